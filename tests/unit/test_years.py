"""The years of a project: what counts as under way, and what its years do not say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.tables import projects
from zmos_data.facets import option_counts, without_years
from zmos_data.queries import filter_projects
from zmos_data.selection import UNKNOWN, Selection
from zmos_data.years import Years, read_years

YES, NO, OPEN = "under way", "not under way", "not known"
ROWS = projects()


def years(*spans: tuple[int | None, int | None]) -> Years:
    return read_years(pd.DataFrame(spans, columns=["start_year", "end_year"], dtype="Int64"))


def verdict(start: int | None, end: int | None, first: int | None, last: int | None) -> str:
    """Say what the rule makes of a project; it must not say two things."""
    found = years((start, end))
    under_way, not_known = found.under_way(first, last)[0], found.not_known(first, last)[0]
    assert not (under_way and not_known)
    return YES if under_way else OPEN if not_known else NO


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (2019, 2020, NO),
        (2019, 2021, YES),
        (2021, 2021, YES),
        (2022, 2023, YES),
        (2024, 2026, YES),
        (2025, 2026, NO),
        (2018, 2026, YES),
        (2022, None, YES),
        (2021, None, YES),
        (2024, None, YES),  # its first year is within
        (2025, None, NO),  # it cannot have begun earlier
        (2019, None, OPEN),
        (2020, None, OPEN),  # it may have ended before
        (None, 2023, YES),
        (None, 2021, YES),
        (None, 2024, YES),  # its last year is within
        (None, 2020, NO),  # it cannot have gone on
        (None, 2025, OPEN),
        (None, 2026, OPEN),  # it may have begun afterwards
        (None, None, OPEN),
    ],
)
def test_a_span_of_years(start, end, expected):
    assert verdict(start, end, 2021, 2024) == expected


@pytest.mark.parametrize(
    ("start", "end", "since", "until"),
    [
        (2018, 2020, NO, YES),
        (2018, 2021, YES, YES),
        (2022, 2023, YES, NO),
        (2018, None, OPEN, YES),
        (2021, None, YES, YES),
        (2022, None, YES, NO),
        (None, 2020, NO, YES),
        (None, 2021, YES, YES),
        (None, 2022, YES, OPEN),
        (None, None, OPEN, OPEN),
    ],
)
def test_a_span_with_an_open_side(start, end, since, until):
    assert verdict(start, end, 2021, None) == since
    assert verdict(start, end, None, 2021) == until


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(2018, 2020, YES), (2018, None, YES), (None, 2018, YES), (None, None, OPEN)],
)
def test_without_a_span_years_are_unknown_where_there_is_none(start, end, expected):
    assert verdict(start, end, None, None) == expected


def test_the_bar_of_a_year_counts_the_projects_certainly_under_way_then():
    found = years((2016, 2018), (2018, None), (None, 2019), (None, None), (2021, 2021))
    every = np.ones(5, dtype=bool)
    counts = {"2016": 1, "2017": 1, "2018": 2, "2019": 1, "2020": 0, "2021": 1}
    assert found.counts(every) == counts
    assert {y: int(found.under_way(int(y), int(y)).sum()) for y in counts} == counts
    assert found.counts(~every) == dict.fromkeys(counts, 0)
    assert found.span == (2016, 2021)


def test_without_any_year_there_is_no_span_and_no_bar():
    found = years((None, None))
    assert (found.span, found.counts(np.ones(1, dtype=bool))) == (None, {})


def plainly(first: int, last: int) -> tuple[set[str], set[str]]:
    """Return the ids under way in two years and those not known, by a rule of another kind.

    Every year that a missing one may be is tried: what always meets the span is under way, what
    never does is not.
    """
    inside, unknown = set(), set()
    for row in ROWS.itertuples():
        starts = range(1990, 2060) if pd.isna(row.start_year) else [int(row.start_year)]
        ends = range(1990, 2060) if pd.isna(row.end_year) else [int(row.end_year)]
        meets = {s <= last and e >= first for s in starts for e in ends if s <= e}
        if meets == {True}:
            inside.add(row.project_id)
        elif meets == {True, False}:
            unknown.add(row.project_id)
    return inside, unknown


@pytest.mark.parametrize(
    "span", [(2021, 2024), (2021, 2021), (2016, 2016), (2010, 2012), (2026, 2040), (2000, 2050)]
)
def test_the_filter_keeps_what_every_possible_year_says(dataset, span):
    inside, unknown = plainly(*span)
    view = Selection(year_from=span[0], year_to=span[1])
    assert set(filter_projects(dataset, view)["project_id"]) == inside
    assert without_years(dataset.index, view) == len(unknown) > 0
    assert option_counts(dataset.index, view)["years"][UNKNOWN] == len(unknown)
    both = replace(view, years_unknown=True)
    assert set(filter_projects(dataset, both)["project_id"]) == inside | unknown
    assert without_years(dataset.index, both) == 0


def test_an_unknown_year_is_a_choice_of_its_own(dataset):
    none = ROWS[ROWS["start_year"].isna() & ROWS["end_year"].isna()]
    found = filter_projects(dataset, Selection(years_unknown=True))
    assert found["project_id"].tolist() == none["project_id"].tolist()
    assert option_counts(dataset.index, Selection())["years"][UNKNOWN] == len(none) > 0
    assert without_years(dataset.index, Selection()) == 0


@pytest.mark.parametrize(
    "view",
    [
        {},
        {"themes": ("sustainable_mobility",), "search": "kolesar"},
        {"total_unknown": True, "years_unknown": True},
    ],
)
def test_the_count_of_a_year_is_what_choosing_it_alone_leaves(dataset, view):
    first, last = dataset.index.years.span
    selection = Selection(year_from=2019, year_to=2020, **view)
    counts = option_counts(dataset.index, selection)["years"]
    assert list(counts) == [*map(str, range(first, last + 1)), UNKNOWN]
    for year in range(first, last + 1):
        alone = replace(selection, year_from=year, year_to=year, years_unknown=False)
        assert len(filter_projects(dataset, alone)) == counts[str(year)], year


@pytest.mark.parametrize("town", ["061", "096"])
def test_what_a_town_leaves_out_is_of_that_town(dataset, town):
    view = Selection(year_from=2021, search="kolesar")
    all_of = without_years(dataset.index, view)
    of_town = without_years(dataset.index, view, town)
    assert of_town == without_years(dataset.index, replace(view, towns=(town,))) < all_of
