"""The filter by years on screen: what it says, in both languages, and where its controls lead."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from api.app import Request, respond
from content import file_names, filters, labels, town, view_description, years
from tests.links import follow
from tests.pages import build_page
from tests.tables import projects
from tests.words import plain
from ui import html
from zmos_data import stored_views
from zmos_data.parameters import codes_of
from zmos_data.selection import UNKNOWN

SINCE = {"year_from": 2021}
SPAN = {"year_from": 2021, "year_to": 2024}
LANGUAGES = ("sl", "en")


@pytest.mark.parametrize(
    ("view", "slovenian", "english"),
    [
        ({"year_from": 2021, "year_to": 2021}, "v izvajanju leta 2021", "under way in 2021"),
        (SPAN, "v izvajanju v letih 2021–2024", "under way in 2021–2024"),
        (SINCE, "v izvajanju od leta 2021 naprej", "under way from 2021 on"),
        ({"year_to": 2024}, "v izvajanju do leta 2024", "under way up to 2024"),
    ],
)
def test_a_chip_and_the_sentence_say_the_years(dataset, view, slovenian, english):
    for language, words in zip(LANGUAGES, (slovenian, english), strict=True):
        page = build_page(dataset, language, **view)
        assert [chip["label"] for chip in filters.chips(page)] == [words]
        assert f", {words}; " in view_description.describe_view(page)


@pytest.mark.parametrize(
    ("language", "beside", "alone"),
    [
        (
            "sl",
            ", v izvajanju od leta 2021 naprej ali z neznanimi leti; ",
            " z neznanimi leti izvajanja ",
        ),
        ("en", ", under way from 2021 on or of years not known; ", " of years not known "),
    ],
)
def test_unknown_years_that_are_taken_in_are_said_and_not_left_out(
    dataset, language, beside, alone
):
    page = build_page(dataset, language, **SINCE, years_unknown=True)
    assert beside in view_description.describe_view(page)
    assert years.left_out(page) == ""
    assert years.taking_in(page) == {}
    assert alone in view_description.describe_view(
        build_page(dataset, language, years_unknown=True)
    )


def test_years_stand_after_the_period_which_is_another_thing(dataset):
    page = build_page(dataset, periods=("2014-2020",), funds=("ESRR",), **SINCE)
    assert (
        ", 2014–2020, v izvajanju od leta 2021 naprej, sklad: ESRR; "
        in view_description.describe_view(page)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_ends_with_how_many_are_left_out_and_one_click_takes_them_in(
    dataset, language
):
    page = build_page(dataset, language, **SPAN)
    n = page.view.counts["years"][UNKNOWN]
    ending = years.left_out(page)
    assert re.findall(r"\d+", ending) == [str(n)]
    assert view_description.describe_view(page).endswith(f"{ending}.")
    more = years.taking_in(page)
    assert str(n) in more["label"]
    query = {"od": "2021", "do": "2024"}
    assert follow(more["go"], query) == ("", query | {"brez_let": "da"})
    whole = build_page(dataset, language, **SPAN, years_unknown=True)
    assert whole.view.headline.projects == page.view.headline.projects + n


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_found_the_unknown_ones_are_counted_too(dataset, language):
    page = build_page(dataset, language, year_from=2031)
    assert page.view.headline.projects == 0
    assert view_description.describe_view(page).endswith(f"{years.left_out(page)}.")
    advice = view_description.empty_view(page)
    assert labels.facet(page.text, "years") in advice["words"]
    assert follow(advice["go"], {"od": "2031"}) == ("", {})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("first", [2021, 2031])
def test_the_sentence_of_a_town_counts_its_own(dataset, language, first):
    page = build_page(dataset, language, municipality_code="061", year_from=first)
    own = years.left_out(page, "061")
    assert own not in ("", years.left_out(page))
    assert f"{own}." in town.sentence(page)


def test_the_handles_stand_at_the_years_of_the_view(dataset):
    first, last = dataset.index.years.span
    for view, low, high in (
        ({}, first, last),
        (SINCE, 2021, last),
        (SPAN, 2021, 2024),
        ({"year_from": 1000, "year_to": 9999}, first, last),
        ({"year_from": 9999}, last, last),
    ):
        found = years.histogram(*drawn(dataset, **view))
        assert (found["low"], found["high"]) == (low, high)
        assert [bar["in"] for bar in found["bars"]] == [
            low <= year <= high for year in range(first, last + 1)
        ]


def drawn(dataset, language="sl", **view):
    page = build_page(dataset, language, **view)
    return page, page.view.counts["years"]


def test_a_bar_says_its_year_and_how_many_and_the_highest_fills_the_height(dataset):
    page, counts = drawn(dataset, "en", themes=("energy_efficiency",))
    found = years.histogram(page, counts)
    tips = [f"{y}: {n} project{'' if n == 1 else 's'}" for y, n in counts.items() if y != UNKNOWN]
    assert [bar["tip"] for bar in found["bars"]] == tips
    assert max(bar["height"] for bar in found["bars"]) == 100
    said = "; ".join(f"{year}: {n}" for year, n in counts.items() if year != UNKNOWN)
    assert found["summary"] == f"Projects by year: {said}"


@pytest.mark.parametrize("year", [2019, None])
def test_there_is_nothing_to_choose_where_all_years_are_one(dataset, year):
    same = pd.array([year] * len(dataset.projects), dtype="Int64")
    table = dataset.projects.assign(start_year=same, end_year=same)
    data = replace(dataset, projects=table, checksum=f"all in {year}")
    assert years.histogram(*drawn(data)) == {}


def test_the_unknown_years_are_switched_on_and_off(dataset):
    page, counts = drawn(dataset, **SINCE)
    box = years.histogram(page, counts)
    assert (box["on"], box["count"]) == (False, str(counts[UNKNOWN]))
    assert follow(box["go"], {"od": "2021"})[1] == {"od": "2021", "brez_let": "da"}
    page, counts = drawn(dataset, **SINCE, years_unknown=True)
    box = years.histogram(page, counts)
    assert (box["on"], box["chosen"]) == (True, 2)
    assert follow(box["go"], {"od": "2021", "brez_let": "da"})[1] == {"od": "2021"}


@pytest.mark.parametrize(
    ("language", "hint"),
    [
        ("sl", "Sedemletni proračun EU, ne leta izvajanja projekta."),
        ("en", "The EU's seven-year budget, not the years of a project."),
    ],
)
def test_the_period_says_that_it_is_not_the_years(dataset, language, hint):
    by_kind = {
        facet["id"]: facet["hint"] for facet in filters.facets(build_page(dataset, language))
    }
    assert by_kind.pop("facet-obdobje") == hint
    assert set(by_kind.values()) == {""}


def test_the_handles_have_names_and_the_years_of_the_data(dataset):
    page, counts = drawn(dataset, "en", **SPAN)
    body = html.fill("_years.html", years_script="", years=years.histogram(page, counts))
    first, last = page.dataset.index.years.span
    handles = re.findall(r'<input type="range"[^>]*>', body)
    for handle, name, value, label in zip(
        handles, ("od", "do"), (2021, 2024), ("First year", "Last year"), strict=True
    ):
        for part in (
            f'name="{name}"',
            f'min="{first}"',
            f'max="{last}"',
            f'value="{value}"',
            f'aria-label="{label}"',
        ):
            assert part in handle
    # Without its script, which the tests have not published, a button applies them.
    assert "data-script" not in body
    assert '<button type="submit" id="years-go">Apply</button>' in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_that_is_none_is_said(dataset, language):
    words = view_description.ignored(build_page(dataset, language), "od", "99999")
    assert "99999" in words
    assert words != view_description.ignored(build_page(dataset, language), "x", "99999")


def test_the_name_of_a_file_tells_the_years_from_a_period(dataset):
    view = build_page(dataset, "sl", year_from=2021, year_to=2024)
    assert file_names.said(view) == "v-izvajanju-v-letih-2021-2024"
    assert file_names.said(build_page(dataset, "en", year_to=2024)) == "under-way-up-to-2024"


def test_a_slide_may_be_a_view_of_years(dataset):
    codes = codes_of(dataset)
    assert stored_views.refused("od=2021&do=2024&brez_let=da", codes) == ()
    assert stored_views.refused("od=2024&do=2021&brez_let=x", codes) == (
        "od=2024",
        "do=2021",
        "brez_let=x",
    )


def test_the_interface_filters_by_years_and_says_so():
    starts, ends = (pd.to_numeric(projects()[name]) for name in ("start_year", "end_year"))
    answer = respond(Request("GET", "v1/projects.json", "od=2021&do=2021&lang=en"))
    assert answer.status == 200
    body = answer.body.decode()
    known = projects()["project_id"][(starts <= 2021) & (ends >= 2021)]
    assert len(known) > 5
    assert all(f'"{code}"' in body for code in known)
    assert "under way in 2021; " in plain(body)
    assert '"query":"od=2021&do=2021&lang=en"' in body


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("od=abc", ["od"]),
        ("od=0", ["od"]),
        ("do=99999", ["do"]),
        ("od=2024&do=2021", ["od", "do"]),
        ("brez_let=1", ["brez_let"]),
        ("od=-2021", ["od"]),
        ("od=2021.5&do=x", ["od", "do"]),
    ],
)
def test_the_interface_names_years_that_are_none(query, named):
    answer = respond(Request("GET", "v1/projects.json", query))
    assert answer.status == 400
    found = re.findall(r'"parameter": "(\w+)"', answer.body.decode())
    assert found == named
    assert "expected" in answer.body.decode()
