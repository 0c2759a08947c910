"""What differs between two packages, counted table by table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from zmos_data.package import Package
from zmos_data.release.named import Names, names_of, owner_column
from zmos_data.tables import TextTables, read_tables, several

Key = tuple[str, ...]


@dataclass(frozen=True)
class TableTally:
    """What differs in a table that both packages have.

    Attributes
    ----------
    name : str
        The table.
    titles : mapping of str to str
        What it is called, by language.
    added, removed : tuple of tuple of str
        Keys of the rows that only the later or only the earlier one has.
    changed : mapping of tuple of str to int
        How many cells differ, by the key of a row that both have; columns that one of them
        does not have are left out.
    new_columns, lost_columns : tuple of str
        Columns that only the later or only the earlier one has.
    retyped : tuple of str
        Columns with another type, and "" where the keys of the table are others.
    ruled : tuple of str
        Columns that allow something else than before.
    owners : tuple of str
        Projects, or towns, whose rows differ; () where the rows are nobody's.
    """

    name: str
    titles: dict[str, str]
    added: tuple[Key, ...]
    removed: tuple[Key, ...]
    changed: dict[Key, int]
    new_columns: tuple[str, ...]
    lost_columns: tuple[str, ...]
    retyped: tuple[str, ...]
    ruled: tuple[str, ...]
    owners: tuple[str, ...] = ()

    @property
    def values(self) -> int:
        """Number of cells that differ."""
        return sum(self.changed.values())


@dataclass(frozen=True)
class Tally:
    """What differs between two packages.

    Attributes
    ----------
    tables : tuple of TableTally
        The tables that both have, in the order of the later one.
    new_tables, lost_tables : tuple of str
        Tables that have rows in one of them alone.
    names : mapping of str to str
        What projects and towns are called, as a `Phrase`, by id and code.
    """

    tables: tuple[TableTally, ...]
    new_tables: tuple[str, ...]
    lost_tables: tuple[str, ...]
    names: Names

    def of(self, name: str) -> TableTally | None:
        """Return what differs in a table; None where one of the packages does not have it."""
        return next((table for table in self.tables if table.name == name), None)


def tally(before: Package, after: Package) -> Tally:
    """Count what differs between two packages.

    Parameters
    ----------
    before, after : Package
        Packages that pass their checks; what cannot be read of them counts as not there.
    """
    earlier, later = _Read(read_tables(before)), _Read(read_tables(after))
    both = [name for name in later.names if name in earlier.names]
    return Tally(
        tuple(_table(name, earlier, later) for name in both),
        tuple(name for name in later.names if name not in both),
        tuple(name for name in earlier.names if name not in both),
        names_of(earlier.tables.frames) | names_of(later.tables.frames),
    )


@dataclass(frozen=True)
class _Read:
    tables: TextTables

    @cached_property
    def names(self) -> list[str]:
        return list(self.tables.frames)

    @cached_property
    def resources(self) -> dict[str, dict[str, Any]]:
        return {r["name"]: r for r in self.tables.descriptor.get("resources", [])}

    def fields(self, name: str) -> dict[str, dict[str, Any]]:
        return {field["name"]: field for field in self.tables.schema(name)["fields"]}

    def rows(self, name: str, key: list[str]) -> pd.DataFrame:
        frame = self.tables.frames[name]
        return frame.set_index(pd.MultiIndex.from_frame(frame[key]))


def _table(name: str, earlier: _Read, later: _Read) -> TableTally:
    was, now = earlier.fields(name), later.fields(name)
    common = [column for column in now if column in was]
    key = _key(later.tables.schema(name), common)
    before, after = _rows(earlier, later, name, key)
    resource = later.resources[name]
    changed = dict(_changed(before[common], after[common]))
    return TableTally(
        name,
        {"sl": resource.get("title", name), "en": resource.get("title_en", name)},
        tuple(map(_whole, after.index[~after.index.isin(before.index)])),
        tuple(map(_whole, before.index[~before.index.isin(after.index)])),
        {_whole(key): n for key, n in changed.items()},
        tuple(column for column in now if column not in was),
        tuple(column for column in was if column not in now),
        tuple(_retyped(earlier, later, name, common)),
        tuple(c for c in common if was[c].get("constraints") != now[c].get("constraints")),
        tuple(dict.fromkeys(_owners(before, after, changed, owner_column(name, common)))),
    )


def _whole(key: str | Key) -> Key:
    """Return a key as a tuple; pandas has that of one column as its value."""
    return (key,) if isinstance(key, str) else key


def _owners(
    before: pd.DataFrame, after: pd.DataFrame, changed: dict[Any, int], column: str
) -> Iterator[str]:
    """Yield whose rows were added, changed or removed, in the order of the later table."""
    if column:
        yield from after.loc[~after.index.isin(before.index) | after.index.isin(changed), column]
        yield from before.loc[~before.index.isin(after.index), column]


def _rows(
    earlier: _Read, later: _Read, name: str, key: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows by their keys; none of a table that is the same in both."""
    if earlier.tables.frames[name].equals(later.tables.frames[name]):
        before = after = later.rows(name, key).iloc[:0]
        return before, after
    return earlier.rows(name, key), later.rows(name, key)


def _key(schema: dict[str, Any], common: list[str]) -> list[str]:
    """Return the columns that tell rows apart; all where the key is not in both."""
    key = several(schema.get("primaryKey", []))
    return key if key and set(key) <= set(common) else common


def _retyped(earlier: _Read, later: _Read, name: str, common: list[str]) -> Iterator[str]:
    was, now = earlier.fields(name), later.fields(name)
    yield from (column for column in common if was[column]["type"] != now[column]["type"])
    one, other = earlier.tables.schema(name), later.tables.schema(name)
    if any(one.get(part) != other.get(part) for part in ("primaryKey", "foreignKeys")):
        yield ""


def _changed(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[tuple[Any, int]]:
    """Yield how many cells of a row differ, where any do."""
    before = before[~before.index.duplicated()]
    after = after[~after.index.duplicated()]
    shared = after.index[after.index.isin(before.index)]
    differing = (after.reindex(shared) != before.reindex(shared)).sum(axis=1)
    for key, n in zip(shared, differing, strict=True):
        if n:
            yield key, int(n)
