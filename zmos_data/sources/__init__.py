"""Official lists that the data can be brought up to date from: ``python -m zmos_data.sources``."""
