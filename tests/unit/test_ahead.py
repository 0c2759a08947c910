"""Views written before anybody asks: which, where, and when none is."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from content import store
from static_site import ahead as written
from static_site.axes import Axis
from ui import ahead
from ui.board import scripts
from zmos_data.links import ORDER, to_query
from zmos_data.selection import Measure, Selection

GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def client():
    return TestClient(Starlette(routes=[Route("/ahead/{name}", ahead.answer)]))


@pytest.fixture
def commands(monkeypatch):
    """Hold back the process that writes, and tell with which commands it was begun."""
    begun = []

    class Process:
        def __init__(self, command, **_):
            begun.append(command)

        def poll(self):
            return 0

    monkeypatch.setattr(ahead.subprocess, "Popen", Process)
    monkeypatch.delenv(ahead.VARIABLE)
    return begun


def test_views_of_at_most_so_many_choices_are_written():
    axes = (Axis("a", ("", "1", "2")), Axis("b", ("", "3")), Axis("c", ("", "4")))
    found = written.choices(axes, 2)
    assert len(found) == 1 + 4 + 5
    assert {"a": "2", "b": "3"} in found
    assert not [view for view in found if len(view) > 2]


def test_with_many_towns_nothing_is_written(monkeypatch):
    assert "obcina" in [axis.parameter for axis in written.axes_with_towns("map")]
    monkeypatch.setattr(written, "MOST_TOWNS", 11)
    assert written.choices(written.axes_with_towns("map"), 2) == [{}]


def test_the_parameters_of_a_link_stand_in_the_order_that_is_told():
    selection = Selection(
        municipality_code="061", themes=("sustainable_mobility",), measure=Measure.TOTAL
    )
    query = to_query(selection, "sl")
    assert list(query) == [name for name in ORDER if name in query]


def test_a_file_is_of_its_data_and_its_scripts(dataset):
    name = ahead.file_name(dataset, "map", "sl")
    assert name.startswith(f"map-sl-{dataset.checksum[:12]}-")


def test_what_is_written_is_answered_and_else_nothing(client, commands):
    with ahead.writing():
        folder = ahead._WRITER[0].folder
        assert client.get("/ahead/index-sl.json", headers=GZIP).status_code == 204
        content = gzip.compress(json.dumps({"views": {}}).encode())
        (folder / ahead.file_name(store.dataset(), "map", "sl")).write_bytes(content)
        answer = client.get("/ahead/index-sl.json", headers=GZIP)
        assert (answer.status_code, answer.json()) == (200, {"views": {}})
        assert (
            client.get("/ahead/index-sl.json", headers={"Accept-Encoding": ""}).status_code == 204
        )
        for name in ("index-de.json", "..-sl.json", "o_zdruzenju-sl.json", "x.json"):
            assert client.get(f"/ahead/{name}", headers=GZIP).status_code == 204
    assert len(commands) == 1
    assert not folder.exists()
    assert client.get("/ahead/index-sl.json", headers=GZIP).status_code == 204


def test_other_data_are_written_anew(commands, monkeypatch):
    with ahead.writing():
        ahead._begin()
        monkeypatch.setattr(ahead, "file_names", lambda _: ("of a new release",))
        ahead._begin()
        ahead._begin()
    assert len(commands) == 2


def test_what_stands_in_the_operators_folder_is_not_written_again(
    commands, monkeypatch, tmp_path, dataset
):
    folder = tmp_path / "new"
    monkeypatch.setenv(ahead.VARIABLE, str(folder))
    with ahead.writing():
        assert len(commands) == 1
    for name in ahead.file_names(dataset):
        (folder / name).touch()
    with ahead.writing():
        assert len(commands) == 1
    assert (folder / name).exists()


def test_the_process_writes_what_is_missing_and_clears_what_is_old(monkeypatch, tmp_path, dataset):
    names = ahead.file_names(dataset)
    for name in names[1:]:
        (tmp_path / name).write_bytes(b"kept")
    (tmp_path / "map-sl-of-old-data.json.gz").touch()
    monkeypatch.setattr(written, "views", lambda *_: b"written")
    monkeypatch.setattr(written.os, "nice", lambda _: None)
    assert written.main([str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == set(names)
    assert [(tmp_path / name).read_bytes() for name in names[:2]] == [b"written", b"kept"]


def test_views_are_written_with_what_the_live_page_sends():
    said = json.loads(
        gzip.decompress(written.views("map", "sl", [{"tema": "sustainable_mobility"}]))
    )
    (elements,) = said["views"].values()
    assert {kind for _, kind, _, _ in elements} == {"board", "map"}
    assert "39 projektov" in json.dumps(said["contents"], ensure_ascii=False)
    assert said["order"] == list(ORDER)
    assert said["left"] == list(written.OF_SESSION)


def test_what_the_tab_remembers_leaves_out_the_same_parts():
    script = (scripts.FOLDER / "remembered.js").read_text(encoding="utf-8")
    found = re.search(r"const OF_SESSION = (\[.*?\]);", script)
    assert found and json.loads(found[1]) == list(written.OF_SESSION)


def test_an_operator_turns_it_off(commands, monkeypatch):
    monkeypatch.setenv(ahead.VARIABLE, "off")
    with ahead.writing():
        assert ahead._WRITER == []
    assert commands == []


def test_without_a_folder_the_server_starts(commands, monkeypatch, caplog):
    def refuse(**_):
        raise OSError("read-only file system")

    monkeypatch.setattr(ahead, "TemporaryDirectory", refuse)
    with ahead.writing():
        assert ahead._WRITER == []
    assert commands == []
    assert "read-only file system" in caplog.text
