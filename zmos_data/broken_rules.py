"""A rule of the domain that a row breaks, as a problem with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from zmos_data.model import Problem
from zmos_data.phrase import Phrase

Frames = Mapping[str, pd.DataFrame]


def broken_rule(
    row: Any, column: str, rule: str, found: object, expected: str, *, table: str = "projects"
) -> Problem:
    """Name the row of a project, the column and what was found where a rule is broken."""
    advice = Phrase("look at project {project} and its source", project=row.project_id)
    return Problem(table, int(row.Index) + 2, column, rule, as_in_table(found), expected, advice)


def as_in_table(value: object) -> str:
    """Write a value as it stands in the table; a phrase keeps its parts."""
    if isinstance(value, str):
        return value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
