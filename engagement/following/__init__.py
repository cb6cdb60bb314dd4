"""The author's own page, by the private code: how far it has come, and what they want of it."""
