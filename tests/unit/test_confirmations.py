"""What towns said of their rows, held against the rows as they are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.builders import add_row, set_cell, table_rows, tiny_package
from zmos_data import last_sound
from zmos_data.confirmations import State, project_digests, row_digest, status, town_digest
from zmos_data.dictionary import read_dictionary
from zmos_data.loading import load_dataset
from zmos_data.model import DataError, Dataset
from zmos_data.package import DESCRIPTOR

DAY = "2027-01-12"


@pytest.fixture
def folder(tmp_path) -> Path:
    return tiny_package(tmp_path)


def say(folder: Path, digest: str, verdict: str = "right", **cells: str) -> None:
    row = {"municipality_code": "011", "confirmed_on": DAY, "position": "1", "project_id": "011-06"}
    row |= {"verdict": verdict, "data_version": "2027.1.0", "row_digest": digest}
    add_row(folder, "confirmations", **row | cells)


def digest(folder: Path, project: str = "011-06") -> str:
    return row_digest(load_dataset(folder), project)


def of_project(folder: Path, project: str = "011-06"):
    return status(load_dataset(folder))[project[:3]].projects[project]


def without_table(folder: Path) -> None:
    """Make it a package of before the table."""
    (folder / "tables" / "confirmations.csv").unlink()
    path = folder / DESCRIPTOR
    described = json.loads(path.read_text(encoding="utf-8"))
    described["resources"] = [r for r in described["resources"] if r["name"] != "confirmations"]
    path.write_text(json.dumps(described), encoding="utf-8")


def test_the_shipped_table_holds_no_answer(dataset: Dataset):
    found = status(dataset)
    assert list(found) == dataset.municipalities["municipality_code"].tolist()
    assert all(town.day is None and town.share in (0, None) for town in found.values())
    assert set(dataset.projects["confirmation"]) == {"none"}
    assert dataset.projects["confirmed_on"].isna().all()


def test_a_package_of_before_the_table_is_read_as_if_it_were_empty(folder, tmp_path):
    whole = load_dataset(folder)
    without_table(folder)
    old = load_dataset(folder)
    assert old.confirmations.empty
    assert list(old.confirmations) == list(whole.confirmations)
    assert old.confirmations.dtypes.equals(whole.confirmations.dtypes)
    assert [t.name for t in read_dictionary(old.package).tables][-1] == "confirmations"
    kept = tmp_path / "kept.zip"
    last_sound.keep(old.package, kept)
    again = last_sound.kept(kept)
    assert again is not None
    assert again.files == old.package.files


def test_a_named_table_that_is_gone_is_a_problem(folder):
    (folder / "tables" / "confirmations.csv").unlink()
    with pytest.raises(DataError, match=r"confirmations: the file can be read: found 'no file'"):
        load_dataset(folder)


@pytest.mark.parametrize(
    ("table", "column", "value", "changed"),
    [
        ("projects", "total_eur", "9876543.21", True),
        ("projects", "stage_as_of", "2019-01", True),
        ("projects", "name_en", "Another translation", False),
        ("projects", "note_sl", "Druga opomba", False),
        ("projects", "confidence", "low", False),
    ],
)
def test_a_digest_is_of_what_a_town_answers_for(folder, table, column, value, changed):
    before = digest(folder)
    line = next(
        n for n, row in enumerate(table_rows(folder, table), 2) if row["project_id"] == "011-06"
    )
    set_cell(folder, table, line, column, value)
    assert (digest(folder) != before) == changed


def test_outputs_and_sites_are_in_the_digest_of_their_project_alone(folder):
    before = project_digests(load_dataset(folder), ["011-06", "011-05"])
    (site,) = (
        n for n, r in enumerate(table_rows(folder, "sites"), 2) if r["project_id"] == "011-06"
    )
    set_cell(folder, "sites", site, "lat", "46.25")
    add_row(
        folder,
        "outputs",
        project_id="011-05",
        position="9",
        quantity="3",
        unit="km",
        precision="exact",
        what_sl="poti",
        what_en="of paths",
        source_id=table_rows(folder, "sources")[0]["source_id"],
    )
    after = project_digests(load_dataset(folder), ["011-06", "011-05", "011-99"])
    assert set(after) == {"011-06", "011-05"}
    assert after["011-06"] != before["011-06"]
    assert after["011-05"] != before["011-05"]
    with pytest.raises(KeyError):
        row_digest(load_dataset(folder), "011-99")


def test_the_facts_of_a_town_have_a_digest_of_their_own(folder):
    before = town_digest(load_dataset(folder), "011")
    set_cell(folder, "municipalities", 2, "website_url", "https://other.example")
    assert town_digest(load_dataset(folder), "011") != before


@pytest.mark.parametrize(
    ("verdict", "same", "state"),
    [
        ("right", True, State.CONFIRMED),
        ("right", False, State.CHANGED),
        ("wrong", True, State.WRONG),
        ("wrong", False, State.REWORKED),
    ],
)
def test_an_answer_holds_for_the_row_that_it_was_given_for(folder, verdict, same, state):
    say(folder, digest(folder) if same else "0" * 16, verdict, note="podpisano 2018")
    found = of_project(folder)
    assert (found.state, found.day, found.version) == (state, date(2027, 1, 12), "2027.1.0")
    assert found.note == "podpisano 2018"
    row = load_dataset(folder).projects.set_index("project_id").loc["011-06"]
    assert (row["confirmation"], row["confirmed_version"]) == (state.value, "2027.1.0")
    assert row["confirmed_on"].date() == date(2027, 1, 12)
    assert of_project(folder, "011-05").state is State.NONE


def test_the_last_of_several_answers_counts(folder):
    now = digest(folder)
    say(folder, now, confirmed_on="2027-03-01")
    say(folder, now, "wrong", position="2")
    assert of_project(folder).state is State.CONFIRMED
    assert status(load_dataset(folder))["011"].day == date(2027, 3, 1)


def test_a_town_answers_for_the_projects_that_it_leads_alone(folder):
    say(folder, digest(folder), municipality_code="054")
    assert of_project(folder).state is State.NONE


def test_the_share_the_facts_and_the_missing_projects_of_a_town(folder):
    data = load_dataset(folder)
    own = data.projects[data.projects["municipality_code"] == "011"]["project_id"].tolist()
    say(folder, digest(folder))
    say(folder, digest(folder, "011-05"), "wrong", project_id="011-05", position="2")
    say(folder, town_digest(data, "011"), project_id="", position="3")
    say(folder, "", "missing", project_id="", position="4", note="Tržnica")
    say(folder, "", "missing", project_id="", position="5", confirmed_on="2026-12-01", note="Stara")
    town = status(load_dataset(folder))["011"]
    assert town.share == 1 / len(own)
    assert (town.count(State.WRONG), town.facts.state) == (1, State.CONFIRMED)
    assert town.missing == ("Tržnica",)


def test_a_town_that_leads_no_project_has_no_share(dataset: Dataset):
    none = dataset.projects[dataset.projects["municipality_code"] != "054"]
    assert status(replace(dataset, projects=none))["054"].share is None


@pytest.mark.parametrize(
    ("verdict", "cells", "column"),
    [
        ("missing", {"row_digest": "", "project_id": ""}, "note"),
        ("missing", {"row_digest": "", "note": "Tržnica"}, "project_id"),
        ("missing", {"project_id": "", "note": "Tržnica"}, "row_digest"),
        ("right", {"row_digest": ""}, "row_digest"),
    ],
)
def test_an_answer_without_what_belongs_to_it_is_a_problem(folder, verdict, cells, column):
    say(folder, "0" * 16, verdict, **cells)
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    (problem,) = caught.value.problems
    assert (problem.table, problem.row, problem.column) == ("confirmations", 2, column)


def test_a_project_that_was_withdrawn_keeps_its_answer(folder):
    say(folder, "0" * 16, project_id="011-77")
    assert status(load_dataset(folder))["011"].day == date(2027, 1, 12)
