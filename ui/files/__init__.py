"""Files at addresses of our own: made when they are asked for, in steps that the browser hears."""
