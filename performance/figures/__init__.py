"""The figures as they were loaded: each with its file, its place in it and its status."""
