"""The filters on screen: a chip each, badges that count, and a link that holds every one."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from content import filters, years
from tests.links import follow
from tests.pages import build_page
from tests.words import plain
from ui import html
from zmos_data.links import FACET_PARAMETERS, RANGE, SEARCH, UNKNOWN_TOTAL, UNKNOWN_YEARS
from zmos_data.links import link as write
from zmos_data.parameters import codes_of, parse
from zmos_data.selection import FACETS, FIGURES, Counting, Grouping, Measure, Selection

# Two options of every facet with their words, Slovenian and English.
OPTIONS = {
    "themes": {
        "energy_efficiency": ("Energetska učinkovitost", "Energy efficiency"),
        "urban_environment": ("Urbano okolje", "Urban environment"),
    },
    "periods": {"2014-2020": ("2014–2020", "2014–2020"), "2021-2027": ("2021–2027", "2021–2027")},
    "priorities": {
        "PN 6.3": ("PN\u00a06.3 Urbano okolje", "IP\u00a06.3 Urban environment"),
        "SC 5.1": ("SC\u00a05.1 Urbana prenova", "SO\u00a05.1 Urban renewal"),
    },
    "funds": {"ESRR": ("ESRR", "ERDF"), "KS": ("KS", "CF")},
    "stages": {
        "selected": ("izbran (1. faza)", "selected (1st phase)"),
        "completed": ("zaključen", "completed"),
    },
    "towns": {"061": ("Ljubljana", "Ljubljana"), "080": ("Murska Sobota", "Murska Sobota")},
    "regions": {"SI034": ("Savinjska", "Savinjska"), "SI044": ("Obalno-kraška", "Obalno-kraška")},
    "cohesion_regions": {
        "SI03": ("Vzhodna Slovenija", "Eastern Slovenia"),
        "SI04": ("Zahodna Slovenija", "Western Slovenia"),
    },
    "figures": {
        "exact": ("Zneski: točni", "Figures: exact"),
        "none": ("Zneski: neznani", "Figures: not known"),
    },
    "confirmed": {
        "yes": ("vir navaja CTN", "ITI named in the source"),
        "no": ("vir ne navaja CTN", "ITI not named in the source"),
    },
}
YEARS = {"od": "2019", "do": "2023"}
OTHERS = {
    UNKNOWN_YEARS: ("da", ("leta niso znana", "years not known")),
    RANGE: ("1000000-2500000", ("1.000.000", "1,000,000"), ("2.500.000", "2,500,000")),
    UNKNOWN_TOTAL: ("da", ("ni znana", "not known")),
    SEARCH: ("kolesarska steza", ("kolesarska steza", "kolesarska steza")),
}
LANGUAGES = ("sl", "en")


def everything(dataset) -> tuple[Selection, dict[str, str]]:
    """Return a view with two options of every facet and every other filter, and its link."""
    order = codes_of(dataset).facets
    query = {
        FACET_PARAMETERS[kind]: ",".join(c for c in order[kind] if c in OPTIONS[kind])
        for kind in FACETS
    }
    query |= YEARS | {name: value[0] for name, value in OTHERS.items()}
    view, _, ignored = parse({name: [value] for name, value in query.items()}, codes_of(dataset))
    assert not ignored
    assert list(query) == [
        "tema",
        "obdobje",
        "prednost",
        "sklad",
        "faza",
        "mesta",
        "regija",
        "kohezija",
        "tocnost",
        "ctn",
        "od",
        "do",
        "brez_let",
        "vrednost",
        "neznana",
        "isci",
    ]
    return view, query


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_filter_has_a_chip_with_its_words(dataset, language):
    place = LANGUAGES.index(language)
    view, _ = everything(dataset)
    chips = filters.chips(build_page(dataset, language, **vars(view)))
    assert len(chips) == 2 * len(FACETS) + len(OTHERS) + 1
    labels = [chip["label"] for chip in chips]
    for kind in FACETS:
        for words in OPTIONS[kind].values():
            assert words[place] in labels, kind
    *_, span, no_years, bounds, unknown, search = labels
    assert all(year in span for year in YEARS.values())
    assert no_years == OTHERS[UNKNOWN_YEARS][1][place]
    assert all(words[place] in bounds for words in OTHERS[RANGE][1:])
    assert OTHERS[UNKNOWN_TOTAL][1][place] in unknown
    assert OTHERS[SEARCH][1][place] in search
    assert all(chip["label"] in chip["remove"] != chip["label"] for chip in chips)


def test_a_chip_takes_off_its_own_filter_and_nothing_else(dataset):
    view, query = everything(dataset)
    view = replace(view, municipality_code="096", sort="-name", page=3)
    chips = filters.chips(build_page(dataset, **vars(view)))
    query |= {"obcina": "096", "razvrsti": "-name", "stran": "3"}
    names = {kind: FACET_PARAMETERS[kind] for kind in FACETS}
    expected = []
    for kind in FACETS:
        for code in getattr(view, kind):
            (left,) = set(getattr(view, kind)) - {code}
            expected.append(query | {names[kind]: left})
    expected.append({n: v for n, v in query.items() if n not in YEARS})
    expected += [{n: v for n, v in query.items() if n != gone} for gone in OTHERS]
    for chip, wanted in zip(chips, expected, strict=True):
        path, found = follow(chip["go"], query)
        assert path == ""
        # Back on the first page: the list is another one.
        assert found == {n: v for n, v in wanted.items() if n != "stran"}, chip


def test_a_range_with_one_bound_has_one_chip_that_says_which(dataset):
    for bounds, words in (
        ({"total_min": 5e5}, "from EUR 500,000"),
        ({"total_max": 5e5}, "up to EUR 500,000"),
    ):
        (chip,) = filters.chips(build_page(dataset, "en", **bounds))
        assert plain(chip["label"]) == words
        assert follow(chip["go"], {RANGE: "500000-"})[1] == {}


def test_the_reset_counts_the_filters_and_takes_them_all_off(dataset):
    view, query = everything(dataset)
    reset = filters.reset(build_page(dataset, "en", **vars(replace(view, sort="name"))))
    assert "25" in reset["label"]
    assert follow(reset["go"], query | {"razvrsti": "name"})[1] == {"razvrsti": "name"}


def drawn(page) -> str:
    """Return the filters as HTML."""
    search = {
        "base": "",
        "name": SEARCH,
        "value": page.selection.search,
        "limit": 200,
        "label": "",
        "button": "",
        "script": "",
        "suggestions": "",
        "words": [],
    }
    return html.fill(
        "filters.html",
        lang="en",
        search=search,
        measure="",
        measures=[],
        suggest_script="",
        years_script="",
        facets=filters.facets(page),
        years=years.histogram(page, page.view.counts["years"]),
        range=filters.total_range(page),
        results=filters.results(page),
    )


def badges(page) -> dict[str, str]:
    """Return the number on each facet's badge, for those that have one."""
    found = re.findall(
        r'<details id="facet-(\w+)"[^>]*><summary>[^<]*(?:<b class="badge">(\d+)</b>)?', drawn(page)
    )
    return {name: number for name, number in found if number}


