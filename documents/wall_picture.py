"""The arms wall as a picture: for who is sent a link of the whole."""

from __future__ import annotations

import io

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from content import view_picture
from content.arms_wall import sentence
from content.page import Page
from documents import text_layout
from documents.map_badge import BOLD, INK, POINTS, Badge, draw_badge
from webmap.tokens import COLOURS

WIDTH, HEIGHT = view_picture.WIDTH, view_picture.HEIGHT
_COLUMNS, _SIZE, _SCALE = 6, 160, 1.7  # a row, px of a badge, and how much larger than on screen
_EDGE, _ROW, _WORDS = 28, 228, 532  # px


def wall_picture(page: Page) -> bytes:
    """Draw the arms of a view in their rings over the sentence that counts, as PNG.

    Towns beyond two rows are left out of the picture; the sentence counts all of them.
    """
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100, facecolor=COLOURS["paper"])
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    across = (WIDTH - 2 * _EDGE) / _COLUMNS
    for n, code in enumerate(list(page.town_names)[: 2 * _COLUMNS]):
        x = _EDGE + across * (n % _COLUMNS + 0.5)
        y = _EDGE + _SIZE / 2 + _ROW * (n // _COLUMNS)
        draw_badge(axes, page, Badge(code, x, y, (x, y), _SIZE, _SCALE), 100, chosen=False)
    _draw_words(axes, sentence(page))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(HEIGHT, 0)
    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Title": sentence(page)})
    return buffer.getvalue()


def _draw_words(axes: Axes, words: str) -> None:
    """Write the sentence in the middle, in as many lines as it takes."""
    room, size = WIDTH - 4 * _EDGE, 28
    for n, line in enumerate(text_layout.lines(words, size, room, bold=True)):
        axes.text(
            WIDTH / 2,
            _WORDS + n * size * 1.35,
            line,
            fontproperties=BOLD,
            fontsize=size * POINTS,
            color=INK,
            ha="center",
            va="center",
            parse_math=False,
        )
