"""What every public form shares: a key against doubles, limits, and its errors."""
