"""The page of the data and the evidence of figures, in Streamlit's own test harness."""

from __future__ import annotations

import re
from html import unescape

import pytest

from content import developing
from tests.app.test_pages import html, notices, run, words_of
from tests.builders import descriptor
from tests.links import follow
from tests.tables import projects as read_projects
from tests.words import plain
from zmos_data.loading import load_dataset
from zmos_data.package import PACKAGE_FOLDER
from zmos_data.selection import FIGURES

PARTS = (
    "evidence",
    "sums",
    "releases",
    "confirmed-by",
    "coverage",
    "completeness",
    "dictionary",
    "conflicts",
    "corrections",
    "sources",
    "changes",
    "cite",
    "report",
    "editing",
)
PAGES = (
    "dashboard.py",
    "pages/projekti.py",
    "pages/obcina.py",
    "pages/teme.py",
    "pages/primerjava.py",
)


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_part_of_the_page_is_there_and_in_the_contents(language):
    body = html(run("pages/podatki.py", lang=language))
    for part in PARTS:
        assert body.count(f'<section id="{part}"') == 1, part
        assert f'href="#{part}"' in body, part
    assert '<section id="evidence"><span id="papers"></span>' in body.replace("\n", ""), "old links"
    ids = re.findall(r' id="([^"]+)"', body)
    assert len(ids) == len(set(ids)), "every anchor is unique"


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_towns_are_reminded_and_their_sheets_can_be_had(language):
    app = run("pages/podatki.py", lang=language)
    body = html(app)
    assert "mailto:" not in body  # no mail without an address
    assert 'id="report-text"' in body
    assert body.count('data-copy="reminder-') == 12
    assert not app.get("download_button")
    for code in load_dataset().municipalities["municipality_code"]:
        for kind in ("pdf", "xlsx"):
            address = f"/datoteke/podatki/confirmation-{kind}?obcina={code}&amp;lang={language}"
            assert body.count(f'href="{address}"') == 1
    sheets = {
        "sl": ["List za tisk (PDF)", "List za odgovor (XLSX)", "zmos-ptuj-potrditev-"],
        "en": ["Sheet to print (PDF)", "Sheet to answer in (XLSX)", "zmos-ptuj-confirmation-"],
    }
    for words in sheets[language]:
        assert words in body


def test_the_town_and_the_card_say_calmly_that_nothing_is_confirmed_yet():
    town = words_of(run("pages/obcina.py", obcina="096"))
    assert town.count("Mestna občina Ptuj teh podatkov še ni potrdila.") == 1
    card = words_of(run("pages/projekti.py", projekt="096-01"))
    assert card.count("še ni potrjeno") == 1
    assert "potrdi" not in words_of(run("dashboard.py", obcina="096"))


def test_the_coverage_and_the_dictionary_say_what_the_tables_hold():
    body = plain(html(run("pages/podatki.py", lang="en")))
    rows = read_projects()
    first, known = (rows["period"] == "2014-2020").sum(), rows["eu_eur"].notna().sum()
    share = f"{known} of {len(rows)} ({100 * known / len(rows):.0f}%)"
    assert (first, share) == (76, "61 of 98 (62%)")
    for words in (
        f"{first} projects are collected (91 were approved;",
        f"{first} at most",
        f"{100 * first / 91:.0f}% at most",
        "approx. EUR 139 million",
        share,
        "<code>cofin_total_eur</code>",
        "Licence",
        "733,348",
        "There is no correction",
        "@misc{",
        f"(release {descriptor(PACKAGE_FOLDER)['version']}).",
    ):
        assert words in body, words


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_opens_its_evidence(figure):
    app = run("pages/podatki.py", lang="en", stevilka=figure, obcina="061")
    assert not app.exception
    assert not notices(app)
    body = html(app)
    assert re.search(r'<strong id="evidence-value">[^<]*\d', body)
    assert 'id="evidence-061-' in body


def test_the_evidence_of_an_empty_view_say_that_there_is_none():
    app = run("pages/podatki.py", lang="en", stevilka="total_eur", isci="žaba")
    assert not app.exception
    assert '<strong id="evidence-value">not known' in html(app)
    assert "0 projects behind the figure" in html(app)


def test_a_figure_that_is_not_known_is_named_and_the_page_stands():
    app = run("pages/podatki.py", lang="en", stevilka="vse", leto="zdaj")
    assert not app.exception
    assert "stevilka" in notices(app)[0]
    assert "leto" in " ".join(notices(app))


def number_of(words: str) -> tuple[float, float]:
    """Read the first number of English words: what it says, and how exactly."""
    found = re.search(r"(\d[\d,]*)(\.\d+)?(\s*(?:million|m)\b)?", words)
    assert found, words
    scale = 1e6 if found[3] else 1.0
    value = float(found[1].replace(",", "") + (found[2] or ""))
    return value * scale, scale * 10.0 ** -max(0, len(found[2] or ".") - 1)


def is_rounded(short: tuple[float, float], whole: tuple[float, float]) -> bool:
    """Tell whether a figure is another one, to as many places as the coarser of them says."""
    return abs(short[0] - whole[0]) <= max(short[1], whole[1]) * 0.51


@pytest.mark.parametrize("page", PAGES)
def test_the_figures_of_a_page_lead_to_evidence_that_say_the_same(page):
    view = {"obcina": "096", "primerjaj": "061,096", "skupine": "year", "kazalnik": "total_eur"}
    body = plain(html(run(page, lang="en", **view)))
    links = re.findall(r'<a data-nav="(\$[^"]*)">([^<]*)</a>', body)
    with_number = [
        (go, unescape(words)) for go, words in links if re.match(r"(approx\. )?(EUR )?\d", words)
    ]
    assert len(with_number) >= 4
    for go, words in (with_number[0], with_number[len(with_number) // 2], with_number[-1]):
        path, params = follow(unescape(go), {"lang": "en", **view})
        assert path == "podatki"
        evidence = html(run("pages/podatki.py", **params))
        found = re.search(r'<strong id="evidence-value">([^<]*)</strong>', evidence)
        assert found
        assert is_rounded(number_of(words), number_of(unescape(found[1]))), (words, found[1])


@pytest.mark.parametrize("page", ["dashboard.py", "pages/o_zdruzenju.py", "pages/podatki.py"])
def test_the_badge_stands_in_the_footer_and_leads_to_what_was_added_up(page):
    body = html(run(page, lang="en", tema="urban_environment"))
    badge = re.search(
        r'<a class="verdict good" data-nav="([^"]*)" data-place="([^"]*)">([^<]*)</a>', body
    )
    assert badge
    path, params = follow(unescape(badge[1]), {"lang": "en", "tema": "urban_environment"})
    assert (path, params) == ("podatki", {"lang": "en", "tema": "urban_environment"})
    assert (badge[2], badge[3]) == ("sums", "All sums reconcile")


def test_leaving_the_page_closes_the_evidence():
    app = run("pages/podatki.py", lang="en", stevilka="total_eur", leto="2019")
    assert not app.exception
    body = html(app)
    project = re.search(r'<a id="evidence-[^"]*" data-nav="(projekt\?[^"]*)"', body)
    assert project
    _, params = follow(unescape(project[1]), {"stevilka": "total_eur", "leto": "2019"})
    assert set(params) == {"projekt"}


def test_a_page_is_run_anew_where_a_module_of_it_was_edited(monkeypatch):
    edited = iter([True, False])
    monkeypatch.setattr(developing, "unload_if_edited", lambda: next(edited))
    app = run("dashboard.py")
    assert list(edited) == []
    assert 'class="summary"' in html(app)
    assert not app.exception
