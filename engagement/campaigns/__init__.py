"""Campaigns: a time in which people are asked about one thing, with questions of its own."""
