"""What whoever runs a server sees of it: its state, its figures for Prometheus, its log."""
