"""The accessibility statement names every barrier, and no address that nobody has given."""

from __future__ import annotations

import pytest

from content.accessibility import statement
from content.text import Text
from ui.streamlit_barriers import barriers


def words(language: str, mail: str = "", address: str = "") -> str:
    """Return the whole statement as text."""
    text = Text(language)
    sections = statement(text, [each.words for each in barriers(text)], mail, address)
    return "\n".join(part for each in sections for part in (each.title, each.words, *each.items))


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_barrier_of_streamlits_is_named(language: str):
    assert barriers(Text(language))
    for barrier in barriers(Text(language)):
        assert barrier.words in words(language)


@pytest.mark.parametrize("language", ["sl", "en"])
def test_an_address_stands_there_only_where_one_is_set(language: str):
    assert "@" not in words(language)
    assert "data@example.org" in words(language, "data@example.org")
    assert "https://" not in words(language)
    assert "https://zmos.example/" in words(language, address="https://zmos.example/")


def test_the_statement_has_the_parts_that_the_law_asks_for():
    titles = [each.title for each in statement(Text("sl"), (), "", "")]
    assert titles == [
        "Za kaj izjava velja",
        "Stopnja skladnosti",
        "Nedostopna vsebina",
        "Izjeme",
        "Priprava izjave",
        "Povratne informacije",
        "Postopek izvrševanja",
    ]


@pytest.mark.parametrize(
    ("language", "who"),
    [
        ("sl", "Inšpekcijo za informacijsko družbo"),
        ("en", "Inspection for the Information Society"),
    ],
)
def test_the_statement_names_the_act_and_who_enforces_it(language: str, who: str):
    assert who in words(language)
    assert "ZDSMA" in words(language)
