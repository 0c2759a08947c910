"""Boundaries: what is shipped, and what an operator imports from the official register."""
