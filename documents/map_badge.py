"""One marker of the map's picture: leader line, ring of themes, arms, name."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import numpy as np
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from PIL import Image

from content import cache, ring
from content.page import Page
from content.theme_badge import ThemeBadge, theme_badge
from documents.arms_pictures import arms_picture
from documents.text_layout import font_file
from webmap.tokens import BADGE, COLOURS, OUTLINES, RING

# Letters as they were drawn, not moved to pixels: else lines are up to a fortieth wider
# than `text_layout` reckons with, and a quarter of the time of a picture goes into it.
rcParams["text.hinting"] = "none"

POINTS = 0.72  # a unit of the picture, 1/100 inch, in points
BOLD = FontProperties(fname=font_file(bold=True))
INK, LINE, HALO = COLOURS["ink"], COLOURS["line"], COLOURS["paper"]
_EMPTY, _CHOSEN = COLOURS["no-part"], COLOURS["chosen"]
_SHADOW = COLOURS["shadow"]


@dataclass(frozen=True)
class Badge:
    """Where a marker stands in the picture.

    Attributes
    ----------
    code : str
        Municipality code.
    x, y : float
        Its middle.
    inner : (float, float)
        Where its leader line begins.
    size : float
        Its diameter.
    scale : float
        How much larger than on screen the map is drawn.
    """

    code: str
    x: float
    y: float
    inner: tuple[float, float]
    size: float
    scale: float


def draw_leader(axes: Axes, badge: Badge) -> None:
    """Draw the line from the territory to the marker."""
    (x, y), width = badge.inner, OUTLINES.leader * badge.scale * POINTS
    axes.plot([x, badge.x], [y, badge.y], color=LINE, linewidth=width, zorder=5)


def draw_badge(
    axes: Axes,
    page: Page,
    badge: Badge,
    dpi: float,
    *,
    chosen: bool = False,
    changes: int = 0,
    named: bool = True,
) -> None:
    """Draw the marker over its leader line, with how much changed in the town where it did."""
    middle, s = (badge.x, badge.y), badge.scale
    radius = badge.size / 2 - BADGE.disc_inset * s
    axes.add_artist(Circle((badge.x, badge.y + s), radius + 0.6 * s, color=_SHADOW, lw=0, zorder=6))
    rim = BADGE.chosen_rim * s * POINTS
    edge = {"edgecolor": _CHOSEN, "linewidth": rim} if chosen else {"linewidth": 0}
    axes.add_artist(Circle(middle, radius, facecolor=COLOURS["paper"], zorder=6, **edge))
    _draw_ring(axes, page, badge)
    _draw_arms(axes, page, badge, dpi)
    if changes:
        _draw_changes(axes, badge, page.text.number(changes))
    if named:
        _draw_name(axes, badge, page.town_names[badge.code])


def _draw_name(axes: Axes, badge: Badge, name: str) -> None:
    s = badge.scale
    axes.text(
        badge.x,
        badge.y + badge.size / 2 + 8 * s,
        name,
        fontproperties=BOLD,
        fontsize=12 * s * POINTS,
        color=INK,
        ha="center",
        va="center",
        zorder=9,
        parse_math=False,
        path_effects=[withStroke(linewidth=3.2 * s * POINTS, foreground=HALO)],
    )


def _draw_changes(axes: Axes, badge: Badge, words: str) -> None:
    """Draw a dashed circle round the ring, and how much changed over it."""
    s = badge.scale
    axes.add_artist(
        Circle(
            (badge.x, badge.y),
            badge.size / 2 + 3 * s,
            fill=False,
            edgecolor=_CHOSEN,
            linestyle=(0, (2, 2)),
            linewidth=2 * s * POINTS,
            zorder=9,
        )
    )
    axes.text(
        badge.x,
        badge.y - badge.size / 2 + 1 * s,
        words,
        fontproperties=BOLD,
        fontsize=11 * s * POINTS,
        color=COLOURS["paper"],
        ha="center",
        va="center",
        zorder=10,
        bbox={
            "boxstyle": "round,pad=0.25,rounding_size=0.7",
            "facecolor": _CHOSEN,
            "edgecolor": COLOURS["paper"],
            "linewidth": 1.5 * s * POINTS,
        },
    )


def _draw_ring(axes: Axes, page: Page, badge: Badge) -> None:
    """Draw four quarters, one a theme, clockwise from the top right."""
    s = badge.scale
    radius = badge.size / 2 - RING.inset * s
    parts = page.view.parts[badge.code].items()
    for index, (code, (_, status)) in enumerate(parts):
        theme = theme_badge(page, code)
        start, end = (degrees - 90 for degrees in ring.ends(index))  # here from the right
        arc = Outline.arc(start, end).transformed(
            Affine2D().scale(radius).translate(badge.x, badge.y)
        )
        _draw_quarter(axes, arc, status, theme, s * POINTS)
        if status == "takes_part":
            turn, out = math.radians((start + end) / 2), radius + RING.letter_out * s
            at = (badge.x + out * math.cos(turn), badge.y + out * math.sin(turn))
            draw_letter(axes, theme, at, s)


def _draw_quarter(axes: Axes, arc: Outline, status: str, theme: ThemeBadge, points: float) -> None:
    """Draw a quarter of the ring by the town's part in the theme."""
    empty = ((RING.empty, _EMPTY),)
    strokes = {
        "takes_part": ((RING.taken, theme.colour),),
        "joint": ((RING.joint, _EMPTY), (RING.joint_gap, COLOURS["paper"])),
    }.get(status, empty)
    drawn, left_out = (length / RING.empty for length in RING.dash)
    dashes = (0, (drawn, left_out)) if status == "not_eligible" else "solid"
    for width, colour in strokes:
        axes.add_artist(
            PathPatch(
                arc,
                fill=False,
                zorder=7,
                capstyle="butt",
                linestyle=dashes,
                edgecolor=colour,
                linewidth=width * points,
            )
        )


