"""Validation: each kind of break is found and says table, row, column and what was found."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from content.text import Text
from tests import builders
from zmos_data.loading import is_validated
from zmos_data.model import DataError, Problem
from zmos_data.package import FOLDER_VARIABLE, PACKAGE_FOLDER, VALIDATED, checksum
from zmos_data.phrase import Phrase
from zmos_data.validation import main, validate_package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return builders.tiny_package(tmp_path)


def test_the_tiny_package_is_valid_before_it_is_broken(package: Path) -> None:
    assert validate_package(package) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("total_eur", "1.000,00"),  # a Slovenian amount is no number
        ("total_eur", "-1"),
        ("start_year", "2019.5"),
        ("start_year", "1066"),
        ("fund", "XYZ"),
        ("stage", "dreamt"),
        ("period", "2007-2013"),
        ("confidence", "certain"),
    ],
)
def test_a_bad_cell_is_named_by_table_row_and_column(
    package: Path, column: str, value: str
) -> None:
    builders.set_cell(package, "projects", 4, column, value)
    (problem,) = [p for p in validate_package(package) if p.column == column]
    assert (problem.table, problem.row, problem.found) == ("projects", 4, value)
    assert problem.rule
    assert problem.expected
    assert problem.advice


def test_a_missing_name_is_named_by_table_row_and_column(package: Path) -> None:
    builders.set_cell(package, "projects", 4, "name_sl", "")
    (problem,) = validate_package(package)
    assert (problem.table, problem.row, problem.column) == ("projects", 4, "name_sl")


def test_a_repeated_key_is_found_at_the_second_row(package: Path) -> None:
    line = builders.repeat_row(package, "projects", 2)
    (problem,) = validate_package(package)
    assert (problem.table, problem.row) == ("projects", line)


def test_a_town_that_does_not_exist_is_found_by_the_foreign_key(package: Path) -> None:
    builders.set_cell(package, "projects", 3, "municipality_code", "999")
    orphans = [p for p in validate_package(package) if "999" in p.found]
    assert [(p.table, p.row) for p in orphans] == [("projects", 3)]


def test_a_source_that_does_not_exist_is_found_by_the_foreign_key(package: Path) -> None:
    builders.set_cell(package, "projects", 3, "source_id", "no-such-source")
    assert any(
        p.table == "projects" and p.row == 3 and "no-such-source" in p.found
        for p in validate_package(package)
    )


def test_every_bad_cell_is_reported_not_only_the_first(package: Path) -> None:
    for row in (2, 3, 4):
        builders.set_cell(package, "projects", row, "fund", f"bad-{row}")
    assert [p.found for p in validate_package(package)] == ["bad-2", "bad-3", "bad-4"]


def test_a_problem_reads_as_one_line_with_place_found_and_expected() -> None:
    problem = Problem("projects", 7, "fund", "enum", "XYZ", "ESRR or KS", "mend the cell")
    said = str(problem)
    assert "\n" not in said
    for part in ("projects", "row 7", "fund", "XYZ", "ESRR or KS", "mend the cell"):
        assert part in said


BREAKS = {
    "type": ("total_eur", "1.000,00", "število"),
    "whole number": ("start_year", "2019.5", "celo število"),
    "least": ("total_eur", "-1", "najmanj 0"),
    "one of": ("stage", "dreamt", "eno od: selected, "),
    "required": ("name_sl", "", "vrednost"),
    "foreign key": ("source_id", "no-such-source", "vrednost iz tabele sources"),
    "rule": ("eu_eur", "99999999999", "največ "),
    "town": ("municipality", "Kranj", "Celje"),
}


@pytest.mark.parametrize(("column", "value", "expected"), BREAKS.values(), ids=list(BREAKS))
def test_a_problem_is_said_in_slovenian_on_the_page_and_in_english_in_the_log(
    package: Path, column: str, value: str, expected: str
) -> None:
    builders.set_cell(package, "projects", 4, column, value)
    text = Text("sl")
    problem = next(p for p in validate_package(package) if p.column == column)
    assert text.say_phrase(problem.expected).startswith(expected)
    for words in (problem.rule, problem.advice):
        assert isinstance(words, Phrase)
        assert words in str(problem)
        assert text.say_phrase(words) != words
    found = text.say_phrase(problem.found)
    assert found == value or (found, value) == ("prazna celica", "")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda line: line.replace("project_id", "id", 1), "manjka: project_id; neznano: id"),
        (lambda line: line.replace("project_id,", "", 1), "manjka: project_id"),
        (lambda line: f"{line},more", "neznano: more"),
    ],
)
def test_a_wrong_header_is_said_in_slovenian(
    package: Path, change: Callable[[str], str], found: str
) -> None:
    path = package / "tables" / "projects.csv"
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{change(first)}\n{rest}", encoding="utf-8")
    problem = next(p for p in validate_package(package) if p.table == "projects")
    assert Text("sl").say_phrase(problem.found) == found
    assert Text("sl").say_phrase(problem.rule) == "stolpci"


def test_a_data_error_carries_and_says_all_its_problems() -> None:
    problems = tuple(
        Problem("projects", n, None, "rule", f"found-{n}", "another", "look") for n in (2, 3)
    )
    error = DataError(problems)
    assert error.problems == problems
    assert "found-2" in str(error)
    assert "found-3" in str(error)


def run_module(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=PACKAGE_FOLDER.parent,
    )


def test_the_command_says_that_the_real_tables_are_valid() -> None:
    done = run_module("zmos_data.validation")
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_command_of_frictionless_finds_the_real_package_valid() -> None:
    descriptor = str(PACKAGE_FOLDER / builders.DESCRIPTOR)
    done = run_module("frictionless", "validate", descriptor)
    assert done.returncode == 0, done.stdout


def test_the_command_checks_and_records_the_operators_own_tables(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = (PACKAGE_FOLDER / VALIDATED).read_bytes()
    monkeypatch.setenv(FOLDER_VARIABLE, str(package))
    assert main(["--record"]) == 0
    assert is_validated(package, checksum(package))
    assert checksum(package)[:12] in capsys.readouterr().out
    builders.set_cell(package, "projects", 2, "fund", "XYZ")
    assert main(["--quiet"]) == 1
    assert "XYZ" in capsys.readouterr().err
    assert (PACKAGE_FOLDER / VALIDATED).read_bytes() == shipped
