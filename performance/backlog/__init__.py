"""The alliance's own weekly count of people who still wait."""
