"""The static edition: the dashboard as files for any web server, a stick or an archive."""
