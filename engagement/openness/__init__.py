"""Moderation in the open: how many came, what became of them, and why."""
