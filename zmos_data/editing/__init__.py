"""The way of a file into the data: template, check, preview (`zmos_data.release` releases it)."""
