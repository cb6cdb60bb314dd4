"""Who the figures are of, and who came after whom."""
