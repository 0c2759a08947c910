"""The computed titles of slides: right plurals and cases, ties and unknowns told as they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import joint_project, phrases, ranking, slide_titles
from content.text import Text
from tests.builders import without_amount
from tests.pages import build_page
from tests.tables import projects
from tests.words import plain
from zmos_data.declared_slides import KINDS
from zmos_data.selection import Measure

ROWS = projects()
THEME = "sustainable_mobility"


def title(dataset, kind: str, language: str = "sl", **view) -> str:
    return plain(slide_titles.title(build_page(dataset, language, **view), kind))


def test_a_theme_says_how_many_projects_where_and_where_most(dataset):
    own = ROWS[ROWS["theme_code"] == THEME]["municipality_code"].value_counts()
    assert list(own.index[:2]) == ["061", "052"]  # Ljubljana and Kranj lead
    n = own.sum()
    said = f"Trajnostna mobilnost: {n} projektov v 12 mestih, največ v Ljubljani in Kranju"
    assert title(dataset, "theme", themes=(THEME,)) == said
    said = f"Sustainable mobility: {n} projects in 12 towns, most in Ljubljana and Kranj"
    assert title(dataset, "theme", "en", themes=(THEME,)) == said


@pytest.mark.parametrize(
    ("town", "sl", "en"),
    [
        ("096", "Ptuj: 7 projektov", "Ptuj: 7 projects"),
        ("054", "Krško: 2 projekta", "Krško: 2 projects"),
    ],
)
def test_a_town_says_its_projects_and_what_they_cost(dataset, town, sl, en):
    assert title(dataset, "town", municipality_code=town).startswith(f"{sl}, skupna vrednost ")
    assert title(dataset, "town", "en", municipality_code=town).startswith(f"{en}, total cost ")


def test_a_town_says_which_of_its_projects_where_the_view_leaves_some_out(dataset):
    view = {"municipality_code": "096", "themes": ("urban_environment",)}
    said = title(dataset, "town", **view)
    assert said.startswith("Ptuj: 5 projektov s področja urbanega okolja in oživitve mest, skupna")
    said = title(dataset, "town", "en", municipality_code="096", periods=("2021-2027",))
    assert said.startswith("Ptuj: 2 projects, 2021–2027, total cost")


def test_one_project_stands_in_its_town_with_its_case(dataset):
    view = {"towns": ("096",), "periods": ("2021-2027",)}
    assert title(dataset, "map", **view) == "2 projekta na Ptuju, 2021–2027"
    view = {"towns": ("054",), "themes": ("urban_environment",)}
    said = "1 projekt s področja urbanega okolja in oživitve mest v Krškem"
    assert title(dataset, "map", **view) == said


def test_an_unknown_sum_is_no_nought_and_a_partial_one_says_so(dataset):
    data = without_amount(dataset, "total_eur", municipality_code="054")
    assert title(data, "town", municipality_code="054").endswith("skupna vrednost ni znana")
    known = ROWS["eu_eur"].notna().sum()
    said = title(dataset, "map", measure=Measure.EU)
    assert re.match(r"Prispevek EU: pribl\. [\d,.]+ mio\. EUR \(podatek za ", said)
    assert f"podatek za {known} od {len(ROWS)} projektov" in said


def test_a_view_without_projects_says_so(dataset):
    nothing = {"themes": ("energy_efficiency",), "periods": ("2021-2027",)}
    for kind in KINDS:
        said = title(dataset, kind, **nothing)
        assert said and "None" not in said and "{" not in said
    assert title(dataset, "map", **nothing) == "V zbranih podatkih ni takih projektov"


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("kind", [*KINDS, "towns", "bars", "themes"])
@pytest.mark.parametrize("measure", Measure)
def test_every_kind_has_a_title_for_every_measure(dataset, language, kind, measure):
    said = title(dataset, kind, language, measure=measure)
    assert said and "{" not in said and "nan" not in said.split()
    assert said[0].isupper() or said[0].isdigit()


def test_higher_is_said_in_its_published_numbers(dataset):
    page = build_page(dataset)
    assert len({partner.country for partner in joint_project.partners(page)}) == 8
    assert [figure for figure, _ in joint_project.numbers(page)][:2] == ["9", "8"]
    said = "HIGHER: 9 partnerjev iz 8 držav, pribl. 1,8 mio. EUR za celotno partnerstvo"
    assert title(dataset, "joint") == said
    in_english = [partner.country for partner in joint_project.partners(build_page(dataset, "en"))]
    assert in_english == [partner.country for partner in joint_project.partners(page)]


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(1, 4), min_size=1))
def test_who_leads_has_most_and_nobody_even_is_left_out(values):
    first = ranking.leaders(values)
    top = max(values.values())
    even = {name for name, n in values.items() if n == top}
    assert len(first) <= 3
    assert even <= set(first) if len(even) <= 3 else first == []
    rest = set(first) - even
    if rest:
        second = {name for name, n in values.items() if n < top}
        best = max(values[name] for name in second)
        assert rest == {name for name in second if values[name] == best}


def test_a_preposition_stands_once_as_long_as_it_stays(dataset):
    towns = build_page(dataset).rows.towns
    said = phrases.located_in(Text("sl"), towns, ["050", "096", "061"])
    assert said == "v Kopru, na Ptuju in v Ljubljani"
    assert phrases.located_in(Text("sl"), towns, ["050", "061"]) == "v Kopru in Ljubljani"
    assert phrases.located_in(Text("en"), towns, ["050", "096"]) == "in Koper and Ptuj"


def test_more_than_three_even_towns_are_counted_and_not_chosen_from(dataset):
    some = ROWS[ROWS["theme_code"] == "energy_efficiency"]["municipality_code"]
    assert set(some.value_counts()) == {1}
    said = f"Energetska učinkovitost: {len(some)} projektov v {len(some)} mestih, v vsakem po 1"
    assert title(dataset, "theme", themes=("energy_efficiency",)) == said
