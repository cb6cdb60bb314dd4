"""How search engines, social networks and other machines read the site."""
