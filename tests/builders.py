"""Small valid data packages for tests, and the ways to break them in one place.

The package is cut from the real one (two towns and what belongs to them), so that it keeps
to the real descriptor whatever columns that has.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.tables import figures
from zmos_data.model import Dataset
from zmos_data.package import PACKAGE_FOLDER

TOWNS = ("011", "054")
DESCRIPTOR = "datapackage.json"
Row = dict[str, str]


def tiny_package(tmp_path: Path) -> Path:
    """Build a valid package of two towns (Celje, Krško) and return its folder."""
    folder = tmp_path / "package"
    (folder / "tables").mkdir(parents=True)
    shutil.copy(PACKAGE_FOLDER / DESCRIPTOR, folder / DESCRIPTOR)
    for path in sorted((PACKAGE_FOLDER / "tables").glob("*.csv")):
        columns, rows = _read(path)
        _write(folder / "tables" / path.name, columns, [row for row in rows if _belongs(row)])
    return folder


def _belongs(row: Row) -> bool:
    code = row.get("municipality_code") or row.get("project_id", "")[:3]
    return not code or code in TOWNS


def table_rows(folder: Path, table: str) -> list[Row]:
    """Return the rows of a table as text; row n of the file is item n - 2."""
    return _read(folder / "tables" / f"{table}.csv")[1]


def row_number(folder: Path, table: str, column: str, value: str) -> int:
    """Return the line of the first row with a value (the header is line 1)."""
    values = [row[column] for row in table_rows(folder, table)]
    return values.index(value) + 2


def set_cell(folder: Path, table: str, row: int, column: str, value: str) -> None:
    """Put a value into one cell; it must differ from what stands there."""
    path = folder / "tables" / f"{table}.csv"
    columns, rows = _read(path)
    assert rows[row - 2][column] != value, "the package would not be broken"
    rows[row - 2][column] = value
    _write(path, columns, rows)


def add_row(folder: Path, table: str, /, **cells: str) -> int:
    """Add a row, empty but for the cells given, and return its line."""
    path = folder / "tables" / f"{table}.csv"
    columns, rows = _read(path)
    assert set(cells) <= set(columns), f"no such column in {table}: {set(cells) - set(columns)}"
    _write(path, columns, [*rows, dict.fromkeys(columns, "") | cells])
    return len(rows) + 2


def put_into_two_towns(folder: Path) -> None:
    """Let the first project of Celje lie in Krško as well, which does not lead it."""
    add_row(
        folder,
        "project_municipalities",
        project_id="011-01",
        municipality_code="054",
        is_lead="false",
    )


def add_column(folder: Path, table: str, name: str, kind: str, cell: str) -> None:
    """Add a column to a table and to its schema; every row has the same cell."""
    described = descriptor(folder)
    (resource,) = (r for r in described["resources"] if r["name"] == table)
    words = ("title", "title_sl", "title_en", "description", "description_sl", "description_en")
    resource["schema"]["fields"].append({"name": name, "type": kind} | dict.fromkeys(words, name))
    (folder / DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")
    path = folder / "tables" / f"{table}.csv"
    columns, rows = _read(path)
    _write(path, [*columns, name], [{**row, name: cell} for row in rows])


def repeat_row(folder: Path, table: str, row: int) -> int:
    """Add a copy of a row and return the line of the copy."""
    return add_row(folder, table, **table_rows(folder, table)[row - 2])


def change_text(folder: Path, table: str, change: Callable[[str], str]) -> None:
    """Change the text of a table's file; it must become another one."""
    path = folder / "tables" / f"{table}.csv"
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, "the package would not be broken"
    path.write_text(after, encoding="utf-8", newline="")


def add_correction(folder: Path, /, **cells: str) -> int:
    """Add a correction with a reason; its number is filled in where the table wants one."""
    columns, _ = _read(folder / "tables" / "corrections.csv")
    source = table_rows(folder, "sources")[0]["source_id"]
    known = {"correction_id": "test-01", "reason": "made for a test", "source_id": source}
    own = {column: value for column, value in known.items() if column in columns}
    return add_row(folder, "corrections", **(own | cells))


def without_amount(dataset: Dataset, column: str, **cells: str) -> Dataset:
    """Return data in which an amount is not known of the projects that have these cells."""
    projects = dataset.projects.copy()
    own = (projects[list(cells)] == list(cells.values())).all(axis=1)
    assert projects.loc[own, column].notna().any(), "the data would not be others"
    for name in (column, f"{column}_precision"):
        projects[name] = projects[name].mask(own)
    projects["figures"] = figures(projects)
    return replace(dataset, projects=projects, checksum=f"without {column} of {cells}")


def descriptor(folder: Path) -> dict[str, Any]:
    """Return the descriptor."""
    read: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return read


def _read(path: Path) -> tuple[list[str], list[Row]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or []), list(reader)


def _write(path: Path, columns: list[str], rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def semicolons(package: Path) -> None:
    """Save the projects as Slovenian Excel does."""
    change_text(package, "projects", lambda text: text.replace(",", ";"))


def bad_cell(package: Path) -> None:
    """Put an amount into the projects that is none."""
    set_cell(package, "projects", 2, "total_eur", "1e6")


def cut(package: Path) -> None:
    """Leave half of the projects' file."""
    change_text(package, "projects", lambda text: text[: len(text) // 2])
