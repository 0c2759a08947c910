"""Known errors of sources, mended on loading by rows with a reason."""

from __future__ import annotations

from typing import Any

import pandas as pd

from zmos_data.model import Problem
from zmos_data.phrase import Phrase
from zmos_data.tables import TextTables

Keys = dict[str, dict[str, list[int]]]  # by table and key: positions of its rows


def apply_corrections(tables: TextTables) -> list[Problem]:
    """Apply the rows of the corrections table to the text tables, in place.

    Each row names table, key and column, what it expects to find and what to put there. A
    row that does not find what it expects changes nothing and is a problem: the source has
    moved on, and somebody must look.

    Returns
    -------
    list of Problem
        One for each correction that does not fit.
    """
    corrections = tables.frames.get("corrections")
    if corrections is None:
        return []
    keys: Keys = {}
    rows = corrections.to_dict("records")
    found = [_apply(tables, row, n, keys) for n, row in enumerate(rows, 2)]
    return [problem for problem in found if problem is not None]


def _apply(tables: TextTables, row: dict[Any, Any], line: int, known: Keys) -> Problem | None:
    frame = tables.frames.get(row["table"])
    if frame is None or row["column"] not in frame.columns or row["table"] == "corrections":
        return _problem(
            line, "column", f"{row['table']}.{row['column']}", Phrase("a table and its column")
        )
    key = tables.schema(row["table"])["primaryKey"]
    if row["table"] not in known:
        known[row["table"]] = _places(frame, key)
    places = known[row["table"]].get(row["key"], [])
    if len(places) != 1:
        return _problem(
            line, "key", row["key"], Phrase("the key of one row of {table}", table=row["table"])
        )
    now = str(frame.at[places[0], row["column"]])
    if now != row["expect"]:
        return _problem(
            line,
            "expect",
            now,
            Phrase(
                "“{value}” in {table} {key}",
                value=row["expect"],
                table=row["table"],
                key=row["key"],
            ),
        )
    frame.at[places[0], row["column"]] = row["value"] if row["action"] == "set" else ""
    if row["column"] in key:
        del known[row["table"]]
    return None


def _places(frame: pd.DataFrame, key: list[str]) -> dict[str, list[int]]:
    """Return the rows of each key, its parts joined by commas."""
    places: dict[str, list[int]] = {}
    for n, cells in enumerate(zip(*(frame[column] for column in key), strict=True)):
        places.setdefault(",".join(cells), []).append(n)
    return places


def _problem(line: int, column: str, found: str, expected: str) -> Problem:
    return Problem(
        "corrections",
        line,
        column,
        Phrase("the correction fits"),
        found,
        expected,
        Phrase("look at the row again and change or delete it"),
    )
