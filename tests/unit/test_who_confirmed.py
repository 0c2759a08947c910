"""Which towns have confirmed, and the reminders to those that have not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content import who_confirmed
from content.share import town_address
from tests.answers import answered
from tests.pages import build_page
from tests.words import plain
from ui.parts import who_confirmed as part

KRSKO = [{"project_id": "054-01"}, {"project_id": "054-02"}]


def towns(data, language="sl"):
    page = build_page(data, language)
    root = "https://mestne.example.si"
    found = who_confirmed.towns(page, lambda code: town_address(page, code, root))
    return {town["code"]: town for town in found}


@pytest.mark.parametrize("language", ["sl", "en"])
def test_all_towns_stand_in_their_order_and_each_is_reminded(dataset, language):
    found = towns(dataset, language)
    assert list(found) == list(build_page(dataset).town_names)
    words = {"sl": "še ni potrjeno", "en": "not confirmed yet"}[language]
    assert {town["words"] for town in found.values()} == {words}
    for code, town in found.items():
        assert f"https://mestne.example.si/obcina?obcina={code}&lang={language}" in town["reminder"]
        assert all(f"({n})" not in town["reminder"] for n in "{}")


def test_a_reminder_is_text_to_copy_and_no_mail_without_an_address(dataset):
    town = towns(dataset)["096"]
    assert "draft" not in town
    subject, body = town["reminder"].split("\n\n", 1)
    assert subject == "Mestna občina Ptuj: potrditev podatkov"
    assert f"(izdaja {dataset.version})" in body
    assert "0 od 7 projektov" in plain(body)


def test_who_has_confirmed_all_is_not_reminded(dataset):
    found = towns(answered(dataset, *KRSKO))
    assert found["054"]["reminder"] == ""
    assert plain(found["054"]["words"]) == (
        "Potrdila Mestna občina Krško, 12. 1. 2027 (izdaja 2027.1.0): 2 od 2 projektov (100 %)."
    )
    part = towns(answered(dataset, KRSKO[0]))
    assert "1 od 2 projektov" in plain(part["054"]["reminder"])


def test_the_summary_counts_the_towns_that_answered(dataset):
    assert who_confirmed.summary(build_page(dataset)).startswith("Nobena mestna občina še ni")
    page = build_page(answered(dataset, *KRSKO))
    assert who_confirmed.summary(page).startswith("Mestne občine, ki so odgovorile: 1 od 12.")


def test_the_towns_are_written_once_for_all_views_and_anew_each_day(dataset, monkeypatch):
    drawn, asked = [], []
    towns_of = who_confirmed.towns
    monkeypatch.setattr(
        part.who_confirmed, "towns", lambda *about: asked.append(about) or towns_of(*about)
    )
    monkeypatch.setattr(part.board, "add_html", lambda body, *_: drawn.append(body))

    class Day(date):
        number = 1

        @classmethod
        def today(cls):
            return cls(2031, 5, cls.number)

    monkeypatch.setattr(part, "date", Day)
    for view in ({}, {"themes": ("sustainable_mobility",), "municipality_code": "061"}):
        part.render_confirmed(replace(build_page(dataset, **view), name="data"))
    assert (len(asked), drawn[0]) == (1, drawn[1])
    assert "2031-05-01" in drawn[0]
    Day.number = 2
    part.render_confirmed(replace(build_page(dataset), name="data"))
    assert "2031-05-02" in drawn[2]
    assert "2031-05-01" not in drawn[2]
