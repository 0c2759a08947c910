"""The order of the list of projects: every column, both ways, what is not known last."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from api import responses
from documents import standalone
from tests.pages import build_page
from tests.tables import AMOUNTS, projects, table
from zmos_data.exports.rows import view_rows
from zmos_data.ordering import order_projects, view_positions
from zmos_data.parameters import SORTS
from zmos_data.selection import Selection

ALPHABET = "0123456789abcčćdđefghijklmnopqrsštuvwxyzž"
STAGES = ["selected", "approved", "contracted", "under_construction", "completed"]


def alphabetical(name: str) -> list[int]:
    """Place a name by the alphabet as a school book has it; what is no letter comes first."""
    return [ALPHABET.find(letter) for letter in name.lower()]


def places(column: str) -> dict[str, int]:
    """Return the place of each code in the order of its own table."""
    name, key = {"theme": ("themes", "theme_code"), "priority": ("priorities", "priority_code")}[
        column
    ]
    return {code: n for n, code in enumerate(table(name)[key])}


def expected(column: str, *, falling: bool) -> list[str]:
    """Sort the ids of the projects in plain Python, keeping the table's order among equals."""
    found = projects()
    if column == "name":
        keys = found["name_sl"].map(alphabetical)
    elif column == "town":
        names = table("municipalities").set_index("municipality_code")["name"]
        keys = found["municipality_code"].map(names).map(alphabetical)
    elif column in ("theme", "priority"):
        keys = found[f"{column}_code"].map(places(column))
    elif column == "stage":
        keys = found["stage"].map({stage: n for n, stage in enumerate(STAGES)})
    elif column == "period":
        keys = found["period"].map({"2014-2020": 0, "2021-2027": 1})
    else:
        keys = found[column].astype(float)
    rows = list(zip(keys, found["project_id"], strict=True))
    known = [row for row in rows if not _unknown(row[0])]
    unknown = [code for key, code in rows if _unknown(key)]
    return [code for _, code in sorted(known, key=lambda r: r[0], reverse=falling)] + unknown


def _unknown(key: object) -> bool:
    return isinstance(key, float) and math.isnan(key)


def ordered(dataset, sort):
    """Return the ids of all projects in the product's order."""
    positions = order_projects(dataset, np.arange(len(dataset.projects)), sort)
    return dataset.projects["project_id"].iloc[positions].tolist()


@pytest.mark.parametrize("falling", [False, True], ids=["rising", "falling"])
@pytest.mark.parametrize("column", SORTS)
def test_a_column_sorts_as_plain_python_does_and_the_unknown_come_last(dataset, column, falling):
    found = ordered(dataset, f"-{column}" if falling else column)
    assert found == expected(column, falling=falling)


@pytest.mark.parametrize("column", ["priority", "stage", *AMOUNTS, "start_year"])
@pytest.mark.parametrize("sign", ["", "-"])
def test_what_is_not_known_is_last_either_way(dataset, column, sign):
    projects = dataset.projects.copy()
    projects.loc[projects.index[[1, 7]], column] = None
    data = replace(dataset, projects=projects, checksum=f"gaps in {column}")
    rows = projects.set_index("project_id")[column].loc[ordered(data, sign + column)]
    missing = rows.isna().to_numpy()
    assert missing.any()
    assert missing[-missing.sum() :].all()


def test_there_are_ten_columns():
    assert len(set(SORTS)) == 10


def test_the_letters_with_a_caron_stand_behind_their_own(dataset):
    names = ["Žaga", "zid", "Čas", "cvet", "šola", "Sol", "Ćuk", "Dež", "Đuro", "tok", "ž", "z"]
    first = dataset.projects.head(len(names)).assign(name_sl=names)
    links = dataset.project_municipalities
    links = links[links["project_id"].isin(first["project_id"])]
    small = replace(dataset, projects=first, project_municipalities=links, checksum="letters")
    positions = order_projects(small, np.arange(len(names)), "name")
    assert [names[n] for n in positions] == [
        "cvet",
        "Čas",
        "Ćuk",
        "Dež",
        "Đuro",
        "Sol",
        "šola",
        "tok",
        "z",
        "zid",
        "ž",
        "Žaga",
    ]
    falling = order_projects(small, np.arange(len(names)), "-name")
    assert list(falling) == list(positions[::-1])


def test_an_order_keeps_to_the_positions_given(dataset):
    some = np.array([5, 81, 2, 7])
    found = order_projects(dataset, some, "-total_eur")
    totals = projects()["total_eur"]
    assert found.tolist() == [2, 5, 7, 81]
    assert totals[some].isna().sum() == 1


def test_list_file_interface_and_exports_hold_the_same_projects_in_the_same_order(dataset):
    view = Selection(periods=("2021-2027",), sort="-eu_eur")
    page = build_page(dataset, periods=view.periods, sort=view.sort)
    ids = dataset.projects["project_id"].to_numpy()
    listed = list(ids[view_positions(dataset, view)])
    assert sorted(listed) != listed
    found = projects()
    assert set(listed) == set(found.loc[found["period"] == "2021-2027", "project_id"])
    assert list(view_rows(dataset, view)["project_id"]) == listed
    answered = json.loads(responses.projects_json(page))["projects"]
    assert [project["project_id"] for project in answered] == listed
    file = standalone.listed(page)["rows"]
    assert [row.id for row, _ in file] == [f"project-{code}" for code in listed]
