"""Benchmarks: each module here with a `run()` is one, and `python -m bench` runs them all."""
