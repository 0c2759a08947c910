"""Whose data a change concerns: what an editor of some towns may release, and what not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import pandas as pd

from zmos_data.editors import ALL
from zmos_data.package import Package
from zmos_data.tables import read_tables

Row = Mapping[str, str]
Frames = Mapping[str, pd.DataFrame]
_OF_TOWNS = ("projects", "project_municipalities", "municipalities", "municipality_provenance")
_OF_PROJECTS = ("project_sources", "outputs", "sites", "conflicts")


def touched_towns(before: Package, after: Package) -> frozenset[str]:
    """Return the towns that a change concerns (pure).

    Parameters
    ----------
    before, after : Package
        The data as they are and as they would be.

    Returns
    -------
    frozenset of str
        Codes of the towns of every row that is another, new or gone: of a project all towns that
        it has or had, of a source all whose rows name it. ``all`` stands among them where a table
        changes that is of no town, or anything that is no table.
    """
    old, new = read_tables(before), read_tables(after)
    towns = _Towns(old.frames, new.frames)
    found = {ALL} if old.descriptor != new.descriptor or old.problems or new.problems else set()
    for table in {*old.frames, *new.frames}:
        for row in _other_rows(old.frames.get(table), new.frames.get(table)):
            found |= towns.of(table, row)
    return frozenset(found)


def _other_rows(before: pd.DataFrame | None, after: pd.DataFrame | None) -> Iterator[Row]:
    """Give the rows that only one of two states of a table has."""
    if before is None or after is None or list(before.columns) != list(after.columns):
        yield {}
        return
    if before.equals(after):
        return
    one, other = (set(frame.itertuples(index=False, name=None)) for frame in (before, after))
    for cells in one ^ other:
        yield dict(zip(before.columns, cells, strict=True))


class _Towns:
    """The towns of projects and of sources, in the data as they were and as they will be."""

    def __init__(self, *states: Frames) -> None:
        self.states = states
        self.of_project: dict[str, set[str]] = {}
        for table in ("projects", "project_municipalities"):
            for row in chain.from_iterable(_rows(state, table) for state in states):
                self.of_project.setdefault(row["project_id"], set()).add(row["municipality_code"])

    def of(self, table: str, row: Row) -> set[str]:
        """Return the towns of a row; ``all`` where it is of no town alone."""
        if table == "sources" and row:
            return self._of_source(row["source_id"])
        if table in _OF_PROJECTS and row:
            return self.of_project.get(row["project_id"], {ALL})
        if table in _OF_TOWNS and row:
            own = {row["municipality_code"]}
            return own | self.of_project.get(row.get("project_id", ""), set())
        return {ALL}

    def _of_source(self, source: str) -> set[str]:
        """Return the towns whose rows name a source; none where no row does."""
        found: set[str] = set()
        for state in self.states:
            for table, frame in state.items():
                if table != "sources" and "source_id" in frame:
                    for row in _records(frame[frame["source_id"] == source]):
                        found |= self.of(table, row)
        return found


def _rows(state: Frames, table: str) -> Iterator[Row]:
    frame = state.get(table)
    return iter(()) if frame is None else _records(frame)


def _records(frame: pd.DataFrame) -> Iterator[Row]:
    for cells in frame.itertuples(index=False, name=None):
        yield dict(zip(frame.columns, cells, strict=True))
