"""When the projects began: each stands in its year, and what is not known beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.starts import by_year, player
from tests.links import follow
from tests.pages import build_page
from tests.tables import table
from zmos_data.evidence import evidence_of
from zmos_data.links import to_query
from zmos_data.parameters import codes_of, parse
from zmos_data.periods import PERIODS
from zmos_data.selection import Counting, Measure, Selection
from zmos_data.starts import starts


def test_every_project_is_counted_once_in_its_year_or_as_unknown(dataset):
    found = starts(dataset, Selection())
    assert found is not None
    projects = table("projects")
    known = projects["start_year"].dropna().astype(int)
    assert (found.years[0], found.years[-1]) == (known.min(), known.max())
    assert found.unknown == projects["start_year"].isna().sum()
    assert found.projects[:-1].tolist() == [int((known == year).sum()) for year in found.years]
    assert sum(counts.sum() for counts in found.towns.values()) == len(projects)


def test_a_town_has_its_projects_by_period_and_year(dataset):
    found = starts(dataset, Selection())
    assert found is not None
    projects = table("projects")
    for code, counts in found.towns.items():
        of_town = projects[projects["municipality_code"] == code]
        for period, row in zip(PERIODS, counts, strict=True):
            of_period = of_town[of_town["period"] == period]
            years = of_period["start_year"].dropna().astype(int).tolist()
            assert row[:-1].tolist() == [years.count(year) for year in found.years]
            assert row[-1] == of_period["start_year"].isna().sum()


def test_the_filters_of_the_view_hold_and_the_years_stay(dataset):
    whole, view = (
        starts(dataset, selection)
        for selection in (Selection(), Selection(themes=("energy_efficiency",)))
    )
    assert whole is not None
    assert view is not None
    assert view.years == whole.years
    assert view.projects.sum() == (table("projects")["theme_code"] == "energy_efficiency").sum()
    each = starts(dataset, Selection(counting=Counting.EACH))
    assert each is not None
    assert each.projects.tolist() == whole.projects.tolist()


def test_a_year_is_said_with_its_towns_and_what_had_begun(dataset):
    shown = by_year(build_page(dataset, "en"))
    assert shown["whole"] == "78 projects began in 2016–2026."
    sentences = shown["sentences"]
    assert isinstance(sentences, list)
    assert sentences[:3] == [
        "2016: 1 project began in 1 urban municipality; 1 so far.",
        "2017: no project began; 1 so far.",
        "2018: 20 projects began in 10 urban municipalities; 21 so far.",
    ]
    assert sentences[-1].endswith("; 78 so far.")
    assert shown["unknown"] == (
        "The year in which 20 projects began is not known; they stand in no column."
    )


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_column_stands_for_projects_alone(dataset, language):
    towns = by_year(build_page(dataset, language))["towns"]
    assert isinstance(towns, list)
    assert len(towns) == 12
    assert all(a or b for town in towns for _, a, b, _ in town["columns"])
    none = by_year(build_page(dataset, language, search="xyzzy"))["towns"]
    assert isinstance(none, list)
    assert not any(town["columns"] for town in none)
    assert {town["said"] for town in none} == {
        {
            "sl": "v zbranih podatkih ni takih projektov",
            "en": "no such projects in the collected data",
        }[language]
    }


def test_a_column_leads_to_as_many_projects_as_it_says(dataset):
    page = build_page(dataset, "sl", themes=("sustainable_mobility",), municipality_code="070")
    towns = by_year(page)["towns"]
    assert isinstance(towns, list)
    links = [column[-1] for town in towns for column in town["columns"]]
    assert len(links) > 20
    for link in links:
        _, query = follow(link.go, to_query(page.selection, "sl"))
        selection = parse({name: [value] for name, value in query.items()}, codes_of(dataset))[0]
        assert len(evidence_of(dataset, selection).positions) == int(link.words)


def test_the_first_project_of_a_theme_is_that_of_the_known_year(dataset):
    found = starts(dataset, Selection())
    assert found is not None
    known = table("projects").dropna(subset="start_year")
    for code, first in found.first.items():
        of_town = known[known["municipality_code"] == code].groupby("theme_code")["start_year"]
        assert first == {t: int(year) - found.years[0] for t, year in of_town.min().items()}


def test_the_player_has_the_classes_of_all_years_and_says_who_is_not_counted(dataset):
    page = build_page(dataset, "en", measure=Measure.TOTAL)
    shown = player(page)
    assert [each.range for each in shown["legend"].classes] == ["1–4", "5–8", "9–12"]
    assert len(shown["breaks"]) == len(shown["colours"]) == 3
    assert shown["aside"] == "20 projects whose start is not known are not counted."
    assert shown["legend"].title == "Begun by the end of YYYY"
    assert [each.pattern for each in shown["legend"].empties] == ["hatch"]
    towns = by_year(page)["towns"]
    assert {town["code"]: town["ring"].count(",") for town in towns} == dict.fromkeys(
        page.town_names, 3
    )


def test_a_town_that_could_not_take_part_keeps_its_pattern_in_the_players_legend(dataset):
    shown = player(build_page(dataset, "sl", periods=("2014-2020",)))
    assert [each.pattern for each in shown["legend"].empties] == ["hatch", "dots"]


def test_the_charts_of_many_towns_are_drawn_where_they_are_asked_for(dataset, monkeypatch):
    page = build_page(dataset, "en")
    assert by_year(page)["more"] == {}
    monkeypatch.setattr("content.starts.MANY", 11)
    shown, asked = by_year(page, by_town=False), by_year(page)
    go = '{"show":"starts"}'
    assert shown["more"] == {"label": "By town (12)", "go": go, "open": False}
    assert asked["more"] == {"label": "By town (12)", "go": go, "open": True}
    assert shown["towns"] == []
    assert len(asked["towns"]) == 12
    assert {**shown, "towns": 0, "more": 0} == {**asked, "towns": 0, "more": 0}


def test_there_is_no_player_where_there_is_no_course_of_time(dataset):
    years = dataset.projects["start_year"].where(dataset.projects["start_year"] == 2018)
    data = replace(dataset, projects=dataset.projects.assign(start_year=years), checksum="one-year")
    assert player(build_page(data, "sl")) == {}
