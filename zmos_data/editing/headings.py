"""Headings: which column of which sheet a cell above others means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Cell, Grid
from zmos_data.editing.pointers import titles_of
from zmos_data.editing.sheets import Column, Sheet, layout
from zmos_data.editing.telling import Telling
from zmos_data.editing.understood import named
from zmos_data.editing.understood import plain as _plain
from zmos_data.editing.units import names_another, scale_of, without_unit
from zmos_data.exports.fields import DERIVED_FIELDS
from zmos_data.former_names import FORMER
from zmos_data.phrase import Phrase

FLAT = "projects"  # the sheet that a file of one table is of
_LOOKED_AT = 30  # rows that may stand above the headings and with them
_NEAR, _CLEAR = 86, 6  # of 100: how alike a heading is, and how much more than to any other
_LONGEST = 200  # letters of a heading; what is longer is a text
_SHORTEST = 4  # letters that a misspelt heading has at least
_NOTE = re.compile(r"[(\[].*?[)\]]")
# Tables of which our downloads have the columns, by sheet.
_TABLES = {"projects": "projects", "sources": "sources", "outputs": "outputs", "sites": "sites"}
# A column of our downloads that says in words what stands beside it in codes.
_TWIN = {"municipality": "municipality_code"}
_TEMPLATE = Phrase("Use the headings of the template.")
_EUROS = Phrase("Write the amounts in EUR, under a heading of the template.")


plain = lru_cache(maxsize=10_000)(_plain)


@dataclass(frozen=True)
class Names:
    """What the columns of a sheet are called, in plain words.

    Attributes
    ----------
    exact, bare : mapping of str to Column
        By a whole name, and by one without its note in brackets.
    """

    exact: Mapping[str, Column]
    bare: Mapping[str, Column]

    def find(self, text: str) -> Column | None:
        """Return the column that a heading means, with a note in brackets or without."""
        if len(text) > _LONGEST:
            return None
        without = plain(_NOTE.sub(" ", text))
        found = self.exact.get(plain(text)) or self.exact.get(without) or self.bare.get(without)
        return found or self._in_unit(text)

    def _in_unit(self, text: str) -> Column | None:
        """Return the column of amounts that a heading means together with its unit."""
        if not scale_of(text):
            return None
        found = (self.exact.get(plain(bare)) for bare in without_unit(text))
        return next((one for one in found if one and one.kind == "amount"), None)

    def near(self, text: str) -> Column | None:
        """Return the one column that a misspelt heading is like; None where it may be another."""
        words = plain(_NOTE.sub(" ", text))
        if len(words) < _SHORTEST:
            return None
        found = process.extract(
            words, list(self.exact), scorer=fuzz.ratio, score_cutoff=_NEAR - _CLEAR
        )
        best = self.exact[found[0][0]] if found and found[0][1] >= _NEAR else None
        others = [s for name, s, _ in found if best and self.exact[name].name != best.name]
        return best if best and all(found[0][1] - score >= _CLEAR for score in others) else None


@dataclass(frozen=True)
class Heads:
    """The headings of a grid.

    Attributes
    ----------
    row : int
        Their row, from 1.
    columns : mapping of int to Column
        What each column of the grid means, from 1.
    texts : mapping of int to str
        What stands above each column.
    near : mapping of int to Column
        Columns that were misspelt.
    """

    row: int
    columns: Mapping[int, Column]
    texts: Mapping[int, str]
    near: Mapping[int, Column] = field(default_factory=dict)

    def scale(self, column: int) -> int:
        """Return how many zeros the unit of a heading of amounts stands for."""
        found = self.columns.get(column)
        return scale_of(self.texts[column]) if found and found.kind == "amount" else 0

    @property
    def names(self) -> frozenset[str]:
        """Names of the columns that are there."""
        return frozenset(column.name for column in self.columns.values())

    def place(self, sheet: str, row: int, column: int) -> Place:
        """Return the place of a cell."""
        return Place(sheet, row, column, self.texts.get(column, ""))


@cache
def names_of(sheet: str) -> Names:
    """Return what the columns of a sheet are called; of the projects, those of a flat file too."""
    columns = columns_of(sheet)
    by_name = {column.name: column for column in columns}
    exact: dict[str, Column] = {}
    for texts in (
        [(column.name, (column.name,)) for column in columns],
        [(column.name, (column.heading.sl, column.heading.en)) for column in columns],
        [(column.name, column.also) for column in columns],
        _titles(sheet),
    ):
        for name, several in texts:
            for text in several:
                if plain(text) and name in by_name:
                    exact.setdefault(plain(text), by_name[name])
    return Names(exact, _bare(columns))


def columns_of(sheet: str) -> tuple[Column, ...]:
    """Return the columns that a sheet may have; of the projects, those of a flat file too."""
    own = layout().sheets[sheet].columns
    return (*own, *layout().flat) if sheet == FLAT else own


def _titles(sheet: str) -> list[tuple[str, Sequence[str]]]:
    """Return what our own files call the columns, and what they were called before."""
    table = _TABLES.get(sheet, "")
    titles: list[tuple[str, Sequence[str]]] = list(titles_of(table).items()) if table else []
    if sheet == FLAT:
        titles += [(one.name, (one.title_sl, one.title_en)) for one in DERIVED_FIELDS]
        titles += [(new, (old,)) for old, new in FORMER["projects"].items()]
        titles += [(own, (twin,)) for twin, own in _TWIN.items()]
    return titles


def _bare(columns: Sequence[Column]) -> dict[str, Column]:
    found: dict[str, Column | None] = {}
    for column in columns:
        for text in {plain(_NOTE.sub(" ", own)) for own in (column.heading.sl, column.heading.en)}:
            found[text] = column if text not in found else None
    return {text: column for text, column in found.items() if column}


def find_heads(grid: Grid, sheet: str) -> Heads | None:
    """Find the row of headings: the one with most known ones; title rows may stand above it.

    Returns
    -------
    Heads or None
        None where no row has two known headings.
    """
    names, best, most = names_of(sheet), 0, 1
    for n, row in enumerate(grid.rows[:_LOOKED_AT], 1):
        known = {column.name for cell in row if cell.text and (column := names.find(cell.text))}
        if len(known) > most:
            best, most = n, len(known)
    return _heads(grid.rows[best - 1], best, names) if best else None


def _heads(row: Sequence[Cell], n: int, names: Names) -> Heads:
    texts = {c: cell.text for c, cell in enumerate(row, 1) if cell.text}
    columns = {c: found for c, text in texts.items() if (found := names.find(text))}
    taken = {column.name for column in columns.values()}
    near = {
        c: found
        for c, text in texts.items()
        if c not in columns and (found := names.near(text)) and found.name not in taken
    }
    _leave_twins(columns, texts)
    return Heads(n, {**columns, **near}, texts, near)


def _leave_twins(columns: dict[int, Column], texts: Mapping[int, str]) -> None:
    """Leave out a column of words beside the one with its codes, as our downloads have both."""
    for c, text in texts.items():
        own = _TWIN.get(text)
        if own and any(other == own for other in texts.values()):
            columns.pop(c, None)


def tell_heads(heads: Heads, grid: Grid, sheet: Sheet, telling: Telling, *, is_flat: bool) -> None:
    """Say which headings were misspelt, unknown, there twice or missing."""
    for c, column in heads.near.items():
        place = heads.place(grid.sheet, heads.row, c)
        words = Phrase(
            "The heading “{found}” was read as “{heading}”.",
            found=heads.texts[c],
            heading=named(column.heading),
        )
        telling.notice(place, heads.texts[c], words)
    _tell_unknown(heads, grid, telling)
    _tell_units(heads, grid, telling)
    _tell_doubled(heads, grid, telling)
    _tell_missing(heads, grid, sheet, telling, is_flat=is_flat)


def _tell_unknown(heads: Heads, grid: Grid, telling: Telling) -> None:
    """Say which columns were not read; those that our own files work out, in one go."""
    unknown = {c: text for c, text in heads.texts.items() if c not in heads.columns}
    worked_out = [text for text in unknown.values() if text in _worked_out()]
    if worked_out:
        words = Phrase(
            "Columns that the dashboard works out itself were not read: {names}.",
            names="; ".join(worked_out),
        )
        telling.notice(Place(grid.sheet, heads.row), "", words)
    for c, text in unknown.items():
        if text not in worked_out:
            words = Phrase("No column is called so: it was not read.")
            telling.notice(heads.place(grid.sheet, heads.row, c), text, words)


@cache
def _worked_out() -> frozenset[str]:
    """Return what our own files call the columns that are no facts of their own."""
    texts = ((one.name, one.title_sl, one.title_en) for one in DERIVED_FIELDS)
    return frozenset((*_TWIN, *(text for own in texts for text in own)))


def _tell_units(heads: Heads, grid: Grid, telling: Telling) -> None:
    """Say in which unit the amounts of a column were read."""
    for c, column in heads.columns.items():
        if column.kind != "amount":
            continue
        place, text = heads.place(grid.sheet, heads.row, c), heads.texts[c]
        if names_another(text):
            words = Phrase("The heading names another unit than euros.")
            telling.fault(place, text, words, advice=_EUROS)
        elif zeros := heads.scale(c):
            words = Phrase(
                "The heading gives a unit: each plain number of the column was multiplied by "
                "{unit} and is in EUR.",
                unit=f"{10**zeros:_}".replace("_", " "),
            )
            telling.notice(place, text, words)


def _tell_doubled(heads: Heads, grid: Grid, telling: Telling) -> None:
    first: dict[str, int] = {}
    for c, column in heads.columns.items():
        before = first.setdefault(column.name, c)
        if before != c:
            words = Phrase(
                "Two columns mean the same: “{first}” (column {letters}) and “{second}”.",
                first=heads.texts[before],
                letters=heads.place(grid.sheet, heads.row, before).letters,
                second=heads.texts[c],
            )
            place = heads.place(grid.sheet, heads.row, c)
            telling.fault(
                place, heads.texts[c], words, advice=Phrase("Delete or rename one of them.")
            )


def _tell_missing(
    heads: Heads, grid: Grid, sheet: Sheet, telling: Telling, *, is_flat: bool
) -> None:
    if is_flat and "project_id" in heads.names:
        return  # it may change a few columns of projects that are there
    for column in sheet.columns:
        if column.is_needed and column.name not in heads.names:
            words = Phrase("The column “{heading}” is missing.", heading=named(column.heading))
            telling.fault(Place(grid.sheet, heads.row), "", words, advice=_TEMPLATE)
