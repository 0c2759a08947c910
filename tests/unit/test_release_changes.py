"""What changed since an earlier release, in words: sentence, sums, lists, choices."""

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest

from content import (
    change_lists,
    change_sums,
    change_words,
    release_changes,
    release_history,
    releases,
    town_changes,
)
from tests import releases as made
from tests.links import follow
from tests.pages import build_page
from tests.words import plain
from zmos_data.change_kinds import ChangedAmount, ChangedField
from zmos_data.changes import compare_releases
from zmos_data.links import to_query
from zmos_data.package import Package
from zmos_data.selection import Selection


def values(dataset, language="sl", **view):
    return release_changes.values(build_page(dataset, language, **view))


def three(*days: str) -> list[made.Release]:
    """Return releases of days at noon, the newest first."""
    moments = [datetime.fromisoformat(f"{day}T12:00:00+00:00") for day in days]
    told = [made.Release(n, f"1.{n}.0", f"sum {n}", at) for n, at in enumerate(moments, 1)]
    return told[::-1]


HISTORY = three("2026-09-14", "2027-01-11", "2027-03-01")
CHOICES = {
    "the newest and the one before": ({}, (2, 3)),
    "from a release": ({"from_release": 1}, (1, 3)),
    "to a release": ({"to_release": 2}, (1, 2)),
    "the first has nothing before it": ({"to_release": 1}, (1, 2)),
    "the day of a release": ({"since_day": "2027-01-11"}, (2, 3)),
    "a day between two": ({"since_day": "2027-01-10"}, (1, 3)),
    "a day to come": ({"since_day": "2030-01-01"}, (2, 3)),
    "a day, to a release": ({"since_day": "2027-02-01", "to_release": 2}, (1, 2)),
    "a release that is not there": ({"from_release": 9}, (2, 3)),
}


@pytest.mark.parametrize(("view", "numbers"), CHOICES.values(), ids=CHOICES)
def test_a_view_says_which_releases_are_compared(view, numbers):
    found = releases.pair_of(HISTORY, Selection(**view))
    assert found is not None
    assert (found.before.number, found.after.number) == numbers
    assert found.newest == (numbers[1] == 3)


def test_what_the_view_names_and_nobody_has_is_said():
    found = releases.pair_of(HISTORY, Selection(from_release=7, to_release=9))
    assert found is not None and found.unknown == (7, 9)
    early = releases.pair_of(HISTORY, Selection(since_day="2020-01-01"))
    assert early is not None and early.since_first and early.before.number == 1


def test_one_release_alone_is_compared_with_nothing():
    assert releases.pair_of(HISTORY[-1:], Selection()) is None
    assert releases.pair_of([], Selection()) is None


def test_the_day_of_a_release_is_that_of_slovenia():
    late = datetime(2027, 1, 11, 23, 30, tzinfo=UTC)  # half past midnight in Ljubljana
    assert releases.day_of(late).isoformat() == "2027-01-12"


SENTENCES = {
    "sl": (
        "Od 14. 9. 2026 (izdaja 0.9.0): 1 nov projekt, 1 projekt s spremenjenim stanjem, "
        "3 spremenjeni zneski, 1 umaknjen projekt, 1 projekt z drugimi spremembami, "
        "1 spremenjen podatek o mestu in 1 nov vir."
    ),
    "en": (
        "Since 14 September 2026 (release 0.9.0): 1 new project, 1 project at another stage, "
        "3 changed amounts, 1 withdrawn project, 1 project changed otherwise, "
        "1 changed fact of a town and 1 new source."
    ),
}


@pytest.mark.parametrize("language", ["sl", "en"])
def test_one_sentence_says_what_changed(two_releases, dataset, language):
    assert plain(values(dataset, language)["words"]) == SENTENCES[language]


def test_the_sums_lead_from_one_release_to_the_other(two_releases, dataset):
    sums = values(dataset)["sums"]
    assert sums.good and sums.verdict == "Vse vsote se ujemajo"
    rows = {row.label: row.amounts[0][0] for row in sums.rows}
    assert rows["Popravljeni zneski"] == "+0,01"
    assert rows["Na novo znani zneski"] == "+1.270.151,67"
    assert rows["Zneski, ki niso več znani"] == "−100,10"
    assert "Po spremembi ustrezajo filtrom" not in rows  # a row without a figure is left out


def test_the_lists_name_project_town_and_what_changed(two_releases, dataset):
    found = {entry.id: entry.rows for entry in values(dataset)["lists"]}
    (moved,) = found["changed-moved"]
    assert moved.town == "Celje"
    assert [words for _, words in moved.cells] == [
        "izbran (1. faza)",
        "odobren (april\u00a02019)",
    ]
    amounts = [[plain(words) for _, words in row.cells] for row in found["changed-amounts"]]
    assert amounts[1] == ["Skupna vrednost", "ni znano", "1.270.151,67 EUR"]
    (other,) = found["changed-other"]
    assert [words for _, words in other.cells] == ["Sklad", "KS", "ESRR"]
    (fact,) = found["changed-facts"]
    assert fact.name == "Krško" and fact.cells[1][1] == "25.000"


