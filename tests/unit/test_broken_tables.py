"""Every table with every fault of a file: one line that says where and what, never an exception."""

from __future__ import annotations

import csv
import io
import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from content.text import Text
from tests import builders
from zmos_data import limits
from zmos_data.cells import cleaned
from zmos_data.contract import contract, table_path
from zmos_data.loading import load_package
from zmos_data.model import Problem
from zmos_data.package import DESCRIPTOR, PACKAGE_FOLDER, Package, read_package
from zmos_data.phrase import Phrase
from zmos_data.tables import cast_tables, read_tables
from zmos_data.validation import check_package

PACKAGE, SL = read_package(PACKAGE_FOLDER), Text("sl")
TABLES = list(contract())
FILLED = [name for name in TABLES if PACKAGE.files[table_path(name)].count(b"\n") > 1]
OWN_TEXT = re.compile(r"Errno|Error|codec|line contains|delimiter|pandas|/home|/tmp|Traceback")
# The same package with two rows a table: enough for what is asked of the files alone.
LITTLE = Package(
    {
        path: content if path == DESCRIPTOR else b"".join(content.splitlines(keepends=True)[:3])
        for path, content in PACKAGE.files.items()
    }
)

Change = Callable[[str], str]


def head(change: Change) -> Change:
    """Change the first line alone."""

    def changed(text: str) -> str:
        first, _, rest = text.partition("\n")
        return f"{change(first)}\n{rest}"

    return changed


def first_row(change: Change) -> Change:
    """Change the second line alone."""

    def changed(text: str) -> str:
        lines = text.split("\n")
        return "\n".join([lines[0], change(lines[1]), *lines[2:]])

    return changed


def semicolons(text: str) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerows(csv.reader(io.StringIO(text)))
    return written.getvalue()


def column_renamed(line: str) -> str:
    return re.sub(r"^\w+", "other", line)


# What is done to the text, the row that is named, and words of what was found.
FAULTS: dict[str, tuple[Change, int | None, str]] = {
    "semicolons": (semicolons, 1, "semicolons"),
    "tabs": (lambda text: semicolons(text).replace(";", "\t"), 1, "tabs"),
    "a column missing": (head(lambda line: line.partition(",")[2]), 1, "missing: "),
    "a column added": (head(lambda line: f"{line},more"), 1, "not known: more"),
    "a column renamed": (head(column_renamed), 1, "not known: other"),
    "a column twice": (head(lambda line: f"{line},{line.split(',')[0]}"), 1, "twice: "),
    "another order": (head(lambda line: ",".join(reversed(line.split(",")))), 1, "another order"),
    "nothing": (lambda text: "", 1, "an empty file"),
    "no heading": (lambda text: text.partition("\n")[2], 1, ""),
}
ROW_FAULTS: dict[str, tuple[Change, int | None, str]] = {
    "the heading again": (lambda text: f"{text.partition(chr(10))[0]}\n{text}", 2, "names again"),
    "a cell too many": (first_row(lambda line: f"{line},"), 2, ""),
    "a cell too few": (first_row(lambda line: line.rpartition(",")[0]), 2, ""),
    "an empty row": (first_row(lambda line: f"\n{line}"), 2, "empty row"),
    "a row of commas": (first_row(lambda line: f"{',' * line.count(',')}\n{line}"), 2, "empty row"),
    "an open quotation mark": (first_row(lambda line: f'"{line}'), 2, "quotation mark"),
    "a NUL": (first_row(lambda line: f"\0{line}"), 2, "U+0000"),
    "a sign that turns the text": (first_row(lambda line: f"\u202e{line}"), 2, "U+202E"),
    "an endless line": (first_row(lambda line: f"{',' * 3_000_000}{line}"), 2, "of more than 2 MB"),
    "an endless cell": (first_row(lambda line: f"{'a' * 30_000}{line}"), 2, "20,000 characters"),
}


def broken(table: str, change: Change, package: Package = PACKAGE) -> Package:
    path = table_path(table)
    content = change(package.files[path].decode("utf-8")).encode("utf-8")
    assert content != package.files[path], "the package would not be broken"
    return replace(package, files={**package.files, path: content})


def assert_said(problem: Problem, table: str) -> None:
    """Hold a problem to what a person needs, in both languages, and to no text of a library."""
    assert problem.table == table
    for words in (problem.rule, problem.advice):
        assert isinstance(words, Phrase)
        assert SL.say_phrase(words) != words
    assert problem.found
    assert problem.expected
    line = str(problem)
    assert "\n" not in line
    assert not OWN_TEXT.search(line), line


@pytest.mark.fault("a fault of a table")
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("table", TABLES)
def test_a_fault_of_a_table_is_one_line(table: str, fault: str) -> None:
    change, row, found = FAULTS[fault]
    (problem,) = read_tables(broken(table, change, LITTLE)).problems
    assert_said(problem, table)
    assert problem.row == row
    assert found in problem.found


