"""The map as a picture for paper and slides: PNG or SVG, drawn on the server.

Drawn through matplotlib's objects and never through pyplot, whose state all threads share.
One axis covers the whole picture; its unit is 1/100 inch, y grows downwards.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

import numpy as np
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.transforms import Affine2D
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from content import slide_titles, view_description
from content.change_marks import marks
from content.map_state import town_fill
from content.page import Page
from content.sources import source_line
from documents import map_focus, text_layout
from documents.map_badge import POINTS, Badge, draw_badge, draw_leader
from documents.map_bar import draw_bar
from documents.map_geometry import MapGeometry, enlargement, geometry_for, metres_per_pixel
from documents.map_keys import BODY, draw_keys, draw_keys_below, fill, legend_scale, write
from webmap.tokens import COLOURS, OUTLINES

T = TypeVar("T")
rcParams["svg.hashsalt"] = "zmos"  # else an SVG names its parts anew each time it is drawn
SVG_DPI = 300  # of the arms in an SVG
WIDTH, HEIGHT = 1200.0, 675.0
_EDGE = 18.0
_KEYS = 262.0  # width of the legend
_SEA = COLOURS["sea"]
_LAND = {
    "context": (COLOURS["abroad"], COLOURS["abroad-edge"], OUTLINES.abroad),
    "country": (COLOURS["land"], COLOURS["land-edge"], OUTLINES.country),
}
_TITLE_SIZES, _SENTENCE = (26.0, 23.0, 20.0, 17.0, 15.0), 13.0
_BAR = 11.0  # size of the letters of the scale bar
# What matplotlib asks of a viewer for pictures that it has not resampled: arms of coarse squares.
_SHARP_PIXELS = re.compile(rb"image-rendering: ?(?:crisp-edges|pixelated);?")


@dataclass(frozen=True)
class Extent:
    """Where the map stands in the picture: left, top, width and height."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, top: float, bottom: float, keys: float = 1.0) -> Extent:
        """Return the place at the left of the legend, between two heights of the picture."""
        return cls(_EDGE, top, WIDTH - 3 * _EDGE - _KEYS * keys, bottom - top)


def place_map(extent: Extent) -> tuple[MapGeometry, Affine2D, float]:
    """Return the map that suits an extent, what puts it there, and how much it is enlarged."""
    geometry = geometry_for(extent.width, extent.height)
    scale = enlargement(geometry, extent.width - 8, extent.height - 8)
    west, north, east, south = geometry.bounds
    left = extent.left + (extent.width - (east - west) * scale) / 2
    top = extent.top + (extent.height - (south - north) * scale) / 2
    return geometry, Affine2D().translate(-west, -north).scale(scale).translate(left, top), scale


def map_picture(
    page: Page,
    day: date,
    *,
    kind: Literal["png", "svg"] = "png",
    dpi: int = 150,
    bare: bool = False,
    height: float | None = None,
    keys: float = 1.0,
    focus: str = "",
) -> bytes:
    """Draw the map of a view.

    Parameters
    ----------
    page : Page
        The view.
    day : date
        Day that stands on the picture.
    kind : {"png", "svg"}
        Kind of the file. In an SVG letters are outlines and the arms are pictures.
    dpi : int
        Resolution of a PNG; the picture is 12 inches wide.
    bare : bool
        Leave out title and sources, for where they stand beside the picture.
    height : float or None
        Height in 1/100 inch; None is 16:9, and less where the picture is bare.
    keys : float
        How much larger the legend is set, for a picture that will be made smaller; less, where
        there is no room for it. Under the map it stands where a bare picture is as high as that.
    focus : str
        Code of the town that stands in the middle, with what lies about it; "" for the country.

    Returns
    -------
    bytes
        The file.
    """
    height = height or (HEIGHT - 115 if bare else HEIGHT)
    figure = Figure(figsize=(WIDTH / 100, height / 100), dpi=dpi, facecolor=COLOURS["paper"])
    figure.suppressComposite = True  # each coat of arms stays a picture of its own
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    top, bottom = _EDGE, height - _EDGE
    if not bare:
        top = _draw_title(axes, page, top)
        bottom = draw_sources(axes, page, day, bottom)
    extent = _with_keys(axes, page, (top, bottom), keys, below=bare and height > WIDTH / 2)
    _draw_map(axes, page, extent, SVG_DPI if kind == "svg" else dpi, _BAR * keys, focus)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    return _save(figure, page, kind, dpi)


def _with_keys(
    axes: Axes, page: Page, heights: tuple[float, float], keys: float, *, below: bool
) -> Extent:
    """Draw the legend at the right of the map, or under it; return what is left for the map."""
    top, bottom = heights
    if below:
        room = WIDTH - 2 * _EDGE
        end = draw_keys_below(axes, page, _EDGE, bottom, room, keys)
        return Extent(_EDGE, top, room, end - 14 - top)
    keys = legend_scale(page, _KEYS, bottom - top, keys)
    draw_keys(axes, page, WIDTH - _EDGE - _KEYS * keys, top, _KEYS, keys)
    return Extent.of(top, bottom, keys)


def _save(figure: Figure, page: Page, kind: str, dpi: int) -> bytes:
    """Write the figure as a file, with what it shows in its metadata."""
    title = _title(page)
    if kind == "png":
        return save(figure, title, page.text.language, dpi)
    buffer = io.BytesIO()
    about = {"Title": title, "Language": page.text.language, "Date": None}
    figure.savefig(buffer, format="svg", metadata=about)
    return _SHARP_PIXELS.sub(b"", buffer.getvalue())


