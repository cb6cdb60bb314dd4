"""The boroughs or districts of the alliance, by which people look for what is near them."""