@pytest.mark.parametrize("kind", FACETS)
def test_a_badge_counts_the_options_that_are_on(dataset, kind):
    first, second = OPTIONS[kind]
    name = FACET_PARAMETERS[kind]
    assert badges(build_page(dataset)) == {}
    assert badges(build_page(dataset, **{kind: (first,)})) == {name: "1"}
    assert badges(build_page(dataset, **{kind: (first, second)})) == {name: "2"}


def test_every_facet_has_its_own_badge_and_the_search_has_none(dataset):
    found = badges(
        build_page(
            dataset,
            themes=tuple(OPTIONS["themes"]),
            funds=("ESRR",),
            year_from=2021,
            year_to=2023,
            years_unknown=True,
            total_min=1.0,
            total_unknown=True,
            search="trg",
        )
    )
    assert found == {"tema": "2", "sklad": "1", "leta": "2", "vrednost": "2"}


def test_a_chosen_facet_stands_open_and_its_option_is_on(dataset):
    body = drawn(build_page(dataset, stages=("completed",)))
    assert '<details id="facet-faza" data-facet="faza" open>' in body
    assert '<details id="facet-sklad" data-facet="sklad">' in body
    on = re.findall(r'data-code="([^"]*)" data-on', body)
    assert on == ["completed"]


def test_a_link_with_everything_is_read_and_written_back_the_same(dataset):
    _, query = everything(dataset)
    query |= {
        "obcina": "080",
        "primerjaj": "061,080,096,133",
        "projekt": "096-02",
        "kazalnik": "eu_eur_per_1000",
        "razvrsti": "-start_year",
        "skupine": "priority",
        "stetje": "each",
        "stevilka": "total_eur_per_km2_median",
        "leto": "2019",
        "od_izdaje": "1",
        "do_izdaje": "2",
        "od_dne": "2026-11-28",
        "stran": "7",
        "lang": "en",
    }
    view, language, ignored = parse({n: [v] for n, v in query.items()}, codes_of(dataset))
    assert (language, ignored) == ("en", ())
    written = {name: values[0] for name, values in parse_qs(write(view, "en")).items()}
    assert written == query
    again, _, _ = parse({n: [v] for n, v in written.items()}, codes_of(dataset))
    assert again == view
    untouched = [name for name, value in vars(Selection()).items() if value == getattr(view, name)]
    assert untouched == []


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("kazalnik", Measure),
        ("skupine", Grouping),
        ("stetje", Counting),
        ("stevilka", FIGURES),
        ("leto", ("unknown", "2016")),
        ("vrednost", ("-5", "5-", "0-0", "10.50-11")),
    ],
)
def test_every_value_of_a_parameter_is_read_and_written_back(dataset, name, values):
    plain = {"kazalnik": "projects", "skupine": "none", "stetje": "once"}
    for value in map(str, values):
        view, _, ignored = parse({name: [value]}, codes_of(dataset))
        assert not ignored
        wanted = {} if plain.get(name) == value else {name: [value]}
        assert parse_qs(write(view, "")) == wanted