def compared(before, after, page):
    """Compare two states of the data in the view of a page; the releases are those of any store."""
    first, last = three("2026-09-14", "2027-01-12")[::-1]
    found = compare_releases(before, after, page.selection)
    return releases.Pair(first, last, True), found


@pytest.mark.parametrize(
    ("language", "town", "label"),
    [
        ("sl", "096", "Prestavljeni v drugo mesto: Maribor"),
        ("sl", "070", "Prestavljeni iz drugega mesta: Ptuj"),
        ("en", "096", "Moved to another town: Maribor"),
        ("en", "070", "Moved here from another town: Ptuj"),
    ],
)
def test_a_project_that_moves_to_another_town_is_said_to(dataset, language, town, label):
    after = made.relocated(dataset, "096-01", "070")
    page = build_page(dataset, language, towns=(town,))
    pair, found = compared(dataset, after, page)
    assert label in [row.label for row in change_sums.sums(page, pair, found).rows]
    (moved,) = [rows for rows in change_lists.lists(page, found) if rows.rows]
    assert moved.id == "changed-relocated"
    assert [words for _, words in moved.rows[0].cells] == ["Ptuj", "Maribor"]
    said = {"sl": "1 projekt, prestavljen v drugo mesto", "en": "1 project moved to another town"}
    assert said[language] in plain(change_words.sentence(page.text, pair, found))


def test_rows_of_other_tables_are_named_that_came_and_went(dataset):
    links = dataset.project_sources
    own = links[links["project_id"] == "096-01"]
    titles = dict(zip(dataset.sources["source_id"], dataset.sources["title"], strict=True))
    gone, other = own["source_id"].iloc[0], links[links["project_id"] == "061-01"].iloc[0]
    rest = links.drop(own.index[0])
    more = pd.concat([rest, rest.iloc[:0], other.to_frame().T.assign(project_id="096-01")])
    page = build_page(dataset)
    _, found = compared(dataset, replace(dataset, project_sources=more), page)
    (rows,) = [rows.rows for rows in change_lists.lists(page, found) if rows.rows]
    assert [words for _, words in rows[0].cells] == [
        "Viri projektov",
        titles[gone],
        titles[other["source_id"]],
    ]


def test_of_rows_with_one_name_what_differs_is_said(dataset):
    outputs = dataset.outputs.copy()
    outputs.loc[0, "precision"] = "exact"
    page = build_page(dataset)
    _, found = compared(dataset, replace(dataset, outputs=outputs), page)
    (rows,) = [rows.rows for rows in change_lists.lists(page, found) if rows.rows]
    before, after = (plain(words) for _, words in rows[0].cells[1:])
    assert before == "4.000 m² površine parka znanosti (Natančnost: v viru zaokroženo)"
    assert after == "4.000 m² površine parka znanosti (Natančnost: v viru točno)"


@pytest.mark.parametrize(
    ("language", "said"),
    [("sl", "vrnitev na izdajo 0.9.0"), ("en", "return to release 0.9.0")],
)
def test_a_release_that_restores_an_earlier_one_says_so(dataset, release_store, language, said):
    first, last = release_store.kept
    back = replace(first, number=3, version="1.9.9", released=last.released, restores=1)
    packages = (*release_store.packages, release_store.packages[0])
    releases.keep_in(lambda: replace(release_store, kept=(first, last, back), packages=packages))
    try:
        found = values(dataset, language)
        news = release_history.history()
    finally:
        releases.keep_in(None)
    assert f": {said} (1 " in plain(found["words"])
    assert [plain(o.label).endswith(said) for o in found["choices"]["to"].options] == [
        True,
        False,
    ]
    assert [one.restored and one.restored.number for one in news] == [1, None, None]


@pytest.mark.parametrize(
    ("language", "town", "said"),
    [
        ("sl", "061", "Z zadnjo izdajo (12. 1. 2027): 1 nov projekt."),
        ("en", "061", "With the last release (12 January 2027): 1 new project."),
        (
            "sl",
            "011",
            "Z zadnjo izdajo (12. 1. 2027): 3 spremenjeni projekti in 1 umaknjen projekt.",
        ),
        ("sl", "050", "Z zadnjo izdajo (12. 1. 2027): 2 spremenjena projekta."),
        ("sl", "054", "Z zadnjo izdajo (12. 1. 2027): 1 spremenjen podatek o mestu."),
    ],
)
def test_the_page_of_a_town_says_what_the_last_release_changed_of_it(
    two_releases, dataset, language, town, said
):
    page = build_page(dataset, language, municipality_code=town)
    line = town_changes.line(page)
    assert plain(line["words"]) == said
    path, query = follow(line["go"], to_query(page.selection, language))
    assert (path, query["obcina"], query["od_izdaje"]) == ("podatki", town, "1")


