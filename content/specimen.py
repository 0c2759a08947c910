"""The ring round the arms as a specimen: its four themes, and what the kinds of line mean."""

from __future__ import annotations

import math
from dataclasses import dataclass

from content import labels
from content.page import Page
from content.theme_badge import ThemeBadge, theme_badges
from webmap.tokens import RING

SIZE = 52.0  # of the specimen, in the units of a marker on the map


@dataclass(frozen=True)
class Quarter:
    """One theme of the specimen.

    Attributes
    ----------
    badge : ThemeBadge
        Its letter, colours and name.
    arc : str
        The quarter of the ring, as a path of SVG.
    x, y : float
        Middle of the letter's disc.
    """

    badge: ThemeBadge
    arc: str
    x: float
    y: float


def quarters(page: Page) -> list[Quarter]:
    """Write the quarters of the specimen, clockwise from the top right (pure)."""
    return [_quarter(badge, n * 90 - 90) for n, badge in enumerate(theme_badges(page).values())]


def _quarter(badge: ThemeBadge, start: float) -> Quarter:
    radius = SIZE / 2 - RING.inset
    begin, end = (_point(start + turn, radius) for turn in (RING.gap, 90 - RING.gap))
    x, y = _point(start + 45, radius + RING.letter_out)
    arc = f"M{begin[0]} {begin[1]}A{radius} {radius} 0 0 1 {end[0]} {end[1]}"
    return Quarter(badge, arc, x, y)


def _point(angle: float, radius: float) -> tuple[float, float]:
    turn = math.radians(angle)
    return (
        round(SIZE / 2 + radius * math.cos(turn), 1),
        round(SIZE / 2 + radius * math.sin(turn), 1),
    )


def lines(page: Page) -> list[tuple[str, str]]:
    """Say what the kinds of line mean that are on the map now: kind and words (pure)."""
    text = page.text
    drawn = {status for parts in page.view.parts.values() for _, status in parts.values()}
    found = [
        ("taken", text.say("the town has a project in the theme"), {"takes_part"}),
        ("empty", labels.no_project(page), {"no_project", "no_strand"}),
        ("dashed", labels.not_eligible(page), {"not_eligible"}),
        ("double", text.say("joint project of the association"), {"joint"}),
    ]
    return [(kind, words) for kind, words, statuses in found if statuses & drawn]
