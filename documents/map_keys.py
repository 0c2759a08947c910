"""The legend of the map's picture, and how its fills are drawn."""

from __future__ import annotations

from typing import Literal

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from content import labels, legend
from content.page import Page
from content.theme_badge import theme_badges
from documents import text_layout
from documents.map_badge import BOLD, INK, POINTS, draw_letter
from webmap.tokens import COLOURS, PATTERNS

BODY = COLOURS["body"]
_PLAIN = FontProperties(fname=text_layout.font_file())
_HATCHES = {"hatch": "///", "lines": "---", "dots": ".."}
_SIZE, _LEADING, _SWATCH = 13.0, 1.3, (28.0, 17.0)


def write(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    anchor: Literal["left", "center", "right"] = "left",
    halo: bool = False,
) -> None:
    """Write a line, its baseline at ``y``; the size is in units of the picture."""
    around = [withStroke(linewidth=2.5 * POINTS, foreground=COLOURS["paper"])] if halo else None
    axes.text(
        x,
        y,
        words,
        fontproperties=BOLD if bold else _PLAIN,
        fontsize=size * POINTS,
        color=colour,
        ha=anchor,
        va="baseline",
        zorder=10,
        parse_math=False,
        path_effects=around,
    )


def fill(path: Outline, name: str, scale: float) -> list[Patch]:
    """Return what fills a shape: a colour, or white with one of the three patterns."""
    if name.startswith("#"):
        return [PathPatch(path, facecolor=name, linewidth=0, zorder=3)]
    pattern = PathPatch(
        path,
        facecolor=COLOURS["paper"],
        edgecolor=COLOURS["pattern"],
        linewidth=0,
        zorder=3,
        hatch=_HATCHES[name],
    )
    pattern.set_hatch_linewidth(PATTERNS.stroke * scale * POINTS)
    return [pattern]


def _box(x: float, y: float, width: float, height: float) -> Outline:
    return Outline(
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)], closed=True
    )


def draw_keys(axes: Axes, page: Page, left: float, top: float, width: float) -> None:
    """Draw the legend: classes with their unit, kinds of empty, themes, and what the ring says."""
    measure = labels.measure_dated(page, page.selection.measure)
    y = _paragraph(axes, left, top + 4, measure, width, bold=True) + 4
    for key in legend.legend_classes(page):
        y = _key(axes, left, y, key["colour"], key["range"], width)
    for key in legend.legend_empties(page):
        y = _key(axes, left, y, key["pattern"], key["label"], width)
    y = _paragraph(axes, left, y + 14, page.text.say("Themes"), width, bold=True) + 4
    for badge in theme_badges(page).values():
        middle = y + _SWATCH[1] / 2
        draw_letter(axes, badge, (left + 9, middle), 1.5)
        y = _label(axes, left, y, badge.label, width)
    _paragraph(axes, left, y + 6, legend.ring_words(page), width, size=11.5, colour=BODY)


def _key(axes: Axes, left: float, y: float, name: str, words: str, width: float) -> float:
    """Draw a swatch with its label; return where the next one begins."""
    swatch = _box(left, y, *_SWATCH)
    for patch in fill(swatch, name, 1.0):
        axes.add_artist(patch)
    axes.add_artist(
        PathPatch(swatch, fill=False, edgecolor=COLOURS["line"], zorder=4, linewidth=0.8 * POINTS)
    )
    return _label(axes, left, y, words, width)


def _label(axes: Axes, left: float, y: float, words: str, width: float) -> float:
    step = _SIZE * _LEADING
    found = text_layout.lines(words, _SIZE, width - _SWATCH[0] - 8)
    for n, line in enumerate(found):
        write(axes, left + _SWATCH[0] + 8, y + 13 + n * step, line, _SIZE)
    return y + max(_SWATCH[1], len(found) * step) + 6


def _paragraph(
    axes: Axes,
    left: float,
    y: float,
    words: str,
    width: float,
    *,
    bold: bool = False,
    size: float = _SIZE + 1,
    colour: str = INK,
) -> float:
    """Write words that may take several lines; return where they end."""
    for line in text_layout.lines(words, size, width, bold=bold):
        write(axes, left, y + size * 0.85, line, size, bold=bold, colour=colour)
        y += size * _LEADING
    return y
