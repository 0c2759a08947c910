"""All ways of adding up give the same whole, for any view; a sum that is wrong is found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content import credits
from tests.builders import put_into_two_towns, tiny_package
from tests.pages import build_page
from tests.tables import AMOUNTS
from ui.parts.data_page import sums
from zmos_data import reconciliation
from zmos_data.loading import load_dataset
from zmos_data.reconciliation import Discrepancy, check_sums
from zmos_data.selection import FACETS, Counting, Selection

DATASET = load_dataset()
BY_FACET = reconciliation._by_facet


@st.composite
def views(draw):
    facets = {
        kind: tuple(
            draw(
                st.lists(st.sampled_from(DATASET.index.facets[kind].codes), max_size=3, unique=True)
            )
        )
        for kind in draw(st.lists(st.sampled_from(FACETS), max_size=3, unique=True))
    }
    low = draw(st.none() | st.integers(0, 5_000_000))
    return Selection(
        **facets,
        year_from=draw(st.sampled_from([None, None, 2021])),
        years_unknown=draw(st.booleans()),
        total_min=None if low is None else float(low),
        total_unknown=draw(st.booleans()),
        search=draw(st.sampled_from(["", "", "kolesar", "trg"])),
        counting=draw(st.sampled_from(Counting)),
    )


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(views())
def test_every_view_reconciles(view):
    assert check_sums(DATASET, view) == []


@pytest.mark.parametrize("counting", Counting)
def test_a_project_of_two_towns_reconciles_counted_either_way(tmp_path, counting):
    folder = tiny_package(tmp_path)
    put_into_two_towns(folder)
    assert check_sums(load_dataset(folder), Selection(counting=counting)) == []


def test_what_the_town_chosen_or_the_page_changes_is_not_asked(dataset):
    view = Selection(municipality_code="061", page=4, figure="total_eur")
    assert check_sums(dataset, view) == []


@pytest.mark.parametrize(
    ("function", "way"),
    [
        ("headline", "headline"),
        ("totals_by_theme", "themes"),
        ("group_projects", "groups by"),
        ("sums_by_municipality", "towns, once"),
        ("theme_matrix", "matrix of town"),
    ],
)
def test_a_function_that_loses_projects_is_found(dataset, monkeypatch, function, way):
    right = getattr(reconciliation, function)

    def wrong(data, view):
        return right(data, Selection(stages=("completed",), grouping=view.grouping))

    monkeypatch.setattr(reconciliation, function, wrong)
    found = check_sums(dataset, Selection())
    known = {f"{column}_known" for column in AMOUNTS}
    assert {d.what for d in found} >= {"projects", *AMOUNTS, *known}
    assert any(d.way.startswith(way) for d in found)


@pytest.mark.parametrize("column", AMOUNTS)
def test_a_single_cent_is_found_and_less_than_half_a_cent_is_not(dataset, monkeypatch, column):
    right = reconciliation.headline

    def by(cents):
        def wrong(*arguments):
            head = right(*arguments)
            sum_ = head.amounts[column]
            more = replace(sum_, eur=sum_.eur + cents / 100)
            return replace(head, amounts={**head.amounts, column: more})

        return wrong

    monkeypatch.setattr(reconciliation, "headline", by(1))
    (found,) = check_sums(dataset, Selection())
    assert (found.way, found.what) == ("headline", column)
    assert found.found - found.expected == pytest.approx(0.01, abs=1e-6)
    monkeypatch.setattr(reconciliation, "headline", by(0.4))
    assert check_sums(dataset, Selection()) == []


def test_a_division_that_misses_a_project_is_found(dataset, monkeypatch):
    monkeypatch.setattr(
        reconciliation,
        "_by_facet",
        lambda data, kind, positions: BY_FACET(data, kind, positions[1:]),
    )
    found = check_sums(dataset, Selection())
    assert {d.way for d in found} == {
        "by periods",
        "by funds",
        "by stages",
        "by figures",
        "by confirmed",
    }


def test_the_badge_says_how_many_sums_do_not_agree(dataset):
    page = build_page(dataset, "en")
    wrong = Discrepancy("by stages", "total_eur", 3.0, 2.5)
    assert credits.verdict(page.text, ()) == "All sums reconcile"
    assert credits.verdict(page.text, (wrong,)) == "1 sum does not reconcile"
    assert credits.verdict(page.text, (wrong, wrong)) == "2 sums do not reconcile"
    assert sums(page, (wrong,))["rows"] == [("by stages", "total_eur", "3.00", "2.50")]
