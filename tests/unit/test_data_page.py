"""The parts of the data page: dictionary, completeness, published totals, sources, citation."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from content import citation, data_dictionary, data_sources, reports, source_words
from tests.builders import add_correction, table_rows, tiny_package
from tests.pages import build_page
from tests.tables import table
from tests.words import plain
from zmos_data.completeness import Known, by_column, frames_of, known_in, whole_table
from zmos_data.dictionary import read_dictionary
from zmos_data.loading import load_dataset
from zmos_data.package import PACKAGE_FOLDER, read_package
from zmos_data.published import COUNTERPARTS, other_figures, published_totals


@pytest.fixture(scope="module")
def dictionary():
    return read_dictionary(read_package(PACKAGE_FOLDER))


def test_an_empty_cell_is_not_known_and_a_zero_is():
    frame = pd.DataFrame({"a": [0.0, None, 1.0], "b": ["", "x", None]})
    assert known_in(frame, "a") == Known(2, 3)
    assert known_in(frame, "b") == Known(1, 3)
    assert whole_table(by_column(frame)) == Known(3, 6)
    assert Known(0, 0).share is None


def test_every_table_and_column_of_the_data_is_described(dataset, dictionary):
    described = {t.name: [c.name for c in t.columns] for t in dictionary.tables}
    frames = {n: list(f.columns) for n, f in frames_of(dataset).items()}
    assert described == {**frames, "corrections": list(dictionary.corrections.columns)}
    for each in dictionary.tables:
        assert any(c.key for c in each.columns), each.name
        for words in (each.description, *(c.description for c in each.columns)):
            assert words.sl and words.en and words.sl != words.en, (each.name, words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The EU contribution alone."),
        ("sl", "Samo prispevek EU."),
    ],
)
def test_the_dictionary_is_written_in_both_languages(dataset, dictionary, language, words):
    page = build_page(dataset, language)
    tables = data_dictionary.tables(page.text, dictionary, dataset)
    projects = next(t for t in tables if t["name"] == "projects")
    column = next(c for c in projects["columns"] if c["name"] == "eu_eur")
    assert column["description"] == words
    assert column["known"].startswith("61 ")


def test_a_share_is_never_rounded_up_to_all(dataset):
    text = build_page(dataset, "en").text
    assert data_dictionary.share(text, Known(999, 1000)) == "999 of 1,000 (>99%)"
    assert data_dictionary.share(text, Known(10, 10)) == "10 of 10 (100%)"
    assert data_dictionary.share(text, Known(0, 0)) == "no row"


def test_the_published_totals_stand_beside_what_means_the_same(dataset):
    totals = published_totals(dataset)
    first = {
        t.figure.figure_code: t
        for t in totals
        if t.figure.period == "2014-2020" and t.figure.status == "latest"
    }
    assert first["approved_projects"].figure.value == 91
    assert first["approved_projects"].collected.projects == 76
    assert first["approved_projects"].share == pytest.approx(76 / 91)
    assert first["eu_eur"].counterpart == "eu_eur"
    assert first["grants_eur"].counterpart == "cofin_total_eur"
    assert first["invested_eur"].share == pytest.approx(213_867_011.78 / 277_000_000)
    assert first["state_eur"].collected is None
    assert {t.figure.period for t in totals} == {"2014-2020", "2021-2027"}
    assert len(totals) + len(other_figures(dataset)) == len(dataset.programmes)


@pytest.mark.parametrize("language", ["sl", "en"])
def test_other_figures_name_their_programme_and_nest_no_brackets(dataset, language):
    others = data_sources.coverage(build_page(dataset, language))["others"]
    of_higher = [figure.programme_code == "higher" for figure in other_figures(dataset)]
    assert any(of_higher)
    assert [o["words"].startswith("HIGHER, 2014–2020: ") for o in others] == of_higher
    assert not [o["words"] for o in others if re.search(r"\([^()]*\(", o["words"])]


def test_grants_are_never_set_beside_the_eu_part():
    assert COUNTERPARTS["eu_eur"] != COUNTERPARTS["grants_eur"]
    assert set(COUNTERPARTS.values()) == {"projects", "total_eur", "eu_eur", "cofin_total_eur"}


def test_a_published_total_says_what_kind_of_figure_it_is(dataset):
    rows = data_sources.coverage(build_page(dataset, "en"))["rows"]
    eu = next(r for r in rows if r["name"] == "EU contribution" and r["period"] == "2014–2020")
    assert eu["kind"] == "latest published figure, rounded figure; date not known"
    assert plain(eu["collected"]) == "approx. EUR 68 million; known for 46 of 76 projects"
    assert plain(eu["share"]).startswith("approx. 61")
    other = next(r for r in rows if r["kind"].startswith("another statement"))
    assert plain(other["value"]) == "approx. EUR 275 million"


def test_conflicts_stand_side_by_side(dataset):
    rows = data_sources.conflicts(build_page(dataset, "en"))
    assert len(rows) == len(dataset.conflicts)
    park = next(r for r in rows if r["id"] == "conflict-01")
    assert (plain(park["used"]), plain(park["other"])) == ("EUR 733,348", "more than EUR 900,000")
    rounded = next(r for r in rows if r["id"] == "conflict-37")
    assert plain(rounded["other"]) == "approx. EUR 3,200,000"
    exact = next(r for r in rows if r["id"] == "conflict-35")
    assert plain(exact["other"]) == "EUR 5,551,665"
    assert park["go"].startswith("projekt?projekt=096-02")
    titles = table("sources").set_index("source_id")["title"]
    for row, own in zip(rows, table("conflicts").to_dict("records"), strict=True):
        assert row["source"] == titles[own["source_id"]]
        assert number(row["other"]) == float(own["value_other"])
        used = own["value_used"]
        assert (row["used"] == "no figure") if pd.isna(used) else number(row["used"]) == float(used)


def number(written):
    """Read the amount out of words: approx. EUR 1,207,343.50."""
    return float("".join(letter for letter in written.split("EUR")[1] if letter in "0123456789."))


def test_a_correction_is_shown_with_its_reason(tmp_path, dataset, dictionary):
    page = build_page(dataset, "en")
    assert data_sources.corrections(page, dictionary) == []
    folder = tiny_package(tmp_path)
    project = table_rows(folder, "projects")[0]
    add_correction(
        folder,
        table="projects",
        key=project["project_id"],
        column="beneficiary",
        action="set",
        expect=project["beneficiary"],
        value="X",
        reason="the source has another",
    )
    load_dataset(folder)
    (row,) = data_sources.corrections(page, read_dictionary(read_package(folder)))
    assert row["reason"] == "the source has another"
    assert (row["before"], row["after"]) == ("empty", "X")


def test_a_source_says_what_is_not_known_of_it(dataset):
    rows = data_sources.sources(build_page(dataset, "en"))
    assert len(rows) == len(dataset.sources)
    assert rows[0]["licence"] == "CC BY 4.0"
    assert all(r["licence"] and r["published"] and r["read"] for r in rows)
    assert {r["read"] for r in rows} == {"not known"}


def test_the_citation_holds_version_date_and_link(dataset, dictionary):
    page = build_page(dataset, "en")
    link = "http://example.test/podatki?tema=a,b&lang=en"
    cited = plain(citation.plain_citation(page, dictionary, link))
    for words in (dataset.version, "28 November 2026", link):
        assert words in cited
    entry = citation.bibtex(page, dictionary, link + "}\\input{x}")
    assert entry.startswith(f"@misc{{zmos-data-{dictionary.version},\n")
    assert entry.count("{") == entry.count("}")
    assert "\\" not in entry


def test_a_citation_has_no_link_that_leads_nobody_anywhere(dataset, dictionary):
    page, path = build_page(dataset, "en"), "en/podatki.html"
    assert plain(citation.plain_citation(page, dictionary, path)).endswith("CC-BY-4.0.")
    assert "url" not in citation.bibtex(page, dictionary, path)


def test_a_report_of_a_view_holds_its_link_and_the_version(dataset):
    link = "http://example.test/podatki?isci=trg&lang=en&x=1"
    report = reports.of_view(build_page(dataset, "en"), link, "")
    assert link in report.body
    assert dataset.version in report.subject


@pytest.mark.parametrize("given", ["data@example.org", " data@example.org "])
def test_a_report_goes_to_the_address_that_the_operator_has_set(dataset, given, monkeypatch):
    monkeypatch.setenv(reports.MAIL_VARIABLE, given)
    page, mail = build_page(dataset), reports.reports_to()
    assert reports.words(page.text, mail).endswith("na naslov data@example.org.")
    report = reports.of_view(page, "http://example.test/", mail)
    assert report.mail.startswith("mailto:data@example.org?subject=")


@pytest.mark.parametrize("given", ["", "nobody", "a@b?cc=c@d.si", "a@b,c@d", "a@b\nBcc: c@d"])
def test_where_there_is_no_address_there_is_no_mail(dataset, given, monkeypatch):
    monkeypatch.setenv(reports.MAIL_VARIABLE, given)
    page, mail = build_page(dataset), reports.reports_to()
    assert mail == ""
    assert "skrbniku pregledne plošče" in reports.words(page.text, mail)
    report = reports.of_view(page, "x", mail)
    assert report.mail == ""
    assert report.draft.startswith(report.subject)


def test_a_script_in_an_address_of_a_source_is_no_link(dataset):
    evil = SimpleNamespace(url="javascript:alert(1)")
    assert source_words.web_address(evil.url) == ""


def test_there_is_no_share_where_no_amount_is_collected(dataset):
    projects = dataset.projects.assign(eu_eur=float("nan"))
    data = replace(dataset, projects=projects, checksum="no EU contribution at all")
    shares = [total.share for total in published_totals(data) if total.counterpart == "eu_eur"]
    assert shares
    assert set(shares) == {None}
