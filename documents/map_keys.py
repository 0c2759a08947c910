"""The legend of the map's picture, and how its fills are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from content import labels, legend
from content.page import Page
from content.theme_badge import ThemeBadge, theme_badges
from documents import text_layout
from documents.map_badge import BOLD, INK, POINTS, draw_letter
from webmap.tokens import COLOURS, PATTERNS

BODY = COLOURS["body"]
_PLAIN = FontProperties(fname=text_layout.font_file())
# How many lines to an inch: matplotlib takes of the tokens the width of the line alone.
_HATCHES = {"hatch": "///", "lines": "---", "dots": ".."}
_SIZE, _SMALL, _LEADING, _SWATCH = 13.0, 12.5, 1.3, (28.0, 17.0)


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


@dataclass
class _Keys:
    """The legend that is being drawn, and how far down it is; sizes are those of its own.

    Without ``axes`` nothing is drawn, and ``y`` says how high it would be.
    """

    axes: Axes | None
    left: float
    y: float
    width: float
    scale: float

    def skip(self, height: float) -> None:
        """Leave some room."""
        self.y += height * self.scale

    def swatch(self, name: str, words: str) -> None:
        """Draw a swatch with its label."""
        swatch = _box(self.left, self.y, *(side * self.scale for side in _SWATCH))
        edge = {"edgecolor": COLOURS["line"], "linewidth": 0.8 * POINTS}
        if self.axes:
            for patch in fill(swatch, name, 1.0):
                self.axes.add_artist(patch)
            self.axes.add_artist(PathPatch(swatch, fill=False, zorder=4, **edge))
        self.label(words)

    def letter(self, badge: ThemeBadge) -> None:
        """Draw the letter of a theme with its name."""
        middle = self.y + _SWATCH[1] / 2 * self.scale
        if self.axes:
            draw_letter(self.axes, badge, (self.left + 9 * self.scale, middle), 1.5 * self.scale)
        self.label(badge.label)

    def label(self, words: str) -> None:
        """Write what stands beside a swatch."""
        size, indent = _SIZE * self.scale, (_SWATCH[0] + 8) * self.scale
        step = size * _LEADING
        found = text_layout.lines(words, size, self.width - indent)
        for n, line in enumerate(found):
            self._write(self.left + indent, self.y + size + n * step, line, size)
        self.y += max(_SWATCH[1] * self.scale, len(found) * step) + 6 * self.scale

    def paragraph(
        self, words: str, *, bold: bool = False, size: float = _SIZE + 1, colour: str = INK
    ) -> None:
        """Write words that may take several lines."""
        size *= self.scale
        for line in text_layout.lines(words, size, self.width, bold=bold):
            at = self.y + size * 0.85
            self._write(self.left, at, line, size, bold=bold, colour=colour)
            self.y += size * _LEADING

    def _write(self, x: float, y: float, words: str, size: float, **look: Any) -> None:
        if self.axes:
            write(self.axes, x, y, words, size, **look)


def draw_keys(
    axes: Axes, page: Page, left: float, top: float, width: float, scale: float = 1.0
) -> None:
    """Draw the legend: classes with their unit, kinds of empty, themes, and what the ring says.

    ``width`` is that of the legend in its own size, ``scale`` how much larger it is drawn.
    """
    _one_column(_Keys(axes, left, top + 4 * scale, width * scale, scale), page)


def legend_scale(page: Page, width: float, height: float, wish: float) -> float:
    """Return how much larger a legend beside the map can be drawn in a height, at most as wished.

    ``width`` is that of the legend in its own size.
    """
    scales = [wish * part / 20 for part in range(20, 9, -1)]
    heights = (_one_column(_Keys(None, 0, 4 * s, width * s, s), page) for s in scales)
    return next((s for s, h in zip(scales, heights, strict=True) if h <= height), scales[-1])


def draw_keys_below(
    axes: Axes, page: Page, left: float, bottom: float, width: float, scale: float
) -> float:
    """Draw the legend in columns under the map, down to ``bottom``; return where it begins."""
    gap = 22 * scale
    found = [(part, share) for part, share, is_there in _COLUMNS if is_there(page)]
    room = (width - gap * (len(found) - 1)) / sum(share for _, share in found)
    tall = max(_column(part, _Keys(None, 0, 0, room * share, scale), page) for part, share in found)
    for part, share in found:
        _column(part, _Keys(axes, left, bottom - tall, room * share, scale), page)
        left += room * share + gap
    return bottom - tall


def _one_column(keys: _Keys, page: Page) -> float:
    """Draw all of a legend under one another; return where it ends."""
    _classes(keys, page)
    _empties(keys, page)
    keys.skip(14)
    _themes(keys, page)
    keys.skip(6)
    _ring(keys, page)
    return keys.y


def _column(part: Callable[[_Keys, Page], None], keys: _Keys, page: Page) -> float:
    part(keys, page)
    return keys.y


def _classes(keys: _Keys, page: Page) -> None:
    keys.paragraph(labels.measure_dated(page, page.selection.measure), bold=True)
    keys.skip(4)
    for key in legend.legend_classes(page):
        keys.swatch(key.colour, key.range)


def _empties(keys: _Keys, page: Page) -> None:
    for key in legend.legend_empties(page):
        keys.swatch(key.pattern, key.label)


def _themes(keys: _Keys, page: Page) -> None:
    keys.paragraph(page.text.say("Themes"), bold=True)
    keys.skip(4)
    for badge in theme_badges(page).values():
        keys.letter(badge)


def _ring(keys: _Keys, page: Page) -> None:
    keys.paragraph(legend.ring_words(page), size=_SMALL, colour=BODY)


# The columns of a legend under the map, their shares of its width, and where they have something.
_COLUMNS: tuple[tuple[Callable[[_Keys, Page], None], float, Callable[[Page], object]], ...] = (
    (_classes, 0.21, lambda page: True),
    (_empties, 0.22, legend.legend_empties),
    (_themes, 0.27, lambda page: True),
    (_ring, 0.3, lambda page: True),
)
