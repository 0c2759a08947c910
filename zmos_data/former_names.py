"""Names that columns had before: packages that still have them are read as if renamed.

The first name of a pair is the former one. Until `UNTIL` a package may keep it, and the web
interface answers with both.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import pandas as pd

FORMER = {"projects": {"theme": "theme_code", "priority": "priority_code"}}
UNTIL = date(2027, 11, 30)

# Columns whose cells name columns of the projects, several with semicolons between them.
_NAMING = {"project_sources": "proves", "conflicts": "field"}
LOG = logging.getLogger(__name__)


def former_of(table: str, columns: Collection[str]) -> dict[str, str]:
    """Return the present name of each former one among the columns of a table.

    A former name beside the present one is a column of the package's own, and stays.
    """
    return {
        old: new
        for old, new in FORMER.get(table, {}).items()
        if old in columns and new not in columns
    }


def aliases_of(table: str, columns: Collection[str]) -> dict[str, str]:
    """Return the present name of each former one that no column of a table has any more."""
    return {
        old: new
        for old, new in FORMER.get(table, {}).items()
        if new in columns and old not in columns
    }


def rename_schema(table: str, schema: dict[str, Any]) -> None:
    """Give a schema the present names, in its columns and keys, in place.

    A column that is renamed keeps its former name as ``formerName``; see `former_in`.
    """
    names = former_of(table, [field["name"] for field in schema["fields"]])
    for field in schema["fields"]:
        if field["name"] in names:
            field.update(name=names[field["name"]], formerName=field["name"])
    for key in ("primaryKey", "foreignKeys"):
        if key in schema:
            schema[key] = _renamed(schema[key], names)


def former_in(schema: Mapping[str, Any]) -> set[str]:
    """Return the names that columns of a schema had in the file, where they were others."""
    return {field["formerName"] for field in schema["fields"] if "formerName" in field}


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(part, names) for name, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, names) for part in value]
    return names.get(value, value) if isinstance(value, str) else value


def rename_cells(frames: Mapping[str, pd.DataFrame]) -> set[str]:
    """Give cells that name columns the present names, in place; return what was renamed."""
    found: set[str] = set()
    for table, former in FORMER.items():
        own = frames[table].columns if table in frames else ()
        names = {old: new for old, new in former.items() if old not in own}
        if "corrections" in frames:
            corrections = frames["corrections"]
            found |= _rename(corrections, "column", names, corrections["table"] == table)
        for naming, column in _NAMING.items() if table == "projects" else ():
            if naming in frames:
                found |= _rename(frames[naming], column, names)
    return found


def _rename(
    frame: pd.DataFrame, column: str, names: Mapping[str, str], rows: Any = slice(None)
) -> set[str]:
    cells = frame.loc[rows, column]
    parts = {cell: cell.split(";") for cell in cells.unique()}
    used = {name for cell in parts.values() for name in cell} & set(names)
    if used:
        frame.loc[rows, column] = cells.map(
            {cell: ";".join(names.get(name, name) for name in own) for cell, own in parts.items()}
        )
    return used


def tell(former: Collection[str]) -> None:
    """Log the former names that a package still has, in one line."""
    if former:
        present = {old: new for names in FORMER.values() for old, new in names.items()}
        said = ", ".join(f"{old} (now {present[old]})" for old in sorted(former))
        LOG.warning("data: the package names columns as before: %s; read until %s", said, UNTIL)
