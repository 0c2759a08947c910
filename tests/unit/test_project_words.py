"""How exact an amount is, when a stage was read, and what a source proves, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from content import project_amounts, project_sources, source_words, stages
from content.text import Text
from tests.pages import build_page
from zmos_data.amounts import is_rounded
from zmos_data.derived import kinds_of_figures, with_derived
from zmos_data.dictionary import read_dictionary
from zmos_data.package import PACKAGE_FOLDER, read_package
from zmos_data.periods import closed_periods, is_closed

NAN = float("nan")


def project(**cells: object) -> SimpleNamespace:
    """Build the row of a project that knows nothing but the cells given."""
    known = {
        f"{a}{q}": NAN
        for a in ("total_eur", "eu_eur", "cofin_total_eur")
        for q in ("", "_precision", "_basis", "_as_of")
    }
    known |= {
        "project_id": "011-01",
        "period": "2014-2020",
        "is_period_closed": True,
        "stage": NAN,
        "stage_as_of": NAN,
        "stage_text_sl": NAN,
        "stage_text_en": NAN,
    }
    return SimpleNamespace(**known | cells)


@pytest.mark.parametrize(
    ("code", "slovenian", "english"),
    [
        ("exact", "2.500.000", "2,500,000"),
        ("rounded", "pribl.", "approx. 2,500,000"),
        ("at_least", "2.500.000", "more than 2,500,000"),
    ],
)
def test_an_amount_says_how_exact_it_is(code, slovenian, english):
    row = project(total_eur=2_500_000.0, total_eur_precision=code)
    assert slovenian in project_amounts.figure(Text("sl"), row, "total_eur")
    found = project_amounts.figure(Text("en"), row, "total_eur")
    assert found.replace("\u00a0", " ") == english


def test_each_amount_of_a_project_has_its_own_precision():
    row = project(
        total_eur=6e6, total_eur_precision="rounded", eu_eur=3_412_879.56, eu_eur_precision="exact"
    )
    text = Text("en")
    written = [project_amounts.figure(text, row, c) for c in ("total_eur", "eu_eur")]
    assert [w.replace("\u00a0", " ") for w in written] == ["approx. 6,000,000", "3,412,879.56"]
    assert project_amounts.figure(text, row, "cofin_total_eur") == "not known"
    assert project_amounts.standing(text, row, "cofin_total_eur") == ""


def test_an_amount_says_what_it_stands_on_and_when():
    row = project(
        total_eur=1.0,
        total_eur_precision="exact",
        total_eur_basis="decision",
        total_eur_as_of="2019-04-12",
    )
    words = project_amounts.standing(Text("en"), row, "total_eur").replace("\u00a0", " ")
    assert words == "exact in the source; grant decision, 12 April 2019"
    undated = project(total_eur=1.0, total_eur_precision="rounded")
    assert project_amounts.standing(Text("en"), undated, "total_eur") == "rounded in the source"


def test_an_old_stage_never_reads_as_that_of_today(dataset):
    row = project(stage="approved", stage_as_of="2019-04-12")
    for language, label, short in (
        ("sl", "Zadnje znano stanje (april 2019)", "odobren (april 2019)"),
        ("en", "Last known stage (April 2019)", "approved (April 2019)"),
    ):
        page = build_page(dataset, language)
        assert stages.label(page, row).replace("\u00a0", " ") == label
        assert stages.short(page, row).replace("\u00a0", " ") == short
        assert "2014–2020" in stages.in_full(page, row)
        assert "2023" in stages.closed_since(page, row)


@pytest.mark.parametrize(
    "cells", [{"stage": "completed"}, {"stage": "approved", "is_period_closed": False}]
)
def test_a_period_that_closed_is_said_only_where_it_matters(dataset, cells):
    assert stages.closed_since(build_page(dataset, "en"), project(**cells)) == ""


def test_a_stage_without_a_date_and_a_date_of_a_year(dataset):
    page = build_page(dataset, "en")
    undated = project(stage="approved")
    assert stages.label(page, undated) == "Last known stage (date not known)"
    assert stages.short(page, undated) == "approved (date not known)"
    assert stages.short(page, project(stage="selected")) == "selected (1st phase, date not known)"
    assert stages.short(build_page(dataset), undated) == "odobren (datum ni znan)"
    assert stages.label(page, project(stage="completed")) == "Last known stage"
    assert stages.short(page, project(stage="completed")) == "completed"
    assert stages.short(page, project(stage="approved", stage_as_of="2020")) == "approved (2020)"
    assert stages.short(page, project()) == "stage not known"
    early = project(stage="selected", stage_as_of="2024-01-24", is_period_closed=False)
    assert stages.short(page, early).replace("\u00a0", " ") == "selected (1st phase, January 2024)"


def test_a_period_closes_after_its_last_day_of_expenditure():
    assert not is_closed("2014-2020", date(2023, 12, 31))
    assert is_closed("2014-2020", date(2024, 1, 1))
    assert closed_periods(date(2026, 11, 28)) == ("2014-2020",)
    assert closed_periods(date(2030, 1, 1)) == ("2014-2020", "2021-2027")


def test_what_the_tables_imply_is_derived_from_them(dataset):
    projects = pd.DataFrame(
        [
            project(
                period="2021-2027", source_id="a", total_eur=1.0, total_eur_precision="at_least"
            ).__dict__,
            project(source_id="b", eu_eur=1.0, eu_eur_precision="exact").__dict__,
            project(source_id="b").__dict__,
        ]
    )
    sources = pd.DataFrame(
        {
            "source_id": ["a", "b"],
            "title": ["A", "B"],
            "url": ["https://a.si", None],
            "url_status": ["public", None],
        }
    )
    found = with_derived(projects, sources, date(2026, 11, 28))
    assert found["figures"].tolist() == ["rounded", "exact", "none"]
    assert found["is_period_closed"].tolist() == [False, True, True]
    assert found["source_title"].tolist() == ["A", "B", "B"]
    assert found["source_url"].isna().tolist() == [False, True, True]
    assert is_rounded(projects, "total_eur").tolist() == [True, False, False]
    assert kinds_of_figures(projects).tolist() == ["rounded", "exact", "none"]


@pytest.mark.parametrize(
    ("url", "status", "link"),
    [
        ("https://a.si/x", "public", True),
        ("https://a.si/x", "doubtful", True),
        ("https://b.si/a.si", "mirror", True),
        ("https://admin.a.si/x", "administration", False),
        ("https://test.a.si", "staging", False),
        ("http://www.mop.gov.si/x", "retired", False),
        ("javascript:alert(1)", "public", False),
        (NAN, NAN, False),
    ],
)
def test_only_a_public_address_is_a_link(url, status, link):
    assert bool(source_words.public_address(url, status)) == link


def test_a_source_says_what_it_is_in_the_language_of_the_page_and_its_title_in_its_own():
    row = SimpleNamespace(
        source_id="eu",
        title="EU funding",
        title_language="en",
        description_sl="novica, v angleščini",
        description_en="news",
        url="https://admin.a.si",
        url_status="administration",
        date_published="2019-04-12",
        as_of=NAN,
        date_read=NAN,
    )
    slovenian = source_words.source(Text("sl"), row)
    assert (slovenian["lang"], slovenian["words"]) == ("en", "novica, v angleščini")
    assert slovenian["url"] == "" and "ni javen" in slovenian["address"]
    english = source_words.source(Text("en"), row)
    assert (english["lang"], english["words"]) == ("", "news")


@pytest.mark.parametrize(
    ("language", "words"),
    [("sl", "Splošno znanje, nepreverjeno"), ("en", "General knowledge, unverified")],
)
def test_what_is_from_no_source_is_said_in_the_language_of_the_page(dataset, language, words):
    (row,) = dataset.sources[dataset.sources["source_id"] == "unverified"].itertuples()
    found = source_words.source(Text(language), row)
    assert (found["title"], found["lang"]) == (words, "")


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_address_but_a_public_one_says_what_it_is(language):
    text, statuses = Text(language), column_values("sources", "url_status")
    notes = {s: source_words.address_note(text, SimpleNamespace(url_status=s)) for s in statuses}
    assert {status for status, note in notes.items() if not note} == {"public"}
    assert len(set(notes.values())) == len(statuses)


def column_values(table: str, name: str) -> tuple[str, ...]:
    """Return the values that the descriptor knows of a column."""
    tables = {found.name: found for found in read_dictionary(read_package(PACKAGE_FOLDER)).tables}
    return next(column.values for column in tables[table].columns if column.name == name)


def tables(dataset, **frames: pd.DataFrame):
    """Build a page of data that hold the given tables for the first project."""
    return build_page(replace(dataset, **frames), "en")


def test_outputs_and_sites_say_how_exact_they_are(dataset):
    outputs = pd.DataFrame(
        {
            "project_id": "011-01",
            "position": [1, 2, 3],
            "quantity": [8.171, 1120.0, 35.0],
            "unit": ["km", "m2", "count"],
            "precision": ["exact", "rounded", "at_least"],
            "what_sl": "x",
            "what_en": ["of paths", "of land", "parking spaces"],
            "source_id": "s",
        }
    )
    sites = pd.DataFrame(
        {
            "project_id": ["011-01"],
            "position": [1],
            "precision": ["street"],
            "point_is_sl": ["a"],
            "point_is_en": ["Stari trg 3"],
        }
    )
    page, row = tables(dataset, outputs=outputs, sites=sites), project()
    found = [words.replace("\u00a0", " ") for words in project_sources.outputs(page, row)]
    assert found == ["8.171 km of paths", "approx. 1,120 m² of land", "more than 35 parking spaces"]
    assert project_sources.sites(page, row) == ["Stari trg 3 (another number of the same street)"]


def test_every_source_of_a_project_stands_with_what_it_proves(dataset):
    links = pd.DataFrame(
        {
            "project_id": "011-01",
            "source_id": ["zmos-ctn", "zmos-si"],
            "position": [2, 1],
            "proves": ["total_eur;stage", "name_sl;site"],
        }
    )
    page = tables(dataset, project_sources=links)
    found = project_sources.sources(page, project(), read_dictionary(read_package(PACKAGE_FOLDER)))
    assert [s["title"] for s in found] == [
        dataset.sources.set_index("source_id").at[code, "title"] for code in ("zmos-si", "zmos-ctn")
    ]
    assert found[0]["proves"].startswith("proves: project name") and "site" in found[0]["proves"]
    assert found[1]["proves"].startswith("proves: total cost, ")