@pytest.mark.parametrize("kind", FACETS)
def test_every_option_of_a_facet_is_read_and_written_back(dataset, kind):
    for code in codes_of(dataset).facets[kind]:
        view, _, ignored = parse({FACET_PARAMETERS[kind]: [code]}, codes_of(dataset))
        assert not ignored
        assert view == replace(Selection(), **{kind: (code,)})
        assert parse_qs(write(view, "")) == {FACET_PARAMETERS[kind]: [code]}


def test_a_page_that_is_none_is_said_and_one_beyond_the_last_is_kept(dataset):
    view, _, ignored = parse({"stran": ["99"]}, codes_of(dataset))
    assert (view.page, ignored) == (99, ())
    for value in ("0", "-1", "1.5", "nič", "12345"):
        view, _, ignored = parse({"stran": [value]}, codes_of(dataset))
        assert view.page == 1
        assert [(i.parameter, i.value) for i in ignored] == [("stran", value)]


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ({}, "Pokaži 98 projektov"),
        ({"search": "tržnica", "towns": ("096",)}, "Pokaži 1 projekt"),
        ({"towns": ("054",)}, "Pokaži 2 projekta"),
        ({"funds": ("KS",), "stages": ("selected",)}, "Pokaži 0 projektov"),
    ],
)
def test_the_button_of_the_drawer_says_what_the_filters_leave(dataset, view, words):
    assert filters.results(build_page(dataset, **view)) == words


def test_on_a_towns_page_it_counts_the_towns_projects(dataset):
    page = replace(build_page(dataset, municipality_code="054"), name="town")
    assert filters.results(page) == "Pokaži 2 projekta"
