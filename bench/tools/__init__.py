"""What the benchmarks share: databases for a moment, stop watches, websites of any size."""
