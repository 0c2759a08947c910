"""The cells that differ between two releases as a table, a cell a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pandas as pd

from zmos_data.change_kinds import (
    ChangedAmount,
    ChangedFact,
    ChangedField,
    ChangedProject,
    Row,
    Value,
)
from zmos_data.changes import Changes
from zmos_data.exports.delimited import csv_of_all
from zmos_data.exports.formula_guard import guarded

_OF_PROJECT = ("project_id", "name_sl", "municipality_codes", "theme_code")
COLUMNS = ("kind", *_OF_PROJECT, "field", "before", "after")
_Cell = tuple[object, ...]


def changes_csv(found: Changes) -> bytes:
    """Write every cell that differs: kind of change, project or town, column, before and after.

    What is not known is empty. Of a table that holds rows of a project or a town, ``field`` is
    its name, and each row that came or went stands in one cell. A text that a spreadsheet would
    take for a formula has an apostrophe before it.
    """
    rows = pd.DataFrame(list(_rows(found)), columns=list(COLUMNS), dtype=object)
    return csv_of_all(rows.map(guarded))


def _rows(found: Changes) -> Iterator[_Cell]:
    for project in found.new:
        for column, value in _known(project):
            yield _cell("new", project, column, None, value)
    for project in found.withdrawn:
        for column, value in _known(project):
            yield _cell("withdrawn", project, column, value, None)
    for moved in found.moved:
        yield _cell("moved", moved.project, "stage", moved.before, moved.after)
    yield from chain.from_iterable(map(_amount, found.amounts))
    for other in found.other:
        for before, after in _pairs(other):
            yield _cell("other", other.project, other.field, before, after)
    for fact in found.facts:
        for before, after in _pairs(fact):
            yield ("facts", None, None, fact.municipality_code, None, fact.field, before, after)
    for answer in found.confirmed:
        town, day = answer.municipality_code, answer.day.isoformat()
        for verdict in ("right", "wrong", "missing"):
            field = f"{day} {verdict}"
            yield ("confirmed", None, None, town, None, field, None, getattr(answer, verdict))
    for source in found.sources:
        yield ("sources", None, None, None, None, source.source_id, None, source.title)


def _known(project: ChangedProject) -> Iterator[tuple[str, Value]]:
    """Yield the name of a project, and its amounts that are known."""
    yield "name_sl", project.name_sl
    yield from ((column, eur) for column, eur in project.amounts.items() if eur is not None)


def _amount(change: ChangedAmount) -> Iterator[_Cell]:
    pairs = (
        (change.amount, change.before, change.after),
        (f"{change.amount}_precision", change.precision_before, change.precision_after),
    )
    for field, before, after in pairs:
        if before != after:
            yield _cell("amounts", change.project, field, before, after)


def _pairs(change: ChangedField | ChangedFact) -> Iterator[tuple[Value, Value]]:
    """Yield a cell before and after, or each row of a table that came or went."""
    if not (change.removed or change.added):
        yield change.before, change.after
    yield from ((_whole(row), None) for row in change.removed)
    yield from ((None, _whole(row)) for row in change.added)


def _whole(row: Row) -> str:
    return "; ".join(f"{column}={value}" for column, value in row if value is not None)


def _cell(kind: str, project: ChangedProject, field: str, before: Value, after: Value) -> _Cell:
    towns = ";".join(project.towns)
    about = (project.project_id, project.name_sl, towns, project.themes[0])
    return (kind, *about, field, before, after)
