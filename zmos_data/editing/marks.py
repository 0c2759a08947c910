"""What a template says of itself: its custom properties, which every spreadsheet keeps."""

from __future__ import annotations

CHECKSUM = "ZMOS checksum"
VERSION = "ZMOS version"
TOWNS = "ZMOS towns"
