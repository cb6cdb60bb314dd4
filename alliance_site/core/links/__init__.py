"""The links that our pages hold, and whether they still lead somewhere."""
