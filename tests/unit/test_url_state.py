"""Links: codes only, nothing unknown gets in, and what is left out is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.url_state import Codes, Ignored, clicked_town, parse, to_query
from zmos_data.selection import Measure, Selection

CODES = Codes(towns=("061", "080"), themes=("energy_efficiency", "sustainable_mobility"))

selections = st.builds(
    Selection,
    themes=st.sets(st.sampled_from(CODES.themes)).map(
        lambda s: tuple(c for c in CODES.themes if c in s)
    ),
    periods=st.sets(st.sampled_from(CODES.periods)).map(
        lambda s: tuple(c for c in CODES.periods if c in s)
    ),
    municipality_code=st.sampled_from([None, *CODES.towns]),
    measure=st.sampled_from(list(Measure)),
    page=st.integers(1, 9999),
)  # fmt: skip


@given(selections, st.sampled_from(["sl", "en"]))
def test_a_view_survives_its_link(selection, language):
    query = {name: [value] for name, value in to_query(selection, language).items()}
    assert parse(query, CODES) == (selection, language, ())


@given(st.dictionaries(
    st.sampled_from(["obcina", "tema", "obdobje", "kazalnik", "stran", "lang", "embed"]),
    st.lists(st.text(max_size=20), max_size=3),
))  # fmt: skip
def test_whatever_the_link_says_the_view_holds_known_codes_only(params):
    selection, language, _ = parse(params, CODES)
    assert set(selection.themes) <= set(CODES.themes)
    assert selection.municipality_code in (None, *CODES.towns)
    assert selection.page >= 1
    assert language in (None, "sl", "en")


@pytest.mark.parametrize("name", ["obcina", "tema", "obdobje", "kazalnik", "stran", "lang"])
def test_an_unknown_value_is_reported_and_spoils_nothing_else(name):
    params = {"obcina": ["061"], "tema": ["energy_efficiency"], "lang": ["en"]}
    params[name] = [*params.get(name, []), "<nonsense>"]
    selection, language, ignored = parse(params, CODES)
    assert ignored == (Ignored(name, "<nonsense>"),)
    assert (selection.municipality_code, selection.themes, language) == (
        "061", ("energy_efficiency",), "en",
    )  # fmt: skip


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "99999", "²", "x"])
def test_a_page_that_is_none_is_the_first_and_is_reported(page):
    selection, _, ignored = parse({"stran": [page]}, CODES)
    assert (selection.page, ignored) == (1, (Ignored("stran", page),))


@pytest.mark.parametrize(
    ("value", "town"),
    [
        ({"last_object_clicked_tooltip": "061@3"}, "061"),
        ({"last_object_clicked_tooltip": "999@3"}, None),
        ({"last_object_clicked_tooltip": None}, None),
        ({"last_object_clicked_tooltip": "<script>"}, None),
        ({}, None), (None, None), ("061", None),
    ],
)  # fmt: skip
def test_a_click_names_a_known_town_or_none(value, town):
    assert clicked_town(value, CODES.towns) == town
