"""The towns of a view as plain values: the same figures as the tables of the files have."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError

import pytest

from zmos_data.amounts import AMOUNTS
from zmos_data.queries import measure_by_municipality, totals_by_municipality
from zmos_data.selection import Counting, Measure, Selection
from zmos_data.town_totals import TownMeasure, measured, town_measures, town_totals

VIEWS = (
    Selection(),
    Selection(periods=("2014-2020",)),  # Krško could not take part
    Selection(themes=("sustainable_mobility",), counting=Counting.EACH),
    Selection(search="nothing at all"),
)


@pytest.mark.parametrize("view", VIEWS)
def test_the_totals_are_those_of_the_table(dataset, view):
    table, found = totals_by_municipality(dataset, view), town_totals(dataset, view)
    assert list(found) == table.index.tolist()
    for code, total in found.items():
        row = table.loc[code]
        counts = (total.projects, total.themes, total.eligible)
        assert counts == (row["projects"], row["themes"], row["eligible"])
        for column in AMOUNTS:
            own = total.amounts[column]
            assert (own.eur is None) == math.isnan(row[column]) == (not own.known)
            assert own.eur in (None, row[column])
            assert (own.known, own.rounded) == (row[f"{column}_known"], row[f"{column}_rounded"])
            assert own.projects == total.projects
            assert total.is_rounded(column) == own.rounded


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("view", VIEWS)
def test_the_measure_is_that_of_the_table(dataset, view, measure):
    table = measure_by_municipality(totals_by_municipality(dataset, view), measure)
    found = town_measures(dataset, town_totals(dataset, view), measure)
    assert list(found) == table.index.tolist()
    assert [one.status for one in found.values()] == table["status"].tolist()
    values = [one.value for one in found.values()]
    assert values == pytest.approx(table["value"].tolist(), nan_ok=True)
    assert {type(value) for value in values} == {float}


@pytest.mark.parametrize(
    ("figure", "projects", "eligible", "status"),
    [
        (5.0, 2, True, "value"),
        (5.0, 2, False, "value"),
        (math.nan, 2, True, "unknown"),
        (0.0, 0, True, "no_project"),
        (0.0, 0, False, "not_eligible"),
    ],
)
def test_a_town_without_a_figure_says_why(figure, projects, eligible, status):
    found = measured(figure, projects, eligible=eligible)
    assert found.status == status
    assert found.is_known == (not math.isnan(found.value)) == (status == "value")


def test_what_is_kept_of_a_view_cannot_be_changed(dataset):
    (total, *_) = town_totals(dataset, Selection()).values()
    with pytest.raises(FrozenInstanceError):
        total.projects = 0
    with pytest.raises(FrozenInstanceError):
        TownMeasure(1.0, "value").value = 2.0


def test_a_count_is_never_rounded(dataset):
    for total in town_totals(dataset, Selection()).values():
        assert not total.is_rounded("projects")
        assert not total.is_rounded("themes")
