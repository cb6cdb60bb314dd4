"""The news section: its items, how readers choose among them, and the feeds that carry them."""
