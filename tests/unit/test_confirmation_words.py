"""What the pages, the files and the web interface say of the towns' answers."""

from __future__ import annotations

import json

import pytest

from api import responses
from content import column_labels, confirmations, project_card, store, town_panel
from tests.answers import answered
from tests.pages import build_page
from tests.words import plain
from zmos_data.exports.fields import DERIVED_FIELDS
from zmos_data.exports.rows import table_of
from zmos_data.rows import Project, rows_in

OTHER = "0" * 16  # digest of a row that is another one by now
LABEL = {"sl": "Potrditev občine", "en": "Confirmation of the municipality"}
PTUJ = {
    "right": {"project_id": "096-01"},
    "changed": {"project_id": "096-01", "row_digest": OTHER},
    "wrong": {"project_id": "096-01", "verdict": "wrong", "note": "<b>Pogodba</b> je iz 2018"},
    "reworked": {"project_id": "096-01", "verdict": "wrong", "row_digest": OTHER},
}


@pytest.mark.parametrize(
    ("answer", "language", "words"),
    [
        (None, "sl", "še ni potrjeno"),
        (None, "en", "not confirmed yet"),
        ("right", "sl", "potrdila Mestna občina Ptuj, 12. 1. 2027"),
        ("right", "en", "confirmed by the Urban Municipality of Ptuj, 12 January 2027"),
        (
            "changed",
            "sl",
            "potrdila Mestna občina Ptuj, 12. 1. 2027, za izdajo 2027.1.0; vrstica se je "
            "pozneje spremenila",
        ),
        (
            "wrong",
            "sl",
            "ne drži: tako je odgovorila Mestna občina Ptuj, 12. 1. 2027: »<b>Pogodba</b> je iz "
            "2018«",
        ),
        (
            "reworked",
            "en",
            "not right in release 2027.1.0, as the Urban Municipality of Ptuj answered on 12 "
            "January 2027; the row changed later",
        ),
    ],
)
def test_the_card_says_what_the_town_answered(dataset, answer, language, words):
    data = dataset if answer is None else answered(dataset, PTUJ[answer])
    page = build_page(data, language, project_id="096-01")
    assert plain(dict(project_card.facts(page, page.project))[LABEL[language]]) == words


def test_the_town_says_what_it_confirmed_of_all_its_rows(dataset):
    data = answered(
        dataset,
        {"project_id": "096-01"},
        {"project_id": "096-02"},
        {"project_id": "096-03", "row_digest": OTHER},
        {"project_id": "096-04", "verdict": "wrong"},
        {"municipality_code": "096"},
        {"municipality_code": "096", "verdict": "missing", "row_digest": None, "note": "Tržnica"},
    )
    of_town = {
        language: plain(confirmations.of_town(build_page(data, language), "096"))
        for language in ("sl", "en")
    }
    assert of_town == {
        "sl": "Potrdila Mestna občina Ptuj, 12. 1. 2027 (izdaja 2027.1.0): 2 od 7 projektov "
        "(29 %); podatki o občini: potrjeno; 1 projekt pozneje spremenjen; pri 1 projektu "
        "podatki ne držijo; manjkajo: Tržnica.",
        "en": "Confirmed by the Urban Municipality of Ptuj, 12 January 2027 (release 2027.1.0): 2 "
        "of 7 projects (29%); facts of the municipality: confirmed; 1 project changed later; the "
        "data on 1 project are not right; missing: Tržnica.",
    }


def test_a_town_that_confirmed_nothing_has_answered_and_not_confirmed(dataset):
    page = build_page(answered(dataset, PTUJ["wrong"]), "sl")
    assert plain(confirmations.of_town(page, "096")).startswith(
        "Odgovorila Mestna občina Ptuj, 12. 1. 2027 (izdaja 2027.1.0): 0 od 7 projektov"
    )
    assert confirmations.of_town(page, "061") == (
        "Mestna občina Ljubljana teh podatkov še ni potrdila."
    )


def test_the_panel_names_an_answer_and_is_calm_without_one(dataset):
    def facts(data):
        page = build_page(data, "sl")
        return dict(town_panel.town_facts(page, page.rows.towns["096"]))

    assert LABEL["sl"] not in facts(dataset)
    found = facts(answered(dataset, PTUJ["right"]))
    assert plain(found[LABEL["sl"]]) == "12. 1. 2027: 1 od 7 projektov (14 %)"


def test_every_state_has_words_in_the_files(dataset):
    page = build_page(dataset, "sl")
    say = column_labels.sayer(page)
    field = next(field for field in DERIVED_FIELDS if field.name == "confirmation")
    words = [say(field, code) for code in field.values]
    assert len(set(words)) == len(field.values)
    assert words[0] == "še ni potrjeno"


def test_the_files_have_the_day_and_the_version(dataset):
    data = answered(dataset, PTUJ["right"])
    fields = [f for f in DERIVED_FIELDS if f.name.startswith("confirm")]
    row = table_of(data.projects[data.projects["project_id"] == "096-01"], fields).to_pylist()[0]
    assert {name: str(value) for name, value in row.items()} == {
        "confirmation": "confirmed",
        "confirmed_on": "2027-01-12",
        "confirmed_version": "2027.1.0",
    }


def test_the_web_interface_answers_with_them(dataset):
    page = build_page(answered(dataset, PTUJ["right"]), "sl")
    projects = {p["project_id"]: p for p in json.loads(responses.projects_json(page))["projects"]}
    assert projects["096-01"]["confirmed_on"] == "2027-01-12"
    assert projects["096-02"]["confirmation"] == "none"
    assert projects["096-02"]["confirmed_on"] is None
    towns = json.loads(responses.municipalities(page, dict))["features"]
    ptuj = next(t["properties"] for t in towns if t["id"] == "096")
    assert (ptuj["confirmed_on"], ptuj["confirmed_version"]) == ("2027-01-12", "2027.1.0")
    assert (ptuj["projects_own"], ptuj["projects_confirmed"]) == (7, 1)
    celje = next(t["properties"] for t in towns if t["id"] == "011")
    assert (celje["confirmed_on"], celje["projects_confirmed"]) == (None, 0)


def test_the_statuses_are_kept_for_a_state_of_the_data(dataset):
    data = answered(dataset, PTUJ["right"])
    assert store.confirmations(data) is store.confirmations(data)
    assert store.confirmations(data) is not store.confirmations(dataset)
    assert {p.project_id for p in rows_in(data.projects, Project) if p.confirmation != "none"} == {
        "096-01"
    }