@pytest.mark.fault("a fault of a row")
@pytest.mark.parametrize("fault", ROW_FAULTS)
@pytest.mark.parametrize("table", FILLED)
def test_a_fault_of_a_row_names_the_row(table: str, fault: str) -> None:
    change, row, found = ROW_FAULTS[fault]
    problem, *others = read_tables(broken(table, change, LITTLE)).problems
    assert_said(problem, table)
    assert problem.row == row
    assert found in problem.found
    assert {other.table for other in others} <= {table}


@pytest.mark.parametrize(
    ("content", "found"),
    [(b"a,\xe8\n", "not UTF-8"), ("a,č\n".encode("utf-16"), "not UTF-8")],
    ids=["cp1250", "UTF-16"],
)
@pytest.mark.parametrize("table", TABLES)
def test_another_encoding_is_one_line(table: str, content: bytes, found: str) -> None:
    package = replace(LITTLE, files={**LITTLE.files, table_path(table): content})
    (problem,) = read_tables(package).problems
    assert_said(problem, table)
    assert problem.found == found


@pytest.mark.parametrize("table", FILLED)
def test_what_a_spreadsheet_leaves_at_the_end_is_no_row(table: str) -> None:
    commas = "," * (len(contract()[table]["fields"]) - 1)
    package = broken(table, lambda text: f"{text}\n\r\n{commas}\n\n", LITTLE)
    tables = read_tables(package)
    assert tables.problems == []
    assert tables.frames[table].equals(read_tables(LITTLE).frames[table])


@pytest.mark.parametrize("table", FILLED)
def test_a_table_that_is_cut_is_never_half_read(table: str) -> None:
    problems = read_tables(broken(table, lambda text: text[: text.rindex(",")], LITTLE)).problems
    assert [problem.table for problem in problems] == [table]


@pytest.mark.parametrize("place", [DESCRIPTOR, *map(table_path, TABLES)])
def test_a_folder_or_a_pipe_in_the_place_of_a_file_is_named_at_once(
    tmp_path: Path, place: str
) -> None:
    package = tmp_path / "package"
    for path, content in LITTLE.files.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_bytes(content)
    file, table = package / place, DESCRIPTOR if place == DESCRIPTOR else Path(place).stem
    for put, found in ((Path.mkdir, "a folder"), (os.mkfifo, "no plain file")):
        file.unlink() if file.is_file() else file.rmdir()
        put(file)
        problem = read_tables(read_package(package)).problems[0]
        assert_said(problem, table)
        assert problem.found == found


def test_a_file_that_nobody_may_read_is_named(tmp_path: Path, monkeypatch) -> None:
    real = os.open

    def refused(path: object, *arguments: int) -> int:
        if str(path).endswith("themes.csv"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments)  # type: ignore[call-overload, no-any-return]

    package = builders.tiny_package(tmp_path)
    monkeypatch.setattr("zmos_data.package.os.open", refused)
    (problem,) = read_tables(read_package(package)).problems
    assert_said(problem, "themes")
    assert problem.found == "no permission to read it"


def test_a_table_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    package = builders.tiny_package(tmp_path)
    os.truncate(package / table_path("projects"), 200 * limits.MB)
    began = time.process_time()
    (problem,) = read_tables(read_package(package)).problems
    assert_said(problem, "projects")
    assert problem.found == "200 MB"
    assert time.process_time() - began < 5


def test_no_more_problems_of_a_table_are_told_than_anybody_reads() -> None:
    package = broken("projects", lambda text: text + "a,b\n" * 3_000)
    assert len(read_tables(package).problems) <= limits.PROBLEMS + 1
    cells = broken("projects", lambda text: re.sub(r"(?m)^0", "x", text))
    assert 0 < len(check_package(cells)[2]) <= limits.PROBLEMS + 1


CELLS = {
    "number": [
        "inf",
        "-inf",
        "nan",
        "1e6",
        "1E+07",
        "1_000",
        "1.000,00",
        "1 000",
        "1e308",
        "1000000000000",
        "10" * 15,
        "0x10",
        "１２",
        "½",
        "TRUE",
        "-",
    ],
    "integer": ["1.0", "1e6", "1_000", "10000000000000000000", "1" + "0" * 30, "inf", "٣"],
    "boolean": ["yes", "1", "da", "T", "trueish"],
    "date": [
        "2024-00-00",
        "2024-02-30",
        "0001-01-01",
        "9999-12-31",
        "2024-W01-1",
        "20240101",
        "2024-1-1",
        "24. 11. 2026",
        "2024-01-01T00:00",
    ],
}


@pytest.mark.parametrize(
    ("kind", "cell"), [(kind, cell) for kind, cells in CELLS.items() for cell in cells]
)
def test_a_cell_that_is_none_of_its_type_is_named_in_every_column_of_the_type(
    kind: str, cell: str
) -> None:
    wanted = columns(lambda field: field["type"] == kind)
    found = cast_tables(read_tables(with_cells(wanted, cell, LITTLE)))[1]
    named = {(p.table, p.column): p for p in found if p.row == 2}
    assert set(named) == wanted
    for problem in named.values():
        assert_said(problem, problem.table)
        assert problem.found == cell


