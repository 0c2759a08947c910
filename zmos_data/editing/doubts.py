"""What a file would change and a person hardly means: asked before it can be released."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from zmos_data.amounts import AMOUNTS
from zmos_data.cells import shortened
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.identifiers import same_name
from zmos_data.editing.likeness import name_likeness
from zmos_data.editing.merge import Merged
from zmos_data.editing.outcome import CellChange
from zmos_data.editing.patches import PROVABLE, Key
from zmos_data.editing.sheet_rows import Cells
from zmos_data.editing.table_words import heading
from zmos_data.editing.understood import in_euros
from zmos_data.phrase import Counted, Phrase

_OTHER_NAME = 50.0  # of 100: below it a name is not the earlier one mended
_SCALE = 100  # an amount that grows or shrinks as much was hardly meant
_FAR = 10  # a new amount so many times below the least known one, or above the greatest
_MANY = 5  # cells of a column that a file empties; who means it says so


@dataclass(frozen=True)
class Doubt:
    """A change that is asked about.

    Attributes
    ----------
    name : str
        What tells the doubt from every other.
    place : Place
        Where it stands in the file.
    words : str
        What is doubtful, as a `Phrase`.
    is_meant : bool
        Whether a person has said that it is meant.
    """

    name: str
    place: Place
    words: Phrase
    is_meant: bool = False


def doubts(
    changes: Sequence[CellChange], merged: Merged, meant: Collection[str]
) -> tuple[Doubt, ...]:
    """Return what is to be asked of changed projects.

    Parameters
    ----------
    changes : sequence of CellChange
        Every cell that would be another.
    merged : Merged
        The tables with what the file changes in them.
    meant : collection of str
        Names of doubts that a person has answered with yes.
    """
    found = []
    emptied: dict[str, list[Place]] = {}
    for table, key, column, before, after in changes:
        if table != "projects" or key not in merged.rows[table]:
            continue
        place = merged.places[table, key].place_of(column)
        if words := _doubt(merged, key, column, before, after):
            name = f"{key[0]}/{column}"
            found.append(Doubt(name, place, words, name in meant))
        if before and not after and column in PROVABLE:
            emptied.setdefault(column, []).append(place)
    return *found, *_emptied(emptied, meant)


def _emptied(emptied: Mapping[str, Sequence[Place]], meant: Collection[str]) -> Iterator[Doubt]:
    """Doubt a column of facts of which a file empties many cells: a spreadsheet has lost it."""
    for column, places in emptied.items():
        if len(places) >= _MANY:
            words = Counted(
                "{n} cell of the column “{heading}”, now known, would become empty.",
                "{n} cells of the column “{heading}”, now known, would become empty.",
                len(places),
                heading=heading("projects", column),
            )
            yield Doubt(f"empty/{column}", places[0], words, f"empty/{column}" in meant)


def _doubt(merged: Merged, key: Key, column: str, before: str, after: str) -> Phrase | None:
    if column in AMOUNTS and not before:
        return _far_amount(merged, key, column, after)
    if key not in merged.now["projects"]:
        return None
    if column == "municipality_code":
        return Phrase(
            "The project {project} would move from one town to another: {before} → {after}.",
            project=key[0],
            before=_town(merged, before),
            after=_town(merged, after),
        )
    if column == "name_sl":
        return _doubtful_name(merged, key, before, after)
    return _doubtful_amount(key, column, before, after) if column in AMOUNTS else None


def _town(merged: Merged, code: str) -> str:
    return merged.rows["municipalities"].get((code,), {}).get("name", code)


def _doubtful_name(merged: Merged, key: Key, before: str, after: str) -> Phrase | None:
    """Doubt a name that is another project's, or that has nothing of the earlier one."""
    names = {"project": key[0], "before": shortened(before), "after": shortened(after)}
    wanted = same_name(after)
    for (code,), row in merged.now["projects"].items():
        if code != key[0] and same_name(row["name_sl"]) == wanted:
            return Phrase(
                "The project {project}, “{before}”, would get the name of {other}: “{after}”.",
                **names,
                other=code,
            )
    if name_likeness(before, after) >= _OTHER_NAME:
        return None
    return Phrase(
        "The project {project} would get quite another name: “{before}” → “{after}”.", **names
    )


def _far_amount(merged: Merged, key: Key, column: str, after: str) -> Phrase | None:
    """Doubt an amount that is news and far from all known ones: it may be in millions."""
    known = [Decimal(row[column]) for row in merged.now["projects"].values() if row[column]]
    least, most = min(filter(None, known), default=None), max(known, default=None)
    try:
        amount = Decimal(after)
    except InvalidOperation:
        return None
    if not least or not most or not amount or (least < amount * _FAR and amount < most * _FAR):
        return None
    return Phrase(
        "An amount of {project} would be {amount}. All known ones lie between {least} and {most}.",
        project=f"{key[0]} {shortened(merged.rows['projects'][key]['name_sl'])}",
        amount=in_euros(after),
        least=in_euros(str(least)),
        most=in_euros(str(most)),
    )


def _doubtful_amount(key: Key, column: str, before: str, after: str) -> Phrase | None:
    """Doubt an amount that becomes nothing, a hundredth or a hundredfold."""
    try:
        one, other = Decimal(before), Decimal(after)
    except InvalidOperation:
        return None  # it was not known, or is not any more
    if one == 0 or (other != 0 and one < other * _SCALE and other < one * _SCALE):
        return None
    return Phrase(
        "An amount of {project} would change very much: {before} → {after}.",
        project=key[0],
        before=in_euros(before),
        after=in_euros(after),
    )


def strangers(
    changes: Sequence[CellChange], merged: Merged, towns: Collection[str]
) -> Iterator[Finding]:
    """Yield a fault for each project or town that the workbook of other towns would change.

    Parameters
    ----------
    changes : sequence of CellChange
        Every cell that would be another.
    merged : Merged
        The tables with what the file changes in them.
    towns : collection of str
        Codes of the towns that the workbook was written for; empty where for all.
    """
    told: set[str] = set()
    projects = {**merged.rows["projects"], **merged.now["projects"]}
    for table, key, column, *_ in changes if towns else ():
        patch = merged.places.get((table, key))
        own = _owner(merged, projects, table, key)
        if patch and own and own not in towns and key[0] not in told:
            told.add(key[0])
            yield Finding(
                patch.place_of(column),
                shortened(key[0]),
                Phrase(
                    "This row is of {town}, for which the workbook was not made.",
                    town=_town(merged, own),
                ),
                Phrase("rows of {towns}", towns=", ".join(_town(merged, c) for c in sorted(towns))),
                Phrase(
                    "Delete the row, or use the workbook of that town or of all towns. "
                    "Leave the id of a new project empty."
                ),
                is_fault=True,
            )


def _owner(merged: Merged, projects: Mapping[Key, Cells], table: str, key: Key) -> str:
    """Return the code of the town whose row it is, before the change; "" of sources."""
    if table in ("municipalities", "municipality_provenance"):
        return key[0]
    row = merged.now[table].get(key) or merged.rows[table].get(key) or {}
    return projects.get((row.get("project_id", ""),), {}).get("municipality_code", "")
