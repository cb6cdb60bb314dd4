"""The fact register: a figure is kept once, with its source and dates, and shown on many pages."""
