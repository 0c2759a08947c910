"""The legend of the map's picture, and how its fills are drawn."""

from __future__ import annotations

from dataclasses import dataclass
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


def draw_keys(
    axes: Axes, page: Page, left: float, top: float, width: float, scale: float = 1.0
) -> None:
    """Draw the legend: classes with their unit, kinds of empty, themes, and what the ring says.

    ``width`` is that of the legend in its own size, ``scale`` how much larger it is drawn.
    """
    keys = _Keys(axes, left, top + 4 * scale, width * scale, scale)
    keys.paragraph(labels.measure_dated(page, page.selection.measure), bold=True)
    keys.skip(4)
    for key in legend.legend_classes(page):
        keys.swatch(key["colour"], key["range"])
    for key in legend.legend_empties(page):
        keys.swatch(key["pattern"], key["label"])
    keys.skip(14)
    keys.paragraph(page.text.say("Themes"), bold=True)
    keys.skip(4)
    for badge in theme_badges(page).values():
        middle = keys.y + _SWATCH[1] / 2 * scale
        draw_letter(axes, badge, (left + 9 * scale, middle), 1.5 * scale)
        keys.label(badge.label)
    keys.skip(6)
    keys.paragraph(legend.ring_words(page), size=_SMALL, colour=BODY)


@dataclass
class _Keys:
    """The legend that is being drawn, and how far down it is; sizes are those of its own."""

    axes: Axes
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
        for patch in fill(swatch, name, 1.0):
            self.axes.add_artist(patch)
        edge = {"edgecolor": COLOURS["line"], "linewidth": 0.8 * POINTS}
        self.axes.add_artist(PathPatch(swatch, fill=False, zorder=4, **edge))
        self.label(words)

    def label(self, words: str) -> None:
        """Write what stands beside a swatch."""
        size, indent = _SIZE * self.scale, (_SWATCH[0] + 8) * self.scale
        step = size * _LEADING
        found = text_layout.lines(words, size, self.width - indent)
        for n, line in enumerate(found):
            write(self.axes, self.left + indent, self.y + size + n * step, line, size)
        self.y += max(_SWATCH[1] * self.scale, len(found) * step) + 6 * self.scale

    def paragraph(
        self, words: str, *, bold: bool = False, size: float = _SIZE + 1, colour: str = INK
    ) -> None:
        """Write words that may take several lines."""
        size *= self.scale
        for line in text_layout.lines(words, size, self.width, bold=bold):
            at = self.y + size * 0.85
            write(self.axes, self.left, at, line, size, bold=bold, colour=colour)
            self.y += size * _LEADING
