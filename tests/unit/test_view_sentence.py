"""The sentence as a control: the same words as everywhere, and lists that lead to views."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from content import labels, phrases, view_sentence
from content.view_description import describe_view, of_map
from tests.links import follow
from tests.pages import build_page
from zmos_data.facets import passing
from zmos_data.links import to_query
from zmos_data.selection import Measure, Selection

LANGUAGES = ("sl", "en")
VIEWS = (
    {},
    {"themes": ("energy_efficiency",)},
    {"themes": ("energy_efficiency", "urban_environment"), "towns": ("061",)},
    {"towns": ("061", "070"), "periods": ("2021-2027",), "year_from": 2021},
    {"periods": ("2014-2020",), "years_unknown": True, "total_unknown": True},
    {"year_from": 2019, "year_to": 2021, "years_unknown": True, "funds": ("ESRR",)},
    {"search": "kolesar", "total_min": 1e6, "stages": ("completed",)},
    {"themes": ("innovation_policy",)},
    {"search": "žabica", "towns": ("061", "070")},
    {"search": "\ue000themes\ue001vdor\ue002"},
)
OF_NONE = {
    "sl": r" \(vse teme\)|, (vsa programska obdobja|vsa leta|vsa mesta)",
    "en": r" \(all themes\)|, all (programming periods|years|towns)",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_sentence_is_the_one_of_all_files_and_what_may_be_chosen_besides(
    dataset, view, language
):
    page = build_page(dataset, language, **view)
    shown = view_sentence.pieces(page)
    written = "".join(piece.words for piece in shown)
    plain = describe_view(page).translate(dict.fromkeys((0xE000, 0xE001, 0xE002)))
    assert re.sub(OF_NONE[language], "", written) == plain
    kinds = [piece.kind for piece in shown if piece.kind]
    assert len(kinds) == len(set(kinds)) and set(view_sentence.OFFERED) <= set(kinds)


@pytest.mark.parametrize(
    ("view", "slovenian", "english"),
    [
        (
            {},
            "Prikazano: 98 projektov (vse teme) v 12 mestnih občinah, vsa programska obdobja, vsa "
            "leta, barva: število projektov; skupna vrednost je znana za 84 projektov.",
            "Shown: 98 projects (all themes) in 12 urban municipalities, all programming periods, "
            "all years, colour: number of projects; the total cost is known for 84 projects.",
        ),
        (
            {"towns": ("096",), "search": "tržnica", "measure": Measure.EU_PER_1000},
            "Prikazano: 1 projekt (vse teme) na Ptuju, vsa programska obdobja, vsa leta, iskanje: "
            "»tržnica«, barva: prispevek EU na 1.000 prebivalcev (EUR), podatek za 1 od 1 "
            "projekta.",
            "Shown: 1 project (all themes) in Ptuj, all programming periods, all years, search: "
            "“tržnica”, colour: EU contribution per 1,000 inhabitants (EUR), known for 1 of "
            "1 project.",
        ),
        (
            {
                "themes": ("sustainable_mobility",),
                "towns": ("052", "054"),
                "periods": ("2021-2027",),
                "measure": Measure.COFINANCING,
            },
            "Prikazano: 2 projekta s področja trajnostne mobilnosti v 2 mestnih občinah, "
            "2021–2027, vsa leta, mesto: Kranj ali Krško, barva: EU in država (EUR), ni znano.",
            "Shown: 2 projects on sustainable mobility in 2 urban municipalities, 2021–2027, all "
            "years, town: Kranj or Krško, colour: EU + state (EUR), not known.",
        ),
        (
            {"themes": ("innovation_policy",), "measure": Measure.THEMES},
            "Prikazano: v zbranih podatkih ni projektov s področja inovacijske politike, vsa "
            "programska obdobja, vsa leta, vsa mesta, barva: število tem.",
            "Shown: no project on innovation policy in the collected data, all programming "
            "periods, all years, all towns, colour: themes covered.",
        ),
    ],
)
def test_it_is_right_in_both_languages(dataset, view, slovenian, english):
    for language, words in zip(LANGUAGES, (slovenian, english), strict=True):
        shown = view_sentence.pieces(build_page(dataset, language, **view), coloured=True)
        assert "".join(piece.words for piece in shown) == words


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_of_the_map_names_its_colour_as_the_sentence_does(dataset, measure, language):
    page = build_page(dataset, language, measure=measure)
    shown = view_sentence.pieces(page, coloured=True)
    name = phrases.inside(labels.measure_briefly(page.text, measure))
    for written in (of_map(page), "".join(piece.words for piece in shown)):
        assert name in written
        known = page.view.headline.amounts[measure.base if measure.is_money else "total_eur"].known
        assert re.search(rf"\b{known}\b", written.partition(name)[2])


@pytest.mark.parametrize("view", VIEWS[:-1])
def test_each_filter_is_taken_off_where_it_is_said_and_by_the_first_of_its_list(dataset, view):
    page = build_page(dataset, **view)
    shown, query = view_sentence.pieces(page), to_query(page.selection, "sl")
    on = [piece for piece in shown if piece.number]
    assert sorted(piece.number for piece in on) == list(range(1, len(on) + 1))
    for piece in on:
        _, found = follow(piece.go, query)
        assert set(found) < set(query)
        query = found
    assert query == to_query(Selection(), "sl")
    none = {c.kind: c.entries[0] for c in view_sentence.choices(page, shown)}
    assert all(none[piece.kind].on == (not piece.number) for piece in shown if piece.kind)


def test_a_list_of_options_has_the_counts_of_the_filters_and_keeps_its_place(dataset):
    orders = []
    for view in ({}, {"themes": ("energy_efficiency",), "funds": ("ESRR",)}):
        page = build_page(dataset, **view)
        lists = view_sentence.choices(page, view_sentence.pieces(page, coloured=True))
        orders.append([found.kind for found in lists])
        themes = {o.code: o.count for o in lists[0].options}
        assert themes == {code: str(n) for code, n in page.view.counts["themes"].items()}
    assert orders == [orders[0], [*orders[0], "funds"]]


@pytest.mark.parametrize("bounds", [(None, None), (None, 2020), (2019, None), (2018, 2021)])
def test_each_bound_of_the_years_says_what_it_leaves_beside_the_other(dataset, bounds):
    view = {"themes": ("urban_environment",), "year_from": bounds[0], "year_to": bounds[1]}
    page = build_page(dataset, **view)
    (years,) = (
        found
        for found in view_sentence.choices(page, view_sentence.pieces(page))
        if found.kind == "years"
    )
    for side, choice in zip(("year_from", "year_to"), years.bounds, strict=True):
        assert [o.on for o in choice.options].count(True) == 1
        for option in choice.options[1:]:
            year, n = map(int, re.findall(r"\d+", option.label))
            left = replace(page.selection, **{side: year})
            assert n == int(np.sum(passing(dataset.index, left))) > 0
            _, query = follow(option.go, to_query(page.selection, "sl"))
            assert (query.get("od"), query.get("do")) == tuple(
                None if bound is None else str(bound) for bound in (left.year_from, left.year_to)
            )
            assert left.year_from is None or left.year_to is None or left.year_from <= left.year_to
