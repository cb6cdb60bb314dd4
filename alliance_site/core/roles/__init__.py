"""Who may do what: the roles of the site, clinical sign-off, and what roles may not see."""