def test_a_day_that_no_calendar_has_is_named_in_every_column_of_days() -> None:
    days = columns(lambda field: field.get("pattern", "").startswith("^[0-9]{4}(-[0-9]{2}"))
    assert len(days) >= 9
    for cell in ("2024-00-00", "2024-13-01", "2023-02-29", "0001-01-01", "9999-12-31"):
        found = cast_tables(read_tables(with_cells(days, cell, LITTLE)))[1]
        named = {(p.table, p.column) for p in found if p.rule == "a day of the calendar"}
        assert named == days, cell


def test_a_year_far_from_ours_is_named_in_every_column_of_years() -> None:
    years = columns(lambda field: field["type"] == "integer") & {
        (table, column)
        for table, schema in contract().items()
        for column in schema["fields"]
        if column == "year" or column.endswith("_year")
    }
    assert len(years) == 4
    for cell in ("1", "0001", "9999"):
        found = cast_tables(read_tables(with_cells(years, cell, LITTLE)))[1]
        assert {(p.table, p.column) for p in found if p.rule == "type of the value"} == years


def columns(asked: Callable[[dict[str, str]], bool]) -> set[tuple[str, str]]:
    return {
        (table, column)
        for table, schema in contract().items()
        if table in FILLED
        for column, field in schema["fields"].items()
        if asked(field)
    }


def with_cells(places: set[tuple[str, str]], cell: str, package: Package = PACKAGE) -> Package:
    """Put a cell into the first row of each of the columns."""
    files = dict(package.files)
    for table in {table for table, _ in places}:
        path = table_path(table)
        rows = list(csv.reader(io.StringIO(files[path].decode("utf-8"), newline="")))
        for place, column in places:
            if place == table:
                rows[1][rows[0].index(column)] = cell
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        files[path] = written.getvalue().encode()
    return Package(files)


def test_true_and_false_are_read_as_spreadsheets_write_them() -> None:
    files = dict(PACKAGE.files)
    for table in ("themes", "municipalities", "project_municipalities"):
        text = files[table_path(table)].decode("utf-8")
        files[table_path(table)] = re.sub(
            r"(?<=,)(true|false)(?=[,\n])", lambda found: found[0].upper(), text
        ).encode()
    changed = Package(files)
    assert changed.files != PACKAGE.files
    assert check_package(changed)[2] == []
    before, after = load_package(PACKAGE), load_package(changed)
    for table in ("themes", "municipalities", "project_municipalities"):
        assert getattr(after, table).equals(getattr(before, table))


BREAKS = ["\n", "\r\n", "\t", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028"]


@pytest.mark.parametrize("sign", BREAKS, ids=lambda sign: f"U+{ord(sign[0]):04X}")
@pytest.mark.parametrize("table", FILLED)
def test_a_line_break_or_a_tab_in_a_text_is_a_space(table: str, sign: str) -> None:
    column = next(
        name
        for name, field in contract()[table]["fields"].items()
        if set(field) <= {"type", "required"} and field["type"] == "string"
    )
    frame = read_tables(with_cells({(table, column)}, f"one{sign}two ", LITTLE)).frames[table]
    assert frame.at[0, column] == "one two"


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    package = with_cells({("municipalities", "name")}, "Krs\u030cko\ufeff")
    assert read_tables(package).frames["municipalities"].at[0, "name"] == "Krško"


@pytest.mark.parametrize("text", ["", "Celje", "»Dečkovo naselje« – DN\u00a010", "a  b", "😀"])
def test_a_text_without_a_fault_stays_as_it_is(text: str) -> None:
    assert cleaned(text) == text


def test_a_theme_that_has_no_words_is_named_with_those_that_have() -> None:
    package = broken("themes", lambda text: text.replace("urban_environment", "town", 1))
    problem = next(p for p in check_package(package)[2] if p.table == "themes")
    assert_said(problem, "themes")
    assert (problem.column, problem.found) == ("theme_code", "town")
    assert "urban_environment" in problem.expected


def test_a_code_that_another_table_does_not_have_is_named_with_those_that_it_has() -> None:
    problems = check_package(with_cells({("projects", "theme_code")}, "town"))[2]
    (problem,) = [p for p in problems if p.column == "theme_code"]
    assert_said(problem, "projects")
    assert all(code in problem.expected for code in ("themes", "urban_environment"))


@pytest.mark.parametrize(
    "table", ["municipalities", "themes", "priorities", "sources", "programmes"]
)
def test_a_table_that_the_pages_need_is_not_empty(table: str) -> None:
    package = broken(table, lambda text: text.partition("\n")[0] + "\n")
    problem = next(p for p in check_package(package)[2] if p.table == table)
    assert_said(problem, table)
    assert problem.found == "no row"


def test_corrections_of_themselves_and_thousands_of_them_end_soon() -> None:
    row = "c-{n},projects,061-01,end_year,set,1999,2020,a reason,\n"
    rows = "".join(row.format(n=n) for n in range(5_000))
    itself = "z-1,corrections,z-1,reason,set,a reason,another,a reason,\n"
    began = time.process_time()
    problems = check_package(broken("corrections", lambda text: text + itself + rows))[2]
    assert time.process_time() - began < 30
    assert any(p.found == "corrections.reason" for p in problems)
    assert {p.table for p in problems} == {"corrections"}
