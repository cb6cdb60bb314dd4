"""Figures in their order of time: one organisation, one standard, one type of cancer."""
