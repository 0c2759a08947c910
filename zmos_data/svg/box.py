"""The outer box of a drawing: a shape that a picture can have."""

from __future__ import annotations

import re

from zmos_data.svg import limits
from zmos_data.svg.refusal import RefusalError

_NUMBER = r"([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)"
_BOX = re.compile(r"[\s,]+".join([_NUMBER] * 4), re.ASCII)
_LENGTH = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(px|pt|pc|mm|cm|in)?", re.ASCII)
_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def outer_box(view_box: str | None, width: str | None, height: str | None) -> str:
    """Return the viewBox of a drawing; one that has none gets that of its width and height.

    Raises
    ------
    RefusalError
        With the rule ``box``, if there is no box or none of a bearable shape.
    """
    if view_box is None:
        sides = [_pixels(side or "") for side in (width, height)]
        view_box = f"0 0 {sides[0]:.6g} {sides[1]:.6g}"
    shape(view_box)
    return view_box


def shape(view_box: str) -> tuple[float, float]:
    """Return width and height of a viewBox."""
    match = _BOX.fullmatch(view_box.strip())
    if match is None:
        raise RefusalError("box", view_box)
    x, y, width, height = map(float, match.groups())
    longer, shorter = max(width, height), min(width, height)
    bearable = 1 <= shorter <= longer <= limits.NUMBER and longer <= limits.ASPECT * shorter
    if not (bearable and abs(x) <= limits.NUMBER and abs(y) <= limits.NUMBER):
        raise RefusalError("box", view_box)
    return width, height


def _pixels(length: str) -> float:
    match = _LENGTH.fullmatch(length.strip())
    if match is None:
        raise RefusalError("box", length)
    return float(match[1]) * _PIXELS[match[2] or "px"]
