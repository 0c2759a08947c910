"""What an import is held to: the areas of the table, the ground of the shipped layers."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import BOUNDARIES_FOLDER, KEY, TOWNS
from geodata.projection import WGS84, to_metres
from geodata.register.errors import BuildError

# The shipped table, not an operator's own: it belongs to the shipped code and its boundaries.
TABLE = Path(__file__).resolve().parents[2] / "zmos_data" / "tables" / "municipalities.csv"


@lru_cache
def areas_km2() -> dict[str, float]:
    """Return the official area of each town, square kilometres.

    Raises
    ------
    BuildError
        If the table lacks one.
    """
    try:
        with TABLE.open(encoding="utf-8-sig", newline="") as file:
            areas = {row[KEY]: float(row["area_km2"]) for row in csv.DictReader(file)}
        return {code: areas[code] for code in TOWNS}
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise BuildError(
            f"table {TABLE.name}",
            "the area of every town",
            "one that cannot be read",
            "run: python -m zmos_data.validation",
        ) from error


@lru_cache
def grounds() -> dict[str, BaseGeometry]:
    """Return the shipped shape of each town, EPSG:3794."""
    layer = to_metres(_shipped("urban_municipalities.geojson"))
    return dict(zip(layer[KEY], layer.geometry, strict=True))


@lru_cache
def country() -> BaseGeometry:
    """Return the shipped outline of the country, EPSG:3794."""
    outline: BaseGeometry = to_metres(_shipped("country.geojson")).geometry.iloc[0]
    return outline


def _shipped(name: str) -> gpd.GeoDataFrame:
    try:
        return gpd.read_file(BOUNDARIES_FOLDER / name).to_crs(WGS84)
    except Exception as error:  # every driver has its own errors
        raise BuildError(
            name, "the shipped layer", "one that cannot be read", "restore the file"
        ) from error
