"""Releases of the data: each a whole package, kept for good, and who released it."""
