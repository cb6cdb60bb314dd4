"""The waiting-time standards, their levels with their dates, and where a series breaks."""
