"""Views that a file names, such as those of the slides."""

from __future__ import annotations

from urllib.parse import parse_qs

from zmos_data.links import OF_VIEW
from zmos_data.parameters import Codes, parse


def refused(query: str, codes: Codes) -> tuple[str, ...]:
    """Name what of a stored view is not known: parameters and codes (pure)."""
    params = parse_qs(query, keep_blank_values=True)
    _, _, ignored = parse(params, codes)
    unknown = [name for name in params if name not in OF_VIEW]
    return (*unknown, *(f"{bad.parameter}={bad.value}" for bad in ignored))
