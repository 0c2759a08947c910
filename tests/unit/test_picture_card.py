"""The picture of a town, a project or a comparison says what the pages say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content.picture_card import card
from content.town_numbers import numbers
from documents.card_picture import card_picture
from tests.pages import build_page


def of(dataset, name: str, **view: object):
    return replace(build_page(dataset, "en", **view), name=name)


def test_a_town_has_its_arms_its_three_numbers_and_why(dataset):
    page = of(dataset, "town", municipality_code="054")
    said = card(page)
    assert (said.title, said.code, said.towns) == ("Krško", "054", ("054",))
    assert [block.heading for block in said.blocks] == [n.figure.words for n in numbers(page)]
    assert "known for" in said.blocks[1].note
    assert "urban municipality only since" in said.words


def test_a_project_has_its_three_amounts_and_one_that_is_not_known_is_said(dataset):
    said = card(of(dataset, "project", project_id="096-02"))
    assert said.title == "Ptuj Memorial Park"
    assert [b.heading for b in said.blocks] == ["EUR\xa01,207,343", "not known", "EUR\xa0733,348"]
    assert said.words == "Ptuj · 2014–2020 · completed"


def test_a_comparison_has_each_town_and_says_the_filters_that_are_on(dataset):
    page = of(dataset, "comparison", compared=("070", "061"), themes=("energy_efficiency",))
    said = card(page)
    assert said.title == "Comparison: Maribor and Ljubljana"
    assert [block.code for block in said.blocks] == ["070", "061"]
    assert all("known for" in b.note or "not known" in b.note for b in said.blocks)
    assert "energy efficiency" in said.words
    assert card(of(dataset, "comparison", compared=("061",))).words == ""


@pytest.mark.parametrize("name", ["town", "comparison"])
@pytest.mark.parametrize("height", [630.0, 675.0])
def test_words_of_any_length_are_drawn(dataset, name, height):
    towns = ("061", "070", "096", "011")
    view = {"compared": towns, "municipality_code": "061", "search": "kolesarska " * 15}
    drawn = card_picture(of(dataset, name, **view), date(2026, 11, 28), height=height)
    assert drawn.startswith(b"\x89PNG")
