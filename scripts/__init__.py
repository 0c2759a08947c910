"""Scripts of the workshop: messages, browser, boundaries, documents."""
