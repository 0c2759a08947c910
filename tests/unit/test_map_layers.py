"""Boundaries that break under a running server: the map goes on as it was."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from api.app import Request, respond
from content import geometries, map_layers, store
from documents.files import files
from geodata.boundaries import BOUNDARIES_FOLDER, anchors_path, layer_paths
from tests.pages import build_page
from tests.unit.test_layers import BROKEN_LAYERS
from ui.watch.state import state
from zmos_data import last_sound

LAYERS = tuple(layer_paths())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the boundaries of a server that has drawn its map."""
    monkeypatch.setenv(last_sound.FOLDER_VARIABLE, str(tmp_path / "state"))
    copy = shutil.copytree(BOUNDARIES_FOLDER, tmp_path / "boundaries")
    monkeypatch.setattr(map_layers, "SOURCE", copy)
    assert map_layers.drawn() == map_layers.Drawn(copy)
    return copy


def start_anew() -> None:
    """Forget what a process has in its memory."""
    map_layers._last = ("", 0.0, map_layers.Drawn(map_layers.SOURCE))


@pytest.mark.fault("boundaries broken under a running server")
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("fault", BROKEN_LAYERS)
def test_a_broken_layer_leaves_the_map_of_before_and_is_named(folder, caplog, fault, layer):
    path = layer_paths(folder)[layer]
    sound = path.read_bytes()
    path.write_text(BROKEN_LAYERS[fault], encoding="utf-8")
    for restart in (lambda: None, start_anew):
        restart()
        drawn = map_layers.drawn()
        assert drawn.is_earlier
        assert drawn.folder != folder
        assert [problem.file for problem in drawn.problems] == [path.name]
        assert layer_paths(drawn.folder)[layer].read_bytes() == sound
    assert path.name in caplog.text
    path.write_bytes(sound)
    assert map_layers.drawn() == map_layers.Drawn(folder)


@pytest.mark.fault("boundaries broken under a running server")
@pytest.mark.parametrize(
    "change",
    [
        Path.unlink,
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_text("[]"),
        lambda path: path.write_text(_without_a_town(path)),
    ],
    ids=["gone", "cut", "another file", "without a town"],
)
def test_places_of_the_arms_that_break_leave_those_of_before(folder, change: Callable):
    path = anchors_path(folder)
    sound = path.read_bytes()
    change(path)
    drawn = map_layers.drawn()
    assert drawn.is_earlier
    assert [problem.file for problem in drawn.problems] == [path.name]
    assert anchors_path(drawn.folder).read_bytes() == sound


def _without_a_town(path: Path) -> str:
    anchors = json.loads(path.read_text("utf-8"))
    del next(iter(anchors["zooms"].values()))["061"]
    return json.dumps(anchors)


@pytest.mark.fault("boundaries broken under a running server")
def test_map_files_and_web_interface_are_those_of_before(folder, dataset):
    def answers() -> tuple[object, ...]:
        shapes = respond(Request("GET", "v1/municipalities.geojson"))
        file = files(build_page(dataset), "", date(2026, 11, 29))["geojson"].build()
        assets = store.assets(dataset)
        return (
            shapes.status,
            shapes.headers["ETag"],
            shapes.body,
            file,
            assets.names,
            assets.problems,
        )

    before = answers()
    assert before[0] == 200
    assert before[-1] == ()
    layer_paths(folder)["municipalities"].write_text("{")
    assert answers() == before
    assert geometries.geometries().shapes.keys() >= {"061"}
    assert any("boundaries" in words for words in state().warnings)
    assert state().is_ready


def test_boundaries_at_fault_from_the_start_are_named_and_nothing_is_drawn(folder, monkeypatch):
    shutil.rmtree(last_sound.state_folder())
    start_anew()
    layer_paths(folder)["country"].unlink()
    drawn = map_layers.drawn()
    assert (drawn.folder, drawn.is_earlier) == (folder, False)
    assert [problem.file for problem in drawn.problems] == ["country.geojson"]


def test_what_is_kept_is_looked_at_as_well(folder):
    country = layer_paths(folder)["country"]
    country.write_text("{")
    kept = map_layers.drawn().folder
    start_anew()
    (kept / "country.geojson").write_text("{")
    assert not map_layers.drawn().is_earlier


def test_a_fault_that_no_time_shows_the_end_of_is_looked_at_again(folder, monkeypatch):
    country = layer_paths(folder)["country"]
    content, times = country.read_bytes(), country.stat()
    country.write_bytes(b"{" * len(content))
    os.utime(country, ns=(times.st_atime_ns, times.st_mtime_ns + 1))
    assert map_layers.drawn().is_earlier
    country.write_bytes(content)
    os.utime(country, ns=(times.st_atime_ns, times.st_mtime_ns + 1))
    assert map_layers.drawn().is_earlier  # of the same time and size
    monkeypatch.setattr(map_layers, "AGAIN_SECONDS", 0.0)
    start_anew()
    assert not map_layers.drawn().is_earlier


def test_each_state_is_checked_once(folder, monkeypatch):
    asked: list[Path] = []
    monkeypatch.setattr(map_layers, "check_layers", lambda of: asked.append(of) or [])
    start_anew()
    for _ in range(3):
        map_layers.drawn()
    assert asked == [folder]
