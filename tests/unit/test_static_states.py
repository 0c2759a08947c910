"""The static edition: which views there are, where they stand, and that nothing is lost in them."""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from content import store
from static_site import axes, fonts
from static_site.axes import axes_of, combinations, file_of, left_out, more_of, name_of
from static_site.contents import Contents
from static_site.files import classic, shared_files
from static_site.states import States
from tests.server import ROOT
from ui.board import scripts
from ui.page_shell import PAGES
from ui.recording import Element, View
from zmos_data.selection import Measure

ROWS = "<table><tr><td>1<tr><td>2</table>"
OTHER = "<table><tr><td>2<tr><td>3</table>"


@pytest.fixture(scope="module")
def dataset():
    return store.dataset()


def test_the_map_is_written_for_every_theme_period_and_measure(dataset):
    written = [name_of(shown) for shown in combinations(axes_of("map", dataset))]
    themes, periods = len(dataset.themes) + 1, 3
    assert len(set(written)) == len(written) == themes * periods * len(Measure)
    assert "" in written


def test_every_town_and_project_has_a_view_of_its_own(dataset):
    (projects,) = axes_of("project", dataset)
    towns = axes_of("town", dataset)[0]
    assert set(projects.values) == {"", *dataset.projects["project_id"]}
    assert set(towns.values) == {"", *dataset.municipalities["municipality_code"]}


@pytest.mark.parametrize("name", PAGES)
def test_no_view_is_written_twice(name, dataset):
    first = [name_of(shown) for shown in combinations(axes_of(name, dataset))]
    further = [name_of(s) for product in more_of(name, dataset) for s in combinations(product)]
    assert len({*first, *further}) == len(first) + len(further)
    assert all(file_of(s) for product in more_of(name, dataset) for s in combinations(product))


def test_a_view_has_one_name_whatever_the_order_of_its_parameters():
    assert name_of({"tema": "x", "kazalnik": "y", "obdobje": ""}) == "kazalnik=y&tema=x"
    assert name_of({"kazalnik": "y", "tema": "x"}) == "kazalnik=y&tema=x"
    assert file_of({"tema": "x", "obcina": "061"}) == "obcina=061"
    assert file_of({"stevilka": "projects", "obcina": "061"}) == "stevilka=projects"
    assert file_of({"do": "2020"}) == file_of({"od": "2018"}) == "od"
    assert file_of({"tema": "x"}) == ""


def test_of_many_projects_the_overview_alone_is_written(dataset, monkeypatch):
    assert left_out(dataset) == ()
    monkeypatch.setattr(axes, "MANY", len(dataset.projects) - 1)
    assert {"projekt", "obcina", "kazalnik", "stevilka"} <= set(left_out(dataset))
    assert more_of("projects", dataset) == ()
    assert [axis.values for axis in axes_of("project", dataset)] == [("",)]
    assert len(list(combinations(axes_of("map", dataset)))) == (len(dataset.themes) + 1) * 3


def test_a_long_list_of_towns_is_no_axis(dataset, monkeypatch):
    monkeypatch.setattr(axes, "MOST", 11)
    assert left_out(dataset) == ("obcina", "mesta")
    assert axes_of("town", dataset)[0].values == ("",)


def test_a_piece_is_held_once_and_known_to_the_files_that_follow():
    first = Contents()
    assert (first.place_html("t", ROWS), first.place_html("t", ROWS)) == (0, 0)
    assert json.loads(first.by_name()) == {
        "t/": ["<table>", "<tr>", "<td>1", "<td>2</table>"],
        "t": [[0, 1, 2, 1, 3]],
    }
    then = Contents(first)
    assert then.place_html("t", ROWS) == 0
    assert then.place_html("t", OTHER) == 1
    assert json.loads(then.by_name()) == {
        "t/": ["<td>2", "<td>3</table>"],
        "t": [[0, 1, 4, 1, 5]],
    }


def unpacked(script: bytes) -> dict:
    packed = re.search(rb'"([^"]*)"\);$', script.strip())
    return json.loads(gzip.decompress(base64.b64decode(packed[1])))


def view(query: str, html: str) -> View:
    board = Element("main", "board", "towns", {"parts": {"t": html}, "evidence": {}})
    state = Element("main", "map", "map", {"id": query, "towns": {"061": query}})
    return View(query, (board, state))


def html_of(held: dict, contents: dict, query: str) -> str:
    (parts, _) = held[query][0][3]
    return "".join(contents["t/"][piece] for piece in contents["t"][parts["t"]])


def test_what_was_recorded_is_found_again_in_its_file():
    states = States("map-sl", {"kept": ()})
    states.add_first([view("", ROWS)])
    states.add("obcina=061", [view("obcina=061", OTHER)])
    found = list(states.files().items())
    first, then = (unpacked(content) for _, content in found)
    assert first["files"] == {"obcina=061": found[1][0]}
    assert html_of(first["views"], first["contents"], "") == ROWS
    both = {n: [*values, *then["contents"].get(n, [])] for n, values in first["contents"].items()}
    assert html_of(then["views"], both, "obcina=061") == OTHER
    assert both["$map.towns"] == [{"061": ""}, {"061": "obcina=061"}]
    assert "$map.id" not in both
    again = States("map-sl", {"kept": ()})
    again.add_first([view("", ROWS)])
    again.add("obcina=061", [view("obcina=061", OTHER)])
    assert list(again.files().items()) == found


def test_what_a_server_alone_can_do_is_not_written():
    states = States("map-sl", {})
    whole = view("", ROWS)
    parts = {"t": ROWS, "take": "x", "add-slide": "x"}
    board = replace(whole.elements[0], data={"parts": parts, "evidence": {}})
    states.add_first([replace(whole, elements=(board,))])
    (content,) = states.files().values()
    assert set(unpacked(content)["contents"]) == {"t", "t/", "$evidence"}


def test_a_module_becomes_a_script_that_a_page_from_a_disk_may_load():
    written = classic(
        "starts", b"const N = 1;\nexport default function starts(form) { return N; }\n"
    )
    assert b"zmosScripts ||= {}).starts =" in written
    assert b"export" not in written
    with pytest.raises(ValueError, match="expected one export"):
        classic("starts", b"import x from 'y';\nexport default function () {}\n")


def test_the_scripts_are_those_of_the_live_page_to_the_letter():
    """A copy would go its own way; the edition's own scripts look up and hand over."""
    site, drawn = (
        next(content for path, content in shared_files() if path.startswith(f"static/{name}-"))
        for name in ("site", "map")
    )
    live = scripts.scripts()
    for name in ("board", "presentation"):
        (module,) = (each.content for each in live.files if each.name == live.names[name])
        before, after = module.split(b"export default function", 1)
        assert before.strip() and after.partition(b"(")[2] in site, name
        assert before in site, name
    for part in ("webmap/markers.js", "webmap/layers.js", "webmap/map.js", "ui/board/fold.js"):
        assert (ROOT / part).read_bytes() in (site if part.startswith("ui") else drawn), part


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_the_font_is_small_has_every_letter_and_is_the_same_each_time(weight):
    content = fonts.font(weight)
    assert len(content) < 25_000
    assert content == fonts.font(weight)
    known = TTFont(BytesIO(content)).getBestCmap()
    assert not [sign for sign in "ČčŠšŽžĆćĐđÄöüé€–—…‹›×−≈\u00a0" if ord(sign) not in known]
