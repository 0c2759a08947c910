"""A sheet whose table is written by columns: cell by cell XlsxWriter takes three times as long.

What XlsxWriter does not offer stands here alone: its sheet asks `ColumnSheet` for the rows, and
the file is the same to the byte (``tests/unit/test_column_sheet.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import isfinite
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

CELL_LETTERS = 32_767  # in a cell of a spreadsheet, in UTF-16
_BLOCK = 16  # rows, of which a file says from which column to which they go


@dataclass(frozen=True)
class _Column:
    """A column of the table: its values, their format, and what stands in a cell for a value."""

    number: int
    values: Sequence[Any]
    form: Any
    cell: Callable[[Any], str]

    def cells(self, top: int) -> list[str]:
        """Write every cell, the first one in row ``top``; nothing for a missing value."""
        start = f'<c r="{xl_col_to_name(self.number)}'
        style = f' s="{self.form._get_xf_index()}"' if self.form is not None else ""
        ends = {value: f'"{style}{self.cell(value)}</v></c>' for value in set(self.values)}
        return [
            "" if value is None else f"{start}{row}{ends[value]}"
            for row, value in enumerate(self.values, top + 1)
        ]

    def first(self) -> tuple[int, int]:
        """Return where its first value stands in the table: row and column."""
        known = (row for row, value in enumerate(self.values) if value is not None)
        return next(known, len(self.values)), self.number


class ColumnSheet(Worksheet):  # type: ignore[misc]
    """A sheet with a table below what is written cell by cell."""

    dim_rowmax: Any  # of XlsxWriter's sheet: its last row

    def __init__(self) -> None:
        super().__init__()
        self._top = 0
        self._columns: list[_Column] = []

    def write_values(self, top: int, number: int, values: Sequence[Any], form: Any = None) -> None:
        """Write a column of the table; all of them begin in one row and are equally long.

        Parameters
        ----------
        top, number : int
            The row in which it begins, and which column it is; from 0.
        values : sequence
            Of one type: str, bool, int, float or datetime.date; a cell of None stays empty. A
            text is cut where a cell can hold no more of it.
        form : xlsxwriter.format.Format, optional
            How they look.

        Raises
        ------
        ValueError
            If a number is none that a file can hold.
        """
        known = [value for value in values if value is not None]
        if not known:
            return
        self._top = top
        self._columns.append(_Column(number, values, form, self._writer(known)))
        self._check_dimensions(top + self._columns[-1].first()[0], number)
        last = next(n for n, value in enumerate(reversed(values)) if value is not None)
        self._check_dimensions(top + len(values) - 1 - last, number)

    def _writer(self, known: Sequence[Any]) -> Callable[[Any], str]:
        """Return what writes a cell of a kind from behind its style to its value."""
        first = known[0]
        if isinstance(first, str):
            places = self._places(known)
            return lambda value: f' t="s"><v>{places.get(value, "")}'
        if isinstance(first, bool):
            return lambda value: f' t="b"><v>{value:d}' if value is not None else ""
        if isinstance(first, date):
            return lambda value: f"><v>{self._day(value):.16G}" if value is not None else ""
        if not all(map(isfinite, known)):
            raise ValueError("a number of a sheet must be finite")
        return lambda value: f"><v>{value:.16G}" if value is not None else ""

    def _day(self, value: date) -> float:
        return float(self._convert_date_time(value))

    def _places(self, known: Sequence[str]) -> dict[str, int]:
        """Return the places of texts among those of the workbook; what is new is added."""
        shared = self.str_table
        found = {text: shared._get_shared_string_index(_cut(text)) for text in dict.fromkeys(known)}
        shared.count += len(known) - len(found)
        return found

    def _calculate_spans(self) -> None:
        """Say of each block of rows from which column to which it goes, with those of the table."""
        super()._calculate_spans()
        rows = range(len(self._columns[0].values)) if self._columns else range(0)
        columns = sorted(self._columns, key=lambda each: each.number)
        for block, found in groupby(rows, lambda row: (row + self._top) // _BLOCK):
            inside = slice((own := list(found))[0], own[-1] + 1)
            ends = [_first_of(columns, inside), _first_of(columns[::-1], inside)]
            ends += map(int, filter(None, self.row_spans.get(block, "").split(":")))
            if known := [end for end in ends if end]:
                self.row_spans[block] = f"{min(known)}:{max(known)}"

    def _write_rows(self) -> None:
        """Write what was written cell by cell, and below it the table."""
        bottom = self.dim_rowmax
        if self._columns:
            self.dim_rowmax = self._top - 1
        super()._write_rows()
        self.dim_rowmax = bottom
        for row, cells in enumerate(zip(*self._in_order(), strict=True), self._top):
            written, about = "".join(cells), self.row_info.get(row)
            if written:
                self._write_row(row, self.row_spans.get(row // _BLOCK), about)
                self.fh.write(f"{written}</row>")
            elif about:
                self._write_empty_row(row, self.row_spans.get(row // _BLOCK), about)

    def _in_order(self) -> list[list[str]]:
        """Write the cells of all columns; a format has its number from where it is met first."""
        met = {each.number: each for each in sorted(self._columns, key=_Column.first)}
        written = {number: each.cells(self._top) for number, each in met.items()}
        return [written[number] for number in sorted(written)]


def _first_of(columns: Sequence[_Column], inside: slice) -> int:
    """Return the number, from 1, of the first column with a value in some rows; 0 for none."""
    known = (each.number + 1 for each in columns if any(v is not None for v in each.values[inside]))
    return next(known, 0)


def _cut(text: str) -> str:
    """Leave out what a cell cannot hold."""
    if len(text) <= CELL_LETTERS // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * CELL_LETTERS]
    return units.decode("utf-16-le", "ignore")
