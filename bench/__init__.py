"""Benchmarks in a real browser: side by side, in one run, on the same data."""
