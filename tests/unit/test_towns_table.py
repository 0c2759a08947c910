"""The table of the towns: what one town after the other is chosen in is written once."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from content import towns_table
from content.page import View
from tests.pages import build_page
from ui.parts.towns_table import _written
from zmos_data.selection import Measure, Selection

TOWNS = ("061", "096", "133")


@pytest.mark.parametrize("measure", [Measure.PROJECTS, Measure.TOTAL_PER_1000])
def test_each_row_is_that_of_its_view_and_the_chosen_town_alone_is_marked(dataset, measure):
    """In turns, so that no row is one of another view, language or theme."""
    whole = [
        build_page(dataset, language, measure=measure, themes=themes)
        for language, themes in product(("sl", "en"), ((), ("urban_environment",)))
    ]
    for town, page in product((None, *TOWNS), whole):
        shown = replace(page, selection=replace(page.selection, municipality_code=town))
        rows, _ = towns_table.shown_rows(shown)
        assert [row.code for row in rows if row.chosen] == ([town] if town else [])
        assert [row.code for row in rows] == towns_table.towns_in_order(shown)
        for row in rows:
            fresh = towns_table._unmarked(shown, row.code)
            assert row == replace(fresh, chosen=row.code == town)


def test_data_that_change_are_written_anew(dataset):
    page = build_page(dataset, "sl")
    fewer = replace(dataset, checksum=dataset.checksum, projects=dataset.projects)
    before = towns_table.town_rows(page)
    assert towns_table.town_rows(page) == before
    view = Selection(periods=("2021-2027",))
    other = replace(page, selection=view, view=View(fewer, view))
    assert towns_table.town_rows(other) != before


def test_a_written_row_is_told_apart_by_all_that_it_shows(dataset):
    row, _ = towns_table.shown_rows(build_page(dataset, "en", municipality_code="096"))[0][:2]
    assert str(_written(row)) != str(_written(replace(row, chosen=not row.chosen)))
    words = replace(row.projects, words="12.345")
    assert "12.345" in _written(replace(row, projects=words))
    assert "12.345" not in _written(row)
    assert "&lt;b&gt;" in _written(replace(row, town="<b>"))
