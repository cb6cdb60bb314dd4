"""Delivery plans: what the alliance will do, and how each principle is reflected in it."""
