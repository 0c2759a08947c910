"""What is still unknown, as questions: none too many, none too few."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from tests.tables import AMOUNTS, projects, table
from tests.words import plain
from zmos_data.project_questions import of_project
from zmos_data.questions import questions, written

TODAY = date(2026, 11, 28)
KNOWN = {
    "project_id": "011-01",
    "name_sl_origin": "source",
    "priority_code": "PN 6.3",
    "priority_basis": "read",
    "period": "2014-2020",
    "period_basis": "read",
    "fund": "ESRR",
    "ctn_named_in_source": "yes",
    "stage": "completed",
    "stage_as_of": "2021-05",
    "is_period_closed": True,
    "start_year": 2018,
    "end_year": 2021,
    "end_basis": "actual",
    **dict.fromkeys(AMOUNTS, 5992070.76),
    **{f"{amount}_precision": "exact" for amount in AMOUNTS},
}
CONFLICTS = pd.DataFrame(columns=["project_id", "field", "value_other", "note_sl"])


def ask(*conflicts: tuple[str, float, str], **fields: object) -> list[str]:
    """Return the questions on a project of which all is known but what is given."""
    rows = [("011-01", *conflict) for conflict in conflicts]
    dataset = SimpleNamespace(conflicts=pd.DataFrame(rows, columns=CONFLICTS.columns))
    asked = of_project(dataset, SimpleNamespace(**KNOWN | fields), TODAY)
    return [plain(words) for _, words in asked]


def test_every_question_is_a_sentence_without_codes(dataset):
    for question in questions(dataset, TODAY):
        words = question.words
        assert words.endswith("?") and words[0].isupper(), words
        assert not re.search(r"_(sl|en|eur|lat|lon|year)\b|\d{4}-\d\d|\bnan\b|None", words), words
        assert words.count("(") == words.count(")")
        assert not re.search(r"\([^)]*\(|\) \(|  |: \?", words), words


def test_of_a_project_that_is_known_nothing_is_asked():
    assert ask() == []


NAMES = {
    "total_eur": ("Kolikšna", "Katera", "skupna vrednost projekta"),
    "cofin_total_eur": (
        "Kolikšno",
        "Katero",
        "sofinanciranje projekta (EU in državni proračun skupaj)",
    ),
    "eu_eur": ("Kolikšen", "Kateri", "prispevek EU"),
}


@pytest.mark.parametrize("amount", AMOUNTS)
def test_an_amount_is_asked_for_in_its_gender_and_as_it_is_known(amount):
    how_much, which, name = NAMES[amount]
    other, another = (amount, 5e6, "STA, 2019"), (amount, 1.5, "stran občine (del)")
    assert ask(**{amount: float("nan")}) == [f"{how_much} je {name}?"]
    for precision, how in (("rounded", "približno"), ("at_least", "več kot")):
        assert ask(**{amount: 4e5, f"{amount}_precision": precision}) == [
            f"Po virih je {name} {how} 400.000 EUR. {how_much} je natančno?"
        ]
        assert ask(other, **{amount: 4e5, f"{amount}_precision": precision}) == [
            f"{which} {name} velja: {how} 400.000 EUR ali 5.000.000 EUR (STA, 2019)?"
        ]
    assert ask(other, another) == [
        f"{which} {name} velja: 5.992.070,76 EUR, 5.000.000 EUR (STA, 2019) ali 1,50 EUR (stran "
        "občine [del])?"
    ]
    assert ask(other, **{amount: None}) == [f"Ali {name} znaša 5.000.000 EUR (STA, 2019)?"]


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"end_year": pd.NA}, "Katerega leta je bil projekt zaključen?"),
        (
            {"end_basis": "planned"},
            "Ali je bil projekt zaključen leta 2021, kot je bilo načrtovano?",
        ),
        (
            {"start_year": pd.NA},
            "Kdaj je bila izdana odločitev o podpori in kdaj so se začela dela?",
        ),
    ],
)
def test_the_years_of_a_completed_project_are_past(fields, asked):
    assert ask(**fields) == [asked]


@pytest.mark.parametrize(
    ("year", "asked"),
    [
        (2025, "Ali je bil projekt zaključen leta 2025, kot je bilo načrtovano?"),
        (2026, "Ali bo projekt zaključen leta 2026, kot je načrtovano?"),
        (2027, "Ali bo projekt zaključen leta 2027, kot je načrtovano?"),
        (pd.NA, "Katerega leta je bil ali bo projekt zaključen?"),
    ],
)
def test_a_plan_is_past_or_still_to_come_by_the_day_of_the_asking(year, asked):
    *_, last = ask(stage="approved", end_year=year, end_basis="planned", is_period_closed=False)
    assert last == asked


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("selected", "je bil projekt izbran (1. faza)"),
        ("approved", "je bil projekt odobren"),
        ("contracted", "je bila za projekt podpisana pogodba"),
        ("under_construction", "je bil projekt v gradnji"),
    ],
)
def test_a_stage_is_named_in_words_with_its_date_in_words(stage, words):
    for day, said in (
        ("2019-04-12", "12. 4. 2019"),
        ("2019-04", "april 2019"),
        ("2019", "2019"),
        (float("nan"), "datum ni znan"),
    ):
        known = f"Po zadnjih znanih podatkih ({said}) {words}."
        assert ask(stage=stage, stage_as_of=day) == [f"{known} Ali je projekt zdaj zaključen?"]
        assert ask(stage=stage, stage_as_of=day, is_period_closed=False) == [
            f"{known} V katerem stanju je zdaj projekt?"
        ]


def test_what_was_inferred_or_not_named_is_asked_for_in_words():
    assert ask(
        priority_basis="inferred",
        period_basis="inferred",
        fund="ESRR/KS",
        ctn_named_in_source="no",
        name_sl_origin="descriptive",
    ) == [
        "Iz vsebine smo sklepali, da projekt sodi v prednostno naložbo 6.3. Ali to drži?",
        "Iz vsebine smo sklepali, da projekt sodi v obdobje 2014–2020. Ali to drži?",
        "Kateri sklad sofinancira projekt: Evropski sklad za regionalni razvoj ali Kohezijski "
        "sklad?",
        "Vir ne navaja celostnih teritorialnih naložb (CTN). Ali projekt sodi v ta mehanizem?",
        "Kako se projekt uradno imenuje?",
    ]
    (objective,) = ask(priority_code="SC 2.8", priority_basis="inferred")
    assert "v specifični cilj 2.8." in objective
    assert ask(priority_code=None) == [
        "V katero prednostno naložbo ali kateri specifični cilj sodi projekt?"
    ]


def test_every_fact_of_a_town_without_a_source_is_asked_about_once_by_its_title(dataset):
    facts = table("municipality_provenance")
    doubtful = facts[facts["source_id"] == "unverified"]
    asked = {(q.to, q.field): q.words for q in questions(dataset) if "Vira za" in q.words}
    own = doubtful[~doubtful["field"].str.contains("_en$|_lon$")]
    assert set(asked) == set(zip(own["municipality_code"], own["field"], strict=True))
    assert asked["070", "town_rights_sl"] == (
        "Vira za podatek »Mestne pravice: 1254 (civitas)« nismo našli. Ali podatek drži?"
    )
    assert "»Sedež občine: 46,0499° severno, 14,5069° vzhodno«" in asked["061", "town_hall_lat"]


@pytest.mark.parametrize("amount", AMOUNTS)
def test_every_unknown_loose_or_disputed_amount_is_asked_for_once(dataset, amount):
    rows, conflicts = projects(), table("conflicts")
    loose = rows[rows[f"{amount}_precision"] != "exact"]["project_id"]
    twice = conflicts[conflicts["field"] == amount]["project_id"]
    asked = [q.project_id for q in questions(dataset) if q.field == amount]
    assert sorted(asked) == sorted({*loose, *twice})


def test_every_other_figure_is_in_a_question_of_its_project(dataset):
    asked = {(q.project_id, q.field): q.words for q in questions(dataset)}
    for row in table("conflicts").itertuples():
        source = row.note_sl.replace("(", "[").replace(")", "]")
        assert f" EUR ({source})".replace(" EUR", "\u00a0EUR") in asked[row.project_id, row.field]


def test_each_town_is_asked_about_its_own_projects_alone(dataset):
    for question in questions(dataset):
        if question.project_id:
            assert question.project_id[:3] == question.to


def test_an_unknown_year_is_asked_for_and_a_known_one_is_not(dataset):
    rows = projects()
    asked = {q.project_id for q in questions(dataset) if q.field == "start_year"}
    assert asked == set(rows["project_id"][rows["start_year"].isna()])
    asked = {q.project_id for q in questions(dataset) if q.field == "end_year"}
    assert asked == set(rows["project_id"][rows["end_basis"] != "actual"])


def test_the_stage_of_every_project_that_is_not_completed_is_asked_for(dataset):
    rows = projects()
    asked = {q.project_id for q in questions(dataset) if q.field == "stage"}
    assert asked == set(rows["project_id"][rows["stage"] != "completed"])


def test_the_association_is_asked_for_the_projects_that_are_missing(dataset):
    first, rows = questions(dataset)[0], projects()
    own = rows[rows["period"] == "2014-2020"]
    unnamed = (own["ctn_named_in_source"] == "no").sum()
    assert first.to == "zmos"
    assert f"2014–2020 je 91; v objavljenih virih smo jih našli {len(own)} (od" in first.words
    assert f"brez navedbe CTN v viru: {unnamed})" in first.words
    assert f"(vsaj {91 - len(own)})" in first.words


def test_every_town_has_a_heading_and_its_questions_under_it(dataset):
    text = written(dataset, questions(dataset))
    heads = [line for line in text.splitlines() if line.startswith("# ")]
    names = dataset.municipalities["name"]
    assert heads == [
        "# Vprašanja Združenju mestnih občin Slovenije",
        *(f"# Vprašanja Mestni občini {name}" for name in names),
    ]
    assert text.count("\n- ") + text.count("\n  - ") == len(questions(dataset))


def test_the_command_asks_one_town_and_names_one_that_is_not_there():
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "zmos_data.questions", *arguments],
            capture_output=True,
            text=True,
            check=False,
        )

    one = run("--town", "096")
    assert one.returncode == 0
    heads = [line for line in one.stdout.splitlines() if line.startswith("#")]
    assert heads == ["# Vprašanja Mestni občini Ptuj"]
    wrong = run("--town", "999")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "'999'" in wrong.stderr and "096" in wrong.stderr
