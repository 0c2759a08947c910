"""Three ways together: what the file was written of, what it says, and what stands there now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from zmos_data.editing.findings import Place
from zmos_data.editing.patches import KEYS, Key, Patch
from zmos_data.editing.sameness import same
from zmos_data.editing.sheet_rows import Cells, Frames, records


@dataclass(frozen=True)
class Clash:
    """A cell that the file changes and that somebody else has changed since it was written.

    Attributes
    ----------
    table, key, column : str, tuple of str, str
        The cell; "" for the column where the other has deleted the row, or the file would.
    before, yours, theirs : str
        What stood there when the file was written, what the file says, what stands there now.
    place : Place
        Where it stands in the file.
    """

    table: str
    key: Key
    column: str
    before: str
    yours: str
    theirs: str
    place: Place

    @property
    def name(self) -> str:
        """What tells the clash from every other."""
        return "/".join((self.table, *self.key, self.column))


@dataclass
class Merged:
    """The tables with what the file changes in them.

    Attributes
    ----------
    now, rows : dict of str to dict of tuple of str to dict of str to str
        Rows of each table of `KEYS` as they are and as they would be, by key, in the order of
        the table; new ones at the end.
    clashes : list of Clash
        What another has changed meanwhile; the other's stands there unless the file's was
        chosen.
    places : dict of (str, tuple of str) to Patch
        What the file says of a row.
    """

    now: dict[str, dict[Key, Cells]] = field(default_factory=dict)
    rows: dict[str, dict[Key, Cells]] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    places: dict[tuple[str, Key], Patch] = field(default_factory=dict)


def by_key(frame: pd.DataFrame, table: str) -> dict[Key, Cells]:
    """Return the rows of a table by the key that editing knows them by."""
    return {tuple(row[column] for column in KEYS[table]): row for row in records(frame)}


def merge(
    frames: Frames,
    base: Frames,
    patched: Mapping[tuple[str, Key], Patch],
    gone: Mapping[tuple[str, Key], Place],
    mine: Collection[str] = (),
) -> Merged:
    """Put what a file says into the present tables.

    Parameters
    ----------
    frames, base : mapping of str to pandas.DataFrame of str
        The present tables, and those that the file was written of.
    patched : mapping of (str, tuple of str) to Patch
        What the file says of each row.
    gone : mapping of (str, tuple of str) to Place
        Rows that the file was written with and has no more.
    mine : collection of str
        Names of clashes in which the file's is to stand.
    """
    found = Merged(places=dict(patched))
    found.now = {table: by_key(frames[table], table) for table in KEYS}
    before = found.now if base is frames else {table: by_key(base[table], table) for table in KEYS}
    for table, rows in found.now.items():
        found.rows[table] = {key: dict(row) for key, row in rows.items()}
    columns = {table: frames[table].columns.tolist() for table in KEYS}
    for (table, key), patch in patched.items():
        _put(found, patch, before[table].get(key), columns[table], mine)
    for (table, key), place in gone.items():
        if key in found.rows[table]:
            _take(found, table, key, before[table].get(key, {}), place, mine)
    return found


def _put(
    found: Merged,
    patch: Patch,
    before: Cells | None,
    columns: Collection[str],
    mine: Collection[str],
) -> None:
    """Put what the file says of one row."""
    rows = found.rows[patch.table]
    now = rows.get(patch.key)
    own = dict(zip(KEYS[patch.table], patch.key, strict=True))
    if now is None:
        changes = before is None or not all(
            same(before.get(column, ""), cell) for column, cell in patch.cells.items()
        )
        if before is not None and not (changes and _deleted(found, patch, before, mine)):
            return
        rows[patch.key] = {**dict.fromkeys(columns, ""), **(before or {}), **patch.cells, **own}
        return
    for column, cell in patch.cells.items():
        then = (before or {}).get(column, "")
        if same(cell, now[column]) or (before is not None and same(cell, then)):
            continue
        if before is None and not cell:
            continue  # both have added the row, and the file leaves the cell open
        if not same(now[column], then):
            place = patch.place_of(column)
            clash = Clash(patch.table, patch.key, column, then, cell, now[column], place)
            found.clashes.append(clash)
            if clash.name not in mine:
                continue
        now[column] = cell


def _deleted(found: Merged, patch: Patch, before: Cells, mine: Collection[str]) -> bool:
    """Note that another has deleted a row that the file changes; tell whether it comes back."""
    changed = (c for c, cell in patch.cells.items() if not same(before.get(c, ""), cell))
    column = next(changed)
    yours = patch.cells[column]
    place = patch.place_of(column)
    clash = Clash(patch.table, patch.key, "", before.get(column, ""), yours, "", place)
    found.clashes.append(clash)
    return clash.name in mine


def _take(
    found: Merged, table: str, key: Key, before: Cells, place: Place, mine: Collection[str]
) -> None:
    """Take a row away that the file has no more; one that another has changed stays."""
    now = found.rows[table][key]
    if now != before:
        column = next((c for c in now if now[c] != before.get(c, "")), "")
        said = before.get(column, ""), "", now.get(column, "")
        clash = Clash(table, key, "", *said, place)
        found.clashes.append(clash)
        if clash.name not in mine:
            return
    del found.rows[table][key]


def whole(merged: Merged, frames: Frames) -> dict[str, pd.DataFrame]:
    """Write the merged rows as tables, with what the tables imply of one another.

    A project's town by name, its main source, the order of its sources, numbers of new rows,
    and the figure in use beside another one.
    """
    rows = merged.rows
    names = {key[0]: row["name"] for key, row in rows["municipalities"].items()}
    _number(merged, "project_sources")
    _number(merged, "outputs")
    _number(merged, "sites")
    first = {r["project_id"]: r["source_id"] for r in _links(rows) if r["position"] == "1"}
    for (code,), row in rows["projects"].items():
        row["municipality"] = names.get(row["municipality_code"], "")
        row["source_id"] = first.get(code, "")
    projects = {key[0]: row for key, row in rows["projects"].items()}
    for row in rows["conflicts"].values():
        row["value_used"] = projects.get(row["project_id"], {}).get(row["field"], "")
    ordered = {table: _ordered(table, list(own.values())) for table, own in rows.items()}
    return {
        table: pd.DataFrame(own, columns=frames[table].columns, dtype=object)
        for table, own in ordered.items()
    }


def _links(rows: Mapping[str, Mapping[Key, Cells]]) -> Iterator[Cells]:
    return iter(rows["project_sources"].values())


def _number(merged: Merged, table: str) -> None:
    """Number the rows of each project from 1, in the order of the numbers that they have."""
    rows = list(merged.rows[table].values())
    own: dict[str, list[Cells]] = {}
    for row in rows:
        own.setdefault(row["project_id"], []).append(row)
    for of_project in own.values():
        if table != "project_sources" and all(row["position"].isdigit() for row in of_project):
            continue  # of outputs and sites numbers may be missing; they are their keys
        of_project.sort(key=lambda row: int(row["position"]) if row["position"].isdigit() else 999)
        for n, row in enumerate(of_project, 1):
            row["position"] = str(n)


def _ordered(table: str, rows: list[Cells]) -> list[Cells]:
    """Put rows in the order of their table; sources stand as they came."""
    if table in ("sources", "municipalities"):
        return rows
    if table in ("outputs", "sites", "project_sources"):
        return sorted(rows, key=lambda row: (row["project_id"], int(row["position"])))
    if table == "municipality_provenance":  # of a town in the order in which they came
        return sorted(rows, key=lambda row: row["municipality_code"])
    return sorted(rows, key=lambda row: tuple(row[column] for column in KEYS[table]))
