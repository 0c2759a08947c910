"""The arms wall over the page of the map, while it starts and at the first visit."""
