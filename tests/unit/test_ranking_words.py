"""Themes and towns stand beside one another: no page ranks them."""

from __future__ import annotations

import re

import pytest

from content.matrix import _SHOWN
from tests.pages import build_page
from ui.board import board
from ui.parts import comparison, summary, theme_sections
from ui.parts.matrix import render_matrix

RANKING = {
    "sl": re.compile(r"\b(rang|lestvic|najbolj|prv\w* mest\w*\b|najboljš|zmagoval)", re.I),
    "en": re.compile(r"\b(rank|best\b|worst\b|league|winner|top\b)", re.I),
}
PARTS = {
    "teme": (render_matrix, theme_sections.render_sections),
    "primerjava": (comparison.render_choice, comparison.render_multiples),
}
VIEWS = (
    {"compared": ("096",)},
    {"compared": ("061", "070", "084", "096")},
    {"compared": ("054", "096"), "periods": ("2021-2027",)},
)


def bodies(monkeypatch, page, parts) -> str:
    """Return the HTML of the parts of a page."""
    found: list[str] = []
    monkeypatch.setattr(board, "add_html", lambda body, page, key: found.append(body))
    for draw in (summary.render_summary, *parts):
        getattr(draw, "__wrapped__", draw)(page)
    assert len(found) >= len(parts)
    return "".join(found)


@pytest.mark.parametrize("language", RANKING)
@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("measure", _SHOWN)
def test_no_part_ranks(dataset, monkeypatch, name, language, measure):
    for view in VIEWS:
        page = build_page(dataset, language, measure=measure, **view)
        body = bodies(monkeypatch, page, PARTS[name])
        assert "Ptuj" in body
        words = re.sub(r"<[^>]*>", " ", body)
        said = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', body)
        assert RANKING[language].findall(" ".join([words, *said])) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sl", "Na prvem mestu"),
        ("sl", "najboljše"),
        ("sl", "na lestvici"),
        ("sl", "rangirano"),
        ("en", "ranked first"),
        ("en", "the best town"),
        ("en", "League table"),
    ],
)
def test_the_words_of_a_ranking_are_found(language, words):
    assert RANKING[language].search(words)
