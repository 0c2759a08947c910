"""The rows of two releases side by side: which are in both, and which of their cells differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from zmos_data.amounts import AMOUNTS
from zmos_data.change_kinds import ChangedFact, ChangedProject, Row, Value
from zmos_data.model import Dataset
from zmos_data.selection import Selection

# Tables of which a project, or a town, has several rows.
OF_PROJECTS = ("project_municipalities", "project_sources", "outputs", "sites", "conflicts")
OF_TOWNS = ("allocations", "arms", "municipality_provenance")
_NUMBER, _PLACE = "conflict_id", "position"  # they say nothing of what a row says
Cells = dict[str, list[Any]]  # by the column, in the order of the rows; None where one is empty


@dataclass(frozen=True)
class Side:
    """One of two releases, and the view of it that is compared.

    Attributes
    ----------
    dataset : Dataset
        The release.
    selection : Selection
        The view; nothing but its filters is asked.
    """

    dataset: Dataset
    selection: Selection

    @cached_property
    def places(self) -> dict[str, int]:
        """Place of each project in the table, by its id."""
        return {project: n for n, project in enumerate(self.cells["project_id"])}

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids of the projects of the view."""
        if not self.selection.active_filters:
            return frozenset(self.places)
        ids = self.cells["project_id"]
        return frozenset(ids[n] for n in self.dataset.index.filtered(self.selection).positions)

    @cached_property
    def cells(self) -> Cells:
        """Cells of the projects."""
        return cells_of(self.dataset.projects)

    @cached_property
    def towns(self) -> dict[str, tuple[str, ...]]:
        """Towns of each project, the lead first."""
        links = self.dataset.project_municipalities
        links = links.sort_values("is_lead", ascending=False, kind="stable")
        found: dict[str, list[str]] = {}
        for project, town in zip(links["project_id"], links["municipality_code"], strict=True):
            found.setdefault(project, []).append(town)
        return {project: tuple(towns) for project, towns in found.items()}

    def cell(self, project: str, column: str) -> Any:
        """Return a cell of a project."""
        return self.cells[column][self.places[project]]

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Return ids in the order of the table."""
        return sorted(ids, key=self.places.__getitem__)


def cells_of(frame: pd.DataFrame) -> Cells:
    """Return the cells of a table as plain values."""
    return {
        str(column): [None if empty else value for value, empty in zip(cells, gaps, strict=True)]
        for column in frame
        for cells, gaps in [(frame[column].tolist(), frame[column].isna().tolist())]
    }


def project_of(project: str, own: Side, other: Side) -> ChangedProject:
    """Describe a project as a release has it, with the towns and the theme of the other as well."""
    sides = [side for side in (own, other) if project in side.places]
    return ChangedProject(
        project,
        own.cell(project, "name_sl"),
        own.cell(project, "name_en"),
        tuple(dict.fromkeys(town for side in sides for town in side.towns[project])),
        tuple(dict.fromkeys(side.cell(project, "theme_code") for side in sides)),
        {column: own.cell(project, column) for column in AMOUNTS},
    )


def cells_that_differ(
    before: Side, after: Side, ids: list[str], without: frozenset[str]
) -> Iterator[tuple[str, str, Value, Value]]:
    """Yield (project, column, before, after) of columns that both releases have."""
    left, right = before.places, after.places
    for column in after.cells:
        if column in without or column not in before.cells:
            continue
        old, new = before.cells[column], after.cells[column]
        for project in ids:
            a, b = old[left[project]], new[right[project]]
            if a != b:
                yield project, column, a, b


def rows_that_differ(
    before: Dataset, after: Dataset, tables: tuple[str, ...], key: str
) -> Iterator[tuple[str, str, int, int, tuple[Row, ...], tuple[Row, ...]]]:
    """Say where the rows of a project or a town differ.

    Yields
    ------
    tuple
        Key, table, how many rows there are before and after, and the rows that were removed and
        added. Where nothing but the order is another, each row with its place is.
    """
    for table in tables:
        old, new = getattr(before, table), getattr(after, table)
        if old.equals(new):
            continue
        shared = [column for column in new if column in old and column not in (key, _NUMBER)]
        left, right = _rows(old, shared, key), _rows(new, shared, key)
        for own in dict.fromkeys((*right, *left)):
            a, b = left.get(own, []), right.get(own, [])
            if Counter(a) == Counter(b):
                continue
            for without in (_PLACE, ""):
                removed, added = _alone(a, b, without), _alone(b, a, without)
                if removed or added:
                    yield own, table, len(a), len(b), removed, added
                    break


def _rows(table: pd.DataFrame, columns: list[str], key: str) -> Mapping[str, list[Row]]:
    """Return the rows of each project or town."""
    found: dict[str, list[Row]] = {}
    cells = cells_of(table[[key, *columns]])
    for own, *row in zip(cells.pop(key), *cells.values(), strict=True):
        found.setdefault(own, []).append(tuple(zip(columns, row, strict=True)))
    return found


def _alone(rows: list[Row], others: list[Row], without: str) -> tuple[Row, ...]:
    """Return the rows that the others do not have, without a column."""
    one, other = (
        Counter(tuple(cell for cell in row if cell[0] != without) for row in side)
        for side in (rows, others)
    )
    return tuple((one - other).elements())


def facts_that_differ(before: Dataset, after: Dataset) -> Iterator[ChangedFact]:
    """Yield each fact of a town that is in both releases and differs."""
    old, new = cells_of(before.municipalities), cells_of(after.municipalities)
    left = {code: n for n, code in enumerate(old["municipality_code"])}
    for n, code in enumerate(new["municipality_code"]):
        for column in new:
            if code in left and column in old and old[column][left[code]] != new[column][n]:
                yield ChangedFact(code, column, old[column][left[code]], new[column][n])
    for code, table, a, b, removed, added in rows_that_differ(
        before, after, OF_TOWNS, "municipality_code"
    ):
        yield ChangedFact(code, table, a, b, removed, added)
