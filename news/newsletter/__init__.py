"""The newsletter: issues made of the site's pages, each released by a second person."""
