"""What the search box suggests, what else a search found, and its words one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from content import search_box
from tests.links import follow
from tests.pages import build_page
from ui import html
from zmos_data.facets import passing
from zmos_data.search.query import build_search
from zmos_data.search.suggestions import MOST, Suggestions, build_suggestions
from zmos_data.search.words import fold
from zmos_data.selection import Selection

LANGUAGES = ("sl", "en")


def built(dataset, language: str) -> Suggestions:
    names = dataset.projects[f"name_{language}"]
    towns = dataset.municipalities["name"].tolist()
    return build_suggestions(dataset.index.search, names, towns, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_suggestion_says_how_many_projects_a_search_for_it_finds(dataset, language):
    suggestions = built(dataset, language)
    assert 30 <= len(suggestions.labels) <= MOST
    everything = np.ones(len(dataset.projects), dtype=bool)
    counts = suggestions.counts(everything)
    for label, n in counts:
        assert n == passing(dataset.index, Selection(search=label)).sum() >= 2, label
    numbers = [n for _, n in counts]
    assert numbers == sorted(numbers, reverse=True)
    assert len({fold(label) for label, _ in counts}) == len(counts)


def test_the_words_of_the_names_are_suggested_in_the_form_of_a_dictionary(dataset):
    slovenian, english = (set(built(dataset, language).labels) for language in LANGUAGES)
    assert {"kolesarska povezava", "tržnica", "bazen", "brv", "Koper", "park"} <= slovenian
    assert {"footbridge", "pool", "Koper", "park"} <= english
    for form in ("tržnice", "kolesarski", "kolesarskih", "Ureditev", "v", "CTN", "KP"):
        assert form not in slovenian


def names_of(*names: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "project_id": [f"001-{n:02d}" for n in range(len(names))],
            "name_sl": names,
            "name_en": None,
            "note_sl": None,
            "note_en": None,
            "beneficiary": None,
            "municipality": "Mesto",
            "theme_code": "x",
            "priority_code": "y",
        }
    )


def suggested_of(*names: str) -> dict[str, int]:
    projects = names_of(*names)
    tables = (pd.DataFrame({"theme_code": ["x"]}), pd.DataFrame({"priority_code": ["y"]}))
    search = build_search(projects, *tables)
    suggestions = build_suggestions(search, projects["name_sl"], ["Mesto"], "sl")
    return dict(suggestions.counts(np.ones(len(names), dtype=bool)))


def test_a_phrase_is_suggested_where_adjective_and_noun_agree():
    found = suggested_of(
        "Stekleni atrij",
        "Ureditev steklenega atrija",
        "Steklena rampa",
        "Gradnja steklene rampe",
        "Hiša – steklena rampa",
        "Nova hiša – Zlati griček",
        "Trg – Zlati griček",
    )
    assert found["steklena rampa"] == 3  # a search finds it in every form
    assert found["Zlati griček"] == 2  # a name keeps its capital
    assert "steklene rampe" not in found
    assert "hiša Zlati" not in found  # a sign stands between them
    assert found["Mesto"] == 7


def test_what_a_single_project_has_is_not_suggested():
    assert "atrij" not in suggested_of("Stekleni atrij", "Hiša", "Hiša")


def test_no_names_give_no_suggestions(dataset):
    none = names_of()
    search = build_search(none, dataset.themes, dataset.priorities)
    suggestions = build_suggestions(search, none["name_sl"], [], "sl")
    assert suggestions.counts(np.ones(0, dtype=bool)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_counts_under_the_other_filters(dataset, language):
    view = {"themes": ("sustainable_mobility",), "search": "xyz"}
    page = build_page(dataset, language, **view)
    words = dict(search_box.suggested(page))
    assert words["park"] == "1"
    assert {"tržnica", "market"}.isdisjoint(words)
    for label, n in words.items():
        found = passing(dataset.index, Selection(**view | {"search": label}))
        assert int(n) == found.sum() > 0


def test_on_the_page_of_a_town_the_box_counts_that_town(dataset):
    page = replace(build_page(dataset, municipality_code="080"), name="town")
    words = dict(search_box.suggested(page))
    assert words["Murska Sobota"] == "7"
    assert "Koper" not in words


def test_the_box_holds_its_words_escaped_and_leads_on_without_a_script(dataset):
    page = build_page(dataset, search='"><script>')
    box = search_box.box(page)
    body = html.fill(
        "filters.html",
        lang="sl",
        search={**box, "words": [('<b>"', "2")]},
        suggest_script="",
        results="",
        measure="",
        measures=[],
        facets=[],
        years={},
        range={
            "title": "",
            "chosen": 0,
            "base": "",
            "min_name": "",
            "max_name": "",
            "min": "",
            "max": "",
            "from": "",
            "to": "",
            "apply": "",
            "unknown": "",
            "count": "",
            "on": False,
            "disabled": False,
            "go": "",
        },
    )
    assert "<script>" not in body
    assert '<option value="&lt;b&gt;&#34;">2</option>' in body
    assert 'list="search-words"' in body
    assert "data-script" not in body


@pytest.mark.parametrize(
    ("language", "search", "words"),
    [
        ("sl", "kolesarjenje", "Najdeno tudi: kolesar, kolesarski, "),
        ("sl", "Capodistria", "Najdeno tudi: Koper."),
        ("en", "Capodistria", "Also found: Koper."),
        ("sl", "tržnica", ""),
        ("sl", "", ""),
        ("sl", "xyz", ""),
    ],
)
def test_the_page_says_what_else_it_found(dataset, language, search, words):
    said = search_box.also(build_page(dataset, language, search=search))
    assert said.startswith(words)
    assert bool(said) == bool(words)


def test_the_page_of_a_town_says_what_else_was_found_there(dataset):
    page = build_page(dataset, search="kolesarjenje", municipality_code="052")
    assert "kolesarski" in search_box.also(page, "052")
    assert search_box.also(page, "054") == ""  # Krško has none


def test_where_nothing_is_found_each_word_leads_to_its_own(dataset):
    page = build_page(dataset, search='kolesarska tržnica "stari trg" xyz')
    alone = search_box.each_alone(page)
    assert alone.words == "Vsaka beseda zase:"
    cycling, market, unknown, phrase = alone.choices
    found = passing(dataset.index, Selection(search="kolesarska")).sum()
    assert cycling.label.startswith(f"kolesarska: {found} projekt")
    assert market.label == "tržnica: 2 projekta"
    assert phrase.label == '"stari trg": 1 projekt'
    assert (unknown.label, unknown.go) == ("xyz: 0 projektov", "")
    assert follow(market.go, {"isci": "kolesarska tržnica"})[1] == {"isci": "tržnica"}


def test_each_word_counts_under_the_other_filters_and_in_the_town(dataset):
    page = build_page(dataset, search="kolesarska tržnica", municipality_code="096")
    labels = [choice.label for choice in search_box.each_alone(page, "096").choices]
    assert labels[1] == "tržnica: 1 projekt"
    mobility = build_page(dataset, search="kolesarska tržnica", themes=("sustainable_mobility",))
    assert search_box.each_alone(mobility).choices[1].go == ""


@pytest.mark.parametrize("search", ["", "tržnica", "xyz", "mestna tržnica"])
def test_words_are_not_taken_apart_where_there_is_no_need(dataset, search):
    assert search_box.each_alone(build_page(dataset, search=search)) is None
