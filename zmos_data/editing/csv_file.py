"""CSV: rows parted by semicolons, commas or tabs."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from zmos_data import limits
from zmos_data.cells import cleaned
from zmos_data.editing import formulas
from zmos_data.editing.csv_text import text_of
from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Cell, Grid, Upload
from zmos_data.editing.refusal import (
    RefusedError,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from zmos_data.editing.telling import Telling
from zmos_data.exports.formula_guard import is_guarded
from zmos_data.phrase import Phrase

_DELIMITERS = (";", "\t", ",")  # a text has commas of its own, so that they come last
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own way to tell
_LOOKED_AT, _SAMPLE = 20, 200_000  # rows, characters
_EMPTY = Cell("")


def read_csv(name: str, content: bytes) -> Upload:
    """Read a CSV file as one grid.

    Raises
    ------
    RefusedError
        If it is no text, or outside the limits.
    """
    telling = Telling()
    text = text_of(name, content, telling)
    named = _NAMED.match(text)
    text = text[named.end() :] if named else text  # spreadsheets do not show that line
    delimiter = named[1] if named else _delimiter(text)
    grid = Grid(name, tuple(_rows(name, text, delimiter, telling)))
    return Upload(name, content, (grid,), findings=telling.all())


def _delimiter(text: str) -> str:
    """Find what parts the cells: with it, most rows have the same number of cells."""
    return max(_DELIMITERS, key=lambda one: _evenness(text[:_SAMPLE], one))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    sizes: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(row):
                sizes.append(len(row))
            if len(sizes) == _LOOKED_AT:
                break
    except csv.Error:
        pass
    size, count = Counter(sizes).most_common(1)[0] if sizes else (0, 0)
    return (count / len(sizes), size) if size > 1 else (0.0, size)


def _rows(name: str, text: str, delimiter: str, telling: Telling) -> Iterator[tuple[Cell, ...]]:
    """Return the rows up to the last that holds anything; row n of the file is the nth."""
    once: dict[str, Cell] = {"": _EMPTY}
    blank = cells = 0
    for n, row in enumerate(_records(name, text, delimiter), 1):
        if not any(map(str.strip, row)):
            blank += 1
            continue
        if n > limits.SHEET_ROWS + 1:
            raise too_many_rows(Place(name, n))
        if len(row) > limits.SHEET_COLUMNS and any(row[limits.SHEET_COLUMNS :]):
            raise too_many_columns(Place(name, n, limits.SHEET_COLUMNS + 1))
        cells += len(row)
        if cells > limits.SHEET_CELLS:
            raise too_many_cells(Place(name, n))
        yield from ((),) * blank
        blank = 0
        yield tuple(_cell(Place(name, n), c, cell, once, telling) for c, cell in enumerate(row, 1))


def _records(name: str, text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(limits.CELL)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    n = 0
    while True:
        n += 1
        try:
            yield next(records)
        except StopIteration:
            return
        except csv.Error:
            # The library's own text is English, and its line is not the row of a spreadsheet.
            raise RefusedError(
                Phrase(
                    "A quotation mark is not closed or stands within a cell, or a cell has more "
                    "than {count} characters.",
                    count=limits.CELL,
                ),
                Phrase("Mend the row, or save the file again in Excel or LibreOffice."),
                place=Place(name, n),
            ) from None


def _cell(place: Place, column: int, written: str, once: dict[str, Cell], telling: Telling) -> Cell:
    """Read a cell; the same text is cleaned once."""
    cell = once.get(written)
    if cell is not None:
        return cell
    text = cleaned(written)
    if is_guarded(written):
        text = cleaned(written[1:])  # the apostrophe of our own CSV for spreadsheets
        quoted = None
    else:
        quoted = formulas.quoted_text(text)
    if quoted is not None:
        once[written] = Cell(cleaned(quoted))
        return once[written]
    if formulas.is_command(text) or (formulas.is_formula(text) and text == cleaned(written)):
        at = Place(place.sheet, place.row, column)
        words = Phrase("A formula stands in the place of its value.")
        advice = Phrase("Write the value itself in the place of the formula.")
        telling.fault(at, text, words, advice=advice)
        return _EMPTY
    once[written] = Cell(text)
    return once[written]
