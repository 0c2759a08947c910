"""The rules of the domain: each breaks in one place and is named there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import builders
from zmos_data.amounts import AMOUNTS
from zmos_data.model import Problem
from zmos_data.validation import validate_package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return builders.tiny_package(tmp_path)


def problem_at(package: Path, row: int, column: str) -> Problem:
    found = [p for p in validate_package(package) if p.column == column]
    assert [(p.table, p.row) for p in found] == [("projects", row)]
    return found[0]


def amounts(package: Path, row: int, *, total: str, eu: str, cofin: str) -> None:
    for column, value in (("total_eur", total), ("eu_eur", eu), ("cofin_total_eur", cofin)):
        put(package, row, column, value)
        put(package, row, f"{column}_precision", "exact" if value else "")
        if not value:
            put(package, row, f"{column}_basis", "")
            put(package, row, f"{column}_as_of", "")


def put(package: Path, row: int, column: str, value: str) -> None:
    if builders.table_rows(package, "projects")[row - 2][column] != value:
        builders.set_cell(package, "projects", row, column, value)


def test_equal_amounts_break_no_rule(package: Path) -> None:
    amounts(package, 2, total="100", eu="100", cofin="100")
    assert validate_package(package) == []


def test_unknown_amounts_break_no_rule(package: Path) -> None:
    amounts(package, 2, total="", eu="100", cofin="")
    assert validate_package(package) == []


def test_the_eu_contribution_is_not_above_the_total(package: Path) -> None:
    amounts(package, 2, total="100", eu="101", cofin="")
    assert "101" in problem_at(package, 2, "eu_eur").found


def test_the_cofinancing_is_not_above_the_total(package: Path) -> None:
    amounts(package, 2, total="100", eu="", cofin="101")
    assert "101" in problem_at(package, 2, "cofin_total_eur").found


def test_the_eu_contribution_is_not_above_the_cofinancing(package: Path) -> None:
    amounts(package, 2, total="", eu="101", cofin="100")
    assert "101" in problem_at(package, 2, "eu_eur").found


def test_a_project_does_not_end_before_it_starts(package: Path) -> None:
    builders.set_cell(package, "projects", 2, "start_year", "2022")
    assert "2022" in problem_at(package, 2, "start_year").found


def test_krsko_has_no_project_in_2014_2020(package: Path) -> None:
    row = builders.row_number(package, "projects", "municipality_code", "054")
    builders.set_cell(package, "projects", row, "period", "2014-2020")
    builders.set_cell(package, "projects", row, "priority_code", "")
    assert problem_at(package, row, "period").found == "2014-2020"


def test_the_fund_fits_the_priority(package: Path) -> None:
    row = builders.row_number(package, "projects", "priority_code", "PN 6.3")
    builders.set_cell(package, "projects", row, "fund", "KS")
    assert problem_at(package, row, "fund").found == "KS"


def test_one_of_two_funds_fits_a_priority_that_has_both(package: Path) -> None:
    row = builders.row_number(package, "projects", "priority_code", "PN 4.4")
    builders.set_cell(package, "projects", row, "fund", "ESRR/KS")
    assert validate_package(package) == []


def test_there_is_no_cohesion_fund_in_2021_2027(package: Path) -> None:
    row = builders.row_number(package, "projects", "period", "2021-2027")
    builders.set_cell(package, "projects", row, "priority_code", "")
    builders.set_cell(package, "projects", row, "fund", "KS")
    assert problem_at(package, row, "fund").found == "KS"


def test_the_theme_fits_the_priority(package: Path) -> None:
    row = builders.row_number(package, "projects", "priority_code", "PN 6.3")
    builders.set_cell(package, "projects", row, "theme_code", "energy_efficiency")
    assert problem_at(package, row, "theme_code").found == "energy_efficiency"


def test_the_period_is_that_of_the_priority(package: Path) -> None:
    row = builders.row_number(package, "projects", "priority_code", "PN 6.3")
    builders.set_cell(package, "projects", row, "period", "2021-2027")
    assert problem_at(package, row, "period").found == "2021-2027"


def test_the_name_of_the_town_is_that_of_its_code(package: Path) -> None:
    builders.set_cell(package, "projects", 2, "municipality", "Krško")
    assert problem_at(package, 2, "municipality").found == "Krško"


def test_the_main_source_is_the_first_one(package: Path) -> None:
    builders.set_cell(package, "projects", 2, "source_id", "zmos-si")
    assert problem_at(package, 2, "source_id").found == "zmos-si"


def test_a_project_without_sources_is_named(package: Path) -> None:
    builders.set_cell(package, "project_sources", 2, "position", "9")
    assert "position 1" in problem_at(package, 2, "source_id").expected


def test_a_source_proves_what_there_is(package: Path) -> None:
    builders.set_cell(package, "project_sources", 2, "proves", "total_eur;height")
    found = [p for p in validate_package(package) if p.column == "proves"]
    assert [(p.table, p.row, p.found) for p in found] == [("project_sources", 2, "height")]


@pytest.mark.parametrize("amount", AMOUNTS)
def test_a_known_amount_says_how_exact_it_is(package: Path, amount: str) -> None:
    amounts(package, 2, total="100", eu="100", cofin="100")
    builders.set_cell(package, "projects", 2, f"{amount}_precision", "")
    assert "exact" in problem_at(package, 2, f"{amount}_precision").expected


@pytest.mark.parametrize("quality", ["precision", "basis", "as_of"])
def test_no_amount_has_no_precision_basis_or_date(package: Path, quality: str) -> None:
    amounts(package, 2, total="", eu="100", cofin="")
    value = {"precision": "exact", "basis": "final", "as_of": "2019"}[quality]
    builders.set_cell(package, "projects", 2, f"total_eur_{quality}", value)
    assert problem_at(package, 2, f"total_eur_{quality}").found == value


def test_a_stage_has_a_date_and_a_date_a_stage(package: Path) -> None:
    put(package, 2, "stage_as_of", "2019-04")
    builders.set_cell(package, "projects", 2, "stage", "")
    assert problem_at(package, 2, "stage_as_of").found == "2019-04"


def test_the_association_s_own_theme_is_credited_to_no_town(package: Path) -> None:
    builders.set_cell(package, "projects", 2, "theme_code", "innovation_policy")
    builders.set_cell(package, "projects", 2, "priority_code", "")
    assert problem_at(package, 2, "theme_code").found == "innovation_policy"
