"""Hostile inputs by the ten thousand: ``python -m tests.fuzz`` tries them and writes figures."""
