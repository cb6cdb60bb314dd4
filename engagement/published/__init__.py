"""What people told us, as anybody may read it: approved words, and what we answer in public."""
