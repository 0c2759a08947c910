"""The map of one town as a picture: its territory, and its projects where they are."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.transforms import Affine2D
from PIL import Image

from content import map_layers, palette
from content.cache import by_key, kept
from content.store import layers
from documents import text_layout
from documents.map_badge import INK, POINTS
from documents.map_bar import draw_bar
from documents.map_geometry import MapGeometry, geometry_for, metres_per_pixel
from documents.map_keys import write
from documents.town_pack import Entry, Pack
from documents.town_sites import KEY, RADIUS, Sited, draw_key, draw_site, kinds, sites_of
from documents.town_spots import Spot, spread
from geodata.anchors import to_pixels
from geodata.boundaries import layer_paths
from webmap.tokens import COLOURS, OUTLINES
from zmos_data.rows import Site

BYTES = 20_000_000  # of all pictures that are kept
_MARGIN = 26.0  # round the territory
_BAR = 10.0  # size of the letters of the scale bar


def town_picture(pack: Pack, size: tuple[float, float], dpi: int) -> bytes:
    """Draw the map of a pack's town as PNG.

    Parameters
    ----------
    pack : Pack
        Its projects are those that are drawn.
    size : (float, float)
        Width and height in 1/100 inch.
    dpi : int
        Resolution.

    Returns
    -------
    bytes
        The file; a picture that was drawn before costs nothing. Empty where the layer of the
        municipalities has no such town.
    """
    page = pack.page
    numbers = [(entry.number, entry.id) for entry in pack.entries]
    of = f"{page.dataset.checksum} {layers()} {page.text.language} {page.town} {numbers}"
    return _picture(f"{of} {size} {dpi}", pack, size, dpi)


@kept(BYTES, key=by_key, size=len, unit="bytes")
def _picture(_state: str, pack: Pack, size: tuple[float, float], dpi: int) -> bytes:
    width, height = size
    figure = Figure(figsize=(width / 100, height / 100), dpi=dpi, facecolor=COLOURS["paper"])
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    geometry = geometry_for(1200, 675)
    if pack.page.town not in geometry.towns:
        return b""
    sites = sites_of(pack)
    shown = kinds(sites)
    room = height - len(shown) * KEY - (12 if shown else 0)
    place, scale = _placed(geometry, pack.page.town, width, room)
    extent = Rectangle((0, 0), width, room, facecolor=COLOURS["sea"], linewidth=0)
    axes.add_artist(extent)
    _draw_ground(axes, geometry, place, scale, extent, pack.page.town)
    corner, metres = (width - 12, room - 12), metres_per_pixel(geometry) / scale
    draw_bar(axes, pack.page.text, corner, width, metres, _BAR)
    _draw_places(axes, pack, geometry, place, (width, room), sites)
    for n, kind in enumerate(shown):
        draw_key(axes, pack.page.text, kind, room + 8 + n * KEY)
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return _png(figure, dpi)


def _png(figure: Figure, dpi: int) -> bytes:
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    buffer = io.BytesIO()
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    picture.save(buffer, "PNG", compress_level=2, dpi=(dpi, dpi))
    return buffer.getvalue()


def _placed(
    geometry: MapGeometry, code: str, width: float, height: float
) -> tuple[Affine2D, float]:
    """Return what puts a town into the middle of an extent, and how much it is enlarged."""
    box = geometry.towns[code].get_extents()
    scale = min((width - 2 * _MARGIN) / box.width, (height - 2 * _MARGIN) / box.height)
    middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    place = Affine2D().translate(-middle[0], -middle[1]).scale(scale)
    return place.translate(width / 2, height / 2), scale


def _draw_ground(
    axes: Axes, geometry: MapGeometry, place: Affine2D, scale: float, extent: Rectangle, code: str
) -> None:
    """Draw neighbours abroad, the country, the other towns and the town itself."""
    own, chosen = palette.CLASS_COLOURS[0], OUTLINES.chosen
    shapes = [
        (geometry.context, COLOURS["abroad"], COLOURS["abroad-edge"], OUTLINES.abroad),
        (geometry.country, COLOURS["land"], COLOURS["land-edge"], OUTLINES.country),
        (geometry.all, "none", COLOURS["municipality-edge"], OUTLINES.municipality),
        *(
            (shape, COLOURS["ground"], COLOURS["municipality-edge"], OUTLINES.town)
            for other, shape in geometry.towns.items()
            if other != code
        ),
        (geometry.towns[code], own, COLOURS["line"], chosen),
    ]
    for shape, ground, edge, line in shapes:
        if shape is None:
            continue
        patch = PathPatch(
            place.transform_path(shape),
            facecolor=ground,
            edgecolor=edge,
            linewidth=line * POINTS,
            joinstyle="round",
            zorder=2,
        )
        axes.add_artist(patch)
        patch.set_clip_path(extent)


def _draw_places(
    axes: Axes,
    pack: Pack,
    geometry: MapGeometry,
    place: Affine2D,
    size: tuple[float, float],
    sites: list[tuple[Entry, Site]],
) -> None:
    """Draw the sites, then the names of the seat and of the neighbours where there is room."""
    sited = [
        Sited(entry, site, *place.transform(to_pixels(site.lon, site.lat, geometry.zoom)))
        for entry, site in sites
    ]
    spots = spread([Spot(one.x, one.y, RADIUS) for one in sited], size)
    for one, spot in zip(sited, spots, strict=True):
        draw_site(axes, one, spot)
    corner = text_layout.Box(size[0] * 0.68, size[1] - 34, size[0] * 0.32, 34)  # of the scale bar
    taken = [*(spot.box for spot in spots), corner]
    town = pack.page.rows.towns[pack.page.town]
    seat = place.transform(to_pixels(town.seat_lon, town.seat_lat, geometry.zoom))
    _draw_name(axes, pack.name, seat, size, taken, bold=True)
    wanted = town.neighbours.split(";") if isinstance(town.neighbours, str) else []
    for name, (lon, lat) in _neighbours(layers()).items():
        if name in wanted:
            at = place.transform(to_pixels(lon, lat, geometry.zoom))
            _draw_name(axes, name, at, size, taken)


@kept(2)
def _neighbours(_files: str) -> dict[str, tuple[float, float]]:
    """Return where the names of the neighbouring municipalities stand: lon, lat."""
    layer = layer_paths(map_layers.drawn().folder)["neighbours"]
    found = json.loads(layer.read_bytes())["features"]
    return {one["properties"]["name"]: tuple(one["geometry"]["coordinates"]) for one in found}


def _draw_name(
    axes: Axes,
    name: str,
    at: np.ndarray,
    size: tuple[float, float],
    taken: list[text_layout.Box],
    *,
    bold: bool = False,
) -> None:
    """Write the name of a place beside its dot, where nothing else stands; else nothing."""
    (x, y), points = at, 12.0 if bold else 10.0
    width = text_layout.width(name, points, bold=bold)
    boxes = [
        text_layout.Box(left, top, width, points)
        for far in ((6, 16, 28, 40) if bold else (6,))
        for left, top in (
            (x + far, y - points / 2),
            (x - far - width, y - points / 2),
            (x - width / 2, y + far),
            (x - width / 2, y - far - points),
        )
    ]
    room = text_layout.Box(4, 4, size[0] - 8, size[1] - 8)
    found = next(
        (b for b in boxes if _within(b, room) and not any(_overlap(b, one) for one in taken)), None
    )
    if found is None:
        return
    taken.append(found)
    colour = INK if bold else COLOURS["place"]
    axes.add_artist(Circle((x, y), 2.4 if bold else 1.7, facecolor=colour, linewidth=0, zorder=4))
    baseline = found.top + points * 0.82
    write(axes, found.left, baseline, name, points, bold=bold, colour=colour, halo=True)


def _within(box: text_layout.Box, room: text_layout.Box) -> bool:
    return (
        box.left >= room.left
        and box.top >= room.top
        and box.left + box.width <= room.left + room.width
        and box.top + box.height <= room.top + room.height
    )


def _overlap(one: text_layout.Box, other: text_layout.Box) -> bool:
    return (
        abs(2 * one.left + one.width - 2 * other.left - other.width) < one.width + other.width
        and abs(2 * one.top + one.height - 2 * other.top - other.height) < one.height + other.height
    )
