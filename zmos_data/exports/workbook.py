"""XLSX: the rows typed and ready to filter, with their dictionary, sources and origin."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from textwrap import wrap
from typing import Any

import pandas as pd
import xlsxwriter

from zmos_data.exports.fields import Field
from zmos_data.exports.first_sheet import (
    FirstSheet,
    SheetHead,
    as_wide_as_a_page,
    people_first,
    row_height,
)
from zmos_data.exports.labelled import Say, in_words, readable
from zmos_data.exports.origin import Origin
from zmos_data.exports.qr import qr_picture
from zmos_data.exports.rows import table_of
from zmos_data.workbook_looks import TABLE_HEAD

CELL_LIMIT = 32_767  # letters in a cell of a spreadsheet
_MONEY, _WHOLE = "#,##0.00", "0"
_WIDTHS = {"number": 16, "integer": 11, "boolean": 10, "date": 12}
NARROWEST, WIDEST = 12, 48  # letters in a column of text
LINE_HEIGHT = 15.5  # points
# Text stays text: XlsxWriter would make a formula of "=1+1" and a link of "http://...".
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


@dataclass(frozen=True)
class SheetWords:
    """The words of a workbook in the reader's language.

    Attributes
    ----------
    data, codes, dictionary, sources, about : str
        Names of the sheets.
    head : SheetHead
        What stands over the table of the first sheet.
    say : callable
        How the first sheet says codes, see `in_words`.
    dictionary_heads, dictionary_rows : sequence of str, sequence of tuple of str
        Heads over name, title, type, unit, description and codes; a row a column.
    source_heads : mapping of str to str
        Head over each column of the sources that is shown.
    about_rows : sequence of (str, str)
        What the last sheet says: label and value.
    """

    data: str
    head: SheetHead
    codes: str
    dictionary: str
    sources: str
    about: str
    say: Say
    dictionary_heads: Sequence[str]
    dictionary_rows: Sequence[tuple[str, ...]]
    source_heads: Mapping[str, str]
    about_rows: Sequence[tuple[str, str]]


@contextmanager
def _without_collections() -> Iterator[None]:
    """Collect no garbage meanwhile: each cell is an object, and none is free before the end.

    A collection goes through all the cells that are there, time and again; with 5,000 projects
    that is a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collections()
def to_xlsx(
    rows: pd.DataFrame,
    fields: Sequence[Field],
    sources: pd.DataFrame,
    origin: Origin,
    words: SheetWords,
) -> bytes:
    """Write a workbook of five sheets: one for people, rows in codes, and what they mean.

    Parameters
    ----------
    rows : pandas.DataFrame
        Projects of the view; what is missing becomes an empty cell.
    fields : sequence of Field
        Their columns.
    sources : pandas.DataFrame
        Rows of ``sources``: those of the projects.
    origin : Origin
        For the sheet about the view.
    words : SheetWords
        Names and heads.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    made = datetime.combine(origin.receipt.created, time(), UTC)
    book.set_properties(
        {"title": origin.view[:255], "comments": origin.receipt.id, "created": made}
    )
    head = book.add_format(TABLE_HEAD)
    flowing = book.add_format({"text_wrap": True, "valign": "top"})
    shown = readable(people_first(fields, origin.language), origin.language)
    said, columns = in_words(rows, shown, origin.language, words.say)
    names = [field.name for field in shown]
    first = book.add_worksheet(words.data)
    FirstSheet(book, first, words.head, said, columns, names).write()
    _write_data(book, book.add_worksheet(words.codes), rows, fields, head)
    _write_texts(
        book.add_worksheet(words.dictionary),
        words.dictionary_heads,
        words.dictionary_rows,
        (22, 30, 14, 8, 70, 60),
        head,
        flowing,
    )
    _write_texts(
        book.add_worksheet(words.sources),
        list(words.source_heads.values()),
        _texts(sources, list(words.source_heads)),
        (30, 60, 30, 60, 16, 16, 20),
        head,
        flowing,
    )
    _write_about(book.add_worksheet(words.about), words.about_rows, origin, head, flowing)
    book.close()
    return buffer.getvalue()


def _write_data(
    book: Any, sheet: Any, rows: pd.DataFrame, fields: Sequence[Field], head: Any
) -> None:
    """Write the rows column by column, each cell by its type; missing cells are left out."""
    formats = {
        "number": book.add_format({"num_format": _MONEY}),
        "integer": book.add_format({"num_format": _WHOLE}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    writers = {
        "number": sheet.write_number,
        "integer": sheet.write_number,
        "boolean": sheet.write_boolean,
        "date": sheet.write_datetime,
    }
    table, lines = table_of(rows, fields), 1
    for n, field in enumerate(fields):
        form = formats.get(field.type)
        values = table[field.name].to_pylist()
        width = _width(field, values)
        lines = max(lines, len(wrap(field.name, width - 1)))
        sheet.set_column(n, n, width, form)
        sheet.write_string(0, n, field.name, head)
        write = writers.get(field.type)
        for row, value in enumerate(values, 1):
            if value is None:
                continue
            if write:
                write(row, n, value, form)
            else:
                sheet.write_string(row, n, value[:CELL_LIMIT])
    sheet.set_row(0, LINE_HEIGHT * lines)  # not every program makes room for a head of two lines
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(rows), len(fields) - 1)


def _width(field: Field, values: Sequence[Any]) -> int:
    """Return the width of a column: of its kind, or as its texts need it, within bounds."""
    if field.type in _WIDTHS:
        return _WIDTHS[field.type]
    longest = max(map(len, filter(None, values)), default=0)
    return max(NARROWEST, min(WIDEST, longest + 1))


def _texts(frame: pd.DataFrame, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Write every cell as text; a day without its hour, what is missing as nothing."""

    def text(value: Any) -> str:
        if isinstance(value, str):
            return value
        if pd.isna(value):
            return ""
        return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)

    return [tuple(map(text, row)) for row in frame[list(columns)].itertuples(index=False)]


def _write_texts(
    sheet: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    head: Any,
    flowing: Any,
) -> None:
    for n, (words, width) in enumerate(zip(heads, widths, strict=False)):
        sheet.set_column(n, n, width)
        sheet.write_string(0, n, words, head)
    for number, row in enumerate(rows, 1):
        for n, cell in enumerate(row):
            if cell:
                sheet.write_string(number, n, cell[:CELL_LIMIT], flowing)
        sheet.set_row(number, row_height(row, widths))
    sheet.freeze_panes(1, 0)
    as_wide_as_a_page(sheet)
    sheet.repeat_rows(0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _write_about(
    sheet: Any, rows: Sequence[tuple[str, str]], origin: Origin, head: Any, flowing: Any
) -> None:
    """Write what the view is, and under it the QR code of its link."""
    widths = (26, 100)
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    as_wide_as_a_page(sheet)
    for n, (label, value) in enumerate(rows):
        sheet.write_string(n, 0, label, head)
        sheet.write_string(n, 1, value[:CELL_LIMIT], flowing)
        sheet.set_row(n, row_height((label, value), widths))
    picture = qr_picture(origin.link) if origin.link else b""
    if picture:
        sheet.insert_image(len(rows) + 1, 1, "qr.png", {"image_data": BytesIO(picture)})
