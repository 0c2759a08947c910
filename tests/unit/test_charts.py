"""Charts without their rows: what an empty cell is, and that a filter changes no drawing."""

import json
import re

import pandas as pd
import pytest

from content import charts, comparison, matrix, palette, town
from tests.pages import build_page
from ui.board import chart
from zmos_data.matrix import theme_matrix

COLOURS = (("Mobility", "#0072B2"), ("Urban", "#009E73"))
TOWNS = ("Celje", "Koper")
DRAWINGS = {
    "bars": charts.bars("n", "name", "Projects", "d"),
    "timeline": charts.timeline(("a",), (2016, 2024), COLOURS, "Theme", "d"),
    "multiples": charts.multiples(TOWNS, COLOURS, "Projects", "d"),
}


def test_a_diamond_is_only_a_start_whose_end_is_not_known():
    spans, points = json.loads(DRAWINGS["timeline"])["layer"]
    assert spans["transform"] == [{"filter": "isValid(datum.end)"}]
    assert points["transform"] == [{"filter": "!isValid(datum.end)"}]


def test_a_town_without_a_value_has_words_in_the_place_of_a_bar():
    _, missing = json.loads(DRAWINGS["multiples"])["spec"]["layer"]
    assert missing["transform"] == [{"filter": "!isValid(datum.value)"}]
    assert missing["encoding"]["text"]["field"] == "words"


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_chart_names_rows_that_it_does_not_get(name):
    assert '"data"' not in DRAWINGS[name]
    assert json.loads(DRAWINGS[name])["description"] == "d"


def test_charts_and_map_share_one_palette(dataset):
    own = {*palette.THEME_COLOURS.values(), *palette.CLASS_COLOURS}
    plain = {"#ffffff", "#17232f", "#33475b", "#8a9097"}  # paper, ink and lines
    colours = charts.theme_colours(build_page(dataset))
    drawn = (*DRAWINGS.values(), charts.multiples(TOWNS, colours, "Projects", "d"))
    found = set(re.findall("#[0-9a-fA-F]{6}", "".join(drawn)))
    assert found - {colour for _, colour in COLOURS} <= own | plain
    assert palette.CLASS_COLOURS[3] in found


def test_rows_travel_as_lists_and_a_missing_value_is_none(dataset):
    page = build_page(dataset, compared=("054", "061"))
    rows = chart.columns(comparison.multiples(page))
    cells = theme_matrix(dataset, page.selection)
    for town_code, theme_code, value in zip(
        rows["town"], rows["theme"], rows["value"], strict=True
    ):
        assert value == (cells[town_code, theme_code].projects or None)
    assert None in rows["value"]


def test_the_picture_says_what_the_matrix_says(dataset):
    page = build_page(dataset)
    cells = theme_matrix(dataset, page.selection)
    rows = matrix.picture_rows(page)
    assert len(rows) == len(cells)
    for row, cell in zip(rows.itertuples(), cells.values(), strict=True):
        assert row.words == (str(cell.projects) if cell.projects else matrix.sign(cell.status))


def encodings(spec: object) -> list[dict[str, dict[str, object]]]:
    """Return what every layer of a chart encodes, with what it has from the layers above."""
    found = []

    def walk(part: dict, above: dict) -> None:
        own = above | part.get("encoding", {})
        if "mark" in part:
            found.append(own)
        for inner in [*part.get("layer", []), *([part["spec"]] if "spec" in part else [])]:
            walk(inner, own)

    walk(json.loads(str(spec)), {})
    return found


def test_the_axis_of_the_timeline_has_its_first_and_its_last_year_whole():
    spec = charts.timeline(("A",), (2014, 2020), (("B", "#000000"),), "l", "d")
    (domain,) = {tuple(mark["x"]["scale"]["domain"]) for mark in encodings(spec)}
    assert domain == (2013.5, 2020.5)


def test_a_bar_of_the_timeline_runs_to_the_end_of_its_last_year(dataset):
    page = build_page(dataset, municipality_code="061")
    spans = {
        row.project_id: town._span(page, row)
        for row in town._dated(dataset.projects).itertuples(name="Project")
    }
    for row in dataset.projects.dropna(subset=["start_year"]).itertuples():
        span = spans[row.project_id]
        known = not pd.isna(row.end_year)
        assert span["start"] == row.start_year
        assert (span["end"], span["until"]) == (
            (row.end_year, row.end_year + 0.5) if known else (None, None)
        )
        assert span["from"] == row.start_year - 0.5
        assert str(row.start_year) in str(span["tip"])
