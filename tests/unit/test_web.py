"""Web layers: valid after rounding, and files that are replaced all together or not at all."""

import json
import os
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Polygon, box

from geodata.web import geojson, replace_files, rounded

OLD, NEW = {"a": "old a", "b": "old b"}, {"a": "new a", "b": "new b", "c": "new c"}


def contents(folder):
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def folder(tmp_path):
    for name, text in OLD.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_files_are_replaced_and_nothing_else_is_left(folder):
    replace_files(folder, NEW)
    assert contents(folder) == NEW
    assert {path.name for path in folder.iterdir()} == set(NEW)


@pytest.mark.parametrize("name", NEW)
def test_every_old_file_stays_where_one_cannot_be_replaced(folder, name):
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()
    before = contents(folder)
    with pytest.raises(OSError):
        replace_files(folder, NEW)
    assert contents(folder) == before
    assert {path.name for path in folder.iterdir()} == {*before, name}


def test_every_old_file_stays_where_the_disk_is_full(folder, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        replace_files(folder, NEW)
    assert contents(folder) == OLD


def test_old_files_come_back_on_a_disk_without_second_names(folder, monkeypatch):
    def none(self, target):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", none)
    (folder / "c").mkdir()
    with pytest.raises(OSError):
        replace_files(folder, NEW)
    assert contents(folder) == OLD


def test_every_file_is_on_the_disk_before_the_first_is_put_in_place(folder, monkeypatch):
    steps = []
    sync, put = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (steps.append("sync"), sync(handle)))
    monkeypatch.setattr(Path, "replace", lambda *paths: (steps.append("put"), put(*paths)))
    replace_files(folder, NEW)
    assert steps[:6] == ["sync"] * 3 + ["put"] * 3


def test_more_decimals_are_kept_where_rounding_would_cross_two_lines():
    thin = Polygon([(14, 46), (15, 46.000_009), (15, 46.000_02), (14.2, 46.000_004), (14, 46.1)])
    assert thin.is_valid
    coarse = Polygon([(x, round(y, 5)) for x, y in thin.exterior.coords])
    assert not coarse.is_valid
    layer, decimals = rounded(gpd.GeoDataFrame(geometry=[thin], crs="EPSG:4326"), 5)
    assert decimals == 6
    assert layer.geometry.is_valid.all()


def refuse(constant):
    raise ValueError(f"{constant} is not JSON")


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
@pytest.mark.parametrize("kind", ["str", "object", "string"])
def test_what_is_missing_is_null_as_browsers_read_it(missing, kind):
    names = pd.Series(["Celje", missing], dtype=kind)
    layer = gpd.GeoDataFrame({"name": names}, geometry=[box(14, 46, 15, 47)] * 2, crs="EPSG:4326")
    read = json.loads(geojson(layer), parse_constant=refuse)
    assert [feature["properties"] for feature in read["features"]] == [
        {"name": "Celje"},
        {"name": None},
    ]


def test_coordinates_are_rounded():
    layer = gpd.GeoDataFrame(geometry=[box(14.123456789, 46, 15, 47)], crs="EPSG:4326")
    (feature,) = json.loads(geojson(*rounded(layer, 5)))["features"]
    assert min(lon for lon, _ in feature["geometry"]["coordinates"][0]) == 14.12346
