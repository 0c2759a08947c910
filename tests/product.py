"""The packages of the product, each said once for the tests that read them."""

from __future__ import annotations

PACKAGES = (
    "zmos_data",
    "geodata",
    "webmap",
    "content",
    "documents",
    "api",
    "ui",
    "pages",
    "static_site",
)
