"""Known errors of sources, mended on loading by rows with a reason."""

from __future__ import annotations

from typing import Any

import pandas as pd

from zmos_data.model import Problem
from zmos_data.phrase import Phrase
from zmos_data.tables import TextTables


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
    found = [_apply(tables, row, n) for n, row in enumerate(corrections.to_dict("records"), 2)]
    return [problem for problem in found if problem is not None]


def _apply(tables: TextTables, row: dict[Any, Any], line: int) -> Problem | None:
    frame = tables.frames.get(row["table"])
    if frame is None or row["column"] not in frame.columns:
        return _problem(line, "column", f"{row['table']}.{row['column']}",
                        Phrase("a table and its column"))  # fmt: skip
    places = _rows_with_key(frame, tables.schema(row["table"])["primaryKey"], row["key"])
    if len(places) != 1:
        return _problem(line, "key", row["key"],
                        Phrase("the key of one row of {table}", table=row["table"]))  # fmt: skip
    now = str(frame.at[places[0], row["column"]])
    if now != row["expect"]:
        return _problem(line, "expect", now,
                        Phrase("“{value}” in {table} {key}", value=row["expect"],
                               table=row["table"], key=row["key"]))  # fmt: skip
    frame.at[places[0], row["column"]] = row["value"] if row["action"] == "set" else ""
    return None


def _rows_with_key(frame: pd.DataFrame, keys: list[str], key: str) -> list[int]:
    joined = frame[keys].agg(",".join, axis=1) if len(frame) else pd.Series(dtype=object)
    return [int(i) for i in joined.index[joined == key]]


def _problem(line: int, column: str, found: str, expected: str) -> Problem:
    return Problem("corrections", line, column, Phrase("the correction fits"), found, expected,
                   Phrase("look at the row again and change or delete it"))  # fmt: skip
