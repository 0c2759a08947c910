"""Links: codes only, nothing unknown gets in, and what is left out is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.links import follow
from ui.map_clicks import clicked
from zmos_data.actions import Toggle, Years
from zmos_data.links import change, link, merged, to_query, toggled, with_years
from zmos_data.parameters import FACET_PARAMETERS, Codes, Ignored, parse, parse_query
from zmos_data.selection import FACETS, Counting, Grouping, Measure, Selection

PARAMETERS = [
    *FACET_PARAMETERS.values(),
    "obcina",
    "kazalnik",
    "stran",
    "lang",
    "embed",
    "vrednost",
    "od",
    "do",
    "brez_let",
    "neznana",
    "isci",
    "primerjaj",
    "projekt",
    "razvrsti",
    "skupine",
    "stetje",
    "od_izdaje",
    "do_izdaje",
    "od_dne",
]

CODES = Codes(
    facets={
        "themes": ("energy_efficiency", "sustainable_mobility"),
        "periods": ("2014-2020", "2021-2027"),
        "priorities": ("PN 4.1", "SC 2.7", "unknown"),
        "funds": ("ESRR", "ESRR/KS", "KS"),
        "stages": ("approved", "completed", "unknown"),
        "towns": ("061", "080", "096", "112", "133"),
        "regions": ("SI031", "SI041"),
        "cohesion_regions": ("SI03", "SI04"),
        "figures": ("exact", "rounded", "none"),
        "confirmed": ("yes", "no"),
    },
    towns=("061", "080", "096", "112", "133"),
    projects=frozenset({"061-01", "080-02"}),
)


def some(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(codes)).map(lambda s: tuple(c for c in codes if c in s))


def in_order(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


years = st.none() | st.integers(1000, 9999)
euros = st.none() | st.integers(0, 10**12).map(float)
selections = st.builds(
    Selection,
    **{name: some(CODES.facets[name]) for name in FACETS},
    year_from=years,
    year_to=years,
    years_unknown=st.booleans(),
    total_min=euros,
    total_max=euros,
    total_unknown=st.booleans(),
    search=st.text(st.characters(codec="utf-8"), max_size=80).map(lambda w: " ".join(w.split())),
    municipality_code=st.sampled_from([None, *CODES.towns]),
    measure=st.sampled_from(list(Measure)),
    page=st.integers(1, 9999),
    compared=st.lists(st.sampled_from(CODES.towns), unique=True, max_size=4).map(tuple),
    project_id=st.sampled_from([None, *sorted(CODES.projects)]),
    sort=st.sampled_from(["", "name", "-total_eur"]),
    grouping=st.sampled_from(list(Grouping)),
    counting=st.sampled_from(list(Counting)),
    from_release=st.none() | st.integers(1, 99),
    to_release=st.none() | st.integers(100, 10**9 - 1),
    since_day=st.just("") | st.dates(date(1000, 1, 1)).map(date.isoformat),
).filter(lambda s: in_order(s.total_min, s.total_max) and in_order(s.year_from, s.year_to))


@given(selections, st.sampled_from(["sl", "en"]))
def test_a_view_survives_its_link(selection, language):
    query = {name: [value] for name, value in to_query(selection, language).items()}
    assert parse(query, CODES) == (selection, language, ())


@given(selections, st.sampled_from(["sl", "en"]))
def test_a_view_survives_the_query_string_of_its_link(selection, language):
    assert parse(parse_query(link(selection, language)), CODES) == (selection, language, ())


@given(selections, selections, st.sampled_from(["", "projekti", "./"]))
def test_what_a_view_differs_by_leads_to_the_view(base, target, path):
    found, query = follow(change(path, base, target), to_query(base, "sl"))
    assert found == path
    assert parse({name: [value] for name, value in query.items()}, CODES) == (target, "sl", ())


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.lists(st.text(max_size=20), max_size=3)))
def test_whatever_the_link_says_the_view_holds_known_codes_only(params):
    selection, language, _ = parse(params, CODES)
    for name in FACETS:
        assert set(getattr(selection, name)) <= set(CODES.facets[name])
    assert len(selection.compared) <= 4
    assert selection.project_id in (None, *CODES.projects)
    assert len(selection.search) <= 200
    assert selection.municipality_code in (None, *CODES.towns)
    assert selection.page >= 1
    assert language in (None, "sl", "en")


@pytest.mark.parametrize("name", [p for p in PARAMETERS if p not in ("isci", "embed")])
def test_an_unknown_value_is_reported_and_spoils_nothing_else(name):
    params = {"obcina": ["061"], "tema": ["energy_efficiency"], "lang": ["en"]}
    params[name] = [*params.get(name, []), "<nonsense>"]
    selection, language, ignored = parse(params, CODES)
    assert ignored == (Ignored(name, "<nonsense>"),)
    assert (selection.municipality_code, selection.themes, language) == (
        "061",
        ("energy_efficiency",),
        "en",
    )


@pytest.mark.parametrize(("first", "last"), [("2", "2"), ("3", "1")])
def test_releases_in_the_wrong_order_are_left_out_and_reported(first, last):
    selection, _, ignored = parse({"od_izdaje": [first], "do_izdaje": [last]}, CODES)
    assert not selection.compares_releases
    assert ignored == (Ignored("od_izdaje", first), Ignored("do_izdaje", last))


@pytest.mark.parametrize(
    "value", ["2027-02-30", "12.1.2027", "2027-1-12", "0000-01-01", "²027-01-01"]
)
def test_a_day_that_is_none_is_left_out_and_reported(value):
    selection, _, ignored = parse({"od_dne": [value]}, CODES)
    assert selection.since_day == ""
    assert ignored == (Ignored("od_dne", value),)


@pytest.mark.parametrize("value", ["5-1", "-", "x-9", "9", "1e5-", "--", "9" * 20 + "-"])
def test_a_range_that_is_none_is_left_out_and_reported(value):
    selection, _, ignored = parse({"vrednost": [value]}, CODES)
    assert not selection.has_range
    assert ignored == (() if value == "-" else (Ignored("vrednost", value),))


@pytest.mark.parametrize(
    ("query", "bounds", "left_out"),
    [
        ("od=2021&do=2024", (2021, 2024), []),
        ("od=2021&do=2021", (2021, 2021), []),
        ("od=2021", (2021, None), []),
        ("do=2024", (None, 2024), []),
        ("od=&do=", (None, None), []),
        ("od=abc", (None, None), [("od", "abc")]),
        ("do=0", (None, None), [("do", "0")]),
        ("od=99999&do=2024", (None, 2024), [("od", "99999")]),
        ("od=2024&do=2021", (None, None), [("od", "2024"), ("do", "2021")]),
        ("od=2019&od=2021", (2021, None), []),
        ("od=2019&od=x", (2019, None), [("od", "x")]),
        *(
            (f"od={bad}", (None, None), [("od", bad)])
            for bad in ("-2021", "2021.0", "0999", "2021,2024", "²000", "\uff12021", "1e3")
        ),
    ],
)
def test_years_are_read_and_what_is_none_is_left_out_and_reported(query, bounds, left_out):
    selection, _, ignored = parse(parse_query(query), CODES)
    assert (selection.year_from, selection.year_to) == bounds
    assert ignored == tuple(Ignored(*bad) for bad in left_out)


def test_the_two_boxes_of_the_form_are_one_range():
    params = parse_query("tema=energy_efficiency&vrednost_od=1.000.000&vrednost_do=2 500 000")
    selection, _, ignored = parse(params, CODES)
    assert (selection.total_min, selection.total_max, ignored) == (1e6, 2.5e6, ())


def test_a_long_search_is_cut_and_said():
    selection, _, ignored = parse({"isci": ["a" * 10_000]}, CODES)
    assert len(selection.search) == 200
    assert ignored[0].parameter == "isci"


def test_an_option_is_switched_on_and_off_in_the_order_of_the_tables():
    selection = toggled(Toggle("tema", "sustainable_mobility"), Selection(page=3), CODES)
    both = toggled(Toggle("tema", "energy_efficiency"), selection, CODES)
    assert both.themes == CODES.facets["themes"]
    assert both.page == 1
    left = toggled(Toggle("tema", "energy_efficiency"), both, CODES)
    assert left.themes == ("sustainable_mobility",)
    for facet, code in (("", ""), ("tema", ""), ("tema", "x"), ("x", "y"), ("themes", "x")):
        assert toggled(Toggle(facet, code), both, CODES) == both


def test_years_are_set_and_what_are_none_change_nothing():
    span = Selection(year_from=2019, year_to=2024, page=2)
    assert with_years(Years(2021, None), Selection(), CODES) == Selection(year_from=2021)
    assert with_years(Years(None, 2023), span, CODES) == Selection(year_to=2023)
    assert with_years(Years(None, None), span, CODES) == Selection()
    for years in (Years(2024, 2021), Years(2021, 99999), Years(-1, None), Years(0, 10**30)):
        assert with_years(years, span, CODES) == span


@given(selections, selections)
def test_a_link_clicked_in_its_own_view_leads_where_it_says(target, base):
    assert merged(target, base, base) == target


def test_a_link_clicked_before_the_page_has_caught_up_undoes_nothing():
    base = Selection()
    present = Selection(periods=("2021-2027",))
    assert merged(Selection(sort="-total_eur"), base, present) == Selection(
        periods=("2021-2027",), sort="-total_eur"
    )


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "99999", "²", "x"])
def test_a_page_that_is_none_is_the_first_and_is_reported(page):
    selection, _, ignored = parse({"stran": [page]}, CODES)
    assert (selection.page, ignored) == (1, (Ignored("stran", page),))


@pytest.mark.parametrize(
    ("value", "town"),
    [
        ({"last_object_clicked_tooltip": "061@30@1"}, ("061", False, 30)),
        ({"last_object_clicked_tooltip": "061+@30@2"}, ("061", True, 30)),
        ({"last_object_clicked_tooltip": "999@30@1"}, (None, False, 0)),
        ({"last_object_clicked_tooltip": "061@x@1"}, (None, False, 0)),
        ({"last_object_clicked_tooltip": None}, (None, False, 0)),
        ({"last_object_clicked_tooltip": "<script>"}, (None, False, 0)),
        ({}, (None, False, 0)),
        (None, (None, False, 0)),
        ("061", (None, False, 0)),
    ],
)
def test_a_click_names_a_known_town_or_none(value, town):
    assert clicked(value, CODES.towns) == town


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("2.000.000,50", 2_000_000.5),
        ("2,000,000.50", 2_000_000.5),
        ("1.000", 1000.0),
        ("1 234 567", 1_234_567.0),
        ("12,5", 12.5),
        ("0", 0.0),
        ("2000000", 2_000_000.0),
    ],
)
def test_cents_are_cents_and_dots_between_thousands_are_dots(written, amount):
    selection, _, ignored = parse({"vrednost": [f"{written}-"]}, CODES)
    assert (selection.total_min, ignored) == (amount, ())
    assert parse({"vrednost": [to_query(selection, "sl")["vrednost"]]}, CODES)[0] == selection


@pytest.mark.parametrize("written", ["2 mio", "1.00.000", "1,2,3", "-5", "1e6", "12,345,6"])
def test_what_is_no_amount_is_left_out_and_said(written):
    _, _, ignored = parse({"vrednost": [f"{written}-"]}, CODES)
    assert ignored


def test_the_chosen_town_stands_first_in_a_comparison_that_begins():
    begun = Selection(municipality_code="052").compared_with("054")
    assert begun.compared == ("052", "054")
    assert begun.compared_with("061").compared == ("052", "054", "061")
    full = Selection(compared=("052", "054", "061", "070"))
    assert full.compared_with("080") == full
    assert full.compared_with("054").compared == ("052", "061", "070")
    assert Selection(municipality_code="052").compared_with("052").compared == ("052",)


def test_a_click_on_a_site_is_a_project_that_the_data_know():
    value = {"last_object_clicked_tooltip": "061-04@7@1"}
    assert clicked(value, ("061",), {"061-04"}) == ("061-04", False, 7)
    assert clicked(value, ("061",), {"061-05"}) == (None, False, 0)