def save(figure: Figure, title: str, language: str, dpi: int) -> bytes:
    """Write the figure as PNG, with what it shows in its metadata."""
    buffer = io.BytesIO()
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    info = PngInfo()
    info.add_itxt("Title", title, lang=language)
    # A quick compression: the file is a fifth larger and ready in a quarter of the time.
    picture.save(buffer, "PNG", compress_level=2, dpi=(dpi, dpi), pnginfo=info)
    return buffer.getvalue()


def _title(page: Page) -> str:
    return view_description.of_map(page)


def _draw_title(axes: Axes, page: Page, top: float) -> float:
    """Write the headline and the sentence that says what is shown; return where the map begins."""
    words, room = slide_titles.of_map(page), WIDTH - 2 * _EDGE
    size = text_layout.fit([words], (room, 54), _TITLE_SIZES, bold=True)
    for line in text_layout.lines(words, size, room, bold=True):
        write(axes, _EDGE, top + size * 0.72, line, size, bold=True)
        top += size * 1.25
    for line in text_layout.lines(_title(page), _SENTENCE, room):
        write(axes, _EDGE, top + _SENTENCE, line, _SENTENCE, colour=BODY)
        top += _SENTENCE * 1.35
    return top + 8


def draw_sources(axes: Axes, page: Page, day: date, bottom: float) -> float:
    """Write what the picture stands on; return where the map ends."""
    size = 10.0
    lines = text_layout.lines(source_line(page, day), size, WIDTH - 2 * _EDGE)
    top = bottom - len(lines) * size * 1.35
    for n, line in enumerate(lines):
        write(axes, _EDGE, top + (n + 0.7) * size * 1.35, line, size, colour=BODY)
    return top - 4


def _draw_map(
    axes: Axes, page: Page, extent: Extent, dpi: float, bar: float, focus: str = ""
) -> None:
    """Draw the ground, territories, markers and the scale bar."""
    geometry, place, scale = place_map(extent)
    edge = Rectangle((extent.left, extent.top), extent.width, extent.height, color=_SEA, lw=0)
    place, zoom = map_focus.brought_near(geometry, place, focus, edge)
    earlier = len(axes.patches)
    draw_ground(axes, extent, geometry, place, scale)
    if geometry.all is not None:
        axes.add_artist(
            PathPatch(
                place.transform_path(geometry.all),
                fill=False,
                zorder=2.5,
                edgecolor=COLOURS["municipality-edge"],
                linewidth=OUTLINES.municipality * scale * POINTS,
            )
        )
    _draw_towns(axes, page, geometry, place, scale)
    badges = _badges(page, geometry, place, scale)
    if focus in geometry.towns:
        map_focus.clip(axes, edge, earlier)
        badges = map_focus.near_badges(badges, edge)
    _draw_markers(axes, page, badges, dpi)
    corner = extent.left + extent.width - 16, extent.top + extent.height - 14
    metres = metres_per_pixel(geometry) / scale / zoom
    draw_bar(axes, page.text, corner, extent.width, metres, bar)


def draw_ground(
    axes: Axes, extent: Extent, geometry: MapGeometry, place: Affine2D, scale: float
) -> None:
    """Draw sea, neighbours and the country."""
    sea = Rectangle((extent.left, extent.top), extent.width, extent.height, color=_SEA, lw=0)
    axes.add_artist(sea)
    for layer, (ground, edge, width) in _LAND.items():
        shape = PathPatch(
            place.transform_path(getattr(geometry, layer)),
            facecolor=ground,
            edgecolor=edge,
            linewidth=width * scale * POINTS,
            zorder=2,
        )
        axes.add_artist(shape)
        shape.set_clip_path(sea)


def _chosen(page: Page) -> set[str]:
    """Return the towns that have a thick outline."""
    return {code for code in (page.selection.municipality_code, *page.selection.compared) if code}


def _of_data(page: Page, drawn: Mapping[str, T]) -> Iterator[tuple[str, T]]:
    """Yield what is drawn of each town; the data may hold fewer towns than the layers."""
    yield from ((code, found) for code, found in drawn.items() if code in page.rows.towns)


def _draw_towns(
    axes: Axes, page: Page, geometry: MapGeometry, place: Affine2D, scale: float
) -> None:
    chosen = _chosen(page)
    for code, shape in _of_data(page, geometry.towns):
        path, on = place.transform_path(shape), code in chosen
        for patch in fill(path, town_fill(page, code), scale):
            axes.add_artist(patch)
        axes.add_artist(
            PathPatch(
                path,
                fill=False,
                edgecolor=COLOURS["chosen"] if on else COLOURS["line"],
                linewidth=(OUTLINES.chosen if on else OUTLINES.town) * scale * POINTS,
                zorder=4.5 if on else 4,
                joinstyle="round",
            )
        )


def _badges(page: Page, geometry: MapGeometry, place: Affine2D, scale: float) -> list[Badge]:
    """Return where the markers stand."""
    badges = []
    for code, position in _of_data(page, geometry.places):
        (x, y), inner = place.transform(position), place.transform(geometry.inner[code])
        badges.append(Badge(code, x, y, (inner[0], inner[1]), geometry.marker * scale, scale))
    return badges


def _draw_markers(axes: Axes, page: Page, badges: Sequence[Badge], dpi: float) -> None:
    """Draw all leader lines, then all markers over them."""
    chosen, changed = _chosen(page), marks(page)
    for badge in badges:
        draw_leader(axes, badge)
    for badge in badges:
        draw_badge(
            axes,
            page,
            badge,
            dpi,
            chosen=badge.code in chosen,
            changes=changed.get(badge.code, 0),
        )
