"""The workbook that towns and ZMOS fill in: the data as they are, and room for what is new."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from zmos_data.catalogue import say_in
from zmos_data.dictionary import Dictionary, dictionary_of
from zmos_data.editing import how_to, marks, question_sheet, template_lists
from zmos_data.editing.cell_labels import CellLabels, Value, cell_labels
from zmos_data.editing.sheet_rows import sheet_rows
from zmos_data.editing.sheets import Column, Sheet, layout
from zmos_data.editing.template_rules import bounds_of, rule_of
from zmos_data.editing.template_styles import (
    FONT,
    Styles,
    height_of,
    is_wrapped,
    lines_of,
    lines_within,
    set_up_print,
    width_of,
)
from zmos_data.package import Package
from zmos_data.phrase import Phrase
from zmos_data.search.words import fold
from zmos_data.tables import read_tables

EMPTY_ROWS = 200
_IDS = ("project_id", "id")  # locked where there is one; a new row gets its own
# Text stays text: XlsxWriter would make a formula of "=1+1" and a link of "http://...".
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": FONT,
}
_ALLOWED = {
    "sort": True,
    "autofilter": True,
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}


@dataclass(frozen=True)
class _Book:
    """A workbook that is being written."""

    book: Any
    styles: Styles
    labels: CellLabels
    dictionary: Dictionary

    @property
    def language(self) -> str:
        return self.labels.language


def template(package: Package, language: str, towns: Sequence[str] = ()) -> bytes:
    """Write the workbook (XLSX) in which the data are edited.

    Parameters
    ----------
    package : Package
        Data that pass the checks.
    language : str
        "sl" or "en": headings, words of the codes, hints.
    towns : sequence of str
        Codes of the towns whose rows are wanted; empty for all. A workbook of chosen towns
        opens with the questions to them.

    Raises
    ------
    ValueError
        Where the package has no such town.
    """
    tables = read_tables(package)
    frames, dictionary = tables.frames, dictionary_of(tables)
    labels = cell_labels(frames, dictionary, language)
    _refuse_unknown(towns, labels)
    rows = sheet_rows(frames, towns)
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        written = _Book(book, Styles(book), labels, dictionary)
        _write_properties(book, package, dictionary, towns)
        if towns:
            question_sheet.write(book, written.styles, package, labels, towns, rows["projects"])
        how_to.write(book, written.styles, labels, dictionary, package.checksum, towns)
        for sheet in layout().sheets.values():
            _write_rows(written, sheet, rows[sheet.name])
        priorities = list(frames["priorities"]["priority_code"])
        entries = template_lists.entries_of(labels, priorities, towns)
        template_lists.write_lists(book, entries, rows["projects"], EMPTY_ROWS, language)
    return buffer.getvalue()


def file_name(package: Package, language: str, towns: Sequence[str] = ()) -> str:
    """Name the file of a template: its towns, and the version of the data.

    Parameters
    ----------
    package : Package
        The data.
    language : str
        Language of the name.
    towns : sequence of str
        Codes of its towns; empty for all.
    """
    tables = read_tables(package)
    dictionary = dictionary_of(tables)
    names = cell_labels(tables.frames, dictionary, language).towns
    parts = [
        say_in(language, Phrase("template")),
        *(names.get(code, code) for code in towns),
        dictionary.version,
    ]
    return f"{re.sub(r'[^a-z0-9.]+', '-', fold('-'.join(parts)))}.xlsx"


def _refuse_unknown(towns: Sequence[str], labels: CellLabels) -> None:
    if unknown := [code for code in towns if code not in labels.towns]:
        message = Phrase(
            "no such town: {found}; there are {known}",
            found=", ".join(unknown),
            known=", ".join(labels.towns),
        )
        raise ValueError(message)


def _write_properties(
    book: Any, package: Package, dictionary: Dictionary, towns: Sequence[str]
) -> None:
    """Write what the workbook is of; a check reads it there."""
    # The day of the data, so that the same data give the same file.
    created = datetime.fromisoformat(dictionary.created) if dictionary.created else None
    book.set_properties({"title": dictionary.title.sl, "created": created})
    book.set_custom_property(marks.CHECKSUM, package.checksum, "text")
    book.set_custom_property(marks.VERSION, dictionary.version, "text")
    if towns:
        book.set_custom_property(marks.TOWNS, ",".join(towns), "text")


def _write_rows(written: _Book, declared: Sheet, rows: Sequence[Mapping[str, str]]) -> None:
    """Write a sheet of rows: column by column, then what holds for all of it."""
    sheet = written.book.add_worksheet(declared.title.of(written.language))
    # Every fact of a town has its row already.
    last = len(rows) + (0 if declared.name == "towns" else EMPTY_ROWS)
    bounds = bounds_of(written.dictionary, declared.name)
    columns = [
        _write_column(written, sheet, n, column, rows) for n, column in enumerate(declared.columns)
    ]
    for n, column in enumerate(declared.columns):
        if last:
            first = f"{xl_col_to_name(n)}2"
            rule = rule_of(column, bounds, written.language, first)
            sheet.data_validation(1, n, last, n, rule)
    for row, lines in enumerate(zip(*(column.lines for column in columns), strict=True)):
        if max(lines) > 1:
            sheet.set_row(row, height_of(max(lines)))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    sheet.protect("", _ALLOWED)
    title = written.dictionary.title.of(written.language)
    set_up_print(sheet, title, sum(column.width for column in columns))


@dataclass(frozen=True)
class _Written:
    """A column that was written: its width in letters, and the lines of each of its cells."""

    width: float
    lines: Sequence[float]


def _write_column(
    written: _Book, sheet: Any, n: int, column: Column, rows: Sequence[Mapping[str, str]]
) -> _Written:
    """Write the heading and the cells of a column."""
    language, styles = written.language, written.styles
    heading = column.heading.of(language)
    values = written.labels.cells(column, rows)
    width = width_of(column, heading, values)
    is_own = column.is_protected and column.kind not in _IDS
    # Cells below the rows have the format of the column, as far as the sheet goes.
    sheet.set_column(n, n, width, styles.cell(column, "", is_locked=is_own))
    sheet.write_string(0, n, heading, styles.heading(is_needed=column.is_needed))
    if hint := column.hint.of(language):
        sheet.write_comment(0, n, hint, {"author": marks.AUTHOR, "x_scale": 1.6})
    _write_values(styles, sheet, n, column, values)
    wide = width if is_wrapped(column) else math.inf
    lines = [lines_within(value, wide) if isinstance(value, str) else 1 for value in values]
    return _Written(width, [lines_of(heading, width), *lines])


def _write_values(
    styles: Styles, sheet: Any, n: int, column: Column, values: Sequence[Value]
) -> None:
    """Write the cells by their types; an empty one only where it is to be locked."""
    is_locked = column.is_protected
    write: dict[type, Callable[[int, int, Any, Any], object]] = {
        str: sheet.write_string,
        int: sheet.write_number,
        float: sheet.write_number,
        date: sheet.write_datetime,
    }
    forms: dict[type, Any] = {}
    empty = styles.cell(column, "", is_locked=is_locked)
    for row, value in enumerate(values, 1):
        if value == "":
            if is_locked:
                sheet.write_blank(row, n, None, empty)
            continue
        kind = type(value)
        if kind not in forms:
            forms[kind] = styles.cell(column, value, is_locked=is_locked)
        write[kind](row, n, value, forms[kind])
