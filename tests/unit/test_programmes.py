"""The published figures of the programmes as they are said."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from content import programmes
from content.text import Text


def said(language: str, code: str, value: float, **other: object) -> str:
    figure = SimpleNamespace(
        figure_code=code,
        value=value,
        unit="EUR" if code.endswith("_eur") else "count",
        **{"qualifier": "exact", "priority_code": None, "note_sl": "", "note_en": "", **other},
    )
    return programmes.published_figure(Text(language), figure).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("approved_projects", 91, "91 odobrenih projektov"),
        ("approved_projects", 2, "2 odobrena projekta"),
        ("approved_projects", 101, "101 odobren projekt"),
        ("calls", 11, "11 povabil"),
        ("calls", 3, "3 povabila"),
        ("projects", 2, "2 projekta"),
        ("partners", 9, "9 partnerjev"),
        ("partners", 2, "2 partnerja"),
    ],
)
def test_a_count_agrees_with_what_it_counts(code, value, words):
    assert said("sl", code, value) == words


def test_a_figure_has_its_priority_before_it_and_its_note_in_brackets():
    words = {"note_sl": "seznami iz januarja 2020", "note_en": "lists of January 2020"}
    own = {"priority_code": "PN 4.4", **words}
    assert said("sl", "projects", 28, **own) == "PN 4.4: 28 projektov (seznami iz januarja 2020)"
    assert said("en", "projects", 28, **own) == "IP 4.4: 28 projects (lists of January 2020)"
    assert said("en", "eu_eur", 2_500_000, **own).startswith("IP 4.4: EU contribution EUR 2.5")
    phase = {"note_sl": "izbrani v desetih občinah (1. faza)", "note_en": "selected (1st phase)"}
    assert (
        said("sl", "projects", 14, **phase) == "14 projektov; izbrani v desetih občinah (1. faza)"
    )
    assert said("en", "projects", 14, **phase) == "14 projects; selected (1st phase)"
    assert said("sl", "state_eur", 27_000_000).startswith("državni proračun 27")
