"""The map's ground and markers in pixels of the live map, for pictures of it.

A picture is the live map at one zoom step, enlarged: the same places of the arms, so that
what is apart on screen is apart on paper.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from matplotlib.path import Path as Outline
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from content import map_layers
from content.cache import kept
from content.store import layers
from geodata.anchors import shape_in_pixels, to_pixels
from geodata.boundaries import KEY, TOWNS, anchors_path, layer_paths, load_layer
from geodata.marker_sizes import ONE_LINE_ZOOM, marker_size, name_size

Position = tuple[float, float]
FILLED = 0.95  # of the size that the country has where no marker stands outside it
LEADER = 1 / 6  # of the country's width: the longest line from a town to its arms
_WORLD_M = 2 * math.pi * 6378137.0  # round the equator, Web Mercator


@dataclass(frozen=True)
class MapGeometry:
    """The map at one zoom step; pixels of Web Mercator, y grows southwards.

    Attributes
    ----------
    zoom : float
        Zoom step of the live map.
    context, country, all : matplotlib.path.Path or None
        Neighbours, the country and, where they were imported, all municipalities.
    towns : dict of str to matplotlib.path.Path
        Territories by municipality code.
    inner, places : dict of str to (x, y)
        Where a leader line begins, and the middle of the marker.
    bounds : (west, north, east, south)
        What must be inside the extent: the country, the markers and their names.
    marker : float
        Diameter of a marker.
    """

    zoom: float
    context: Outline
    country: Outline
    all: Outline | None
    towns: dict[str, Outline]
    inner: dict[str, Position]
    places: dict[str, Position]
    bounds: tuple[float, float, float, float]
    marker: float


def zoom_steps() -> tuple[float, ...]:
    """Return the zoom steps at which a name stands in one line, lowest first."""
    anchors = json.loads(anchors_path(map_layers.drawn().folder).read_text(encoding="utf-8"))
    return tuple(sorted(float(zoom) for zoom in anchors["zooms"] if float(zoom) >= ONE_LINE_ZOOM))


def load_geometry(zoom: float) -> MapGeometry:
    """Read the layers and the places of the markers for one zoom step."""
    folder = map_layers.drawn().folder
    anchors = json.loads(anchors_path(folder).read_text(encoding="utf-8"))
    step = next(places for name, places in anchors["zooms"].items() if float(name) == zoom)
    places = {code: to_pixels(lon, lat, zoom) for code, (lat, lon) in step.items()}
    inner = {code: to_pixels(lon, lat, zoom) for code, (lat, lon) in anchors["inner"].items()}
    shapes = load_layer("municipalities", folder).set_index(KEY).geometry
    country = shape_in_pixels(load_layer("country", folder).geometry.union_all(), zoom)
    everything = "all" in layer_paths(folder)
    return MapGeometry(
        zoom=zoom,
        context=outline(shape_in_pixels(_together("context", folder), zoom)),
        country=outline(country),
        all=outline(shape_in_pixels(_together("all", folder), zoom)) if everything else None,
        towns={code: outline(shape_in_pixels(shape, zoom)) for code, shape in shapes.items()},
        inner=inner,
        places=places,
        bounds=_bounds(country, places, zoom),
        marker=marker_size(zoom),
    )


def _together(layer: str, folder: Path) -> BaseGeometry:
    """Put the polygons of a layer into one shape; borders between them stay."""
    shapes = load_layer(layer, folder).geometry.explode(index_parts=False)
    return MultiPolygon([shape for shape in shapes if isinstance(shape, Polygon)])


def outline(shape: BaseGeometry) -> Outline:
    """Turn polygons into one path, holes included."""
    polygons = [p for p in getattr(shape, "geoms", [shape]) if isinstance(p, Polygon)]
    rings = [ring for p in polygons for ring in (p.exterior, *p.interiors)]
    return Outline.make_compound_path(*(Outline(ring.coords, closed=True) for ring in rings))


def _bounds(
    country: BaseGeometry, places: dict[str, Position], zoom: float
) -> tuple[float, float, float, float]:
    radius = marker_size(zoom) / 2
    names = {code: name_size(TOWNS[code], zoom) for code in places}
    half = {code: max(radius, names[code][0] / 2) for code in places}
    west, north, east, south = country.bounds
    return (
        min(west, *(x - half[code] for code, (x, _) in places.items())),
        min(north, *(y - radius for _, y in places.values())),
        max(east, *(x + half[code] for code, (x, _) in places.items())),
        max(south, *(y + radius + names[code][1] for code, (_, y) in places.items())),
    )


def enlargement(geometry: MapGeometry, width: float, height: float) -> float:
    """Return how much larger than on screen the map is that fills an extent."""
    west, north, east, south = geometry.bounds
    return min(width / (east - west), height / (south - north))


def filled(geometry: MapGeometry, width: float, height: float) -> bool:
    """Tell whether the country fills an extent in spite of the markers beside it."""
    country = geometry.country.get_extents()
    alone = min(width / country.width, height / country.height)
    return enlargement(geometry, width, height) >= FILLED * alone


def near(geometry: MapGeometry) -> bool:
    """Tell whether all arms stand near to their towns, so that no line crosses half the country."""
    places, inner = geometry.places, geometry.inner
    longest = max(math.dist(inner[code], places[code]) for code in places)
    return longest <= LEADER * geometry.country.get_extents().width


def metres_per_pixel(geometry: MapGeometry, lat: float = 46.1) -> float:
    """Return the true length of a pixel on the ground at a latitude."""
    return _WORLD_M / (256 * 2**geometry.zoom) * math.cos(math.radians(lat))


def geometry_for(width: float, height: float) -> MapGeometry:
    """Return the map at the zoom step that suits an extent.

    The lowest step, where the arms are largest, at which the country with its markers still
    fills the extent and no arms stand far from their town.
    """
    files = layers()
    for zoom in zoom_steps():
        geometry = _geometry(files, zoom)
        if filled(geometry, width, height) and near(geometry):
            break
    return geometry


@kept(12)
def _geometry(files: str, zoom: float) -> MapGeometry:
    return load_geometry(zoom)
