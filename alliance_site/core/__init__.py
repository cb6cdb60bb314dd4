"""What every page and app of the site shares. Knows Django and Wagtail, and no app beside it."""
