"""XLSX: the cells that are seen, with the stored results of their formulas."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zmos_data import limits
from zmos_data.cells import shortened
from zmos_data.editing import formulas, marks
from zmos_data.editing.archive import checked_archive
from zmos_data.editing.book import Book, SheetPart, read_book
from zmos_data.editing.comments import commented
from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Cell, Grid, Holds, Upload
from zmos_data.editing.merged_cells import fill_merged
from zmos_data.editing.refusal import RefusedError
from zmos_data.editing.sheet_reader import SheetReader, Written
from zmos_data.editing.telling import Telling
from zmos_data.editing.xlsx_cells import EMPTY, cell_of, other_currency
from zmos_data.number_words import in_number
from zmos_data.phrase import Phrase
from zmos_data.search.words import fold

# Sheets of the template that are to be read by people, and the one with its lists.
_FOR_PEOPLE = frozenset(
    map(
        fold,
        ("Kako", "Vprašanja", "Pregled", "Seznami", "How to", "Questions", "Overview", "Lists"),
    )
)
_QUESTIONS = frozenset(map(fold, (marks.QUESTIONS.sl, marks.QUESTIONS.en)))
_SHOWN = 8  # rows and cells that a notice names
_VALUE = Phrase("Write the value itself in the place of the formula.")


def read_xlsx(name: str, content: bytes) -> Upload:
    """Read a workbook.

    Parameters
    ----------
    name : str
        Name of the file.
    content : bytes
        A zip with a workbook in it.

    Raises
    ------
    RefusedError
        If it is damaged or outside the limits.
    """
    archive = checked_archive(content)
    try:
        return _Workbook(name, content, archive, read_book(archive)).read()
    except RefusedError:
        raise
    # A workbook can break its format in any place, and each parser in its own way.
    except Exception:
        raise RefusedError(
            Phrase("The workbook is damaged: it cannot be read."),
            Phrase("Open it in Excel or LibreOffice and save it as XLSX."),
        ) from None


@dataclass
class _Workbook:
    """A workbook that is being read."""

    name: str
    content: bytes
    archive: zipfile.ZipFile
    book: Book
    telling: Telling = field(default_factory=Telling)
    cells: int = 0
    once: dict[str, Cell] = field(default_factory=dict)

    def read(self) -> Upload:
        """Read its sheets, and what it says of itself."""
        sheets = [one for one in self.book.sheets if fold(one.title).strip() not in _FOR_PEOPLE]
        if len(sheets) > limits.SHEETS:
            raise RefusedError(
                Phrase("The workbook has too many sheets."),
                Phrase("Delete the sheets that are not needed."),
                found=str(len(sheets)),
                allowed=Phrase("at most {count} sheets", count=limits.SHEETS),
            )
        self._tell_of_parts()
        grids = [grid for sheet in sheets if (grid := self._grid(sheet))]
        asked = [one for one in self.book.sheets if fold(one.title).strip() in _QUESTIONS]
        properties = self.book.properties
        towns = properties.get(marks.TOWNS, "").replace(" ", "").split(",")
        return Upload(
            self.name,
            self.content,
            tuple(grids),
            base=properties.get(marks.CHECKSUM, ""),
            towns=tuple(filter(None, towns)),
            findings=self.telling.all(),
            questions=self._grid(asked[0]) if asked and not asked[0].is_hidden else None,
        )

    def _tell_of_parts(self) -> None:
        names = [name.lower() for name in self.archive.namelist()]
        if any("vbaproject" in name for name in names):
            words = Phrase("The workbook has macros: its values were read, its macros were not.")
            self.telling.notice(Place(), "", words)
        if any(name.startswith("xl/externallinks/") for name in names):
            words = Phrase(
                "The workbook is linked with others: the values that it has stored were read."
            )
            self.telling.notice(Place(), "", words)

    def _grid(self, sheet: SheetPart) -> Grid | None:
        """Read one sheet, once; None where it is hidden."""
        reader = SheetReader(sheet.title, self.cells)
        with self.archive.open(sheet.path) as part:
            reader.parse(part)
        self.cells = reader.cells
        if sheet.is_hidden:
            if reader.rows:
                words = Phrase("The sheet is hidden and was not read.")
                self.telling.notice(Place(sheet.title), "", words)
            return None
        self._tell_of_rows(sheet, reader)
        last = max(reader.rows, default=0)
        rows = [
            self._row(Place(sheet.title, n), reader.rows.pop(n, {})) for n in range(1, last + 1)
        ]
        fill_merged(rows, reader.merges, sheet.title, self.telling)
        while rows and not rows[-1]:
            rows.pop()
        return Grid(sheet.title, tuple(map(tuple, rows)))

    def _tell_of_rows(self, sheet: SheetPart, reader: SheetReader) -> None:
        """Say of rows that are hidden or struck through, of other currencies, and of comments."""
        book = self.book
        signs = {n: sign for n, one in enumerate(book.formats) if (sign := other_currency(one))}
        rows = reader.rows.items() if signs or book.struck else ()
        struck = [
            str(n) for n, row in rows if any(one.style in book.struck for one in row.values())
        ]
        currencies = [
            f"{Place(column=c).letters}{n} ({signs[cell.style]})"
            for n, row in rows
            for c, cell in row.items()
            if cell.kind == "n" and cell.style in signs
        ]
        hidden = [str(n) for n in sorted(reader.hidden & set(reader.rows))]
        comments = commented(self.archive, sheet.path)
        for cells, words in (
            (
                struck,
                Phrase("Struck through, and read all the same: rows {rows}.", rows=_shown(struck)),
            ),
            (
                currencies,
                Phrase(
                    "Formatted in another currency, and read as euros: {cells}.",
                    cells=_shown(currencies),
                ),
            ),
            (hidden, Phrase("Hidden, and read all the same: rows {rows}.", rows=_shown(hidden))),
            (comments, Phrase("Comments were not read: {cells}.", cells=_shown(comments))),
        ):
            if cells:
                self.telling.notice(Place(sheet.title), "", words)

    def _row(self, place: Place, cells: Mapping[int, Written]) -> list[Cell]:
        """Read a row up to its last cell that holds anything."""
        row: list[Cell] = []
        for column, written in sorted(cells.items()):
            cell = self._cell(place, column, written)
            if cell.text or cell.formula:
                row.extend([EMPTY] * (column - 1 - len(row)))
                row.append(cell)
        return row

    def _cell(self, place: Place, column: int, written: Written) -> Cell:
        cell = self._read(written)
        if not written.formula and cell.holds is not Holds.ERROR and len(cell.text) <= limits.CELL:
            return cell
        at = Place(place.sheet, place.row, column)
        if written.formula:
            cell = self._worked_out(at, cell, written)
        if cell.holds is Holds.ERROR:
            words = Phrase("The cell holds the error of a formula.")
            self.telling.fault(at, cell.formula or cell.text, words, advice=_VALUE)
            return EMPTY
        return self._long(at, cell) if len(cell.text) > limits.CELL else cell

    def _read(self, written: Written) -> Cell:
        """Read a cell; a text that cells share is read once."""
        if written.kind != "s":
            return cell_of(written, self.book)
        key = written.value
        return self.once.get(key) or self.once.setdefault(key, cell_of(written, self.book))

    def _worked_out(self, place: Place, cell: Cell, written: Written) -> Cell:
        """Take the stored result of a formula and say so, or why there is none."""
        formula = written.formula
        if formulas.reaches_out(formula):
            words = Phrase("The formula starts a program or fetches something from elsewhere.")
            self.telling.fault(place, formula, words, advice=_VALUE)
            return EMPTY
        if not cell.text and written.kind != "str":
            words = Phrase("The formula has no stored result.")
            advice = Phrase("Open the file in Excel or LibreOffice, save it, and send it again.")
            self.telling.fault(place, formula, words, advice=advice)
            return EMPTY
        if cell.text and cell.holds is not Holds.ERROR:
            words = Phrase("A formula: its result {value} was read.", value=shortened(cell.text))
            self.telling.read(place, formula, words)
        return Cell(cell.text, cell.holds, formula)

    def _long(self, place: Place, cell: Cell) -> Cell:
        words = Phrase("The text is too long; characters: {count}.", count=len(cell.text))
        allowed = Phrase("at most {count} characters", count=in_number(limits.CELL))
        self.telling.fault(place, cell.text, words, allowed, Phrase("Shorten the text."))
        return EMPTY


def _shown(cells: Sequence[str]) -> str:
    """Name the first rows or cells."""
    return ", ".join(cells[:_SHOWN]) + (" …" if len(cells) > _SHOWN else "")