def draw_letter(axes: Axes, theme: ThemeBadge, at: tuple[float, float], scale: float) -> None:
    """Draw a theme's letter on a disc of its colour."""
    axes.add_artist(
        Circle(
            at,
            RING.letter * scale,
            facecolor=theme.colour,
            edgecolor=COLOURS["paper"],
            linewidth=RING.rim * scale * POINTS,
            zorder=8,
        )
    )
    letter, (x, y) = _outline(theme.letter, 8.2 * scale)
    place = Affine2D().translate(-x, -y).scale(1, -1).translate(*at)
    shape = letter.transformed(place)
    axes.add_artist(PathPatch(shape, facecolor=theme.ink, linewidth=0, zorder=8.5))


@cache.kept(100)  # four letters stand on every picture some thirty times
def _outline(letter: str, size: float) -> tuple[Outline, tuple[float, float]]:
    """Return a letter as an outline, and its middle."""
    drawn = TextPath((0, 0), letter, size=size, prop=BOLD)
    box = drawn.get_extents()
    return drawn, ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)


def _draw_arms(axes: Axes, page: Page, badge: Badge, dpi: float) -> None:
    """Put the arms into the middle as a picture, as sharp as the paper is."""
    arms = page.assets.arms.get(badge.code)
    drawing = arms.drawable("marker") if arms is not None else None
    if drawing is None:
        return
    box = BADGE.arms * badge.size
    height, width = arms_pixels(drawing, round(box / 100 * dpi)).shape[:2]
    shrink = box / max(width, height)
    pixels = arms_pixels(drawing, round(width * shrink / 100 * dpi))
    half_w, half_h = width * shrink / 2, height * shrink / 2
    axes.imshow(
        pixels,
        extent=(badge.x - half_w, badge.x + half_w, badge.y + half_h, badge.y - half_h),
        interpolation="none",
        zorder=8,
        aspect="auto",
    )


def arms_pixels(drawing: bytes, width: int) -> np.ndarray:
    """Return arms as an array of RGBA."""
    return np.asarray(Image.open(io.BytesIO(arms_picture(drawing, width))).convert("RGBA"))
