"""The page of a project: its amounts, its years, where it is, and the reports of its row."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from content import project_card, project_page, project_timeline, reports
from tests.pages import build_page
from tests.tables import projects as read_projects
from tests.tables import table
from tests.words import plain
from ui import page_shell
from zmos_data.selection import Selection

PROJECTS = read_projects().set_index("project_id")
LINK = "http://example.test/projekt?projekt=061-01&lang=en"


def opened(dataset, project_id: str, language: str = "en"):
    page = replace(build_page(dataset, language, project_id=project_id), name="project")
    return page, page.project


def test_every_project_has_its_amounts_and_says_which_are_not_known(dataset):
    for project_id, row in PROJECTS.iterrows():
        found = project_page.sums(*opened(dataset, project_id))
        known = [
            row[column] == row[column] for column in ("total_eur", "cofin_total_eur", "eu_eur")
        ]
        assert [number.is_known for number in found] == known
        for number in found:
            assert (number.figure == "not known") is not number.is_known


@pytest.mark.parametrize("language", ["sl", "en"])
def test_where_a_project_is_stands_there_or_is_said_not_to_be_known(dataset, language):
    sited = set(table("sites")["project_id"])
    unknown = {"sl": "Lokacija ni znana", "en": "The site is not known"}[language]
    for project_id in PROJECTS.index:
        said = project_page.place(*opened(dataset, project_id, language))
        assert (unknown in said[0]) is (project_id not in sited)


def test_the_events_of_a_project_stand_in_their_order(dataset):
    page, project = opened(dataset, "061-01")
    said = [(event.when, event.what) for event in project_timeline.events(page, project)]
    assert [(plain(when), what) for when, what in said] == [
        ("2018", "grant decision"),
        ("24 September 2021", "last known stage: completed"),
        ("2021", "end"),
    ]


@pytest.mark.parametrize(
    ("project_id", "language", "words"),
    [
        ("061-01", "sl", "2018 (odločitev o podpori) – 2021 (konec)"),
        ("061-01", "en", "2018 (grant decision) – 2021 (end)"),
        ("096-02", "en", "2018 (grant decision)"),
    ],
)
def test_the_years_of_a_project_stand_in_one_line(dataset, project_id, language, words):
    page, project = opened(dataset, project_id, language)
    assert project_timeline.briefly(page, project) == words


def test_the_strip_holds_every_project_within_its_edges(dataset):
    for project_id, row in PROJECTS.iterrows():
        page, project = opened(dataset, project_id)
        axis = project_timeline.axis(project, project_timeline.events(page, project))
        spans = [axis.window, *([axis.bar] if axis.bar else [])]
        assert all(left >= 0 and width > 0 and left + width <= 100.01 for left, width in spans)
        assert all(0 <= mark <= 100 for mark in axis.marks)
        assert (axis.bar is None) is (row["start_year"] != row["start_year"])
        assert axis.is_open is (row["end_year"] != row["end_year"])


def test_a_bar_covers_its_first_and_its_last_year(dataset):
    _, project = opened(dataset, "061-01")
    axis = project_timeline.axis(project, [])  # 2014 to 2023: ten years
    assert (axis.window, axis.bar) == ((0, 100), (40, 40))


def test_a_project_without_years_has_no_event(dataset):
    bare = dataset.projects.assign(start_year=None, end_year=None, stage_as_of=None)
    page, project = opened(replace(dataset, projects=bare, checksum="no years"), "061-01")
    assert project_timeline.events(page, project) == []
    said = project_timeline.briefly(page, project)
    assert said == "Neither start nor end is known."


def test_the_facts_may_leave_out_the_site_that_stands_elsewhere(dataset):
    page, project = opened(dataset, "011-06")
    whole, less = (
        dict(project_card.facts(page, project, with_sites=sites)) for sites in (True, False)
    )
    assert set(whole) - set(less) == {"Site"}


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("kind", ["error", "missing"])
def test_a_report_names_the_row_and_goes_to_the_address_of_the_operator(dataset, language, kind):
    page, project = opened(dataset, "061-01", language)
    report = {
        "error": lambda mail: reports.of_project(page, project, LINK, mail),
        "missing": lambda mail: reports.of_missing(page, "061", LINK, mail, project),
    }[kind]
    sent = urlsplit(report("data@example.org").mail)
    assert (sent.scheme, sent.path) == ("mailto", "data@example.org")
    fields = parse_qs(sent.query)
    assert "061" in fields["subject"][0]
    for words in ("061-01", "Ljubljana", LINK, dataset.version):
        assert words in fields["body"][0]
    without = report("")
    assert without.mail == ""
    assert "061-01" in without.draft and LINK in without.draft


def test_the_title_and_the_navigation_name_the_project(dataset):
    page, _ = opened(dataset, "096-02", "sl")
    assert page_shell.subject(page) == "Spominski park Ptuj"
    assert page_shell.subject(replace(page, selection=Selection())) == "Projekt"


def test_a_link_with_a_project_alone_is_of_its_page():
    alone = Selection(project_id="061-01")
    assert page_shell._is_of_project(alone)
    assert not page_shell._is_of_project(Selection())
    assert not page_shell._is_of_project(replace(alone, periods=("2014-2020",)))
