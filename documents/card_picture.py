"""The picture of a town, a project or a comparison: arms and numbers, and where it is."""

from __future__ import annotations

from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from content.page import Page
from content.picture_card import Block, Card, card
from documents import text_layout
from documents.map_badge import POINTS, Badge, draw_badge
from documents.map_keys import BODY, write
from documents.map_picture import WIDTH, Extent, draw_ground, draw_sources, place_map, save
from webmap.tokens import COLOURS, OUTLINES

_EDGE, _LEFT, _MAP = 36.0, 520.0, 600.0  # edge, and widths of words and map
_BADGE, _SMALL = 128.0, 84.0  # diameter of a badge before a title, and before a block
_TITLES = (40.0, 34.0, 29.0, 25.0, 21.0, 18.0)


def card_picture(page: Page, day: date, *, dpi: int = 100, height: float = 630.0) -> bytes:
    """Draw what `content.picture_card.card` says of a page, as PNG.

    Parameters
    ----------
    page : Page
        The page, with its name and its view.
    day : date
        Day that stands on the picture.
    dpi : int
        Resolution; the picture is 12 inches wide.
    height : float
        Height in 1/100 inch.
    """
    said = card(page)
    figure = Figure(figsize=(WIDTH / 100, height / 100), dpi=dpi, facecolor=COLOURS["paper"])
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    bottom = draw_sources(axes, page, day, height - 18)
    _draw_towns(axes, said.towns, Extent(WIDTH - _MAP, 0, _MAP, bottom - 8))
    top = _draw_title(axes, page, said, dpi)
    step = min(104.0, (bottom - 12 - top) / max(len(said.blocks), 1))
    for n, block in enumerate(said.blocks):
        _draw_block(axes, page, block, top + n * step, step, dpi)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    return save(figure, f"{said.title}. {said.words}".strip(), page.text.language, dpi)


def _draw_title(axes: Axes, page: Page, said: Card, dpi: float) -> float:
    """Write the title behind the arms and the words below; return where the blocks begin."""
    left, room, high = _EDGE, _LEFT, 84.0
    if said.code:
        left, room, high = _EDGE + _BADGE + 24, _LEFT - _BADGE - 24, _BADGE
        _draw_arms(axes, page, said.code, (_EDGE, _EDGE), _BADGE, dpi)
    size = text_layout.fit([said.title], (room, high), _TITLES, bold=True)
    lines = text_layout.lines(said.title, size, room, bold=True)
    y = _EDGE + max((high - len(lines) * size * 1.25) / 2, 0)
    for line in lines:
        write(axes, left, y + size, line, size, bold=True)
        y += size * 1.25
    y = max(y, _EDGE + high) + 14
    return _paragraph(axes, said.words, _EDGE, y, 16.0, _LEFT) + (14 if said.words else 0)


def _draw_block(axes: Axes, page: Page, block: Block, y: float, room: float, dpi: float) -> None:
    left = _EDGE
    if block.code:
        size = min(_SMALL, room - 12)
        _draw_arms(axes, page, block.code, (_EDGE, y), size, dpi)
        left += _SMALL + 20
    wide = _EDGE + _LEFT - left
    y = _paragraph(axes, block.label, left, y, 15.0, wide)
    size = text_layout.fit([block.heading], (wide, 40), (30.0, 26.0, 22.0, 18.0), bold=True)
    write(axes, left, y + size, block.heading, size, bold=True)
    small = text_layout.fit([block.note], (wide, 38), (14.0, 13.0, 12.0))
    _paragraph(axes, block.note, left, y + size * 1.35, small, wide)


def _paragraph(axes: Axes, words: str, left: float, y: float, size: float, room: float) -> float:
    """Write words in as many lines as they take; return where they end."""
    for line in text_layout.lines(words, size, room) if words else ():
        write(axes, left, y + size * 0.9, line, size, colour=BODY)
        y += size * 1.35
    return y


def _draw_arms(
    axes: Axes, page: Page, code: str, corner: tuple[float, float], size: float, dpi: float
) -> None:
    x, y = corner[0] + size / 2, corner[1] + size / 2
    draw_badge(axes, page, Badge(code, x, y, (x, y), size, size / 52), dpi, named=False)


def _draw_towns(axes: Axes, towns: tuple[str, ...], extent: Extent) -> None:
    """Draw the country with all towns, those that it is about in the accent's colour."""
    geometry, place, scale = place_map(extent)
    draw_ground(axes, extent, geometry, place, scale)
    for code, shape in geometry.towns.items():
        colour = COLOURS["accent"] if code in towns else COLOURS["land-edge"]
        axes.add_artist(
            PathPatch(
                place.transform_path(shape),
                facecolor=colour,
                alpha=1 if code in towns else 0.35,
                edgecolor=COLOURS["line"],
                linewidth=OUTLINES.town * scale * POINTS,
                zorder=4,
            )
        )
