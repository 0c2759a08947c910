"""The comparison: medians of all towns, by inhabitants and by area, and where little is known."""

from __future__ import annotations

import statistics
from dataclasses import replace

import pandas as pd
import pytest

from content import comparison
from tests.pages import build_page
from tests.tables import AMOUNTS, table
from tests.tables import projects as read_projects
from zmos_data.comparison import compare, thinly_known
from zmos_data.matrix import theme_matrix
from zmos_data.selection import Measure, Selection

TOWNS = table("municipalities").set_index("municipality_code")
PEOPLE = TOWNS["population"].astype(int)
AREA = TOWNS["area_km2"].astype(float)
FOUR = ("011", "054", "061", "096")
MEASURES = (Measure.PROJECTS, *map(Measure, AMOUNTS))


def _eligible(period: str) -> str:
    return f"eligible_{period.replace('-', '_')}"


def of_towns(measure: str, rows: pd.DataFrame, period: str) -> dict[str, float | None]:
    """Return a measure of each of the twelve towns.

    None where not one figure is known, and where a town without a project was not eligible.
    """
    found: dict[str, float | None] = {}
    for code in TOWNS.index:
        own = rows[rows["municipality_code"] == code]
        if own.empty and period and TOWNS.loc[code, _eligible(period)] != "true":
            found[code] = None
        elif measure == "projects":
            found[code] = float(len(own))
        else:
            known = own[measure].dropna()
            found[code] = float(known.sum()) if len(known) else None
    return found


@pytest.mark.parametrize("period", ["", "2014-2020", "2021-2027"])
def test_values_and_medians_are_those_of_plain_python(dataset, period):
    rows = read_projects()
    rows = rows[rows["period"] == period] if period else rows
    view = Selection(compared=FOUR, periods=(period,) if period else ())
    divisors = {
        "absolute": dict.fromkeys(TOWNS.index, 1.0),
        "per_1000": (PEOPLE / 1000).to_dict(),
        "per_km2": AREA.to_dict(),
    }
    lines = compare(dataset, view)
    assert len(lines) == 12
    for line in lines:
        values = of_towns(line.measure, rows, period)
        scaled = {c: None if v is None else v / divisors[line.scale][c] for c, v in values.items()}
        known = [value for value in scaled.values() if value is not None]
        assert line.median == pytest.approx(statistics.median(known)), line
        assert line.towns == len(known)
        for code in FOUR:
            expected = scaled[code]
            assert line.values[code] == (None if expected is None else pytest.approx(expected))


def test_a_town_without_a_known_figure_is_in_no_median(dataset):
    data = with_known(dataset, "054", "eu_eur", 0)
    lines = {(line.measure, line.scale): line for line in compare(data, Selection(compared=FOUR))}
    assert lines["eu_eur", "absolute"].values["054"] is None
    assert lines["eu_eur", "absolute"].towns == 11
    assert lines["projects", "absolute"].towns == 12
    # 8, 9, 11, 2, 12, 11, 7, 5, 12, 7, 7 and 7 projects: in order the middle two are 7 and 8.
    assert lines["projects", "absolute"].median == 7.5


def test_figures_by_inhabitants_and_area_are_those_of_hand_arithmetic(dataset):
    view = Selection(compared=("011", "061"))
    lines = {(line.measure, line.scale): line.values for line in compare(dataset, view)}
    # Celje: 8 projects, 49,007 inhabitants, 94.92 square kilometres.
    assert lines["projects", "per_1000"]["011"] == pytest.approx(0.163242, abs=1e-6)
    assert lines["projects", "per_km2"]["011"] == pytest.approx(0.084282, abs=1e-6)
    # 5,992,070.76 + 17,400,000 + 2,461,121.63 + 360,000 + 1,600,000 + 1,270,151.67 +
    # 3,982,567.93 + 730,000.
    assert lines["total_eur", "absolute"]["011"] == pytest.approx(33_795_911.99)
    assert lines["total_eur", "per_1000"]["011"] == pytest.approx(689_613.97, abs=0.01)
    assert lines["total_eur", "per_km2"]["011"] == pytest.approx(356_046.27, abs=0.01)
    # Ljubljana: 12 projects, 294,464 inhabitants.
    assert lines["projects", "per_1000"]["061"] == pytest.approx(0.040752, abs=1e-6)


@pytest.mark.parametrize("column", AMOUNTS)
@pytest.mark.parametrize("period", ["", "2014-2020"])
def test_a_median_is_approximate_where_a_rounded_figure_is_in_it(dataset, column, period):
    view = Selection(compared=("011",), periods=(period,) if period else ())
    rounded = {line.measure: line.rounded for line in compare(dataset, view)}
    assert rounded[column]
    exact = replace(view, figures=("exact",))
    assert not any(line.rounded for line in compare(dataset, exact))


