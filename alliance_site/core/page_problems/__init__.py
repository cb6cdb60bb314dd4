"""What readers tell us is wrong with a page."""
