"""The search against a table of questions, and what must hold of every word of the names."""

from __future__ import annotations

import json
import re
from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables import projects as read_projects
from zmos_data.facets import passing
from zmos_data.loading import load_dataset
from zmos_data.search.query import build_search
from zmos_data.search.words import fold, is_stopword, words_of
from zmos_data.selection import Selection

LISTS = Path(__file__).resolve().parents[1] / "search"
# What is searched for, the projects that must come, those that must not; "only": nothing else may.
QUESTIONS = [
    question
    for path in sorted(LISTS.glob("questions*.json"))
    for question in json.loads(path.read_text(encoding="utf-8"))
]
DATA = load_dataset()
SEARCH = DATA.index.search
ROWS = read_projects()
NAMES = [
    (row.project_id, name)
    for row in ROWS.itertuples()
    for name in (row.name_sl, row.name_en)
    if isinstance(name, str)
]


def found(search: str) -> set[str]:
    """Return the ids of the projects that a search finds."""
    return set(DATA.projects["project_id"][SEARCH.mask(search)])


def words(name: str) -> list[str]:
    """Return the words of a name; P+R is tested by itself."""
    plain = re.sub(r"['’]s\b|P\+R|[Pp]ark-and-ride|market-town", " ", name)
    return [word for word in re.findall(r"[^\W\d_]+", plain) if not is_stopword(word)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["search"])
def test_a_question_finds_what_is_meant_and_nothing_else(question):
    got = found(question["search"])
    assert not set(question["must"]) - got, "missing"
    assert not set(question["must_not"]) & got, "wrong"
    if question.get("only"):
        assert got == set(question["must"])


def test_the_table_asks_many_things_in_both_languages():
    assert len({question["search"] for question in QUESTIONS}) >= 150
    asked = {question["search"] for question in QUESTIONS}
    assert {"cycling", "kolesarjenje", "tržnica", "061-1", "v Kopru", '"stari trg"'} <= asked
    known = set(ROWS["project_id"])
    for question in QUESTIONS:
        assert {*question["must"], *question["must_not"]} <= known, question["search"]


def test_every_id_finds_its_project_alone():
    for project in ROWS["project_id"]:
        assert found(project) == found(f'"{project}"') == {project}


def test_what_an_id_begins_with_finds_all_that_begin_so():
    for start in {project[:n] for project in ROWS["project_id"] for n in (3, 4, 5)}:
        began = {project for project in ROWS["project_id"] if project.startswith(start)}
        assert found(start) == began


def test_every_word_of_a_name_finds_its_project():
    for project, name in NAMES:
        for word in words(name):
            for typed in (word, word.upper(), word.lower(), fold(word)):
                assert project in found(typed), typed


def test_the_first_letters_of_a_long_word_find_its_project():
    for project, name in NAMES:
        for word in words(name):
            for n in range(5, len(word)):
                assert project in found(word[:n]), word[:n]


def test_every_name_in_quotes_finds_its_project():
    for project, name in NAMES:
        assert project in found(f"„{name}“")


def test_a_short_whole_word_is_no_beginning_of_another():
    projects = ROWS.head(4).assign(
        name_sl=["Park Ena", "Parkirišče", "Poslovna cona", "Avtobus"],
        name_en=["Park", "Car park", "Business zone", "Bus"],
    )
    search = build_search(projects, DATA.themes, DATA.priorities)
    assert search.mask("bus").tolist() == [False, False, False, True]
    assert search.mask("busin").tolist() == [False, False, True, False]
    assert search.mask("parki").tolist()[1]
    assert not build_search(projects.assign(name_en=None), DATA.themes, DATA.priorities).mask(
        "park"
    )[1]


def test_the_words_of_a_fixed_phrase_do_not_stand_for_themselves():
    projects = ROWS.head(3).assign(
        name_sl=["P+R Ulica", "Mestni park", "Tržnica"],
        name_en=["Park-and-ride facility", "City park", "Old market-town centre"],
    )
    search = build_search(projects, DATA.themes, DATA.priorities)
    assert search.mask("park").tolist() == [False, True, False]
    assert search.mask("park and ride").tolist() == [True, False, False]
    assert search.mask('"park and ride"').tolist() == [True, False, False]
    assert search.mask("market").tolist() == [False, False, True]  # the tržnica it is, too
    assert (
        not build_search(projects.assign(name_sl="x"), DATA.themes, DATA.priorities)
        .mask("market")
        .any()
    )


some_words = st.lists(
    st.sampled_from(sorted({word for _, name in NAMES for word in words(name)})),
    min_size=2,
    max_size=4,
    unique_by=fold,
)


@settings(max_examples=60, deadline=None)
@given(some_words)
def test_the_order_of_the_words_does_not_matter(chosen):
    masks = [SEARCH.mask(" ".join(order)) for order in permutations(chosen)]
    assert all((mask == masks[0]).all() for mask in masks)


@pytest.mark.parametrize(
    "typed", ["kolo Ljubljana", "most Novo mesto", "prenova tržnica", "061 cesta", 'brv "Irča vas"']
)
def test_all_of_what_is_typed_must_be_found(typed):
    first, _, rest = typed.partition(" ")
    assert found(typed) == found(first) & found(rest)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_anything_may_be_typed(typed):
    mask = SEARCH.mask(typed)
    assert mask.shape == (len(ROWS),)
    assert isinstance(SEARCH.others(typed, mask, "sl"), list)


