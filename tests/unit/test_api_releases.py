"""The web interface on releases: the list, what changed between two, and the feed."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from lxml import etree

from api.app import Answer, Request, origin_of, respond
from api.changes_csv import changes_csv
from content import release_history, releases
from tests import releases as made
from tests.builders import descriptor
from zmos_data.changes import compare_releases
from zmos_data.package import PACKAGE_FOLDER, Package

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def ask(name: str, query: str = "", *, origin: str = "https://mestne.example.si", **headers: str):
    names = {key.replace("_", "-"): value for key, value in headers.items()}
    return respond(Request("GET", f"v1/{name}", query, names, "/karta", origin))


def read(name: str, query: str = "") -> dict[str, Any]:
    answer = ask(name, query)
    assert answer.status == 200, answer.body
    found: dict[str, Any] = json.loads(answer.body)
    return found


def problem(answer: Answer) -> dict[str, Any]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = json.loads(answer.body)
    return found


def feed(query: str = "") -> etree._Element:
    answer = ask("releases.atom", query)
    assert answer.status == 200, answer.body
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return etree.fromstring(answer.body)


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=ATOM)]


def test_the_releases_are_listed_the_newest_first(two_releases):
    found = read("releases", "lang=en")["releases"]
    assert [(news["number"], news["before"]) for news in found] == [(2, 1), (1, None)]
    assert found[1]["version"] == made.VERSION
    assert found[1]["released"] == "2026-09-14T09:30:00+00:00"
    assert found[0]["changelog"] == "A new project in Ljubljana & <corrections>."
    assert read("releases")["releases"][1]["changelog"] == "Prva izdaja."


def test_without_a_store_the_versions_of_the_descriptor_are_listed():
    found = read("releases", "lang=en")["releases"]
    described = descriptor(PACKAGE_FOLDER)["changelog"]
    assert [news["version"] for news in found] == [c["version"] for c in reversed(described)]
    assert all(news["number"] is None and news["checksum"] is None for news in found)
    root = feed("lang=en")
    assert len(texts(root, "//a:entry/a:id")) == min(20, len(described))


@pytest.mark.parametrize(
    "query",
    [
        *("", "from=1", "from=1&to=2", f"from={made.VERSION}", "to=2"),
        *("from=2026-09-14", "from=2026-12-31&to=2027-01-12", "from=2000-01-01"),
    ],
)
def test_releases_are_named_by_number_version_or_day(two_releases, dataset, query):
    found = read("changes", query)
    assert (found["from"]["number"], found["to"]["number"]) == (1, 2)
    assert found["to"]["checksum"] == dataset.checksum
    assert [project["project_id"] for project in found["new"]] == [made.NEW]
    assert found["reconciles"] is True


def test_the_sums_of_the_answer_lead_from_one_to_the_other_to_the_cent(two_releases):
    sums = {row["part"]: row for row in read("changes")["sums"]}
    after = sums.pop("after")
    for field in ("projects", "total_eur", "eu_eur", "total_eur_known"):
        cents = sum(round(row[field] * 100) for row in sums.values())
        assert cents == round(after[field] * 100)


def test_the_filters_of_the_links_hold(two_releases):
    found = read("changes", "mesta=050&lang=en")
    assert found["new"] == [] and {row["project_id"] for row in found["amounts"]} == {"050-01"}
    assert found["query"] == "mesta=050&lang=en"
    assert found["amounts"][0]["after"] is None


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("from=9", "from"),
        ("from=2026-02-31", "from"),
        ("to=latest", "to"),
        ("to=1", "to"),
        ("since=1", "since"),
    ],
)
def test_a_release_that_is_not_there_is_named(two_releases, query, parameter):
    answer = ask("changes", query)
    assert answer.status == 400
    (error,) = problem(answer)["errors"]
    assert error["parameter"] == parameter
    if query == "from=9":
        assert "1 (0.9.0)" in error["expected"]


def test_the_parameters_of_a_link_are_taken_and_bad_ones_are_named(two_releases):
    link = "tema=urban_environment&sklad=ESRR&od_izdaje=1&lang=sl"
    assert ask("releases", link).status == ask("releases.atom", link).status == 200
    assert problem(ask("releases", "from=1"))["errors"][0]["parameter"] == "from"
    assert problem(ask("releases.atom", "obcina=999"))["errors"][0]["found"] == "999"


def test_without_two_releases_there_is_nothing_to_compare(release_store):
    assert ask("changes").status == 404
    releases.keep_in(lambda: replace(release_store, kept=release_store.kept[1:]))
    try:
        assert ask("changes").status == 404
    finally:
        releases.keep_in(None)


def test_a_release_that_cannot_be_read_is_a_problem_and_no_fault(release_store):
    first, last = release_store.kept
    broken = Package({"datapackage.json": b"{"}, {})
    told = (replace(first, checksum="unreadable"), last)
    releases.keep_in(
        lambda: replace(release_store, packages=(broken, release_store.packages[1]), kept=told)
    )
    try:
        answer = ask("changes")
    finally:
        releases.keep_in(None)
    assert answer.status == 404 and problem(answer)["problems"]


@pytest.mark.parametrize("name", ["releases", "releases.atom", "changes"])
def test_an_etag_holds_until_there_is_another_release(two_releases, name):
    answer = ask(name)
    etag = answer.headers["ETag"]
    assert ask(name, if_none_match=etag).status == 304
    first, last = two_releases.kept
    releases.keep_in(lambda: replace(two_releases, kept=(replace(first, checksum="other"), last)))
    try:
        assert ask(name, "", if_none_match=etag).status != 304
    finally:
        releases.keep_in(lambda: two_releases)


def test_the_etag_of_the_feed_is_of_its_address(two_releases):
    etag = ask("releases.atom").headers["ETag"]
    other = ask("releases.atom", origin="http://localhost:8501", if_none_match=etag)
    assert other.status == 200


def test_the_feed_is_atom_with_all_that_it_requires(two_releases):
    root = feed("lang=en")
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    for required in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert len(texts(root, f"{required}/text()")) == 1, required
    entries = root.findall("a:entry", ATOM)
    assert len(entries) == 2
    for entry in entries:
        for required in ("a:id", "a:title", "a:updated"):
            (said,) = texts(entry, f"{required}/text()")
            assert said
    ids = texts(root, "//a:id/text()")
    assert len(set(ids)) == len(ids) == 3
    for moment in texts(root, "//a:updated/text()"):
        assert datetime.fromisoformat(moment).tzinfo is not None
    assert texts(root, "a:updated/text()") == texts(root, "a:entry[1]/a:updated/text()")


def test_the_links_of_the_feed_are_absolute_and_lead_to_the_comparison(two_releases):
    root = feed("lang=en&obcina=061")
    site = "https://mestne.example.si/karta"
    assert texts(root, "a:link[@rel='self']/@href") == [
        f"{site}/api/v1/releases.atom?obcina=061&lang=en"
    ]
    assert texts(root, "a:entry[1]/a:link/@href") == [
        f"{site}/podatki?mesta=061&od_izdaje=1&do_izdaje=2&lang=en"
    ]


def test_the_public_address_of_the_operator_stands_in_the_feed(two_releases, monkeypatch):
    monkeypatch.setenv("ZMOS_ADDRESS", "https://podatki.example.si/ctn/")
    root = feed()
    assert texts(root, "a:link[@rel='self']/@href") == [
        "https://podatki.example.si/ctn/api/v1/releases.atom?lang=sl"
    ]


def test_what_the_changelog_says_is_text_and_never_markup(two_releases):
    root = feed("lang=en")
    said = "A new project in Ljubljana & <corrections>."
    assert texts(root, "a:entry[1]/a:content/text()") == [said]
    last = replace(two_releases.kept[1], changelog_en="a\x00b\x1bc\ud800d")
    releases.keep_in(lambda: replace(two_releases, kept=(two_releases.kept[0], last)))
    assert texts(feed("lang=en"), "a:entry[1]/a:content/text()") == ["abcd"]


FEEDS = {
    "obcina=061": ["2", "1"],
    "obcina=054": ["2", "1"],  # a fact of the town changed, no project
    "obcina=112": ["1"],
    "tema=energy_efficiency": ["1"],
    "tema=urban_environment": ["2", "1"],
    "obcina=112&tema=urban_environment": ["1"],
}


@pytest.mark.parametrize(("query", "numbers"), FEEDS.items())
def test_the_feed_of_a_town_or_a_theme_has_what_changed_there(two_releases, query, numbers):
    versions = {"1": made.VERSION, "2": two_releases.kept[1].version}
    titles = texts(feed(f"{query}&lang=en"), "a:entry/a:title/text()")
    assert titles == [f"Data release {versions[n]}" for n in numbers]


def test_the_feed_of_a_town_has_its_name_and_an_id_of_its_own(two_releases):
    own, whole = feed("obcina=061&lang=en"), feed("lang=en")
    assert "(Ljubljana)" in texts(own, "a:title/text()")[0]
    assert texts(own, "a:id/text()") != texts(whole, "a:id/text()")
    assert texts(own, "a:entry/a:id/text()") == texts(whole, "a:entry/a:id/text()")


def test_no_feed_and_no_list_grows_without_end(two_releases, dataset, monkeypatch):
    many = tuple(replace(two_releases.kept[1], number=n) for n in range(2, 700))
    releases.keep_in(lambda: replace(two_releases, kept=(two_releases.kept[0], *many)))
    assert len(texts(feed(), "a:entry/a:id/text()")) == 20
    assert len(read("releases")["releases"]) == release_history.MOST
    asked: list[int] = []
    touched = releases.touched

    def counted(before, after, present):
        asked.append(after.number)
        return touched(before, after, present)

    monkeypatch.setattr(releases, "touched", counted)
    assert texts(feed("obcina=061"), "a:entry/a:id/text()") == []
    assert len(asked) == release_history.SCANNED


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (b"mestne.example.si", "http://mestne.example.si"),
        (b"localhost:8501", "http://localhost:8501"),
        (b"[::1]:8501", "http://[::1]:8501"),
        (b'evil"><b>', "http://localhost"),
        (b"a.b/c?d", "http://localhost"),
    ],
)
def test_a_host_that_is_none_is_not_repeated(host, origin):
    assert origin_of({"type": "http", "scheme": "http", "headers": [(b"host", host)]}) == origin


@pytest.mark.parametrize(
    ("language", "said"),
    [("sl", "vrnitev na izdajo 0.9.0"), ("en", "return to release 0.9.0")],
)
def test_a_return_to_an_earlier_release_is_said_in_the_feed_and_the_list(
    two_releases, language, said
):
    first, last = two_releases.kept
    back = replace(last, number=3, version="3.0.0", restores=1)
    releases.keep_in(lambda: replace(two_releases, kept=(first, last, back)))
    titles = texts(feed(f"lang={language}"), "a:entry/a:title/text()")
    assert [title.endswith(f" 3.0.0: {said}") for title in titles] == [True, False, False]
    assert [row["restores"] for row in read("releases")["releases"]] == [1, None, None]


def cells(query: str = "") -> list[dict[str, str]]:
    found = ask("changes.csv", query)
    assert found.status == 200, found.body
    assert found.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(found.body.decode())))


def test_the_changed_cells_are_to_be_had_as_a_table(two_releases):
    rows = cells()
    said = [
        (r["kind"], r["project_id"] or r["municipality_codes"], r["field"], r["before"], r["after"])
        for r in rows
    ]
    assert ("moved", "011-03", "stage", "selected", "approved") in said
    assert ("amounts", "011-01", "total_eur", "5992070.75", "5992070.76") in said
    assert ("amounts", "050-01", "total_eur_precision", "exact", "") in said
    assert ("other", "050-02", "fund", "KS", "ESRR") in said
    assert any(row[:4] == ("facts", "054", "population", "25000") for row in said)
    whole = read("changes")
    for kind in ("new", "withdrawn", "moved", "other", "facts", "sources"):
        own = {row["project_id"] for row in rows if row["kind"] == kind}
        assert own == {row.get("project_id", "") for row in whole[kind]}, kind
    assert {row["project_id"] for row in cells("mesta=050")} == {"050-01", "050-02"}


def test_no_text_of_the_changed_cells_is_a_formula(dataset):
    projects = dataset.projects.copy()
    projects.loc[0, "note_sl"] = "=HYPERLINK(1)"
    found = compare_releases(dataset, replace(dataset, projects=projects))
    (row,) = csv.DictReader(StringIO(changes_csv(found).decode()))
    assert (row["field"], row["after"]) == ("note_sl", "'=HYPERLINK(1)")


def test_without_two_releases_there_is_no_table_of_cells(release_store):
    releases.keep_in(lambda: replace(release_store, kept=release_store.kept[:1]))
    try:
        assert ask("changes.csv").status == 404
    finally:
        releases.keep_in(None)
