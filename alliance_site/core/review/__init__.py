"""Whole-page review: what must be checked, by whom, and until when."""
