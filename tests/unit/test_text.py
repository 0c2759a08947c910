"""Words and figures: plurals, formats, the alphabet, the choice of a language."""

from datetime import date

import pytest

from content.text import Text, pick_language
from tests.words import plain
from zmos_data.collation import collation_key
from zmos_data.phrase import Phrase

SL, EN = Text("sl"), Text("en")


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "1 projekt"),
        (2, "2 projekta"),
        (3, "3 projekti"),
        (4, "4 projekti"),
        (5, "5 projektov"),
        (0, "0 projektov"),
        (11, "11 projektov"),
        (101, "101 projekt"),
        (102, "102 projekta"),
        (103, "103 projekti"),
        (1101, "1.101 projekt"),
    ],
)
def test_slovenian_counts_in_four_forms(n, words):
    assert SL.count("{n} project", "{n} projects", n) == words


def test_english_counts_in_two_forms():
    assert [EN.count("{n} project", "{n} projects", n) for n in (1, 2, 101)] == [
        "1 project",
        "2 projects",
        "101 projects",
    ]


def test_numbers_follow_the_language():
    assert (SL.number(1234567.89, 2), EN.number(1234567.89, 2)) == ("1.234.567,89", "1,234,567.89")
    assert SL.percent(0.123, 1) == "12,3\u00a0%"
    assert SL.percent(2.5) == "250\u00a0%"
    assert SL.day(date(2026, 11, 22)) == "22.\u00a011.\u00a02026"
    assert EN.day(date(2026, 11, 22)) == "22\u00a0November\u00a02026"


def test_amounts_say_when_they_are_rounded():
    assert SL.euros(2912216.5) == "2.912.216,50\u00a0EUR"
    assert SL.euros(17_398_511.5, rounded=True) == "pribl.\u00a017.400.000\u00a0EUR"
    assert SL.short_euros(1_203_500) == "1,20\u00a0mio.\u00a0EUR"
    assert EN.euros(601_037) == EN.short_euros(601_037) == "EUR\u00a0601,037"
    assert plain(EN.short_euros(233_321_917, rounded=True)) == "approx. EUR 233.3 million"


def test_names_sort_by_the_slovenian_alphabet():
    names = ["Žalec", "Zagorje", "Šentjur", "Sevnica", "Črnomelj", "Celje", "Ćosić", "Domžale"]
    assert sorted(names, key=collation_key) == [
        "Celje",
        "Črnomelj",
        "Ćosić",
        "Domžale",
        "Sevnica",
        "Šentjur",
        "Zagorje",
        "Žalec",
    ]


@pytest.mark.parametrize(
    ("asked", "browser", "language"),
    [
        ("en", "sl-SI", "en"),
        (None, "en-GB", "en"),
        (None, "sl", "sl"),
        (None, "de-AT", "sl"),
        (None, None, "sl"),
        ("xx", "en", "en"),
    ],
)
def test_the_link_chooses_the_language_then_the_browser_then_slovenian(asked, browser, language):
    assert pick_language(asked, browser) == language


def test_a_grammatical_case_has_its_own_words():
    assert SL.say_as("genitive", "sustainable mobility") == "trajnostne mobilnosti"


def test_a_phrase_is_english_in_the_log_and_in_the_page_what_the_page_speaks():
    most = Phrase("at most {value}", value=5)
    assert f"{most}" == most == "at most 5"
    assert (EN.say_phrase(most), SL.say_phrase(most)) == ("at most 5", "največ 5")


def test_a_phrase_inside_a_phrase_is_said_in_the_same_language():
    file = Phrase("missing: {missing}", missing=Phrase("no file"))
    assert (str(file), SL.say_phrase(file)) == ("missing: no file", "manjka: ni datoteke")


@pytest.mark.parametrize("cell", ["6.000.000", "{value}", "at most {value}"])
def test_what_is_no_phrase_is_data_and_stays(cell):
    assert SL.say_phrase(cell) == cell
    assert SL.say_phrase(Phrase("missing: {missing}", missing=cell)) == f"manjka: {cell}"


@pytest.mark.parametrize(
    ("share", "digits", "written"),
    [
        (0, 0, "0 %"),
        (0, 1, "0,0 %"),
        (0.0004, 1, "< 0,1 %"),
        (0.004, 0, "< 1 %"),
        (0.006, 0, "1 %"),
        (0.994, 0, "99 %"),
        (0.996, 0, "> 99 %"),
        (0.9996, 1, "> 99,9 %"),
        (1, 0, "100 %"),
    ],
)
def test_a_part_is_never_written_as_nothing_or_as_all(share, digits, written):
    assert plain(SL.percent(share, digits)) == written
    assert EN.percent(share, digits) == written.replace(" ", "").replace(",", ".")
