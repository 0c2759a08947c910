"""A table that is written by columns is the same to the byte as one that is written by cells."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from zmos_data.exports.column_sheet import CELL_LETTERS, ColumnSheet

TOP, ROWS = 6, 45  # over the ends of blocks of 16 rows
TEXTS = ("=1+1", '<a href="x">&\'', "_x0041_\x01\t\n", " at its ends ", "č š ž", "", "😀")
COLUMNS: list[tuple[list[Any], dict[str, Any] | None]] = [
    ([TEXTS[n % 7] if n % 3 else None for n in range(ROWS)], {"text_wrap": True}),
    ([None if n < 20 else n / 7 * 1e6 for n in range(ROWS)], {"num_format": "#,##0"}),
    ([n % 2 == 0 if n % 5 else None for n in range(ROWS)], None),
    ([date(1900, 1, 1 + n % 28) if n < 30 else None for n in range(ROWS)], {"num_format": "yyyy"}),
    ([None] * ROWS, {"bold": True}),
    ([2014 + n for n in range(ROWS)], {"num_format": "#,##0"}),
    (["x" * 40_000, "😀" * 17_000, *TEXTS, *[None] * (ROWS - 9)], None),
]


def by_cells(sheet: Worksheet, n: int, values: list[Any], form: Any) -> None:
    writers = {
        str: lambda row, n, value, form: sheet.write_string(row, n, value[:CELL_LETTERS], form),
        bool: sheet.write_boolean,
        date: sheet.write_datetime,
    }
    for row, value in enumerate(values, TOP):
        if value is not None:
            writers.get(type(value), sheet.write_number)(row, n, value, form)


def by_columns(sheet: ColumnSheet, n: int, values: list[Any], form: Any) -> None:
    sheet.write_values(TOP, n, values, form)


def book_of(kind: type[Worksheet], write: Any) -> dict[str, bytes]:
    """Write two sheets that share texts, with heads, and with heights of some rows."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": date(2026, 1, 1)})
        for name in ("one", "other"):
            sheet = book.add_worksheet(name, kind)
            sheet.write_string(0, 0, "over the table")
            sheet.write_formula(1, 9, "=1+1", None, 2)
            for n, (values, form) in enumerate(COLUMNS, 1):
                sheet.write_string(TOP - 1, n, f"head {n}", book.add_format({"bold": True}))
                write(sheet, n, values, book.add_format(form) if form else None)
            for row in range(TOP, TOP + ROWS, 2):
                sheet.set_row(row, 31)
            sheet.autofilter(TOP - 1, 1, TOP + ROWS - 1, len(COLUMNS))
    with zipfile.ZipFile(buffer) as files:
        return {name: files.read(name) for name in files.namelist()}


@pytest.mark.filterwarnings("error")
def test_what_is_written_by_columns_is_what_the_library_writes_by_cells():
    one, other = book_of(ColumnSheet, by_columns), book_of(Worksheet, by_cells)
    assert one == other
    assert one["xl/worksheets/sheet1.xml"].count(b"<row ") > ROWS
    assert one["xl/worksheets/sheet1.xml"].count(b"<c ") > 150


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_no_file_can_hold_is_refused(number):
    with xlsxwriter.Workbook(BytesIO(), {"in_memory": True}) as book:
        sheet = book.add_worksheet("one", ColumnSheet)
        with pytest.raises(ValueError, match="finite"):
            sheet.write_values(1, 0, [1.0, number], None)


def test_a_table_without_any_value_is_a_sheet_without_rows():
    with xlsxwriter.Workbook(buffer := BytesIO(), {"in_memory": True}) as book:
        book.add_worksheet("one", ColumnSheet).write_values(1, 0, [None, None], None)
    with zipfile.ZipFile(buffer) as files:
        assert b"<sheetData/>" in files.read("xl/worksheets/sheet1.xml")
