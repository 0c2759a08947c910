"""What is still unknown, as questions: none too many, none too few."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.tables import AMOUNTS, projects, table
from zmos_data.questions import questions, written

FIELDS = ("total_eur", "eu_eur", "cofin_total_eur", "stage", "start_year", "end_year", "priority")


@pytest.mark.parametrize("amount", AMOUNTS)
def test_every_unknown_or_loose_amount_is_asked_for_once_and_no_exact_one(dataset, amount):
    rows = projects()
    loose = rows[rows[f"{amount}_precision"] != "exact"]
    conflicts = table("conflicts")
    twice = conflicts[conflicts["field"] == amount]["project_id"]
    asked = [q.project_id for q in questions(dataset) if q.field == amount]
    assert sorted(asked) == sorted([*loose["project_id"], *twice])


def test_each_town_is_asked_about_its_own_projects_alone(dataset):
    for question in questions(dataset):
        if question.project_id:
            assert question.project_id[:3] == question.to


@pytest.mark.parametrize("field", ["start_year"])
def test_an_unknown_year_is_asked_for_and_a_known_one_is_not(dataset, field):
    rows = projects()
    asked = {q.project_id for q in questions(dataset) if q.field == field}
    assert asked == set(rows["project_id"][rows[field].isna()])


def test_a_stage_of_a_closed_period_is_asked_for_with_its_date(dataset):
    asked = {q.project_id: q.words for q in questions(dataset) if q.field == "stage"}
    rows = projects().set_index("project_id")
    assert set(asked) == set(rows.index[rows["stage"] != "completed"])
    for code, words in asked.items():
        row = rows.loc[code]
        if row["period"] == "2014-2020" and isinstance(row["stage"], str):
            assert "zaključen" in words
            assert not isinstance(row["stage_as_of"], str) or row["stage_as_of"] in words


def test_the_association_is_asked_for_the_projects_that_are_missing(dataset):
    first = questions(dataset)[0]
    collected = (projects()["period"] == "2014-2020").sum()
    assert first.to == "zmos"
    assert f"odobrenih 91 projektov CTN, zbrali smo jih {collected}" in first.words
    assert f"({91 - collected})" in first.words


def test_every_town_has_a_heading_and_its_questions_under_it(dataset):
    text = written(dataset, questions(dataset))
    heads = [line for line in text.splitlines() if line.startswith("# ")]
    names = dataset.municipalities["name"]
    assert heads == ["# Vprašanja Združenju mestnih občin Slovenije",
                     *(f"# Vprašanja Mestni občini {name}" for name in names)]  # fmt: skip
    assert text.count("\n- ") + text.count("\n  - ") == len(questions(dataset))


def test_the_command_asks_one_town_and_names_one_that_is_not_there():
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "zmos_data.questions", *arguments],
                              capture_output=True, text=True, check=False)  # fmt: skip

    one = run("--town", "096")
    assert one.returncode == 0
    heads = [line for line in one.stdout.splitlines() if line.startswith("#")]
    assert heads == ["# Vprašanja Mestni občini Ptuj"]
    wrong = run("--town", "999")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "'999'" in wrong.stderr and "096" in wrong.stderr
