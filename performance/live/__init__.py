"""The figures that editors place on any page of the site, and the home page's own."""
