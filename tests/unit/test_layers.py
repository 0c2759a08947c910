"""What a start says of boundary files that cannot be drawn."""

import json
import os
import shutil
from pathlib import Path

import pytest

from geodata.boundaries import BOUNDARIES_FOLDER, check_layers, has_official, layer_paths


@pytest.fixture
def folder(tmp_path):
    for path in BOUNDARIES_FOLDER.glob("*.geojson"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def test_the_shipped_layers_have_no_problem(folder):
    assert check_layers(folder) == []
    assert not has_official(folder)


def test_a_missing_file_is_named(folder):
    (folder / "country.geojson").unlink()
    (problem,) = check_layers(folder)
    assert problem.file == "country.geojson"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"features": []}', '{"features": [{}]}'])
def test_what_is_no_layer_is_named(folder, content):
    (folder / "context.geojson").write_text(content)
    (problem,) = check_layers(folder)
    assert (problem.file, problem.rule) == ("context.geojson", "readable layer")


def test_a_missing_town_is_named(folder):
    path = folder / "urban_municipalities.geojson"
    layer = json.loads(path.read_text())
    layer["features"] = [f for f in layer["features"] if f["properties"]["name"] != "Ptuj"]
    path.write_text(json.dumps(layer))
    (problem,) = check_layers(folder)
    assert problem.found == "no Ptuj (096)"


def test_metres_instead_of_degrees_are_named(folder):
    ring = [[460000, 100000], [461000, 100000], [461000, 101000], [460000, 100000]]
    layer = {"features": [{"geometry": {"type": "Polygon", "coordinates": [ring]}}]}
    (folder / "country.geojson").write_text(json.dumps(layer))
    (problem,) = check_layers(folder)
    assert problem.rule == "WGS 84 degrees"
    assert "460000" in problem.found


@pytest.mark.parametrize(
    "feature",
    [
        {
            "properties": {"name": "Ig"},
            "geometry": {"type": "LineString", "coordinates": [[14, 46]]},
        },
        {"properties": None, "geometry": {"type": "Point", "coordinates": [14, 46]}},
    ],
)
def test_a_neighbour_without_a_name_or_a_point_is_named(folder, feature):
    (folder / "neighbours.geojson").write_text(json.dumps({"features": [feature]}))
    (problem,) = check_layers(folder)
    assert (problem.file, problem.rule) == ("neighbours.geojson", "named points")
    assert "write_neighbours.py" in problem.advice


def test_imported_layers_come_first(folder):
    for name in ("official-country", "official-urban-municipalities", "official-municipalities"):
        shutil.copy(folder / "country.geojson", folder / f"{name}.geojson")
    paths = layer_paths(folder)
    assert paths["all"].name == "official-municipalities.geojson"
    assert paths["municipalities"].name == "official-urban-municipalities.geojson"
    assert paths["neighbours"].name == "neighbours.geojson"


def point(coordinates: str) -> str:
    return f'{{"features": [{{"geometry": {{"type": "Point", "coordinates": {coordinates}}}}}]}}'


BROKEN_LAYERS = {
    "half a position": point("[1]"),
    "a text of positions": point('"14,46"'),
    "texts as numbers": point('["14", 46]'),
    "no positions": point("[]"),
    "deep positions": point("[" * 50 + "1" + "]" * 50),
    "no geometry": '{"features": [{"geometry": null}]}',
    "features as text": '{"features": "none"}',
    "a list": "[]",
    "a number": "5",
    "nothing": "",
    "cut": '{"features": [',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("layer", layer_paths())
@pytest.mark.parametrize("fault", BROKEN_LAYERS)
def test_a_broken_layer_is_one_line_without_paths(folder, fault, layer):
    path = layer_paths(folder)[layer]
    path.write_text(BROKEN_LAYERS[fault], encoding="utf-8")
    (problem,) = check_layers(folder)
    assert problem.file == path.name
    assert problem.found
    assert str(folder) not in str(problem)
    assert "\n" not in str(problem)


@pytest.mark.parametrize("put", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_a_folder_or_a_pipe_in_the_place_of_a_layer_is_named_at_once(folder, put):
    path = layer_paths(folder)["country"]
    path.unlink()
    put(path)
    (problem,) = check_layers(folder)
    assert (problem.file, problem.found) == (path.name, "no plain file")
