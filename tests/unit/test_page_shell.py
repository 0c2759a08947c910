"""The frame of a page: what its title says, and what the figures stand on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content import credits, sources
from content.sources import source_line
from tests.pages import build_page
from ui import page_shell
from zmos_data.queries import coverage, published_sources


def titled(dataset, name, language="sl", **view) -> str:
    return page_shell.subject(replace(build_page(dataset, language, **view), name=name))


def test_the_title_names_the_town_or_the_open_project(dataset):
    for code, name in build_page(dataset).town_names.items():
        assert titled(dataset, "town", municipality_code=code) == name
    assert titled(dataset, "town") == "Celje"  # the page shows the first without a choice
    assert titled(dataset, "projects", project_id="096-02") == "Spominski park Ptuj"
    assert titled(dataset, "projects") == "Projekti"
    assert titled(dataset, "projects", "en") == "Projects"
    assert titled(dataset, "map", municipality_code="061", project_id="096-02") == "Zemljevid"


def test_the_first_heading_is_the_page_or_its_town(dataset):
    page = build_page(dataset, "en", municipality_code="112")
    assert page_shell.heading(replace(page, name="town")) == "Slovenj Gradec"
    headings = [page_shell.heading(replace(page, name=name)) for name in page_shell.PAGES]
    assert headings[0] == "Map" and len(set(headings)) == len(headings)


def test_the_title_of_a_project_is_in_the_language(dataset):
    named = dataset.projects[dataset.projects["name_en"].notna()].iloc[0]
    view = {"project_id": named["project_id"]}
    assert titled(dataset, "projects", "en", **view) == named["name_en"]
    assert titled(dataset, "projects", "sl", **view) == named["name_sl"]


def test_pages_of_different_titles_are_told_apart(dataset):
    base = {language: build_page(dataset, language) for language in ("sl", "en")}
    views = [("town", {"municipality_code": code}) for code in base["sl"].town_names]
    views += [("projects", {"project_id": code}) for code in dataset.projects["project_id"][:5]]
    views += [("projects", {}), ("map", {})]
    pages = [
        replace(page, name=name, selection=page.selection.view(**view))
        for page in base.values()
        for name, view in views
    ]
    assert len({page_shell._told(page) for page in pages}) == len(pages)


def test_the_coverage_is_counted_from_the_tables(dataset):
    found, rows = coverage(dataset), dataset.projects
    unnamed = (rows["ctn_named_in_source"] == "no").groupby(rows["period"]).sum()
    assert [found.first_unnamed, found.second_unnamed] == unnamed.tolist()
    assert credits.coverage(build_page(dataset)) == (
        "Podatki so zbrani iz objavljenih virov. Za obdobje 2014–2020 je zbranih 76 projektov "
        "(odobrenih je bilo 91; pri 4 zbranih vir ne navaja CTN), za obdobje 2021–2027 pa je "
        "zbranih 22 projektov (pri 8 zbranih vir ne navaja CTN). Če v zbranih podatkih za mesto "
        "ali temo ni projektov, to še ne pomeni, da mesto ni sodelovalo."
    )


@pytest.mark.parametrize(
    ("unnamed", "words"),
    [
        (0, "(odobrenih je bilo 91)"),
        (1, "(odobrenih je bilo 91; pri 1 zbranem vir ne navaja CTN)"),
        (2, "(odobrenih je bilo 91; pri 2 zbranih vir ne navaja CTN)"),
    ],
)
def test_the_coverage_agrees_with_its_numbers(dataset, unnamed, words):
    page = build_page(dataset)
    found = replace(page.rows.coverage, first=2, first_unnamed=unnamed, second=1, second_unnamed=0)
    said = credits.coverage(replace(page, rows=replace(page.rows, coverage=found)))
    assert f"Za obdobje 2014–2020 sta zbrana 2 projekta {words}, za" in said
    assert "pa je zbran 1 projekt. Če" in said


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_number_of_sources_is_that_of_those_that_can_be_looked_up(dataset, language):
    page, number = build_page(dataset, language), str(published_sources(dataset))
    rule = {
        "sl": "z navedenim izdajateljem ali spletnim naslovom: ",
        "en": "with a named publisher or web address: ",
    }[language]
    assert rule + number in sources.in_full(page)
    assert rule + number in source_line(page, date(2026, 11, 24))


def test_the_icon_is_no_file_that_streamlit_could_lose():
    written = page_shell.icon()
    assert written.startswith("data:image/png;base64,iVBOR")
