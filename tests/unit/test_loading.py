"""Loading: a good package becomes typed frames; a broken one is explained, all at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests import builders
from zmos_data.loading import load_dataset
from zmos_data.model import DataError, Problem
from zmos_data.package import PACKAGE_FOLDER, Package, read_package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return builders.tiny_package(tmp_path)


def problems_of(package: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        load_dataset(package)
    return caught.value.problems


def test_a_valid_package_loads_both_towns_and_their_projects(package: Path) -> None:
    dataset = load_dataset(package)
    assert list(dataset.municipalities["municipality_code"]) == ["011", "054"]
    assert set(dataset.projects["municipality_code"]) == {"011", "054"}
    assert dataset.version == builders.descriptor(package)["version"]
    assert len(dataset.checksum) == 64


def test_codes_stay_text_and_keep_their_leading_zero(package: Path) -> None:
    assert load_dataset(package).projects["municipality_code"].iloc[0] == "011"


def test_an_unknown_amount_is_missing_and_never_zero(package: Path) -> None:
    projects = load_dataset(package).projects.set_index("project_id")
    empty = next(
        row["project_id"] for row in builders.table_rows(package, "projects") if not row["eu_eur"]
    )
    assert pd.isna(projects.at[empty, "eu_eur"])
    assert projects["eu_eur"].dtype == "float64"


def test_an_unknown_year_is_missing_and_known_years_are_whole_numbers(package: Path) -> None:
    projects = load_dataset(package).projects
    assert projects["start_year"].dtype == "Int64"
    assert projects["start_year"].isna().any()


def test_krsko_is_not_eligible_in_2014_2020_and_both_are_in_2021_2027(package: Path) -> None:
    towns = load_dataset(package).municipalities.set_index("municipality_code")
    assert not towns.at["054", "eligible_2014_2020"]
    assert towns.at["011", "eligible_2014_2020"]
    assert towns["eligible_2021_2027"].all()


def test_a_name_with_a_script_is_text_like_any_other(package: Path) -> None:
    name = '<script>alert("x")</script> `x` </script>'
    builders.set_cell(package, "projects", 2, "name_sl", name)
    assert load_dataset(package).projects["name_sl"].iloc[0] == name


def test_windows_line_ends_change_nothing_that_is_read(package: Path) -> None:
    before = load_dataset(package).themes
    builders.change_text(package, "themes", lambda text: text.replace("\n", "\r\n"))
    pd.testing.assert_frame_equal(load_dataset(package).themes, before)


def test_a_changed_table_changes_the_checksum(package: Path) -> None:
    before = load_dataset(package).checksum
    builders.set_cell(package, "projects", 2, "note_sl", "druga opomba")
    assert load_dataset(package).checksum != before


def remove_file(package: Path) -> None:
    (package / "tables" / "themes.csv").unlink()


def empty_file(package: Path) -> None:
    (package / "tables" / "themes.csv").write_bytes(b"")


def write_other_encoding(package: Path) -> None:
    (package / "tables" / "themes.csv").write_bytes("letter\nč\n".encode("cp1250"))


def add_column(package: Path) -> None:
    builders.change_text(package, "themes", lambda text: text.replace("letter", "letter,more", 1))


def remove_column_name(package: Path) -> None:
    builders.change_text(package, "themes", lambda text: text.replace("letter,", "", 1))


@pytest.mark.parametrize(
    ("break_package", "found"),
    [
        (remove_file, "no file"),
        (empty_file, "an empty file"),
        (write_other_encoding, "not UTF-8"),
        (add_column, "more"),
        (remove_column_name, "letter"),
    ],
)
def test_a_table_that_cannot_be_read_is_named_with_what_is_wrong(
    package: Path, break_package: Callable[[Path], None], found: str
) -> None:
    break_package(package)
    first = problems_of(package)[0]
    assert first.table == "themes"
    assert found in first.found
    assert first.advice


def test_a_row_with_a_cell_too_many_is_named_by_its_line(package: Path) -> None:
    builders.change_text(package, "themes", lambda text: text.rstrip("\n") + ",more\n")
    (problem,) = problems_of(package)
    assert (problem.table, problem.row) == ("themes", 5)


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"resources": []}'])
def test_an_unreadable_descriptor_is_a_problem_and_no_other_error(package: Path, text: str) -> None:
    (package / builders.DESCRIPTOR).write_text(text, encoding="utf-8")
    assert problems_of(package)[0].table == builders.DESCRIPTOR


def test_a_missing_descriptor_is_a_problem_and_no_other_error(package: Path) -> None:
    (package / builders.DESCRIPTOR).unlink()
    assert problems_of(package)[0].table == builders.DESCRIPTOR


def test_problems_of_several_tables_come_together(package: Path) -> None:
    builders.set_cell(package, "projects", 2, "fund", "XYZ")
    builders.set_cell(package, "themes", 3, "joint_via_association", "perhaps")
    places = {(p.table, p.row, p.column) for p in problems_of(package)}
    assert {("projects", 2, "fund"), ("themes", 3, "joint_via_association")} <= places


def test_a_correction_is_applied_where_it_finds_what_it_expects(package: Path) -> None:
    before = builders.table_rows(package, "projects")[0]
    builders.add_correction(
        package,
        table="projects",
        key=before["project_id"],
        column="end_year",
        action="set",
        expect=before["end_year"],
        value="2022",
    )
    assert load_dataset(package).projects["end_year"].iloc[0] == 2022


def test_a_correction_can_clear_a_cell(package: Path) -> None:
    before = builders.table_rows(package, "projects")[0]
    for column in ("total_eur", "total_eur_precision", "total_eur_basis", "total_eur_as_of"):
        if before[column]:
            builders.add_correction(
                package,
                correction_id=f"test-{column}",
                table="projects",
                column=column,
                key=before["project_id"],
                action="clear",
                expect=before[column],
            )
    assert pd.isna(load_dataset(package).projects["total_eur"].iloc[0])


def test_a_correction_that_finds_another_value_changes_nothing_and_is_a_problem(
    package: Path,
) -> None:
    key = builders.table_rows(package, "projects")[0]["project_id"]
    line = builders.add_correction(
        package,
        table="projects",
        key=key,
        column="end_year",
        action="set",
        expect="1999",
        value="2022",
    )
    (problem,) = problems_of(package)
    assert (problem.table, problem.row) == ("corrections", line)
    assert problem.found == builders.table_rows(package, "projects")[0]["end_year"]


def test_a_correction_of_an_unknown_row_is_a_problem(package: Path) -> None:
    line = builders.add_correction(
        package,
        table="projects",
        key="999-99",
        column="end_year",
        action="clear",
        expect="2021",
    )
    (problem,) = problems_of(package)
    assert (problem.table, problem.row, problem.found) == ("corrections", line, "999-99")


def test_a_corrected_value_must_pass_like_any_other(package: Path) -> None:
    before = builders.table_rows(package, "projects")[0]
    builders.add_correction(
        package,
        table="projects",
        key=before["project_id"],
        column="end_year",
        action="set",
        expect=before["end_year"],
        value="soon",
    )
    assert ("projects", 2, "end_year") in {(p.table, p.row, p.column) for p in problems_of(package)}


def test_a_start_on_the_recorded_package_does_not_import_frictionless() -> None:
    code = (
        "import sys; from zmos_data.loading import load_dataset; load_dataset(); "
        "sys.exit('frictionless' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=PACKAGE_FOLDER.parent)
    assert done.returncode == 0


def test_the_files_that_are_held_are_those_that_were_read(package: Path) -> None:
    read, held = read_package(package), load_dataset(package).package
    assert held.files == read.files
    assert (held.unread, held.checksum) == (read.unread, read.checksum)
    assert Package(held.files).checksum == read.checksum
