"""The legend and the map: a town's colour is that of the range in which its figure lies."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from content import legend, map_state
from tests.pages import build_page
from tests.tables import AMOUNTS, table
from tests.tables import projects as read_projects
from tests.words import plain
from zmos_data.selection import Measure

PROJECTS = read_projects()
PEOPLE = table("municipalities").set_index("municipality_code")["population"].astype(float)
VIEWS = ({}, {"periods": ("2021-2027",)}, {"themes": ("sustainable_mobility",)})


def figures(measure: Measure, **view: tuple[str, ...]) -> dict[str, float]:
    """Return the figure of each town that has one, by plain pandas."""
    rows = PROJECTS
    for column, name in (("period", "periods"), ("theme_code", "themes")):
        rows = rows[rows[column].isin(view[name])] if name in view else rows
    towns = rows.groupby("municipality_code")
    if measure is Measure.THEMES:
        found = towns["theme_code"].nunique()
    elif measure.base in AMOUNTS:
        found = towns[measure.base].sum(min_count=1).dropna()
    else:
        found = towns.size()
    if measure.is_per_1000:
        found = (found / PEOPLE * 1000).dropna()
    return found.astype(float).to_dict()


def bounds(words: str) -> tuple[float, float]:
    """Read a range: above the first number, up to the second."""
    found = re.findall(r"(\d[\d.,]*\d|\d)( mio\.)?", words)
    read = [
        float(number.replace(".", "").replace(",", ".")) * (1_000_000 if million else 1)
        for number, million in found
    ]
    if "mio." in words and read[0] < 1000:  # said once, of both
        read[0] *= 1_000_000
    if words.startswith("do "):
        return 0.0, read[0]
    low = read[0] if words.startswith("nad ") else read[0] - 1
    return low, read[-1]


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("measure", Measure)
def test_a_town_has_the_colour_of_the_range_of_its_figure(dataset, measure, view):
    page = build_page(dataset, measure=measure, **view)
    ranges = {row.colour: bounds(plain(row.range)) for row in legend.legend_classes(page)}
    own, state = figures(measure, **view), map_state.build_state(page)["towns"]
    is_one_each = measure.is_count and len(ranges) == len(set(own.values()))
    for (_, above), (below, _) in pairwise(ranges.values()):
        assert above == below or (is_one_each and above < below)
    assert {code for code, town in state.items() if town["fill"] in ranges} == set(own)
    for code, value in own.items():
        low, high = ranges[state[code]["fill"]]
        assert low < value <= high, (code, value)


def test_counts_that_have_a_class_each_are_written_as_they_are(dataset):
    two = legend.legend_classes(build_page(dataset, towns=("061", "070")))
    assert [row.range for row in two] == ["11", "12"]


def test_the_ranges_of_counts_begin_at_one_and_leave_none_out(dataset):
    counts = legend.legend_classes(build_page(dataset))
    assert [row.range for row in counts] == ["1–4", "5–8", "9–12"]