def test_a_phrase_in_quotes_stands_so_in_one_field():
    row = next(row for row in ROWS.itertuples() if isinstance(row.name_en, str))
    last, first = words_of(row.name_sl)[-1], words_of(row.name_en)[0]
    assert row.project_id not in found(f'"{last} {first}"')
    assert row.project_id in found(f'"{" ".join(words_of(row.name_sl)[:2])}"')


def test_a_phrase_stands_in_a_note_and_in_a_title_as_well():
    projects = ROWS.head(2).assign(note_sl=["Pod trgom so arheološke ostaline.", None])
    search = build_search(projects, DATA.themes, DATA.priorities)
    assert search.mask('"arheološke ostaline"').tolist() == [True, False]
    assert search.mask('"arheološka ostalina"').tolist() == [False, False]
    title = DATA.themes.loc[DATA.themes["theme_code"] == "urban_environment", "short_en"].iloc[0]
    assert found(f'"{title}"') >= set(ROWS["project_id"][ROWS["theme_code"] == "urban_environment"])


def test_notes_are_searched_where_no_name_has_the_word():
    projects = ROWS.head(3).assign(
        name_sl=["Bazen", "Hiša", "Vila"],
        name_en=None,
        beneficiary=None,
        note_sl=[None, "Zraven je bazen.", "Arheološke ostaline."],
        note_en=None,
    )
    search = build_search(projects, DATA.themes, DATA.priorities)
    assert search.mask("bazen").tolist() == [True, False, False]
    assert search.mask("arheološki").tolist() == [False, False, True]


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_title_of_a_theme_finds_all_its_projects(language):
    for theme in DATA.themes.itertuples():
        own = set(ROWS["project_id"][ROWS["theme_code"] == theme.theme_code])
        assert own <= found(getattr(theme, f"short_{language}"))


def test_a_search_without_a_word_finds_nothing():
    for nothing in ("(", '""', '"', "🚲", "»«"):
        assert found(nothing) == set()
    assert passing(DATA.index, Selection(search="")).all()


def test_what_was_found_is_kept_and_cannot_be_changed():
    mask = SEARCH.mask("kolesar")
    assert SEARCH.mask("kolesar") is mask
    with pytest.raises(ValueError, match="read-only"):
        mask[0] = True


def test_missing_texts_are_no_words():
    projects = ROWS.head(2).assign(name_en=None, note_sl=None, note_en=None, beneficiary=None)
    search = build_search(projects, DATA.themes, DATA.priorities)
    assert not search.mask("nan").any()
    assert not search.mask("none").any()


def others(search: str, language: str = "sl", view: Selection | None = None) -> list[str]:
    kept = passing(DATA.index, view or Selection(search=search))
    return SEARCH.others(search, kept, language)


def test_the_synonyms_that_found_something_are_named():
    projects = ROWS.head(4).assign(
        name_sl=["KP Ena", "Kolesarnica", "Hiša", "Kolesarji"],
        name_en=[None, None, "Bike park", None],
    )
    search = build_search(projects, DATA.themes, DATA.priorities)
    kept = search.mask("kolesarjenje")
    assert kept.tolist() == [True, True, True, True]
    # The English word is named for the project that no Slovenian one explains.
    assert search.others("kolesarjenje", kept, "sl") == ["kolesar", "kolesarnica", "KP", "bike"]
    assert search.others("kolesarji", kept, "sl") == ["kolesarnica", "KP", "bike"]
    assert search.others("bike", kept, "en") == ["kolesarnica", "KP", "kolesar"]
    only_first = np.array([True, False, False, False])
    assert search.others("kolesarjenje", only_first, "sl") == ["KP"]


def test_what_was_typed_is_not_named_again():
    assert others("tržnica") == []
    assert others("savsko naselje") == []
    assert "kolesar" not in others("kolesar")
    assert others("kolesarjenje", view=Selection(towns=("054",))) == []


def test_a_view_names_only_what_occurs_in_it():
    for search in ("kolesarjenje", "prenova", "brv", "stanovanja"):
        everywhere = others(search)
        for town in DATA.municipalities["municipality_code"]:
            named = others(search, view=Selection(search=search, towns=(town,)))
            assert set(named) <= {*everywhere, *others(search, "en")}
            for word in named:
                assert passing(DATA.index, Selection(search=word, towns=(town,))).any(), word


def test_projects_without_a_title_or_a_name_do_not_break_the_search():
    projects = ROWS.head(2).assign(theme_code=None, priority_code=None, name_en=None)
    search = build_search(projects, DATA.themes, DATA.priorities)
    assert not search.mask("urbano okolje").any()
    assert len(search.ids) == 2


def test_ids_are_found_in_a_table_in_any_order():
    projects = pd.concat([ROWS.tail(3), ROWS.head(3)], ignore_index=True)
    search = build_search(projects, DATA.themes, DATA.priorities)
    for n, project in enumerate(projects["project_id"]):
        assert np.flatnonzero(search.mask(project)).tolist() == [n]
