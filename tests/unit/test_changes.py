"""Two releases compared: every kind of change is found, nothing else, and the sums reconcile."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from tests import releases
from tests.answers import answered
from tests.tables import AMOUNTS, projects
from zmos_data.change_kinds import AddedSource, ChangedFact, Confirmed
from zmos_data.changes import KINDS, compare_releases, discrepancies
from zmos_data.loading import load_package
from zmos_data.package import read_package
from zmos_data.queries import headline
from zmos_data.selection import Counting, Selection


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    folder = releases.earlier_package(tmp_path_factory.mktemp("releases") / "earlier")
    return load_package(read_package(folder), valid=True)


@pytest.fixture(scope="module")
def changes(before, dataset):
    return compare_releases(before, dataset)


def part(changes, name):
    return next(part for part in changes.sums if part.name == name)


def test_every_kind_of_change_is_found_and_nothing_else(changes):
    assert [p.project_id for p in changes.new] == [releases.NEW]
    assert [p.project_id for p in changes.withdrawn] == [releases.WITHDRAWN]
    assert [(m.project.project_id, m.before, m.after, m.as_of) for m in changes.moved] == [
        ("011-03", "selected", "approved", "2019-04-12")
    ]
    assert [
        (a.project.project_id, a.amount, a.before, a.after, a.precision_before, a.precision_after)
        for a in changes.amounts
    ] == [
        ("011-01", "total_eur", 5992070.75, 5992070.76, "exact", "exact"),
        ("011-06", "total_eur", None, 1270151.67, None, "exact"),
        ("050-01", "total_eur", 100.10, None, "exact", None),
    ]
    assert [(o.project.project_id, o.field, o.before, o.after) for o in changes.other] == [
        ("050-02", "fund", "KS", "ESRR")
    ]
    assert changes.facts == (ChangedFact("054", "population", 25000, changes.facts[0].after),)
    assert [s.source_id for s in changes.sources] == [releases.added_source()]
    assert isinstance(changes.sources[0], AddedSource)


def test_versions_and_days_of_both_are_said(changes, dataset):
    assert (changes.before.version, changes.before.day) == (releases.VERSION, "2026-09-14")
    assert changes.after.version == dataset.version
    assert changes.after.checksum == dataset.checksum


def test_the_sums_are_those_of_the_tables_and_lead_from_one_to_the_other(changes, before):
    table = projects()
    for column in AMOUNTS:
        whole = sum(round(value * 100) for value in table[column].dropna())
        assert part(changes, "after").cents[column] == whole
        assert part(changes, "after").known[column] == table[column].notna().sum()
    assert part(changes, "after").projects == len(table)
    assert part(changes, "before").projects == len(before.projects)
    assert part(changes, "corrected").cents["total_eur"] == 1
    assert part(changes, "known").cents["total_eur"] == 127015167
    assert part(changes, "unknown").cents["total_eur"] == -10010
    assert part(changes, "withdrawn").cents["total_eur"] == -160000010
    assert part(changes, "withdrawn").projects == -1
    assert discrepancies(changes) == []


@pytest.mark.parametrize("left_out", ["new", "withdrawn", "corrected"])
def test_a_change_that_the_lists_miss_does_not_reconcile(changes, left_out):
    found = discrepancies(
        replace(changes, sums=tuple(part for part in changes.sums if part.name != left_out))
    )
    assert "total_eur" in {difference.what for difference in found}


def test_a_release_compared_with_itself_has_no_change(dataset):
    found = compare_releases(dataset, dataset)
    assert found.is_nothing and not found.sources and discrepancies(found) == []
    assert found.towns() == found.themes() == frozenset()
    assert part(found, "before").figures() == part(found, "after").figures()


def test_backwards_new_is_withdrawn(before, dataset):
    found = compare_releases(dataset, before)
    assert [p.project_id for p in found.new] == [releases.WITHDRAWN]
    assert [p.project_id for p in found.withdrawn] == [releases.NEW]
    assert discrepancies(found) == []


def test_towns_and_themes_are_counted(changes):
    expected = {"new": 0, "moved": 1, "amounts": 2, "withdrawn": 1, "other": 0}
    assert changes.by_town["011"] == expected
    for counts in (changes.by_town, changes.by_theme):
        for kind in KINDS:
            assert sum(row[kind] for row in counts.values()) == len(changes.of_kind(kind))
    assert changes.towns() == {"011", "050", "054", "061"}


VIEWS = [
    Selection(towns=("011",)),
    Selection(themes=("urban_environment",)),
    Selection(stages=("approved",)),
    Selection(stages=("selected",)),
    Selection(total_max=5992070.755),
    Selection(total_unknown=True),
    Selection(towns=("011", "050"), counting=Counting.EACH),
    Selection(search="prenova"),
]


@pytest.mark.parametrize("view", VIEWS, ids=repr)
def test_the_sums_of_a_view_are_those_of_its_page(before, dataset, view):
    found = compare_releases(before, dataset, view)
    assert discrepancies(found) == []
    for name, data in (("before", before), ("after", dataset)):
        head, own = headline(data, view), part(found, name)
        assert own.projects == head.projects
        for column, amount in head.amounts.items():
            assert own.known[column] == amount.known
            assert own.cents[column] / 100 == pytest.approx(amount.eur or 0, abs=0.004)


def test_a_view_has_its_own_changes_alone(before, dataset):
    found = compare_releases(before, dataset, Selection(towns=("050",)))
    assert {p.project_id for kind in KINDS for p in found.of_kind(kind)} == {"050-01", "050-02"}
    assert found.facts == found.sources == ()
    town = compare_releases(before, dataset, Selection(towns=("054",)))
    assert [fact.field for fact in town.facts] == ["population"]
    theme = compare_releases(before, dataset, Selection(themes=("urban_environment",)))
    assert theme.facts == ()


def test_what_a_change_puts_into_a_view_is_neither_new_nor_withdrawn(before, dataset):
    found = compare_releases(before, dataset, Selection(stages=("approved",)))
    assert [p.project_id for p in found.entered] == ["011-03"]
    assert [m.project.project_id for m in found.moved] == ["011-03"]
    assert part(found, "entered").projects == 1
    left = compare_releases(before, dataset, Selection(stages=("selected",), towns=("011",)))
    assert [p.project_id for p in left.left] == ["011-03"]
    assert part(left, "left").cents["total_eur"] == -246112163


def test_rows_of_other_tables_are_changes_of_their_project(dataset):
    sites = dataset.sites
    own = sites["project_id"].iloc[0]
    more = pd.concat([sites, sites[sites["project_id"] == own].assign(position=9)])
    (found,) = compare_releases(replace(dataset, sites=more), dataset).other
    n = int((sites["project_id"] == own).sum())
    assert (found.project.project_id, found.field) == (own, "sites")
    assert (found.before, found.after) == (2 * n, n)
    assert (len(found.removed), found.added) == (n, ())
    assert dict(found.removed[0])["point_is_sl"] == sites["point_is_sl"].iloc[0]


def test_rows_in_another_order_differ_by_their_place_alone(dataset):
    sources = dataset.project_sources
    own = sources["project_id"].value_counts().index[0]
    at = sources["project_id"] == own
    turned = sources.assign(position=sources["position"].where(~at, 100 - sources["position"]))
    (found,) = compare_releases(dataset, replace(dataset, project_sources=turned)).other
    assert len(found.removed) == len(found.added) == at.sum()


def test_a_project_that_moves_to_another_town_is_one_change_of_its_own(dataset):
    after = releases.relocated(dataset, "096-01", "070")
    found = compare_releases(dataset, after)
    ((change,), rest) = (found.relocated, found.otherwise)
    assert (change.project.project_id, change.before, change.after) == ("096-01", "096", "070")
    assert rest == ()
    left = compare_releases(dataset, after, Selection(towns=("096",)))
    assert [p.project_id for p in left.left] == ["096-01"]
    assert left.relocated == (change,)


def test_a_project_of_several_towns_counts_once_or_in_each(dataset):
    links = dataset.project_municipalities
    partner = links.iloc[[0]].assign(municipality_code="061", is_lead=False)
    joint = replace(dataset, project_municipalities=pd.concat([links, partner]))
    once = compare_releases(dataset, joint)
    assert once.of_kind("other")[0].towns == ("011", "061")
    assert set(once.by_town) == {"011"} and once.towns() == {"011", "061"}
    each = compare_releases(dataset, joint, Selection(counting=Counting.EACH))
    assert set(each.by_town) == {"011", "061"}


def test_an_answer_of_a_town_is_told_as_that_and_changes_no_project(dataset):
    after = answered(
        dataset,
        {"project_id": "096-01"},
        {"project_id": "096-02", "verdict": "wrong"},
        {"municipality_code": "096", "verdict": "missing", "note": "Kino"},
    )
    found = compare_releases(dataset, after)
    assert found.confirmed == (Confirmed("096", date(2027, 1, 12), 1, 1, 1),)
    assert len(found) == 1
    assert found.towns() == {"096"}
    assert compare_releases(after, after).confirmed == ()
    assert compare_releases(dataset, after, Selection(towns=("061",))).confirmed == ()
    assert compare_releases(dataset, after, Selection(funds=("KS",))).confirmed == ()
