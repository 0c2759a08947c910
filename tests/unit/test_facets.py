"""Filters: what an option says it would leave is what choosing it leaves."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables import AMOUNTS
from zmos_data.amounts import amount
from zmos_data.facets import loosen, option_counts, passing
from zmos_data.loading import load_dataset
from zmos_data.queries import filter_projects, totals_by_municipality
from zmos_data.selection import FACETS, UNKNOWN, Selection

DATA = load_dataset()
INDEX = DATA.index


def some(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), unique=True, max_size=2).map(tuple)


money = st.none() | st.sampled_from([0.0, 200_000.0, 1_500_000.0, 5_000_000.0])
years = st.none() | st.sampled_from([2018, 2019, 2021, 2025])
selections = st.builds(
    Selection,
    **{name: some(INDEX.facets[name].codes) for name in FACETS},
    year_from=years,
    year_to=years,
    years_unknown=st.booleans(),
    total_min=money,
    total_max=money,
    total_unknown=st.booleans(),
    search=st.sampled_from(["", "kolesar", "trg velenje", '"stari trg"', "ČEBELICA"]),
)


@settings(max_examples=60, deadline=None)
@given(selections)
def test_the_count_of_an_option_is_what_choosing_it_alone_leaves(selection):
    counts = option_counts(INDEX, selection)
    for kind in FACETS:
        for code, n in counts[kind].items():
            alone = replace(selection, **{kind: (code,)})
            assert len(filter_projects(DATA, alone)) == n, (kind, code)
    unknown = replace(selection, total_min=None, total_max=None, total_unknown=True)
    assert len(filter_projects(DATA, unknown)) == counts["total"][UNKNOWN]


@settings(max_examples=60, deadline=None)
@given(selections)
def test_the_options_of_a_single_valued_facet_add_up_to_the_view_without_it(selection):
    counts = option_counts(INDEX, selection)
    for kind in FACETS:
        whole = filter_projects(DATA, replace(selection, **{kind: ()}))
        assert sum(counts[kind].values()) == len(whole), kind


@settings(max_examples=40, deadline=None)
@given(selections)
def test_sums_over_towns_themes_and_stages_are_the_whole(selection):
    projects = filter_projects(DATA, selection)
    totals = totals_by_municipality(DATA, selection)
    assert totals["projects"].sum() == len(projects)
    for column in AMOUNTS:
        whole = amount(projects, column)
        cents = round((whole.eur or 0) * 100)
        assert round(totals[column].fillna(0).sum() * 100) == cents
        assert totals[f"{column}_known"].sum() == whole.known
        assert whole.known + int(projects[column].isna().sum()) == len(projects)
        for key in ("theme_code", "stage"):
            groups = [amount(group, column) for _, group in projects.groupby(key, dropna=False)]
            assert round(sum(group.eur or 0 for group in groups) * 100) == cents
            assert sum(group.known for group in groups) == whole.known


@settings(max_examples=60, deadline=None)
@given(selections)
def test_the_filter_to_loosen_brings_back_what_it_says_and_nothing_brings_more(selection):
    best = loosen(INDEX, selection)
    kinds = {kind for kind, _ in selection.active_filters}
    kinds = {kind.removesuffix("_unknown") for kind in kinds}
    gains = {}
    for kind in kinds:
        looser = selection.without(kind)
        if kind in ("total", "years"):
            looser = looser.without(f"{kind}_unknown")
        gains[kind] = len(filter_projects(DATA, looser))
    most = max(gains.values(), default=0)
    assert (best is None) == (most == 0)
    if best:
        assert best[1] == most == gains[best[0]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("šport", True),
        ("SPORT", True),
        ("sport savsko", True),
        ('"savsko naselje"', True),
        ('"naselje savsko"', False),
        ("savsko ptuj", False),
        ("pa.k", False),
        ("(", False),
        ("", True),
    ],
)
def test_a_search_folds_letters_and_wants_every_word(words, found):
    kept = filter_projects(DATA, Selection(search=words))
    assert ("061-12" in set(kept["project_id"])) == found  # a sports park in Savsko naselje


def test_an_unknown_total_is_a_choice_of_its_own():
    unknown = int(np.isnan(INDEX.amounts["total_eur"]).sum())
    assert len(filter_projects(DATA, Selection(total_unknown=True))) == unknown == 14
    within = Selection(total_min=1e6, total_max=2e6)
    both = replace(within, total_unknown=True)
    assert passing(INDEX, both).sum() == passing(INDEX, within).sum() + unknown
