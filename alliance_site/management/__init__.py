"""The commands of the site. With urls.py, the only code that knows every app."""
