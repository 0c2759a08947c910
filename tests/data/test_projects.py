"""The projects, as sentences about the real table."""

from __future__ import annotations

import pandas as pd
import pytest

from zmos_data.loading import load_dataset
from zmos_data.model import Dataset

PROJECTS_OF_TOWN = {
    "011": 8,
    "050": 9,
    "052": 11,
    "054": 2,
    "061": 12,
    "070": 11,
    "080": 7,
    "084": 5,
    "085": 12,
    "096": 7,
    "112": 7,
    "133": 7,
}
# Town, part of the name, total, EU contribution, co-financing; None = not known.
AMOUNTS = [
    ("011", "Generator", 5992070.76, 2912216.00, 3640270.00),
    ("050", "Kanal Grande", 786739.97, 224000, 263068.18),
    ("052", "Zlato Polje", 2209016.29, 648616.43, 810000),
    ("054", "Bazen Krško", 14800000, 3830000, 4500000),
    ("061", "Vevče", 9265922.12, 2949528.33, None),
    ("070", "skate", 630000, 380000, 480000),
    ("080", "Delavskega doma", 3109558.25, 2643124.51, None),
    ("084", "Trga Evrope", None, 765200, 1530000),
    ("085", "Kandijskega mostu", 475886.86, 216712.43, None),
    ("096", "mestne tržnice", 5370390.25, 3409718.64, 4262148.30),
    ("112", "zimskega bazena", 6810000, None, 5150000),
    ("133", "Stari trg 11", 1559397, 986936.12, 1233670.15),
]


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load_dataset()


@pytest.fixture(scope="module")
def projects(data: Dataset) -> pd.DataFrame:
    return data.projects


def test_there_are_98_projects_76_and_22_by_period(projects: pd.DataFrame) -> None:
    assert len(projects) == 98
    assert projects["period"].value_counts().to_dict() == {"2014-2020": 76, "2021-2027": 22}


def test_each_town_has_its_number_of_projects(projects: pd.DataFrame) -> None:
    assert projects["municipality_code"].value_counts().to_dict() == PROJECTS_OF_TOWN


def test_each_theme_has_its_number_of_projects(projects: pd.DataFrame) -> None:
    assert projects["theme_code"].value_counts().to_dict() == {
        "urban_environment": 53,
        "sustainable_mobility": 39,
        "energy_efficiency": 6,
    }


def test_identifiers_begin_with_the_code_of_the_town_and_are_unique(
    projects: pd.DataFrame,
) -> None:
    assert projects["project_id"].is_unique
    assert (projects["project_id"].str[:3] == projects["municipality_code"]).all()


@pytest.mark.parametrize("amounts", AMOUNTS, ids=lambda amounts: amounts[1])
def test_a_project_has_the_amounts_of_its_source_and_no_others(
    projects: pd.DataFrame, amounts: tuple[str, str, float | None, float | None, float | None]
) -> None:
    in_town = projects["municipality_code"] == amounts[0]
    found = projects[in_town & projects["name_sl"].str.contains(amounts[1])]
    assert len(found) == 1
    cells = found[["total_eur", "eu_eur", "cofin_total_eur"]].iloc[0]
    assert tuple(None if pd.isna(cell) else cell for cell in cells) == amounts[2:]


def test_a_project_says_that_no_figure_is_known_exactly_where_none_is(
    projects: pd.DataFrame,
) -> None:
    none_known = projects[["total_eur", "eu_eur", "cofin_total_eur"]].isna().all(axis=1)
    assert ((projects["figures"] == "none") == none_known).all()
    assert none_known.sum() == 9


def test_no_amount_is_zero(projects: pd.DataFrame) -> None:
    for column in ("total_eur", "eu_eur", "cofin_total_eur"):
        assert projects[column].notna().any()
        assert not (projects[column] == 0).any()


def test_a_start_year_has_a_basis_but_where_it_is_neither_decision_nor_works(
    projects: pd.DataFrame,
) -> None:
    bare = projects["start_year"].notna() & projects["start_basis"].isna()
    assert list(projects["project_id"][bare]) == ["011-01"]  # the start of the project itself
    assert not (projects["start_year"].isna() & projects["start_basis"].notna()).any()


def test_twelve_projects_have_a_source_that_does_not_name_iti(projects: pd.DataFrame) -> None:
    assert (projects["ctn_named_in_source"] == "no").sum() == 12


def test_every_priority_is_known_and_the_fund_of_one_project_is_open(
    projects: pd.DataFrame,
) -> None:
    assert not projects["priority_code"].isna().any()
    assert (projects["fund"] == "ESRR/KS").sum() == 1


def test_every_value_used_in_a_conflict_is_the_one_the_project_carries(data: Dataset) -> None:
    projects = data.projects.set_index("project_id")
    named = data.conflicts[data.conflicts["project_id"].notna()]
    assert len(named) >= 50
    sources = set(data.sources["source_id"])
    for row in named.itertuples():
        assert row.value_used != row.value_other, row
        assert row.source_id in sources, row
        used = projects.at[row.project_id, row.field]
        assert pd.isna(used) == pd.isna(row.value_used), row
        assert pd.isna(used) or float(used) == float(row.value_used), row
