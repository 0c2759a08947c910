"""Finding the place where a neighbour's name stands, and writing the points."""

import json

import pandas as pd
import pytest

from scripts import write_neighbours
from scripts.write_neighbours import main, neighbours_of_towns, place_of, places_of_slovenia


def place(name, number=1, country="SI", lon=14.50004, lat=46.0):
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "longitude": lon,
        "latitude": lat,
    }


def test_neighbours_are_named_once_and_without_the_towns():
    rows = pd.DataFrame({"neighbours": ["Žalec;Velenje", None, "Žalec;Dobrna"]})
    assert neighbours_of_towns(rows) == ["Dobrna", "Žalec"]


def test_places_of_other_countries_are_left_out():
    cities = {"1": place("Ig"), "2": place("Ig", 2, "HR")}
    assert [p["geonameid"] for p in places_of_slovenia(cities)] == [1]


def test_a_name_finds_its_only_place_however_it_is_capitalised():
    only = place("Miklavž na Dravskem Polju")
    assert place_of("Miklavž na Dravskem polju", [place("Ig", 2), only]) is only


@pytest.mark.parametrize("places", [[], [place("Ig", 1), place("Ig", 2)]])
def test_none_or_several_places_are_no_place(places):
    assert place_of("Ig", places) is None


def test_a_seat_named_otherwise_is_found_by_its_number():
    number, seat, _ = write_neighbours.SEATS["Duplek"]
    places = [place(seat, number), place(seat, 7), place("Duplek", 8)]
    assert place_of("Duplek", places) is places[0]


def test_a_seat_whose_number_is_another_place_is_no_place():
    number, _, _ = write_neighbours.SEATS["Duplek"]
    assert place_of("Duplek", [place("Zgornji Duplek", number)]) is None


def run(tmp_path, monkeypatch, cities):
    table = tmp_path / "municipalities.csv"
    table.write_text("neighbours\nIg;Vodice;Kranj\n", "utf-8")
    monkeypatch.setattr(write_neighbours, "MUNICIPALITIES", table)
    source = tmp_path / "cities.json"
    source.write_text(json.dumps({str(n): city for n, city in enumerate(cities)}), "utf-8")
    code = main(str(source), tmp_path / "out")
    return code, json.loads((tmp_path / "out" / "neighbours.geojson").read_text("utf-8"))


def test_the_points_are_written_with_their_seats(tmp_path, monkeypatch, capsys):
    code, layer = run(tmp_path, monkeypatch, [place("Vodice", 2), place("Ig", 1)])
    assert code == 0
    assert layer["features"][0] == {
        "type": "Feature",
        "properties": {"name": "Ig", "seat": "Ig", "geonames_id": 1},
        "geometry": {"type": "Point", "coordinates": [14.5, 46.0]},
    }
    assert [f["properties"]["name"] for f in layer["features"]] == ["Ig", "Vodice"]
    assert "2 of 2 neighbours" in capsys.readouterr().out


def test_a_neighbour_without_a_place_is_named_and_gets_no_point(tmp_path, monkeypatch, capsys):
    code, layer = run(tmp_path, monkeypatch, [place("Ig")])
    assert code == 1
    assert [f["properties"]["name"] for f in layer["features"]] == ["Ig"]
    assert "Vodice: no place" in capsys.readouterr().err
