"""Numbers of limits, as each language writes them."""

from __future__ import annotations

import pytest

from tests.workbooks import FRAMES
from zmos_data.catalogue import say_in
from zmos_data.expectations import of_constraint
from zmos_data.number_words import in_number
from zmos_data.value_rules import check_eu_contribution_within_total


@pytest.mark.parametrize(
    ("value", "unit", "slovenian", "english"),
    [
        (6.1, "", "6,1", "6.1"),
        (20_000, "", "20.000", "20,000"),
        ("1250000.5", "EUR", "1.250.000,50\xa0EUR", "EUR\xa01,250,000.50"),
        (100.0, "EUR", "100\xa0EUR", "EUR\xa0100"),
        (46.9, "degrees", "46,9°", "46.9°"),
        (22.25, "km2", "22,25\xa0km²", "22.25\xa0km²"),
    ],
)
def test_a_number_is_written_as_its_language_does(value, unit, slovenian, english):
    assert (in_number(value, unit).sl, str(in_number(value, unit))) == (slovenian, english)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ({"name": "lat", "unit": "degrees", "constraints": {"maximum": 46.9}}, "največ 46,9°"),
        ({"name": "share", "constraints": {"maximum": 6.1}}, "največ 6,1"),
        ({"name": "start_year", "constraints": {"maximum": 2030}}, "največ 2030"),
    ],
)
def test_the_limit_of_a_column_has_its_unit(field, said):
    assert say_in("sl", of_constraint("maximum", field)) == said


def test_an_amount_above_another_is_told_what_it_may_reach():
    projects = FRAMES["projects"].assign(total_eur=6.1e6, eu_eur=None)
    projects.loc[0, "eu_eur"] = 7e6
    (problem,) = check_eu_contribution_within_total({"projects": projects})
    assert say_in("sl", problem.expected) == "največ 6.100.000\xa0EUR"
    assert problem.expected == "at most EUR\xa06,100,000"