def test_a_town_of_which_nothing_changed_has_no_such_line(two_releases, dataset):
    assert town_changes.line(build_page(dataset, municipality_code="112")) == {}


def test_without_two_releases_there_is_no_such_line(dataset):
    assert town_changes.line(build_page(dataset, municipality_code="061")) == {}


def test_a_project_leads_to_its_page_and_a_withdrawn_one_nowhere(two_releases, dataset):
    page = build_page(dataset, themes=("urban_environment", "sustainable_mobility"))
    found = {entry.id: entry.rows for entry in release_changes.values(page)["lists"]}
    path, query = follow(found["changed-new"][0].go, to_query(page.selection, "sl"))
    assert (path, query["projekt"]) == ("projekt", made.NEW)
    path, query = follow(found["changed-new"][0].town_go, to_query(page.selection, "sl"))
    assert (path, query["obcina"]) == ("obcina", "061")
    assert found["changed-withdrawn"][0].go == ""


def test_the_choices_lead_to_their_releases(dataset, release_store):
    longer = replace(
        release_store, kept=(*release_store.kept, replace(release_store.kept[1], number=3))
    )
    longer = replace(longer, packages=(*release_store.packages, release_store.packages[1]))
    releases.keep_in(lambda: longer)
    try:
        page = build_page(dataset, from_release=2)
        choices = release_changes.values(page)["choices"]
    finally:
        releases.keep_in(None)
    base = to_query(page.selection, "sl")
    from_ = [follow(o.go, base)[1].get("od_izdaje") for o in choices["from"].options]
    to = [follow(o.go, base)[1] for o in choices["to"].options]
    assert from_ == ["2", "1"]
    assert [(q.get("od_izdaje"), q.get("do_izdaje")) for q in to] == [("2", None), (None, "2")]
    assert "od_izdaje" not in follow(choices["day"]["base"], base)[1]


def test_nothing_changed_is_said(dataset, release_store):
    first, last = release_store.kept
    twice = (replace(first, checksum=last.checksum), last)
    same = replace(release_store, packages=(release_store.packages[1],) * 2, kept=twice)
    releases.keep_in(lambda: same)
    try:
        found = values(dataset, "en")
    finally:
        releases.keep_in(None)
    assert plain(found["words"]) == "Since 14 September 2026 (release 0.9.0), nothing has changed."
    assert not found["lists"] and not found["counts"] and not found["map"]


def test_without_a_store_the_part_says_so(dataset):
    found = values(dataset, "en")
    assert "are not kept here" in str(found["missing"])
    assert not found["choices"]


def test_a_release_that_cannot_be_read_is_said_and_breaks_nothing(dataset, release_store):
    first, last = release_store.kept
    broken = Package({"datapackage.json": b"{"}, {})
    told = (replace(first, checksum="broken"), last)
    releases.keep_in(
        lambda: replace(release_store, packages=(broken, release_store.packages[1]), kept=told)
    )
    try:
        found = values(dataset, "en")
    finally:
        releases.keep_in(None)
    assert "cannot be read by this version" in str(found["missing"])


def test_the_present_release_is_not_loaded_again(two_releases, dataset):
    assert releases.release_dataset(two_releases.kept[1], dataset) is dataset
    earlier = releases.release_dataset(two_releases.kept[0], dataset)
    assert releases.release_dataset(two_releases.kept[0], dataset) is earlier


def test_where_the_precision_alone_changed_it_is_said(two_releases, dataset):
    page = build_page(dataset, "en")
    _, changes = release_changes.compared(page)
    own = changes.amounts[0].project
    change = ChangedAmount(own, "total_eur", 1.0, 1.0, None, "exact")
    before, after = change_words.amounts_before_and_after(page.text, change)
    assert before != after and "exact in the source" in after


def test_a_long_list_is_cut_and_says_how_much_is_left(two_releases, dataset):
    page = build_page(dataset, "en")
    _, changes = release_changes.compared(page)
    many = tuple(
        ChangedField(changes.other[0].project, "note_sl", "x" * 500, str(n)) for n in range(60)
    )
    found = {e.id: e for e in change_lists.lists(page, replace(changes, other=many))}
    assert len(found["changed-other"].rows) == 50
    assert found["changed-other"].more == "and 10 more"
    assert len(found["changed-other"].rows[0].cells[1][1]) <= 160
