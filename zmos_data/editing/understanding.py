"""A file understood: its grids of cells become rows of sheets, in the codes of the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from zmos_data.cells import shortened
from zmos_data.editing.absent import tell_absent
from zmos_data.editing.draft import Draft, DraftRow
from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Cell, Holds, Upload
from zmos_data.editing.headings import FLAT, Heads, tell_heads
from zmos_data.editing.left_out import why_left_out
from zmos_data.editing.notation import notation_of
from zmos_data.editing.question_answers import answers_beside
from zmos_data.editing.row_checks import FILL, RowChecks, precisions_of
from zmos_data.editing.sheet_matching import Match, match_sheets
from zmos_data.editing.sheets import Column
from zmos_data.editing.telling import Telling
from zmos_data.editing.understood import CORRECT, NotUnderstoodError, Reading
from zmos_data.editing.values import Known, depends_on, known_of, read_value
from zmos_data.phrase import Phrase

_LATER = ("priority", "any")  # kinds that hang on other cells of their row


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
    before = telling.count
    tell_absent(matches, telling, is_ours=bool(upload.base))
    sheets: dict[str, Sequence[DraftRow]] = {}
    is_broken = telling.count > before
    for match in matches.found:
        before = telling.count
        tell_heads(match.heads, match.grid, match.sheet, telling, is_flat=matches.is_flat)
        is_broken = is_broken or telling.count > before
        own = replace(known, notation=notation_of(match.grid, match.heads, frames))
        rows = _Rows(match, own, telling, is_flat=matches.is_flat)
        sheets[match.sheet.name] = tuple(rows.read())
    sheets |= {FLAT: _once(sheets[FLAT], telling)} if FLAT in sheets else {}
    if sheets and not any(sheets.values()) and not telling.has_faults:
        match = matches.found[0]
        place = Place(match.grid.sheet, match.heads.row + 1)
        telling.fault(place, "", Phrase("No row stands below the headings."), advice=FILL)
    if is_broken or telling.has_causes:  # what follows of it would hide the cause
        return Draft({}, upload.base, upload.towns, matches.is_flat, telling.all())
    findings = (*answers_beside(upload.questions, sheets, frames), *telling.all())
    return Draft(sheets, upload.base, upload.towns, matches.is_flat, findings)


Memory = dict[tuple[int, str, Holds, str], Reading | NotUnderstoodError]
_EMPTY = Cell("")
_CORRECT = Phrase("Correct the cell.")


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
        checks = RowChecks(
            self.match.sheet.name,
            grid.sheet,
            heads,
            columns,
            self.known,
            self.is_flat,
            self.telling,
        )
        self._tell_unheaded()
        rows = []
        for n, cells in enumerate(grid.rows[heads.row :], heads.row + 1):
            if self.telling.is_full:
                break  # who has mended these sends the file again
            if self._says_nothing(n, cells):
                continue
            values: dict[str, str] = {}
            own = {c: cells[c - 1] if c <= len(cells) else _EMPTY for c, column in order}
            for c, column in order:
                self._take(n, c, column, own[c], values)
            named = {name: own[c] for name, c in columns.items()}
            if not checks.has_amount(n, named, values):
                continue
            self._take_precisions(n, named, values, checks)
            checks.tell(n, named, values)
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
            if found.words and not self._is_told_later(column, found):
                self.telling.read(self._place(n, c), text, found.words)
        else:
            is_of_unit = column.kind == "amount" and bool(self.match.heads.scale(c))
            tell = self.telling.alike if is_of_unit else self.telling.fault
            advice = _CORRECT if column.is_needed and found.advice == CORRECT else found.advice
            tell(self._place(n, c), text, found.words, found.allowed, advice)

    def _is_told_later(self, column: Column, found: Reading) -> bool:
        """Tell whether an empty cell is the reason for leaving its row out."""
        return self.match.sheet.name == "amounts" and column.name == "eur" and not found.value

    def _read(
        self, c: int, column: Column, cell: Cell, values: Mapping[str, str]
    ) -> Reading | NotUnderstoodError:
        """Understand a cell; the same text of a column once, but for texts, which all differ."""
        if column.kind == "text":
            return self._understood(c, column, cell, values)
        key = (c, cell.text, cell.holds, depends_on(column, values))
        found = self.once.get(key)
        if found is None:
            found = self.once[key] = self._understood(c, column, cell, values)
        return found

    def _understood(
        self, c: int, column: Column, cell: Cell, values: Mapping[str, str]
    ) -> Reading | NotUnderstoodError:
        try:
            scale = self.match.heads.scale(c)
            return read_value(column, cell.text, self.known, values, cell.holds, scale)
        except NotUnderstoodError as error:
            return error.with_traceback(None)

    def _place(self, n: int, c: int) -> Place:
        return self.match.heads.place(self.match.grid.sheet, n, c)

    def _says_nothing(self, n: int, cells: Sequence[Cell]) -> bool:
        """Tell whether a row is empty, or sums, an example, a note or the headings again."""
        columns = self.match.heads.columns
        own = {c: cell for c, cell in enumerate(cells, 1) if cell.text and c in columns}
        if not own:
            return True
        words = why_left_out(own, self.match.heads, self.match.sheet.name, self.known.project_ids)
        if words:
            place = Place(self.match.grid.sheet, n)
            self.telling.notice(place, next(iter(own.values())).text, words)
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

    def _take_precisions(
        self, n: int, cells: Mapping[str, Cell], values: dict[str, str], checks: RowChecks
    ) -> None:
        """Take the precisions that the words beside amounts tell, such as »pribl.«."""
        for amount, name in precisions_of(checks.columns).items():
            cell = cells[amount]
            reading = self.once.get((checks.columns[amount], cell.text, cell.holds, ""))
            if isinstance(reading, Reading) and reading.precision:
                said = values.get(name)
                if said:
                    checks.tell_precision(n, amount, cell, reading, said)
                values[name] = said or reading.precision


def _in_order(heads: Heads) -> list[tuple[int, Column]]:
    """Return the columns, those last that hang on others; of two that are alike, the first."""
    once: dict[str, tuple[int, Column]] = {}
    for c, column in heads.columns.items():
        once.setdefault(column.name, (c, column))
    return sorted(once.values(), key=lambda one: one[1].kind in _LATER)


def _once(rows: Sequence[DraftRow], telling: Telling) -> tuple[DraftRow, ...]:
    """Say of ids that stand twice; the second row is taken for another project meanwhile."""
    first: dict[str, DraftRow] = {}
    kept = []
    for row in rows:
        project = row.cells.get("project_id", "")
        before = first.setdefault(project, row)
        if not project or before is row:
            kept.append(row)
        else:
            kept.append(replace(row, cells={**row.cells, "project_id": ""}))
            words = Phrase(
                "The id {id} stands in row {row} too.", id=shortened(project), row=before.place.row
            )
            column = row.columns["project_id"]
            place = Place(row.place.sheet, row.place.row, column)
            advice = Phrase("Delete one of the rows, or leave the id of a new project empty.")
            telling.fault(place, project, words, advice=advice)
    return tuple(kept)
