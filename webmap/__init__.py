"""The Leaflet map as static files: scripts, style, layers and arms."""
