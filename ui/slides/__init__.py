"""The presentation for a meeting."""
