"""Each series of figures for others to work with, at an address that lasts."""
