"""What the server answers at once: the page's head, and its words and figures."""
