"""What the server bears: many visitors at once, bounded in number and time (``make load``)."""
