"""Write the shipped layers: ``python scripts/write_boundaries.py FIGURES COUNTRIES``.

FIGURES is the CSV of vertices (kind, id, part, ring, vertex, lon, lat; WGS 84) of the twelve
towns and the country's outline, from the register of spatial units, generalised to 150 m.
COUNTRIES is ``countries-10m.json`` of the npm package world-atlas (Natural Earth, public domain).
"""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely.geometry import MultiPolygon, Polygon, box

from geodata.boundaries import BOUNDARIES_FOLDER, KEY, TOWNS
from geodata.projection import WGS84
from geodata.web import DECIMALS, geojson, replace_files

# What a wide screen can show around Slovenia, degrees.
AROUND = (9.0, 43.6, 20.5, 49.0)
SLOVENIA = "Slovenia"


def shape_of(vertices: pd.DataFrame) -> Polygon | MultiPolygon:
    """Build one municipality's or country's shape from its vertices."""
    parts = []
    for _, part in vertices.groupby("part"):
        rings = [
            list(zip(ring["lon"], ring["lat"], strict=True))
            for _, ring in part.sort_values(["ring", "vertex"]).groupby("ring")
        ]
        parts.append(Polygon(rings[0], rings[1:]))
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def towns_layer(figures: pd.DataFrame) -> gpd.GeoDataFrame:
    """Build the twelve towns' layer."""
    rows = figures[figures["kind"] == "municipality"]
    shapes = {code: shape_of(part) for code, part in rows.groupby("id")}
    return gpd.GeoDataFrame(
        {KEY: list(TOWNS), "name": list(TOWNS.values())},
        geometry=[shapes[code] for code in TOWNS],
        crs=WGS84,
    )


def country_layer(figures: pd.DataFrame) -> gpd.GeoDataFrame:
    """Build the country's outline."""
    outline = shape_of(figures[figures["kind"] == "country"])
    return gpd.GeoDataFrame({"name": ["Slovenija"]}, geometry=[outline], crs=WGS84)


def context_layer(countries: Path, outline: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cut the neighbours out of Natural Earth; the sea is where no land is.

    Natural Earth's Slovenia differs from the register by up to 700 m. What of it lies
    outside the register's outline goes to the neighbour that it touches, so that no sliver
    shows along the border; what touches no neighbour lies off the coast and is dropped.
    """
    land = gpd.read_file(countries, layer="countries").set_crs(WGS84, allow_override=True)
    land["geometry"] = land.geometry.make_valid().intersection(box(*AROUND))
    land = land[land.geometry.area > 0]
    land["geometry"] = land.geometry.simplify_coverage(0.003)
    land = land.set_index("name")["geometry"]
    slivers = land.pop(SLOVENIA).difference(outline.geometry.iloc[0])
    for sliver in slivers.geoms:
        shared = land.intersection(sliver.boundary).length
        if shared.max() > 0:
            land[shared.idxmax()] = land[shared.idxmax()].union(sliver)
    # Rounded as valid shapes: rounding corner by corner can cross two lines.
    rounded = land.set_precision(10**-DECIMALS)
    layer = gpd.GeoDataFrame(geometry=rounded, crs=WGS84).sort_index()
    return layer.rename_axis("name").reset_index()


def main(figures_path: str, countries_path: str) -> int:
    """Write the three layers."""
    figures = pd.read_csv(figures_path, dtype={"id": str})
    layers = {
        "urban_municipalities.geojson": towns_layer(figures),
        "country.geojson": country_layer(figures),
        "context.geojson": context_layer(Path(countries_path), country_layer(figures)),
    }
    replace_files(BOUNDARIES_FOLDER, {name: geojson(layer) for name, layer in layers.items()})
    for name, layer in layers.items():
        size = (BOUNDARIES_FOLDER / name).stat().st_size
        print(f"{name}: {len(layer)} features, {size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
