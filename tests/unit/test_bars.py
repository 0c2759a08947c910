"""Bars lead to their projects, say what they are of, and have the map's palette."""

from __future__ import annotations

import re

import pytest

from content import comparison, matrix, palette, project_groups, town_themes
from tests.pages import build_page
from tests.words import plain
from zmos_data.aggregation import group_projects
from zmos_data.ordering import view_positions
from zmos_data.parameters import codes_of, parse, parse_query
from zmos_data.selection import Grouping


def projects_behind(dataset, go: str) -> int:
    """Count the projects of the view that a bar leads to."""
    path, query = go.split("?")
    assert path == "projekti"
    selection, _ = parse(parse_query(query), codes_of(dataset))[0:2]
    return len(view_positions(dataset, selection))


@pytest.mark.parametrize("code", ["061", "096", "133"])
def test_a_bar_of_a_town_leads_to_the_projects_that_it_counts(dataset, code):
    rows = town_themes.themes(build_page(dataset, municipality_code=code)).rows
    bars = [cell.found.bar for row in rows for cell in row.cells if cell.found]
    assert bars
    for bar in bars:
        (said,) = re.findall(r"^.+, 20\d\d–20\d\d: (\d+) projek", plain(bar.said))
        assert projects_behind(dataset, bar.go) == int(said)
    assert max(bar.share for bar in bars) == 1
    assert {bar.colour for bar in bars} <= set(palette.THEME_COLOURS.values())


def test_a_bar_of_the_comparison_says_theme_town_and_figure(dataset):
    page = build_page(dataset, compared=("061", "070"))
    rows = comparison.multiples(page)
    for cell in rows.itertuples(name="Cell"):
        bar = comparison.theme_bar(page, cell, rows["value"].max())
        assert (bar is None) == (not cell.projects)
        if bar is not None:
            assert bar.said == f"{cell.theme_name}, {cell.town_name}: {cell.words}"
            assert bar.share == round(cell.value / rows["value"].max(), 3)
            assert projects_behind(dataset, bar.go) == cell.projects


@pytest.mark.parametrize("grouping", [g for g in Grouping if g is not Grouping.NONE])
def test_a_bar_of_a_group_is_as_long_as_its_projects_are_many(dataset, grouping):
    page = build_page(dataset, grouping=grouping)
    groups = group_projects(dataset, page.selection)
    most = max(group.projects for group in groups)
    for group, row in zip(groups, project_groups.group_rows(page, groups), strict=True):
        assert row["share"] == round(group.projects / most, 3)
        assert plain(row["said"]).startswith(f"{group.projects} projek")
        if grouping is Grouping.YEAR:  # no filter is that of one year of start: its evidence is
            assert row["go"].startswith("$projects&leto=")
        else:
            assert projects_behind(dataset, f"projekti{row['go']}") == group.projects


def test_the_picture_says_what_the_matrix_says(dataset):
    page = build_page(dataset)
    cells = matrix.store.matrix(page)
    rows = matrix.picture_rows(page)
    assert len(rows) == len(cells)
    for row, cell in zip(rows.itertuples(), cells.values(), strict=True):
        assert row.words == (str(cell.projects) if cell.projects else matrix.sign(cell.status))
