"""Complaints about how we use people's data, each with its 30-day clock."""
