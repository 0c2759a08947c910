"""A rule of the domain that a row breaks, as a problem with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import pandas as pd

from zmos_data.model import Problem
from zmos_data.phrase import Phrase
from zmos_data.rows import Kind, rows_in

Frames = Mapping[str, pd.DataFrame]


class OfProject(Protocol):
    """A row that is of a project: of the projects, or of what they have."""

    Index: int
    project_id: str


def broken_rule(
    row: OfProject, column: str, rule: str, found: object, expected: str, *, table: str = "projects"
) -> Problem:
    """Name the row of a project, the column and what was found where a rule is broken."""
    advice = Phrase("look at project {project} and its source", project=row.project_id)
    return Problem(table, int(row.Index) + 2, column, rule, as_in_table(found), expected, advice)


def rows_where(
    kind: type[Kind], table: pd.DataFrame, columns: Sequence[str], is_broken: Callable[..., bool]
) -> Iterator[Kind]:
    """Return the rows whose cells of some columns break a rule; only these are made into rows.

    A named tuple of each row of 5,000 would take longer than everything else that is asked.
    """
    cells = zip(*(table[column].tolist() for column in columns), strict=True)
    return rows_in(table[[is_broken(*row) for row in cells]], kind)


def as_in_table(value: object) -> str:
    """Write a value as it stands in the table; a phrase keeps its parts."""
    if isinstance(value, str):
        return value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
