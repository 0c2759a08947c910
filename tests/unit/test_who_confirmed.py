"""Which towns have confirmed, and the reminders to those that have not."""

from __future__ import annotations

import pytest

from content import who_confirmed
from content.share import town_address
from tests.answers import answered
from tests.pages import build_page
from tests.words import plain

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
