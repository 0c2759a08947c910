"""Every filter against plain pandas, row by row of the tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables import projects as read_projects
from tests.tables import table
from zmos_data.facets import passing
from zmos_data.loading import load_dataset
from zmos_data.selection import FACETS, UNKNOWN, Selection

DATA = load_dataset()
ROWS = read_projects()
TOWNS = table("municipalities").set_index("municipality_code")
_CODES = ROWS["municipality_code"]
COLUMNS = {
    "themes": ROWS["theme_code"],
    "periods": ROWS["period"],
    "priorities": ROWS["priority_code"],
    "funds": ROWS["fund"],
    "stages": ROWS["stage"],
    "towns": _CODES,
    "regions": _CODES.map(TOWNS["nuts3_code"]),
    "cohesion_regions": _CODES.map(TOWNS["nuts2_code"]),
    "figures": ROWS["figures"],
    "confirmed": ROWS["ctn_named_in_source"],
}
NAMED, NOTED = ("name_sl", "name_en", "beneficiary", "municipality"), ("note_sl", "note_en")
SEARCHED = (*NAMED, *NOTED)
IN_A_NOTE, OF_A_BENEFICIARY, IN_ENGLISH = "application", "medobčinski", "science"
PLAIN = str.maketrans("čšžćđ", "cszcd")
# Of words that have no synonym; what a search means by those that have is tested by itself.
SEARCHES = (
    "",
    "cukrar",
    "LENT tabor",
    '"stari trg"',
    "trg velenje",
    IN_A_NOTE,
    "inference",
    OF_A_BENEFICIARY,
    '"javni stanovanjski"',
    IN_ENGLISH,
    "(.*)",
    "žaba",
    "savsko  naselje",
    "Ptuj",
    "061-1",
    "133",
)
BOUNDS = (None, 0.0, 190_000.0, 376_000.0, 1_207_343.0, 5_992_070.76, 17_400_000.0, 23_500_000.0)


def plain(words: str) -> str:
    """Write text without capitals and carons."""
    small = unicodedata.normalize("NFC", words.lower()).translate(PLAIN)
    return small.replace("–", "-").replace("—", "-").replace("\u00a0", " ")


def written_in(rows: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """Return the words of some columns, each with a space before and behind it."""
    texts = rows[list(columns)].fillna("").agg(" | ".join, axis=1).map(plain)
    return texts.map(lambda text: f" {' '.join(re.findall(r'[a-z0-9|]+', text))} ")


def found_in(rows: pd.DataFrame, search: str) -> pd.Series:
    """Tell which rows have every word at the beginning of one; in notes what no name has."""
    names, notes = written_in(ROWS, NAMED), written_in(ROWS, NOTED)
    kept = pd.Series(True, index=rows.index)
    for phrase, word in re.findall(r'"([^"]+)"|(\S+)', plain(search)):
        if phrase:
            held = (names + notes).str.contains(f" {phrase} ", regex=False)
        elif re.fullmatch(r"\d{3}(-\d*)?", word):
            held = ROWS["project_id"].str.startswith(word)
        elif not re.search("[a-z0-9]", word):
            held = pd.Series(False, index=ROWS.index)
        else:
            held = names.str.contains(f" {word}", regex=False)
            held = held if held.any() else notes.str.contains(f" {word}", regex=False)
        kept &= held.loc[rows.index]
    return kept


def expected(view: Selection) -> list[str]:
    """Return the ids of the projects that pass every filter."""
    kept = pd.Series(True, index=ROWS.index)
    for kind, column in COLUMNS.items():
        if chosen := getattr(view, kind):
            kept &= column.fillna(UNKNOWN).isin(chosen)
    total = ROWS["total_eur"]
    if view.total_min is not None or view.total_max is not None:
        low = 0 if view.total_min is None else view.total_min
        high = 1e12 if view.total_max is None else view.total_max
        within = total.notna() & (total >= low) & (total <= high)
        kept &= within | total.isna() if view.total_unknown else within
    elif view.total_unknown:
        kept &= total.isna()
    kept &= of_years(view)
    if view.search:
        kept &= found_in(ROWS, view.search)
    return ROWS["project_id"][kept].tolist()


def of_years(view: Selection) -> pd.Series:
    """Tell which projects the years keep: their certain years, and what the uncertain may be."""
    bounded = view.year_from is not None or view.year_to is not None
    if not bounded and not view.years_unknown:
        return pd.Series(True, index=ROWS.index)
    low, high = view.year_from or 0, view.year_to or 9999
    start, end = pd.to_numeric(ROWS["start_year"]), pd.to_numeric(ROWS["end_year"])
    first, last = start.fillna(end), end.fillna(start)  # where only one is known, that year
    certain = (first <= high) & (last >= low)
    possible = (start.fillna(0) <= high) & (end.fillna(9999) >= low)
    unknown = possible & ~certain
    if not bounded:
        return unknown
    return certain | unknown if view.years_unknown else certain


def found(view: Selection) -> list[str]:
    return DATA.projects["project_id"][passing(DATA.index, view)].tolist()


def codes_of(kind: str) -> list[str]:
    return sorted(COLUMNS[kind].fillna(UNKNOWN).unique())


def some(kind: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw none, one or most of the options: many filters at once leave few projects."""
    codes = codes_of(kind)
    return st.one_of(
        st.just(()),
        st.just(()),
        st.lists(st.sampled_from(codes), unique=True, max_size=len(codes)).map(tuple),
    )


