"""Simplification of a coverage: polygons that share their borders."""

from __future__ import annotations

import geopandas as gpd

TOLERANCE_M = 150.0  # as the shipped figures; a screen pixel at zoom 10 is 105 m


def simplify(layer: gpd.GeoDataFrame, tolerance: float = TOLERANCE_M) -> gpd.GeoDataFrame:
    """Simplify a layer as a coverage, so that neighbours keep sharing their border.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        In metres (EPSG:3794).
    tolerance : float
        Visvalingam-Whyatt: a corner is dropped where its triangle is below tolerance
        squared, in square metres.
    """
    simplified = layer.copy()
    simplified[layer.geometry.name] = layer.geometry.simplify_coverage(tolerance)
    return simplified


def vertices(layer: gpd.GeoDataFrame) -> int:
    """Count the vertices of a layer."""
    return int(layer.geometry.count_coordinates().sum())
