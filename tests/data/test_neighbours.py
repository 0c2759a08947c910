"""The points of the neighbours' names: complete, in the right municipality, as RFC 7946 says."""

import json
from collections import Counter

import geopandas as gpd
import pytest

from geodata.boundaries import TOWNS, layer_paths, load_layer
from scripts.write_neighbours import SEATS, neighbours_of_towns
from tests.data.test_official_import import REFERENCE, needs_register

# Neighbours that GeoNames has no place for; there is none.
WITHOUT_A_PLACE: set[str] = set()


@pytest.fixture(scope="module")
def points():
    return load_layer("neighbours").set_index("name")


def test_every_neighbour_of_a_town_has_a_point_or_arms(points, dataset):
    for town in dataset.municipalities.itertuples():
        for name in town.neighbours.split(";"):
            drawn = name in points.index or name in TOWNS.values()
            assert drawn != (name in WITHOUT_A_PLACE), (town.name, name)


def test_nothing_but_neighbours_has_a_point(points, dataset):
    names = set(neighbours_of_towns(dataset.municipalities))
    assert set(points.index) == names - WITHOUT_A_PLACE
    assert points.index.is_unique
    assert points["geonames_id"].is_unique


def test_seats_that_are_named_otherwise_are_those_of_the_table(points):
    otherwise = {
        name for name, seat in points["seat"].items() if seat.casefold() != name.casefold()
    }
    assert otherwise == set(SEATS) - {"Škocjan"}  # there the name is right, and not alone
    for name, (number, seat, _) in SEATS.items():
        assert (points["geonames_id"][name], points["seat"][name]) == (number, seat)


def test_the_file_is_as_rfc_7946_says_with_four_decimals():
    layer = json.loads(layer_paths()["neighbours"].read_text(encoding="utf-8"))
    assert set(layer) == {"type", "features"}
    for feature in layer["features"]:
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        lon, lat = feature["geometry"]["coordinates"]
        assert 13 < lon < 17
        assert 45 < lat < 47
        assert (lon, lat) == (round(lon, 4), round(lat, 4))


@needs_register
def test_every_point_lies_in_its_municipality(points):
    register = gpd.read_file(REFERENCE)
    assert Counter(register["OB_UIME"]).most_common(1)[0][1] == 1
    official = register.set_index("OB_UIME").geometry
    for name, point in points.geometry.items():
        assert official[name].contains(point), name
