"""What every public form shares: typed words, a key against doubles, limits, and its errors."""
