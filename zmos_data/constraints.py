"""What the descriptor asks of the tables: constraints of columns, keys, and rows at all.

Columns are asked as a whole, so that 100,000 rows take a second and not minutes; of each
column no more problems are told than a person reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from zmos_data import expectations, limits
from zmos_data.cells import shortened
from zmos_data.contract import CODES, NEEDED
from zmos_data.model import Problem
from zmos_data.phrase import Phrase
from zmos_data.tables import TextTables

Frames = Mapping[str, pd.DataFrame]
_CELL = Phrase("correct the cell in the table")
_SHOWN = 15  # keys of another table that a problem lists


def check_constraints(tables: TextTables, frames: Frames) -> list[Problem]:
    """Check every table that could be read against the descriptor.

    Parameters
    ----------
    tables : TextTables
        The tables as text, after the corrections.
    frames : mapping of str to pandas.DataFrame
        The same tables, cast.
    """
    problems: list[Problem] = []
    for table, text in tables.frames.items():
        schema = tables.schema(table)
        if table in NEEDED:
            problems += _of_rows(table, text, NEEDED[table])
        for field in schema["fields"]:
            column = text[field["name"]]
            problems += _of_column(table, column, frames[table][field["name"]], field)
        problems += _of_key(table, frames[table], schema["primaryKey"])
        for key in schema.get("foreignKeys", []):
            problems += _of_reference(table, tables.frames, key)
    return problems


def _of_rows(table: str, text: pd.DataFrame, cells: Mapping[str, str]) -> Iterator[Problem]:
    """Find out whether the row is there that pages lean on."""
    there = (text[list(cells)] == list(cells.values())).all(axis=1)
    if not there.any():
        named = ", ".join(f"{column} = {cell}" for column, cell in cells.items())
        yield Problem(
            table,
            None,
            None,
            Phrase("the rows that the pages need"),
            Phrase("no row"),
            Phrase("a row with {cells}", cells=named) if cells else Phrase("at least one row"),
            Phrase("put the row back"),
        )


def _of_column(
    table: str, text: pd.Series[Any], values: pd.Series[Any], field: Mapping[str, Any]
) -> Iterator[Problem]:
    """Ask each constraint of the cells that are of the right type."""
    rules = dict(field.get("constraints", {}))
    if codes := CODES.get((table, field["name"])):
        rules["enum"] = [code for code in rules.get("enum", codes) if code in codes]
    field = {**field, "constraints": rules}
    empty = text == ""
    for name, value in rules.items():
        wrong = _broken(name, value, text.mask(empty), values)
        if name == "required":
            wrong = empty & bool(value)
        for row, cell in text[wrong].head(limits.PROBLEMS).items():
            yield Problem(
                table,
                int(str(row)) + 2,
                field["name"],
                Phrase("a value of its own for each row")
                if name == "unique"
                else Phrase("what the column allows"),
                shortened(cell) or Phrase("an empty cell"),
                expectations.of_constraint(name, field),
                _CELL,
            )


def _broken(name: str, value: Any, known: pd.Series[Any], values: pd.Series[Any]) -> pd.Series[Any]:
    """Tell which cells break a constraint; an empty cell breaks none."""
    if name == "enum":
        broken = known.notna() & ~known.isin(value)
    elif name == "unique" and value:
        broken = known.notna() & known.duplicated()
    elif name == "minimum":
        broken = values < value
    elif name == "maximum":
        broken = values > value
    elif name == "pattern":
        pattern = re.compile(value)
        bad = [cell for cell in known.dropna().unique() if not pattern.fullmatch(cell)]
        broken = known.isin(bad)
    else:
        broken = pd.Series(False, index=known.index)
    return broken.fillna(False).astype(bool)


def _of_key(table: str, frame: pd.DataFrame, key: list[str]) -> Iterator[Problem]:
    """Find the rows whose key another row above has; an empty part is told by its column."""
    again = frame.duplicated(key) & frame[key].notna().all(axis=1)
    for row, cells in frame.loc[again, key].head(limits.PROBLEMS).iterrows():
        said = ", ".join(map(str, cells))
        same = (frame[key] == cells).all(axis=1)
        yield Problem(
            table,
            int(str(row)) + 2,
            ", ".join(key),
            Phrase("a key of its own for each row"),
            Phrase(
                "“{key}”, as in row {row}",
                key=shortened(said),
                row=int(same.to_numpy().argmax()) + 2,
            ),
            Phrase("a value that no other row has"),
            Phrase("give the row another key, or delete it"),
        )


def _of_reference(table: str, frames: Frames, key: Mapping[str, Any]) -> Iterator[Problem]:
    """Find the values that the table they point to does not have."""
    (column,), target = key["fields"], key["reference"]["resource"]
    if target not in frames or (target in NEEDED and frames[target].empty):
        return  # the table itself is named, which a line a row would hide
    (there,) = key["reference"]["fields"]
    known = frames[target][there]
    own = frames[table][column]
    expected = Phrase("a value of the table {table}", table=target)
    if 0 < len(known) <= _SHOWN:
        values = ", ".join(known)
        expected = Phrase("a value of the table {table}: {values}", table=target, values=values)
    for row, cell in own[(own != "") & ~own.isin(known)].head(limits.PROBLEMS).items():
        yield Problem(
            table,
            int(str(row)) + 2,
            column,
            Phrase("a value that another table has"),
            shortened(cell),
            expected,
            _CELL,
        )
