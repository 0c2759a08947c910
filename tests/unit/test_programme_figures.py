"""Published figures of the programmes, as they are written."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from content import programmes
from content.text import Text


def figure(**given: object) -> SimpleNamespace:
    plain = {
        "figure_code": "renewed_ha",
        "value": 49.5,
        "unit": "ha",
        "qualifier": "rounded",
        "priority_code": "PN 6.3",
        "note_sl": "",
        "note_en": "",
    }
    return SimpleNamespace(**(plain | given))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sl", "PN\u00a06.3: obnovljene površine 49,5\u00a0ha"),
        ("en", "IP\u00a06.3: renewed area 49.5\u00a0ha"),
    ],
)
def test_a_renewed_area_stands_with_its_unit(language, words):
    assert programmes.published_figure(Text(language), figure()) == words


def test_a_whole_number_of_hectares_has_no_decimal():
    assert programmes.programme_value(Text("sl"), figure(value=1050.0)) == "1.050\u00a0ha"


def test_a_count_has_no_unit():
    calls = figure(figure_code="calls", value=11.0, unit="count", qualifier="exact")
    assert programmes.programme_value(Text("en"), calls) == "11"
