"""A view is filtered once and computes what is asked; what is kept of it has bounds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from api.app import RESOURCES, Request, respond
from content import map_state, matrix, store, view_description
from content.page import View
from content.weight import weight
from tests.builders import tiny_package
from tests.pages import build_page
from ui.board import board
from ui.parts import filters, legend, summary, theme_sections, town_panel, towns_table
from zmos_data import facets
from zmos_data.aside import aside
from zmos_data.loading import load_dataset
from zmos_data.reconciliation import check_sums
from zmos_data.selection import Counting, Grouping, Measure, Selection


@pytest.fixture
def asked(monkeypatch) -> Counter[Selection]:
    """Count how often the filters of a view are applied."""
    found: Counter[Selection] = Counter()
    right = facets.masks

    def counting(index, selection):
        found[selection] += 1
        return right(index, selection)

    monkeypatch.setattr(facets, "masks", counting)
    return found


def kept_entries() -> dict[str, int]:
    """Return how much each cache of the store holds."""
    views = store._views(store.dataset()).cache
    return {"views": len(views)} | {
        name: cache.cache.currsize for name, cache in vars(store).items() if hasattr(cache, "cache")
    }


def test_the_projects_of_a_view_are_filtered_once_for_a_whole_page(dataset, asked):
    page = build_page(dataset, search="cesta", periods=("2014-2020",), year_from=2017)
    page = replace(page, name="map", selection=replace(page.selection, grouping=Grouping.TOWN))
    parts = (
        filters.render_filters,
        summary.render_summary,
        legend.render_legend,
        town_panel.render_panel,
        towns_table.render_towns_table,
    )
    for draw in parts:
        board._gathered(page, board._Named(draw))
    map_state.build_state(page)
    assert store.discrepancies(page) == ()
    own = replace(page.selection.filters, counting=Counting.ONCE)
    assert asked.pop(own) == 1
    # What is suggested is counted without the search.
    assert asked == {own.without("search").filters: 1}


@pytest.mark.parametrize("counting", Counting)
def test_the_reconciliation_filters_once(dataset, asked, counting):
    bound = {Counting.ONCE: 4.5, Counting.EACH: 5.5}[counting]  # a view that is not known yet
    view = Selection(themes=("energy_efficiency",), total_min=bound, counting=counting)
    assert check_sums(dataset, view) == []
    assert list(asked.values()) == [1]


def test_the_masks_of_a_view_are_those_of_its_filters_and_nobody_can_change_them(dataset):
    index, view = dataset.index, Selection(periods=("2014-2020",), funds=("ESRR",), search="cesta")
    found = index.filtered(replace(view, measure=Measure.TOTAL, page=3, municipality_code="061"))
    assert index.filtered(view) is found
    kinds = facets.masks(index, view)
    assert set(kinds) == {"periods", "funds", "search"}
    np.testing.assert_array_equal(found.mask, kinds["periods"] & kinds["funds"] & kinds["search"])
    np.testing.assert_array_equal(found.all_but("funds"), kinds["periods"] & kinds["search"])
    np.testing.assert_array_equal(found.all_but("years"), found.mask)
    pairs = (array for counting in Counting for array in found.town_pairs(counting))
    for array in (found.mask, found.all_but("funds"), found.positions, *pairs):
        with pytest.raises(ValueError, match="read-only"):
            array[:1] = array[:1]


def test_an_index_keeps_the_masks_of_a_few_views(dataset):
    index = dataset.index
    first = index.filtered(Selection(total_min=0.5))
    for bound in range(facets._KEPT):
        index.filtered(Selection(total_min=bound + 1.5))
    assert index.filtered(Selection(total_min=0.5)) is not first


def test_a_visitor_takes_over_the_masks_that_were_asked_aside(dataset):
    view = Selection(total_min=0.25)
    with aside():
        found = dataset.index.filtered(view)
        assert dataset.index.filtered(view) is found
    assert dataset.index.filtered(view) is found


def computed(page) -> set[str]:
    return set(vars(page.view)) - {"dataset", "selection", "same"}


def test_a_view_computes_nothing_that_is_not_shown(dataset):
    page = build_page(dataset, "en", themes=("urban_environment",))
    assert computed(page) == set()
    view_description.describe_view(page)
    assert computed(page) == {"headline"}
    matrix.matrix(page)
    theme_sections.sections(page)
    assert computed(page).isdisjoint({"breaks", "measures", "counts"})


def test_a_view_by_another_measure_has_its_own_figures_of_the_measure_alone(dataset):
    selection = Selection(periods=("2021-2027",), measure=Measure.TOTAL_PER_1000)
    shared, alone = store.page(dataset, selection, "sl").view, View(dataset, selection)
    for view in (shared, alone):
        view.ask_all()
    other = store.page(dataset, replace(selection, measure=Measure.PROJECTS), "sl").view
    for name in ("headline", "totals", "parts", "themes", "counts"):
        assert getattr(shared, name) is getattr(other, name), name
        assert repr(getattr(shared, name)) == repr(getattr(alone, name)), name
    for name in ("measures", "breaks"):
        assert getattr(shared, name) != getattr(other, name), name
        assert repr(getattr(shared, name)) == repr(getattr(alone, name)), name


def test_data_are_tried_out_with_every_figure(dataset):
    view = View(dataset, Selection())
    view.ask_all()
    public = {name for name in vars(View) if not name.startswith("_")} - {"ask_all"}
    assert public <= set(vars(view))


def test_the_views_of_older_data_go_when_newer_are_asked(dataset, tmp_path):
    store.page(dataset, Selection(), "sl")
    other = load_dataset(tiny_package(tmp_path))
    store.page(other, Selection(), "sl")
    assert [key[0] for key in store._views.cache] == [other.checksum]


def test_caches_stay_within_their_bounds_whatever_is_asked(dataset, monkeypatch):
    monkeypatch.setattr(store._kept_part.cache, "_Cache__maxsize", 30_000)
    store._kept_part.cache.clear()
    for bound in range(150):
        page = store.page(dataset, Selection(total_min=float(bound)), "sl")
        store.cached_part(page, lambda *_: "č" * 500, bound)
        store.matrix(page)
        store.town_projects(page, page.selection, "061")
    shown, views = store._kept_part.cache, store._views(dataset).cache
    assert 0 < shown.currsize <= 30_000
    assert shown.currsize == sum(map(weight, shown.values()))
    assert len(views) == views.maxsize == store._VIEWS
    cells, rows = store._matrix.cache, store._town_projects.cache
    assert sum(map(len, cells.values())) <= store._CELLS
    assert sum(map(len, rows.values())) + store._FRAME * len(rows) <= store._ROWS


def test_towns_without_projects_do_not_fill_the_memory(dataset):
    most = store._ROWS // store._FRAME
    for bound in range(most + 5):
        key = f"empty {bound}"
        store._town_projects(key, dataset, Selection(total_min=1e12), "061")
    assert len(store._town_projects.cache) <= most


@pytest.mark.parametrize("name", RESOURCES)
def test_the_web_interface_puts_nothing_into_the_caches_of_the_visitors(name, two_releases):
    respond(Request("GET", f"v1/{name}", ""))  # what no view changes
    before = kept_entries()
    query = "" if name == "openapi.json" else "tema=energy_efficiency&isci=obnova&od=2016&lang=sl"
    assert respond(Request("GET", f"v1/{name}", query)).status == 200
    assert kept_entries() == before


@pytest.mark.parametrize(
    ("value", "least"),
    [
        ("a" * 1000, 1000),
        ("č" * 1000, 2000),
        ({"part": "a" * 1000}, 1000),
        ([("a" * 500, 1), ("b" * 500, 2)], 1000),
        (Selection(search="a" * 1000), 1000),
    ],
)
def test_a_value_weighs_what_it_holds(value, least):
    assert least <= weight(value) < least + 3000
