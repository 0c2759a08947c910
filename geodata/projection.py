"""WGS 84 (EPSG:4326, degrees) and Slovenia's own projection (EPSG:3794, metres)."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

WGS84 = "EPSG:4326"
SLOVENIA = "EPSG:3794"


def to_metres(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Project a layer to EPSG:3794, in which areas and distances are true in metres.

    Raises
    ------
    ValueError
        If the layer has no CRS.
    """
    return layer.to_crs(SLOVENIA)


def to_degrees(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Project a layer to WGS 84, as web maps read it."""
    return layer.to_crs(WGS84)


def area_km2(layer: gpd.GeoDataFrame) -> pd.Series[float]:
    """Return the area of each feature in square kilometres, measured in EPSG:3794."""
    areas: pd.Series[float] = to_metres(layer).area / 1e6
    return areas
