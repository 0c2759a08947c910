"""Coats of arms as pictures, for all files."""

from __future__ import annotations

from content.cache import kept
from zmos_data.heraldry import rasterise

BYTES = 20_000_000  # of all that are kept


@kept(BYTES, size=len, unit="bytes")
def arms_picture(drawing: bytes, width: int) -> bytes:
    """Return what `Arms.drawable` gives as PNG, ``width`` pixels wide."""
    return rasterise(drawing, width)