views = st.builds(
    Selection,
    **{kind: some(kind) for kind in FACETS},
    year_from=st.sampled_from([None, None, 2017, 2021]),
    year_to=st.sampled_from([None, None, 2021, 2024]),  # never before the first: no view is so
    years_unknown=st.booleans(),
    total_min=st.sampled_from(BOUNDS),
    total_max=st.sampled_from(BOUNDS),
    total_unknown=st.booleans(),
    search=st.sampled_from(SEARCHES) | st.just(""),
)


@settings(max_examples=400, deadline=None)
@given(views)
def test_every_filter_keeps_what_plain_pandas_keeps(view):
    assert found(view) == expected(view)


@pytest.mark.parametrize("kind", FACETS)
def test_each_option_alone_keeps_the_rows_that_have_it(kind):
    for code in codes_of(kind):
        view = Selection(**{kind: (code,)})
        assert found(view) == expected(view), code
        assert found(view)


@pytest.mark.parametrize("kind", FACETS)
def test_two_options_of_a_facet_keep_the_rows_of_either(kind):
    one, other, *_ = codes_of(kind)
    both = found(Selection(**{kind: (one, other)}))
    assert both == expected(Selection(**{kind: (one, other)}))
    assert len(both) == sum(len(found(Selection(**{kind: (code,)}))) for code in (one, other))


@pytest.mark.parametrize("bound", BOUNDS[1:])
def test_both_bounds_of_a_range_are_in_it(bound):
    exactly = ROWS["project_id"][ROWS["total_eur"] == bound].tolist()
    assert found(Selection(total_min=bound, total_max=bound)) == exactly
    assert bool(exactly) == (bound > 0)
    for view in (Selection(total_min=bound), Selection(total_max=bound)):
        assert set(exactly) <= set(found(view)) == set(expected(view))


def test_an_unknown_total_falls_out_of_a_range_unless_it_is_asked_for():
    unknown = ROWS["project_id"][ROWS["total_eur"].isna()].tolist()
    assert not set(unknown) & set(found(Selection(total_min=0.0)))
    assert found(Selection(total_unknown=True)) == unknown
    assert found(Selection(total_min=0.0, total_unknown=True)) == ROWS["project_id"].tolist()


@pytest.mark.parametrize(
    ("word", "column"),
    [(IN_A_NOTE, "note_en"), (OF_A_BENEFICIARY, "beneficiary"), (IN_ENGLISH, "name_en")],
)
def test_a_word_that_stands_in_one_column_alone_is_found_with_and_without_carons(word, column):
    holding = ROWS[ROWS[column].fillna("").str.lower().str.contains(word, regex=False)]
    assert 0 < len(holding) < 5
    others = [c for c in SEARCHED if c != column]
    rest = holding[others].fillna("").agg(" ".join, axis=1).str.lower()
    assert not rest.str.contains(word, regex=False).any()
    for search in (word, word.upper(), word.translate(PLAIN)):
        assert found(Selection(search=search)) == holding["project_id"].tolist()


def test_the_oracle_folds_and_wants_every_word():
    row = ROWS[ROWS["project_id"] == "061-12"].iloc[0]
    for search, held in (
        ("SPORTN park", True),
        ('"savsko naselje"', True),
        ('"naselje savsko"', False),
        ("savsko Ptuj", False),
    ):
        assert found_in(row.to_frame().T, search).tolist() == [held]
