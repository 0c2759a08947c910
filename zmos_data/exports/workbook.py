"""XLSX: the rows typed and ready to filter, with their dictionary, sources and origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter

from zmos_data.exports.fields import Field
from zmos_data.exports.origin import Origin
from zmos_data.exports.qr import qr_picture
from zmos_data.exports.rows import table_of

CELL_LIMIT = 32_767  # letters in a cell of a spreadsheet
_MONEY, _WHOLE = "#,##0.00", "0"
_WIDTHS = {"number": 16, "integer": 11, "boolean": 10, "date": 12}
_LONG = {"name_sl": 46, "name_en": 40, "note_sl": 50, "note_en": 50, "source_title": 40,
         "source_url": 40}  # fmt: skip
# Text stays text: XlsxWriter would make a formula of "=1+1" and a link of "http://...".
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False, "nan_inf_to_errors": False}  # fmt: skip


@dataclass(frozen=True)
class SheetWords:
    """The words of a workbook in the reader's language.

    Attributes
    ----------
    data, dictionary, sources, about : str
        Names of the sheets.
    dictionary_heads : sequence of str
        Heads over name, title, type, unit and description.
    source_heads : mapping of str to str
        Head over each column of the sources that is shown.
    about_rows : sequence of (str, str)
        What the last sheet says: label and value.
    """

    data: str
    dictionary: str
    sources: str
    about: str
    dictionary_heads: Sequence[str]
    source_heads: Mapping[str, str]
    about_rows: Sequence[tuple[str, str]]


def to_xlsx(
    rows: pd.DataFrame, fields: Sequence[Field], sources: pd.DataFrame, origin: Origin,
    words: SheetWords,
) -> bytes:  # fmt: skip
    """Write a workbook of four sheets.

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
    book.set_properties({"title": origin.view[:255], "comments": origin.receipt.id})
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#DCE8F1"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    _write_data(book, book.add_worksheet(words.data), rows, fields, head)
    dictionary = [(f.name, f.title(origin.language), f.type, f.unit,
                   f.description(origin.language)) for f in fields]  # fmt: skip
    _write_texts(book.add_worksheet(words.dictionary), words.dictionary_heads, dictionary,
                 (22, 30, 10, 8, 90), head, wrap)  # fmt: skip
    _write_texts(book.add_worksheet(words.sources), list(words.source_heads.values()),
                 _texts(sources, list(words.source_heads)), (30, 60, 30, 60, 16, 16, 20), head,
                 wrap)  # fmt: skip
    _write_about(book.add_worksheet(words.about), words.about_rows, origin, head, wrap)
    book.close()
    return buffer.getvalue()


def _write_data(
    book: Any, sheet: Any, rows: pd.DataFrame, fields: Sequence[Field], head: Any
) -> None:
    """Write the rows column by column, each cell by its type; missing cells are left out."""
    formats = {"number": book.add_format({"num_format": _MONEY}),
               "integer": book.add_format({"num_format": _WHOLE}),
               "date": book.add_format({"num_format": "yyyy-mm-dd"})}  # fmt: skip
    writers = {"number": sheet.write_number, "integer": sheet.write_number,
               "boolean": sheet.write_boolean, "date": sheet.write_datetime}  # fmt: skip
    table = table_of(rows, fields)
    for n, field in enumerate(fields):
        form = formats.get(field.type)
        sheet.set_column(n, n, _LONG.get(field.name, _WIDTHS.get(field.type, 16)), form)
        sheet.write_string(0, n, field.name, head)
        write = writers.get(field.type)
        for row, value in enumerate(table[field.name].to_pylist(), 1):
            if value is None:
                continue
            if write:
                write(row, n, value, form)
            else:
                sheet.write_string(row, n, value[:CELL_LIMIT])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(fields) - 1)


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
    sheet: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int],
    head: Any, wrap: Any,
) -> None:  # fmt: skip
    for n, (words, width) in enumerate(zip(heads, widths, strict=False)):
        sheet.set_column(n, n, width)
        sheet.write_string(0, n, words, head)
    for number, row in enumerate(rows, 1):
        for n, cell in enumerate(row):
            if cell:
                sheet.write_string(number, n, cell[:CELL_LIMIT], wrap)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _write_about(
    sheet: Any, rows: Sequence[tuple[str, str]], origin: Origin, head: Any, wrap: Any
) -> None:
    """Write what the view is, and under it the QR code of its link."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for n, (label, value) in enumerate(rows):
        sheet.write_string(n, 0, label, head)
        sheet.write_string(n, 1, value[:CELL_LIMIT], wrap)
    picture = qr_picture(origin.link)
    if picture:
        sheet.insert_image(len(rows) + 1, 1, "qr.png", {"image_data": BytesIO(picture)})
