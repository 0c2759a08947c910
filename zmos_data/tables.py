"""The tables as text: read from files, never an exception, every problem named."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import pandas as pd

from zmos_data.model import Dataset, Problem
from zmos_data.phrase import Phrase

DESCRIPTOR = "datapackage.json"
_RESTORE = Phrase("restore the file from the repository")


@dataclass
class TextTables:
    """What was read: the descriptor, the tables as text, and what could not be read."""

    descriptor: dict[str, Any] = field(default_factory=dict)
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def schema(self, table: str) -> dict[str, Any]:
        """Return the schema of a table from the descriptor."""
        resources = {r["name"]: r for r in self.descriptor["resources"]}
        schema: dict[str, Any] = resources[table]["schema"]
        return schema


def read_tables(folder: Path) -> TextTables:
    """Read the descriptor and every table that it names, as text.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of the data package.

    Returns
    -------
    TextTables
        Frames of str by table, "" for an empty cell. Unreadable files, wrong headers and
        rows of the wrong length are in ``problems``, and their table is left out.
    """
    tables = TextTables()
    tables.descriptor = _read_descriptor(folder / DESCRIPTOR, tables.problems)
    for resource in tables.descriptor.get("resources", []):
        frame = _read_table(folder, resource, tables.problems)
        if frame is not None:
            tables.frames[resource["name"]] = frame
    return tables


def references(schema: Mapping[str, Any]) -> dict[str, str]:
    """Return the table whose keys a column holds, by column; from the foreign keys of a schema."""
    return {
        column: str(key["reference"]["resource"])
        for key in schema.get("foreignKeys", [])
        for column in several(key["fields"])
    }


def several(names: str | Sequence[str]) -> list[str]:
    """Return names as a list; the descriptor may write a single one without a list."""
    return [names] if isinstance(names, str) else list(names)


def checksum(folder: Path) -> str:
    """Compute the SHA-256 over the descriptor and the tables, with their names."""
    digest = hashlib.sha256()
    for path in (folder / DESCRIPTOR, *sorted((folder / "tables").glob("*.csv"))):
        digest.update(path.name.encode())
        if path.exists():
            # A checkout on Windows may end lines with CRLF; the tables are still the same.
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _read_descriptor(path: Path, problems: list[Problem]) -> dict[str, Any]:
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        names = {str(r["name"]) for r in descriptor["resources"] if r["path"]}
        for resource in descriptor["resources"]:
            _ = [(f["name"], f["type"]) for f in resource["schema"]["fields"]]
        _ = descriptor["version"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        problems.append(
            Problem(DESCRIPTOR, None, None, Phrase("readable descriptor"), str(error),
                    Phrase("a Data Package with resources and schemas"), _RESTORE)
        )  # fmt: skip
        return {}
    wanted = {f.name for f in fields(Dataset)} - {"version", "checksum"} | {"corrections"}
    if names != wanted:
        problems.append(
            Problem(DESCRIPTOR, None, None, Phrase("tables described"),
                    ", ".join(sorted(names)) or Phrase("no table"), ", ".join(sorted(wanted)),
                    _RESTORE)
        )  # fmt: skip
        return {}
    result: dict[str, Any] = descriptor
    return result


def _read_table(
    folder: Path, resource: dict[str, Any], problems: list[Problem]
) -> pd.DataFrame | None:
    name = str(resource["name"])
    expected = [f["name"] for f in resource["schema"]["fields"]]
    try:
        with (folder / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            found = next(rows, [])
            if found != expected:
                problems.append(_header_problem(name, found, expected))
                return None
            return _frame(name, rows, expected, problems)
    except FileNotFoundError:
        problems.append(
            Problem(name, None, None, Phrase("the file exists"), Phrase("no file"),
                    resource["path"], Phrase("put the file back"))
        )  # fmt: skip
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(
            Problem(name, None, None, Phrase("readable CSV"), str(error),
                    Phrase("CSV in UTF-8 with commas"), Phrase("save the file as CSV UTF-8"))
        )  # fmt: skip
    return None


def _header_problem(table: str, found: list[str], expected: list[str]) -> Problem:
    missing = ", ".join(c for c in expected if c not in found)
    extra = ", ".join(c for c in found if c not in expected)
    if missing and extra:
        said = Phrase("missing: {missing}; not known: {extra}", missing=missing, extra=extra)
    elif missing:
        said = Phrase("missing: {missing}", missing=missing)
    else:
        said = Phrase("not known: {extra}", extra=extra) if extra else Phrase("another order")
    return Problem(table, 1, None, Phrase("columns"), said, ", ".join(expected),
                   Phrase("give the table the columns of the descriptor"))  # fmt: skip


def _frame(
    table: str, rows: Iterable[list[str]], columns: list[str], problems: list[Problem]
) -> pd.DataFrame | None:
    """Read the rows column by column; the same text is kept once, which is most of a table."""
    once: dict[str, str] = {}
    cells: list[list[str]] = [[] for _ in columns]
    ragged = False
    for n, row in enumerate(rows, 2):
        if len(row) == len(columns):
            for column, cell in zip(cells, row, strict=True):
                column.append(once.setdefault(cell, cell))
            continue
        ragged = True
        problems.append(
            Problem(table, n, None, Phrase("number of cells in the row"), str(len(row)),
                    str(len(columns)), Phrase("look for a missing comma or quotation mark"))
        )  # fmt: skip
    if ragged:
        return None
    return pd.DataFrame(dict(zip(columns, cells, strict=True)), dtype=object)
