"""Write the outlines of Europe's countries for the map of HIGHER's partners.

``python scripts/write_europe.py COUNTRIES``: COUNTRIES is Natural Earth's layer of countries at
1 : 110 million (public domain), as shapefile or GeoPackage.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import geopandas as gpd
from shapely.geometry import Polygon, box

TARGET = Path(__file__).resolve().parent.parent / "geodata" / "europe.json"
EUROPE = "EPSG:3035"  # equal areas
WEST, SOUTH, EAST, NORTH = 2450, 1400, 6000, 5400  # km
_AROUND = box(-32, 25, 60, 76)  # degrees: what lies beyond folds over in this projection
# The European Union writes two countries otherwise than ISO 3166 does.
_CODES = {"ESP": "ES", "ITA": "IT", "SWE": "SE", "PRT": "PT", "LTU": "LT", "SVN": "SI"} | {
    "GRC": "EL",
    "GBR": "UK",
}


def main(source: str) -> None:
    """Write the outlines, in kilometres from the upper left corner."""
    countries = gpd.read_file(source).rename(columns=str.lower)
    countries["geometry"] = countries.geometry.make_valid().intersection(_AROUND)
    extent = box(WEST * 1000, SOUTH * 1000, EAST * 1000, NORTH * 1000)
    countries = countries[~countries.is_empty].to_crs(EUROPE)
    countries["geometry"] = countries.geometry.intersection(extent)
    shown = countries[~countries.is_empty].sort_values("iso_a3")
    outlines: dict[str, str] = {}
    for code, shape in zip(shown["iso_a3"], shown.geometry, strict=True):
        name = _CODES.get(code, code)  # several countries have no code there
        outlines[name] = outlines.get(name, "") + _path(shape)
    found = {"width": EAST - WEST, "height": NORTH - SOUTH, "outlines": outlines}
    TARGET.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _path(shape: object) -> str:
    """Write a shape as an SVG path, to the kilometre."""
    parts = getattr(shape, "geoms", [shape])
    rings = [ring for part in parts if isinstance(part, Polygon) for ring in _rings(part)]
    return "".join(f"M{'L'.join(_point(x, y) for x, y in ring)}Z" for ring in rings)


def _rings(part: Polygon) -> list[list[tuple[float, float]]]:
    return [list(ring.coords)[:-1] for ring in (part.exterior, *part.interiors)]


def _point(x: float, y: float) -> str:
    return f"{round(x / 1000) - WEST} {NORTH - round(y / 1000)}"


if __name__ == "__main__":
    main(sys.argv[1])
