"""Operational performance: how the alliance is doing against the waiting-time standards."""
