"""The ring round a town's arms as lines of an SVG, by the measures of the map's own ring."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from content.theme_badge import ThemeBadge
from webmap.tokens import COLOURS, RING

SIZE = 72  # px: the badge that the measures of the ring are drawn for; a style makes it larger
# What the template of a badge asks besides the quarters.
MEASURES = {
    "size": SIZE,
    "letter": RING.letter,
    "rim": RING.rim,
    "paper": COLOURS["paper"],
}


@dataclass(frozen=True)
class Line:
    """A line of the ring: its path, colour and width, and the dashes it is drawn in, if any."""

    path: str
    colour: str
    width: float
    dashes: str = ""


@dataclass(frozen=True)
class Quarter:
    """A theme's quarter of the ring.

    Attributes
    ----------
    lines : tuple of Line
        From below; a double line is a narrow one over a wide one.
    x, y : float
        Middle of the letter's disc.
    theme : ThemeBadge or None
        The theme whose letter stands there; None where the town does not take part.
    """

    lines: tuple[Line, ...]
    x: float
    y: float
    theme: ThemeBadge | None


def quarters(
    parts: Mapping[str, tuple[int, str]], themes: Mapping[str, ThemeBadge]
) -> list[Quarter]:
    """Return the quarters of a town's ring, clockwise from the top right (pure).

    Parameters
    ----------
    parts : mapping of str to (int, str)
        Projects and status of the town by theme, as in `content.page.View.parts`.
    themes : mapping of str to ThemeBadge
        The badges of the themes.

    Returns
    -------
    list of Quarter
        One a theme, in the order of ``parts``, in px of a badge of ``SIZE``.
    """
    return [
        _quarter(place, status, themes[code])
        for place, (code, (_, status)) in enumerate(parts.items())
    ]


def ends(place: int) -> tuple[float, float]:
    """Return where the arc of a quarter begins and ends, in degrees clockwise from the top."""
    return place * 90 + RING.gap, (place + 1) * 90 - RING.gap


def _quarter(place: int, status: str, theme: ThemeBadge) -> Quarter:
    taken = status == "takes_part"
    x, y = _point(sum(ends(place)) / 2, RING.letter_out)
    return Quarter(_lines(_arc(place), status, theme), x, y, theme if taken else None)


def _arc(place: int) -> str:
    """Write a quarter's arc between its gaps as a path."""
    radius = SIZE / 2 - RING.inset
    (x1, y1), (x2, y2) = map(_point, ends(place))
    return f"M{x1:g} {y1:g}A{radius:g} {radius:g} 0 0 1 {x2:g} {y2:g}"


def _point(degrees: float, outside: float = 0) -> tuple[float, float]:
    """Return a point on the ring, or outside it, by the degrees from the top."""
    turn, radius = math.radians(degrees - 90), SIZE / 2 - RING.inset + outside
    return round(SIZE / 2 + radius * math.cos(turn), 1), round(
        SIZE / 2 + radius * math.sin(turn), 1
    )


def _lines(path: str, status: str, theme: ThemeBadge) -> tuple[Line, ...]:
    """Return what a quarter is drawn of by the town's part in the theme."""
    empty = COLOURS["no-part"]
    if status == "takes_part":
        return (Line(path, theme.colour, RING.taken),)
    if status == "joint":
        return (
            Line(path, empty, RING.joint),
            Line(path, COLOURS["paper"], RING.joint_gap),
        )
    dashes = " ".join(f"{length:g}" for length in RING.dash) if status == "not_eligible" else ""
    return (Line(path, empty, RING.empty, dashes),)
