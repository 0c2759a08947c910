"""The layers of the map out of a coverage: every municipality, the twelve towns, the outline."""

from __future__ import annotations

import geopandas as gpd
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import KEY, TOWNS
from geodata.projection import SLOVENIA, WGS84, to_degrees
from geodata.web import rounded

DECIMALS = 5  # of a degree: 1 m
SLIT_M = 100.0  # ground is known to 50 m, and its neighbours are simplified


def web_layers(
    layer: gpd.GeoDataFrame, lost: BaseGeometry
) -> tuple[dict[str, gpd.GeoDataFrame], int]:
    """Split a coverage into the files of the map, rounded so that every shape is valid.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        WGS 84, with ``municipality_code`` and ``name`` (missing where unknown).
    lost : geometry
        Ground of the country without a municipality, EPSG:3794; the outline takes it in.

    Returns
    -------
    (dict of str to geopandas.GeoDataFrame, int)
        The layers by file name, and how many decimals of a degree they have.
    """
    everything, decimals = rounded(layer, DECIMALS)
    everything["name"] = [
        TOWNS.get(code) or (name if isinstance(name, str) else None)
        for code, name in zip(everything[KEY], everything["name"], strict=True)
    ]
    # A little wider, so that no slit is left between it and its neighbours.
    ground = to_degrees(gpd.GeoDataFrame(geometry=[lost.buffer(SLIT_M)], crs=SLOVENIA))
    shapes = [*everything.geometry, *ground.geometry]
    outline = gpd.GeoDataFrame({"name": ["Slovenija"]}, geometry=[_outline(shapes)], crs=WGS84)
    outline, outline_decimals = rounded(outline, decimals)
    layers = {
        "official-municipalities.geojson": everything,
        "official-urban-municipalities.geojson": everything[everything[KEY].isin(TOWNS)],
        "official-country.geojson": outline,
    }
    return layers, max(decimals, outline_decimals)


def _outline(shapes: list[BaseGeometry]) -> Polygon:
    """Return the outer ring of the country, of one part and without a hole.

    Slovenia has no island and no enclave with a municipality of its own; a hole is a gap
    between borders, or the Croatian ground near Metlika that is too small to be drawn.
    """
    union = shapely.union_all(shapes)
    largest = max(getattr(union, "geoms", [union]), key=lambda part: part.area)
    return Polygon(largest.exterior)
