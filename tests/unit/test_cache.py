"""What is kept is kept for a state of the files, and no longer."""

from __future__ import annotations

import gc
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from api import app, oembed
from api.app import Request
from content import cache, map_layers, store
from content.view_description import describe_view
from documents import map_picture, map_pictures
from geodata.boundaries import BOUNDARIES_FOLDER
from tests.builders import set_cell, tiny_package
from ui.files.asked import asked
from ui.first import picture
from ui.first.page import first_page
from webmap import assets
from webmap.assets import Assets, Shelf
from zmos_data.aside import aside
from zmos_data.package import FOLDER_VARIABLE
from zmos_data.selection import Selection

DAY = date(2026, 11, 24)


@pytest.fixture
def boundaries(tmp_path, monkeypatch) -> Path:
    """Return a folder of layers that may be changed."""
    folder = shutil.copytree(BOUNDARIES_FOLDER, tmp_path / "boundaries")
    monkeypatch.setattr(map_layers, "SOURCE", folder)
    return folder


def write_anew(file: Path) -> None:
    """Change a file and nothing that is drawn."""
    content = {**json.loads(file.read_text("utf-8")), "note": "new"}
    file.write_text(json.dumps(content, indent=3), encoding="utf-8")


@pytest.mark.parametrize("name", ["anchors.json", "urban_municipalities.geojson"])
def test_layers_that_changed_are_published_anew(dataset, boundaries, name):
    before = store.assets(dataset)
    assert store.assets(dataset) is before
    write_anew(boundaries / name)
    after = store.assets(dataset)
    assert after.names["layers"] != before.names["layers"]
    assert after.digest != before.digest


@pytest.mark.parametrize("kind", ["problems", "aside"])
def test_what_could_not_be_published_is_tried_again_later_and_not_with_each_click(
    monkeypatch, kind
):
    states = [
        Assets({}, **{kind: ("board.js: Permission denied",)}),
        Assets({"board": "board-1.js"}),
    ]
    shelf = Shelf(lambda: states.pop(0))
    failed = shelf.of("now")
    assert failed.names == {}
    assert shelf.of("now") is failed
    monkeypatch.setattr(assets, "AGAIN_SECONDS", -1)
    healed = shelf.of("now")
    assert healed.names == {"board": "board-1.js"}
    assert shelf.of("now") is healed


@pytest.mark.parametrize("changed", ["layers", "arms"])
def test_a_picture_is_drawn_anew_when_what_it_shows_has_changed(
    dataset, boundaries, monkeypatch, changed
):
    drawn: list[str] = []
    monkeypatch.setattr(map_picture, "map_picture", lambda *_, **__: drawn.append("") or b"png")
    page = store.page(dataset, Selection(search=f"pictures of {changed}"), "sl")
    for _ in range(2):
        assert map_pictures.map_picture(page, DAY) == b"png"
    assert len(drawn) == 1
    if changed == "layers":
        write_anew(boundaries / "country.geojson")
    else:
        names = {**page.assets.names, "marker-061": "grb-061-marker-0123456789.svg"}
        page = replace(page, assets=replace(page.assets, names=names))
    map_pictures.map_picture(page, DAY)
    assert len(drawn) == 2


def test_sessions_that_live_while_the_tables_change_are_not_frozen(tmp_path, monkeypatch):
    frozen: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(""))
    store._freeze.cache_clear()
    folder = tiny_package(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    first = store.dataset()
    set_cell(folder, "projects", 2, "note_sl", "druga opomba")
    assert store.dataset().checksum != first.checksum
    assert len(frozen) == 1


@pytest.fixture
def built() -> list[int]:
    """Return what was built, in turn, by `doubled`."""
    return []


def doubled(built: list[int], most: int):
    def build(n: int) -> list[int]:
        built.append(n)
        return [2 * n]

    return cache.kept(most, beside=0.2)(build)


def test_what_is_asked_aside_pushes_out_nothing_and_is_bounded_itself(built):
    ask = doubled(built, 10)
    visited = [ask(n) for n in range(10)]
    with aside():
        for n in range(100, 200):
            ask(n)
        assert len(built) == 110
        assert ask(199) == [398]
        assert ask(100) == [200]
    assert built[110:] == [100]  # of those asked aside two are kept
    assert all(ask(n) is found for n, found in enumerate(visited))


def test_a_visitor_takes_over_what_was_asked_aside(built):
    ask = doubled(built, 10)
    with aside():
        found = ask(7)
    assert ask(7) is found
    with aside():
        assert ask(7) is found
    assert built == [7]


def test_what_was_asked_aside_is_forgotten_with_the_rest(built, monkeypatch):
    monkeypatch.setattr(cache, "_FORGETTING", [])
    ask = doubled(built, 10)
    with aside():
        ask(7)
    monkeypatch.setattr(cache, "_code", ["before"])
    monkeypatch.setattr(cache, "state_of_code", lambda: "after")
    cache.forget_if_edited()
    ask(7)
    assert built == [7, 7]


@pytest.mark.parametrize("ask", ["first", "picture", "file", "answer", "embedded"])
def test_addresses_that_are_sent_for_push_out_no_view_of_a_visitor(monkeypatch, ask):
    monkeypatch.setattr(picture, "_kept", lambda *_: b"")  # nothing is drawn
    words = store.text("sl")
    asking = {
        "first": lambda query: first_page("", "sl", query),
        "picture": lambda query: picture._answered("", "sl", query, False),
        "file": lambda query: asked("karta", "csv", query, words),
        "answer": lambda query: app.respond(Request("GET", "v1/projects.json", query)),
        "embedded": lambda query: oembed.respond(
            Request("GET", "", f"url={quote(f'http://localhost/teme?{query}')}")
        ),
    }[ask]
    dataset = store.dataset()
    selection, index = Selection(themes=("energy_efficiency",), search="kolesar"), dataset.index
    masks, mask = index.filtered(selection), index.search.mask("kolesar")
    visited = store.page(dataset, selection, "sl").view
    part = store.cached_part(store.page(dataset, selection, "sl"), describe_view)
    for n in range(110):
        asking(f"vrednost={1000 + n}-90000000&isci=cesta {n}")
    assert store.page(dataset, selection, "sl").view is visited
    assert store.cached_part(store.page(dataset, selection, "sl"), describe_view) is part
    assert index.filtered(selection) is masks
    assert index.search.mask("kolesar") is mask
