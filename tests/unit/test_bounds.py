"""With many towns and projects a page stays short: lists are turned, charts stay readable."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from content import comparison, paging, towns_table
from content import matrix as content_matrix
from content.town_timeline import LIMIT as TIMELINE_LIMIT
from content.town_timeline import timeline
from scripts.generate_projects import MUNICIPALITIES, generate
from tests.pages import build_page
from ui.board import board, scripts
from ui.parts import projects_list
from zmos_data.facets import passing
from zmos_data.loading import load_dataset
from zmos_data.selection import COMPARED_LIMIT, Selection

PROJECTS, LIMIT = 2_000, 50


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bounds") / "package"
    generate(folder, PROJECTS)
    return load_dataset(folder)


def drawn(monkeypatch, page, draw) -> dict[str, dict[str, object]]:
    """Return what is handed to each part that is drawn."""
    parts: dict[str, dict[str, object]] = {}
    monkeypatch.setattr(
        board, "render", lambda template, page, key, **values: parts.update({key: values})
    )
    monkeypatch.setattr(scripts, "address", "app/{}.js".format)
    getattr(draw, "__wrapped__", draw)(page)
    return parts


@pytest.mark.parametrize("number", [1, 2, 40])
def test_the_list_has_fifty_rows_a_page_and_every_project_is_on_one(large, monkeypatch, number):
    page = build_page(large, "en", page=number, sort="-total_eur")
    part = drawn(monkeypatch, page, projects_list.render_all)["projects"]
    assert len(part["rows"]) == LIMIT
    assert str(PROJECTS // LIMIT) in part["pager"].words


def test_the_pages_of_the_list_are_the_whole_list(large):
    positions = np.arange(PROJECTS)
    shown = [
        paging.shown(build_page_of(large, n), positions, LIMIT)
        for n in range(1, PROJECTS // LIMIT + 1)
    ]
    assert np.concatenate(shown).tolist() == positions.tolist()
    assert {len(rows) for rows in shown} == {LIMIT}
    beyond = paging.shown(build_page_of(large, 99), positions, LIMIT)
    assert beyond.tolist() == shown[-1].tolist()


def build_page_of(large, number: int):
    """Return a page that knows nothing but which page of its lists it shows."""

    class Shown:
        selection = Selection(page=number)

    return Shown()


def test_the_table_of_the_towns_has_fifty_towns_a_page_and_every_town_is_on_one(large):
    names = []
    for number in range(1, 6):
        rows, pager = towns_table.shown_rows(build_page(large, "en", page=number))
        assert 0 < len(rows) <= LIMIT
        assert pager
        names += [row.town for row in rows]
    assert len(names) == len(set(names)) == MUNICIPALITIES


def test_the_matrix_has_fifty_towns_a_page_and_every_town_is_on_one(large):
    names = []
    for number in range(1, 6):
        matrix = content_matrix.matrix(build_page(large, "en", page=number))
        assert 0 < len(matrix["rows"]) <= LIMIT
        assert matrix["pager"]
        names += [row["name"] for row in matrix["rows"]]
    assert len(names) == len(set(names)) == MUNICIPALITIES


def test_the_timeline_of_a_town_with_hundreds_of_projects_has_forty(large):
    own = large.projects.copy()
    own["municipality_code"] = "011"
    links = large.project_municipalities.assign(municipality_code="011")
    crowded = replace(large, projects=own, project_municipalities=links, checksum="crowded")
    page = build_page(crowded, "en", municipality_code="011")
    part = timeline(page)
    starts = [int(span.years[:4]) for span in part["spans"]]
    known = own["start_year"].dropna()
    assert len(starts) == TIMELINE_LIMIT == 40
    assert starts == sorted(known)[:40]
    assert f"{len(own) - len(known):,}" in part["words"]
    assert f"{len(known) - 40:,}" in part["words"]


def test_the_comparison_has_four_towns_at_most(large, monkeypatch):
    codes = tuple(large.municipalities["municipality_code"])
    view = Selection()
    for code in codes[:9]:
        view = view.compared_with(code)
    assert view.compared == codes[:COMPARED_LIMIT]
    page = build_page(large, "en", compared=view.compared)
    assert len(comparison.multiples(page)) == COMPARED_LIMIT * len(page.rows.themes)
    for row in comparison.lines(page):
        assert len(row["values"]) == COMPARED_LIMIT


def test_a_filter_is_counted_over_all_pages(large, monkeypatch):
    view = Selection(periods=("2021-2027",))
    page = build_page(large, "en", periods=view.periods)
    part = drawn(monkeypatch, page, projects_list.render_all)["projects"]
    n = (large.projects["period"] == "2021-2027").sum()
    assert passing(large.index, view).sum() == n
    assert str(part["caption"]).startswith(f"{n:,} ")