@pytest.mark.parametrize("measure", MEASURES)
def test_the_small_multiples_are_the_matrix(dataset, measure):
    page = build_page(dataset, "en", compared=FOUR, measure=measure)
    cells = theme_matrix(dataset, page.selection)
    frame = comparison.multiples(page)
    assert len(frame) == 4 * len(FOUR)
    for row in frame.itertuples():
        cell = cells[row.town, row.theme]
        figure = cell.projects or None
        if measure is not Measure.PROJECTS:
            figure = cell.amounts[measure.value].eur
        assert (None if pd.isna(row.value) else row.value) == figure
        assert row.projects == cell.projects
        assert row.town_name == TOWNS.loc[row.town, "name"]
    assert set(zip(frame["town"], frame["theme"], strict=True)) == {
        key for key in cells if key[0] in FOUR
    }


@pytest.mark.parametrize("measure", MEASURES)
def test_the_small_multiples_are_the_sums_of_plain_pandas(dataset, measure):
    rows = read_projects()
    frame = comparison.multiples(build_page(dataset, compared=FOUR, measure=measure))
    for row in frame.itertuples():
        own = rows[(rows["municipality_code"] == row.town) & (rows["theme_code"] == row.theme)]
        value = len(own) if measure is Measure.PROJECTS else own[measure.value].sum()
        assert (0 if pd.isna(row.value) else row.value) == pytest.approx(value)


@pytest.mark.parametrize(
    ("view", "themes"),
    [
        ({}, {"energy_efficiency", "sustainable_mobility", "urban_environment"}),
        ({"periods": ("2021-2027",)}, {"urban_environment"}),
        ({"compared": ("054",)}, {"sustainable_mobility", "urban_environment"}),
        ({"compared": ("054",), "measure": Measure.TOTAL}, {"urban_environment"}),
        ({"compared": ("054",), "measure": Measure.EU, "periods": ("2014-2020",)}, set()),
    ],
)
def test_a_theme_without_a_value_has_no_bar_and_stays_in_the_table(dataset, view, themes):
    page = build_page(dataset, "en", **{"compared": ("061", "096"), **view})
    rows = comparison.multiples(page)
    longest = rows["value"].max()
    barred = {
        cell.theme
        for cell in rows.itertuples(name="Cell")
        if comparison.theme_bar(page, cell, longest) is not None
    }
    assert barred == themes
    assert set(rows["theme"]) == set(table("themes")["theme_code"])


def with_known(dataset, code: str, column: str, known: int):
    """Return the data with the figure known for so many projects of a town and no more."""
    projects = dataset.projects.copy()
    own = projects.index[projects["municipality_code"] == code]
    projects.loc[own, column] = [1000.0] * known + [float("nan")] * (len(own) - known)
    return replace(dataset, projects=projects, checksum=f"{code} {column} {known}")


@pytest.mark.parametrize("column", AMOUNTS)
@pytest.mark.parametrize(
    ("code", "known", "warned"),
    # Celje has eight projects, Ptuj seven, Nova Gorica five.
    [
        ("011", 4, False),
        ("011", 3, True),
        ("096", 0, True),
        ("096", 7, False),
        ("096", 4, False),
        ("084", 3, False),
        ("084", 2, True),
    ],
)
def test_under_half_warns_and_exactly_half_does_not(dataset, column, code, known, warned):
    data = with_known(dataset, code, column, known)
    found = thinly_known(data, Selection(compared=(code,)))
    assert found[column] == ((code,) if warned else ())


def test_a_warning_names_the_town_and_the_figure(dataset):
    data = with_known(with_known(dataset, "096", "eu_eur", 2), "096", "total_eur", 7)
    data = with_known(with_known(data, "112", "cofin_total_eur", 4), "096", "cofin_total_eur", 4)
    (words,) = comparison.warnings(build_page(data, "en", compared=("096", "112")))
    assert "Ptuj" in words
    assert "EU contribution" in words
    assert "Total cost" not in words
    assert "co-financing" not in words
    assert "Slovenj Gradec" not in words
    (words,) = comparison.warnings(build_page(data, "sl", compared=("096", "112")))
    assert "Ptuj" in words
    assert "Prispevek EU" in words


@pytest.mark.parametrize("period", ["", "2014-2020", "2021-2027"])
def test_warnings_stand_for_the_towns_where_the_tables_are_thin(dataset, period):
    rows = read_projects()
    rows = rows[rows["period"] == period] if period else rows
    view = Selection(compared=tuple(TOWNS.index), periods=(period,) if period else ())
    found = thinly_known(dataset, view)
    for column in AMOUNTS:
        own = rows.groupby("municipality_code")[column].agg(["count", "size"])
        thin = own.index[own["count"] * 2 < own["size"]]
        assert set(found[column]) == set(thin)


def test_the_number_of_towns_behind_a_median_is_said(dataset):
    for row in comparison.lines(build_page(dataset, "en", compared=("061",))):
        assert row["towns"] == "from 12 towns"
