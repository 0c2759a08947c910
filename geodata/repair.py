"""Repair of a coverage: valid polygons, and borders that neighbours share exactly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

GAP_M = 500.0  # wider gaps between neighbours are ground of somebody, not a fault of a border


def polygon_parts(shape: BaseGeometry | None) -> BaseGeometry | None:
    """Return the polygons of a shape; None where it has none.

    ``make_valid`` leaves a line where a ring touched itself, and files hold collections: a
    municipality is its areas alone.
    """
    if shape is None or shape.is_empty:
        return None
    parts: list[Any] = [shape]
    while any(hasattr(part, "geoms") for part in parts):
        parts = [inner for part in parts for inner in getattr(part, "geoms", [part])]
    polygons = [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
    if not polygons:
        return None
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def make_valid(shape: BaseGeometry | None) -> BaseGeometry | None:
    """Return the valid polygons of a shape; rings that cross or touch themselves are mended."""
    areas = polygon_parts(shape)
    if areas is None or areas.is_valid:
        return areas
    # By structure: what a ring encloses twice is still its own, and what collapses goes.
    return polygon_parts(shapely.make_valid(areas, method="structure", keep_collapsed=False))


def areas_alone(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the layer with the flat polygons of each shape, none where there is no polygon."""
    flat = shapely.force_2d(layer.geometry.values)
    return _with_shapes(layer, [polygon_parts(shape) for shape in flat])


def repair(layer: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, int]:
    """Make invalid shapes valid, of polygons alone.

    Returns
    -------
    (geopandas.GeoDataFrame, int)
        The layer, without a shape where one has no polygon, and how many were repaired.
    """
    invalid = ~layer.geometry.is_valid & layer.geometry.notna()
    return _with_shapes(layer, map(make_valid, layer.geometry)), int(invalid.sum())


def mend(layer: gpd.GeoDataFrame, gap: float = GAP_M) -> tuple[gpd.GeoDataFrame, int]:
    """Make neighbours share their borders exactly: overlaps go to one, small gaps are closed.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        Valid polygons in metres.
    gap : float
        Width of the gaps that are closed, metres.

    Returns
    -------
    (geopandas.GeoDataFrame, int)
        The layer, and how many shapes had a border that did not match.
    """
    shapes = layer.geometry.values
    if shapely.coverage_is_valid(shapes):
        return layer, 0
    edges = shapely.coverage_invalid_edges(shapes)
    clean = shapely.coverage_clean(shapes, gap_width=gap)  # type: ignore[attr-defined]
    return _with_shapes(layer, map(make_valid, clean)), int((~shapely.is_empty(edges)).sum())


def _with_shapes(
    layer: gpd.GeoDataFrame, shapes: Iterable[BaseGeometry | None]
) -> gpd.GeoDataFrame:
    changed = layer.copy()
    changed[layer.geometry.name] = gpd.GeoSeries(list(shapes), index=layer.index, crs=layer.crs)
    return changed
