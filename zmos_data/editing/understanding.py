"""A file understood: its grids of cells become rows of sheets, in the codes of the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from zmos_data.cells import shortened
from zmos_data.editing.draft import Draft, DraftRow
from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Cell, Holds, Upload
from zmos_data.editing.headings import FLAT, Heads, tell_heads
from zmos_data.editing.notation import notation_of
from zmos_data.editing.sheet_matching import Match, match_sheets
from zmos_data.editing.sheets import Column
from zmos_data.editing.telling import Telling
from zmos_data.editing.understood import NotUnderstoodError, Reading, named, plain
from zmos_data.editing.values import Known, depends_on, known_of, read_value
from zmos_data.phrase import Phrase

# Cells that begin a row of sums, or of an example.
_SUMS = frozenset(
    (
        "skupaj",
        "skupna vsota",
        "vsota",
        "sestevek",
        "skupno",
        "total",
        "totals",
        "grand total",
        "sum",
    )
)
_EXAMPLES = frozenset(("primer", "zgled", "example", "npr", "na primer"))
_LATER = ("priority", "any")  # kinds that hang on other cells of their row
_FILL = Phrase("Fill it in.")


def understand(upload: Upload, frames: Mapping[str, pd.DataFrame]) -> Draft:
    """Understand a file that was read.

    Parameters
    ----------
    upload : Upload
        The file.
    frames : mapping of str to pandas.DataFrame
        The present tables as text, for names and ids; see `zmos_data.tables.read_tables`.

    Returns
    -------
    Draft
        Its rows, with what was understood and what was not. A cell that was not is not in its
        row; an empty one is "".
    """
    telling = Telling()
    for finding in upload.findings:
        telling.add(finding)
    if telling.has_faults and not upload.grids:
        return Draft({}, upload.base, upload.towns, findings=telling.all())
    matches = match_sheets(upload, telling)
    known = known_of(frames)
    sheets = {}
    for match in matches.found:
        tell_heads(match.heads, match.grid, match.sheet, telling, is_flat=matches.is_flat)
        own = replace(known, notation=notation_of(match.grid, match.heads, frames))
        rows = _Rows(match, own, telling, is_flat=matches.is_flat)
        sheets[match.sheet.name] = tuple(rows.read())
    _tell_doubled(sheets.get(FLAT, ()), telling)
    if sheets and not any(sheets.values()):
        match = matches.found[0]
        place = Place(match.grid.sheet, match.heads.row + 1)
        telling.fault(place, "", Phrase("No row stands below the headings."), advice=_FILL)
    return Draft(sheets, upload.base, upload.towns, matches.is_flat, telling.all())


Memory = dict[tuple[int, str, Holds, str], Reading | NotUnderstoodError]
_EMPTY = Cell("")


@dataclass
class _Rows:
    """Reads the rows of one sheet; the same text of a column is understood once."""

    match: Match
    known: Known
    telling: Telling
    is_flat: bool
    once: Memory = field(default_factory=dict)

    def read(self) -> list[DraftRow]:
        """Read every row below the headings that says anything."""
        grid, heads = self.match.grid, self.match.heads
        order = _in_order(heads)
        columns = {column.name: c for c, column in order if column.kind != "ignored"}
        texts = {name: heads.texts[c] for name, c in columns.items()}
        precisions = _precisions(columns)
        self._tell_unheaded()
        rows = []
        for n, cells in enumerate(grid.rows[heads.row :], heads.row + 1):
            if self.telling.is_full:
                break  # who has mended these sends the file again
            if self._says_nothing(n, cells):
                continue
            values: dict[str, str] = {}
            for c, column in order:
                self._take(n, c, column, cells[c - 1] if c <= len(cells) else _EMPTY, values)
            for name, precision in self._told_precisions(cells, columns, precisions):
                values[name] = values.get(name) or precision
            self._tell_missing(n, values)
            rows.append(DraftRow(Place(grid.sheet, n), values, columns, texts))
        return rows

    def _take(self, n: int, c: int, column: Column, cell: Cell, values: dict[str, str]) -> None:
        """Read one cell into its row, and say what was read."""
        if column.kind == "ignored":
            return
        text = cell.text
        if not text:
            values[column.name] = ""
            return
        found = self._read(c, column, cell, values)
        if isinstance(found, Reading):
            values[column.name] = found.value
            if found.words:
                self.telling.read(self._place(n, c), text, found.words)
        else:
            self.telling.fault(self._place(n, c), text, found.words, found.allowed, found.advice)

    def _read(
        self, c: int, column: Column, cell: Cell, values: Mapping[str, str]
    ) -> Reading | NotUnderstoodError:
        """Understand a cell; the same text of a column once, but for texts, which all differ."""
        if column.kind == "text":
            return self._understood(column, cell, values)
        key = (c, cell.text, cell.holds, depends_on(column, values))
        found = self.once.get(key)
        if found is None:
            found = self.once[key] = self._understood(column, cell, values)
        return found

    def _understood(
        self, column: Column, cell: Cell, values: Mapping[str, str]
    ) -> Reading | NotUnderstoodError:
        try:
            return read_value(column, cell.text, self.known, values, cell.holds)
        except NotUnderstoodError as error:
            return error.with_traceback(None)

    def _place(self, n: int, c: int) -> Place:
        return self.match.heads.place(self.match.grid.sheet, n, c)

    def _says_nothing(self, n: int, cells: Sequence[Cell]) -> bool:
        """Tell whether a row is empty, or sums, an example or the headings again."""
        heads = self.match.heads
        texts = {c: cell.text for c, cell in enumerate(cells, 1) if cell.text}
        own = {c: text for c, text in texts.items() if c in heads.columns}
        if not own:
            return True
        first = plain(next(iter(own.values())))
        words = None
        if first in _SUMS:
            words = Phrase("The row of sums was left out.")
        elif first in _EXAMPLES:
            words = Phrase("The row of an example was left out.")
        elif len(own) > 1 and all(heads.texts.get(c) == text for c, text in own.items()):
            words = Phrase("The headings stand here again; the row was left out.")
        if words:
            self.telling.notice(Place(self.match.grid.sheet, n), next(iter(own.values())), words)
        return words is not None

    def _tell_unheaded(self) -> None:
        """Say of values that stand under no heading."""
        grid, heads = self.match.grid, self.match.heads
        seen: set[int] = set()
        for n, cells in enumerate(grid.rows[heads.row :], heads.row + 1):
            for c, cell in enumerate(cells, 1):
                if cell.text and c not in heads.texts and c not in seen:
                    seen.add(c)
                    words = Phrase("The values stand under no heading and were not read.")
                    self.telling.notice(Place(grid.sheet, n, c), cell.text, words)

    def _told_precisions(
        self, cells: Sequence[Cell], columns: Mapping[str, int], precisions: Mapping[str, str]
    ) -> list[tuple[str, str]]:
        """Return the precisions that the words beside amounts tell, such as »pribl.«."""
        found = []
        for amount, name in precisions.items():
            c = columns[amount]
            cell = cells[c - 1] if c <= len(cells) else _EMPTY
            reading = self.once.get((c, cell.text, cell.holds, ""))
            if isinstance(reading, Reading) and reading.precision:
                found.append((name, reading.precision))
        return found

    def _tell_missing(self, n: int, values: Mapping[str, str]) -> None:
        """Say which cells a row must have; a project with an id may leave out what it keeps."""
        if self.is_flat and values.get("project_id"):
            return
        for c, column in self.match.heads.columns.items():
            if column.is_needed and values.get(column.name) == "":
                words = Phrase("“{heading}” is empty.", heading=named(column.heading))
                self.telling.fault(self._place(n, c), "", words, advice=_FILL)


def _in_order(heads: Heads) -> list[tuple[int, Column]]:
    """Return the columns, those last that hang on others; of two that are alike, the first."""
    once: dict[str, tuple[int, Column]] = {}
    for c, column in heads.columns.items():
        once.setdefault(column.name, (c, column))
    return sorted(once.values(), key=lambda one: one[1].kind in _LATER)


def _precisions(columns: Mapping[str, int]) -> dict[str, str]:
    """Return the column with the precision of each amount."""
    pairs = {name: f"{name}_precision" for name in columns if name.endswith("_eur")}
    return {**pairs, "eur": "precision"} if "eur" in columns else pairs


def _tell_doubled(rows: Sequence[DraftRow], telling: Telling) -> None:
    """Say of ids that stand twice."""
    first: dict[str, DraftRow] = {}
    for row in rows:
        project = row.cells.get("project_id", "")
        before = first.setdefault(project, row)
        if project and before is not row:
            words = Phrase(
                "The id {id} stands in row {row} too.", id=shortened(project), row=before.place.row
            )
            column = row.columns["project_id"]
            place = Place(row.place.sheet, row.place.row, column)
            advice = Phrase("Delete one of the rows, or leave the id of a new project empty.")
            telling.fault(place, project, words, advice=advice)
