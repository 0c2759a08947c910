"""Dates of the tables in words: days, months and years, in the case of their place."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from content import data_sources, dates, town_facts
from content.text import Text
from tests.pages import build_page
from tests.words import NO_BREAK, plain

SL, EN = Text("sl"), Text("en")
MONTHS = {
    1: ("januar", "januarja", "January"),
    2: ("februar", "februarja", "February"),
    3: ("marec", "marca", "March"),
    4: ("april", "aprila", "April"),
    5: ("maj", "maja", "May"),
    6: ("junij", "junija", "June"),
    7: ("julij", "julija", "July"),
    8: ("avgust", "avgusta", "August"),
    9: ("september", "septembra", "September"),
    10: ("oktober", "oktobra", "October"),
    11: ("november", "novembra", "November"),
    12: ("december", "decembra", "December"),
}


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_is_a_word_in_its_case(month):
    value, (name, when, english) = f"2024-{month:02d}", MONTHS[month]
    assert dates.day(SL, value) == f"{name}{NO_BREAK}2024"
    assert dates.day(SL, value, when=True) == f"{when}{NO_BREAK}2024"
    assert dates.day(EN, value) == dates.day(EN, value, when=True) == f"{english}{NO_BREAK}2024"


@pytest.mark.parametrize("when", [True, False])
def test_a_year_stays_and_a_day_never_breaks(when):
    assert dates.day(SL, "2021", when=when) == "2021"
    assert dates.day(SL, "2021-01-01", when=when) == f"1.{NO_BREAK}1.{NO_BREAK}2021"
    assert dates.day(EN, "2021-11-10", when=when) == f"10{NO_BREAK}November{NO_BREAK}2021"


def test_a_source_says_when_it_was_published():
    source = SimpleNamespace(date_published="2024-02", as_of=None, date_read=None)
    assert plain(dates.source_dates(SL, source)) == "objavljeno februarja 2024"
    assert plain(dates.source_dates(EN, source)) == "published February 2024"


def test_a_source_says_of_when_its_data_are_and_not_that_it_was_published_then():
    source = SimpleNamespace(date_published=None, as_of="2021-01-01", date_read="2026-11-03")
    assert plain(dates.source_dates(SL, source)) == "stanje 1. 1. 2021, vpogled 3. 11. 2026"
    assert plain(dates.source_dates(EN, source)) == (
        "as of 1 January 2021, accessed 3 November 2026"
    )


@pytest.mark.parametrize("language", ["sl", "en"])
def test_no_month_of_the_tables_is_left_in_figures(dataset, language):
    page = build_page(dataset, language)
    shown = [row["published"] for row in data_sources.sources(page)]
    shown += [other["kind"] for other in data_sources.coverage(page)["others"]]
    shown += [source["dates"] for source in town_facts.sources(page, "061")]
    assert any("2024" in words for words in shown)
    assert not [words for words in shown if re.search(r"\b\d{4}-\d\d", words)]
