"""The first sheet of a workbook: for people, who read, filter and print it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from textwrap import wrap
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_range

from zmos_data.exports.fields import Field
from zmos_data.exports.rows import table_of
from zmos_data.workbook_looks import STRIPE, TABLE_HEAD

# What a reader looks for, with the width of the column (letters); it is what is printed.
PRINTED = {
    "name_sl": 44,
    "name_en": 44,
    "municipality": 14,
    "theme_code": 19,
    "period": 14,
    "stage": 15,
    "total_eur": 15,
    "eu_eur": 15,
    "cofin_total_eur": 15,
    "figures": 12,
    "start_year": 9,
    "end_year": 9,
    "confirmation": 19,
}
_WIDTHS = {"number": 15, "integer": 9, "boolean": 10, "date": 12}
NARROWEST, WIDEST = 12, 44  # letters in a column of text
_LINE = 150  # letters of a line over the table
_LETTERS = 32_767  # in a cell
_LINE_HEIGHT = 15.5  # points
_A4 = 9
_COUNT, _NUMBERS, _SUM = 103, 102, 109  # functions of SUBTOTAL: of the rows that a filter leaves
_SUMS = {"bg_color": f"#{STRIPE}", "num_format": "#,##0"}
_FORMS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "total": _SUMS | {"bold": True},
    "known": _SUMS,
    "head": TABLE_HEAD,
    "head_text": TABLE_HEAD | {"align": "left", "indent": 1},
    "head_number": TABLE_HEAD | {"align": "right"},
    "number": {"valign": "top", "num_format": "#,##0"},
    "integer": {"valign": "top", "num_format": "0", "align": "center"},
    "date": {"valign": "top", "num_format": "d. m. yyyy"},
    "text": {"valign": "top", "align": "left", "text_wrap": True, "indent": 1},
    "first": {"valign": "top", "text_wrap": True},
}
_HEADS = {"number": "head_number"}  # over the figures, which stand at the right


@dataclass(frozen=True)
class SheetHead:
    """What stands over the table, in the reader's language.

    Attributes
    ----------
    title : str
        What it is.
    lines : sequence of str
        The view in a sentence, source and day, and what an empty cell means.
    total, known : str
        Before the number of projects, and before how many of them have a figure.
    """

    title: str
    lines: Sequence[str]
    total: str
    known: str


def people_first(fields: Sequence[Field], language: str) -> list[Field]:
    """Put the columns that a reader looks for before the others."""
    names = {field.name: field for field in fields}
    own = [name for name in PRINTED if name in names and _is_printed(name, language)]
    return [*(names[name] for name in own), *(f for f in fields if f.name not in own)]


def _is_printed(name: str, language: str) -> bool:
    return not name.startswith("name_") or name == f"name_{language}"


class FirstSheet:
    """A sheet that is being written.

    Parameters
    ----------
    book, sheet
        Of XlsxWriter.
    head : SheetHead
        What stands over the table.
    rows : pandas.DataFrame
        In words, with the heads as the names of its columns.
    fields : sequence of Field
        The columns, named as in the frame.
    names : sequence of str
        What the tables call them.
    """

    def __init__(
        self,
        book: Any,
        sheet: Any,
        head: SheetHead,
        rows: pd.DataFrame,
        fields: Sequence[Field],
        names: Sequence[str],
    ) -> None:
        self.sheet, self.head, self.fields, self.names = sheet, head, fields, names
        table = table_of(rows, fields)
        self.columns = [table[field.name].to_pylist() for field in fields]
        self.lines = [part for line in head.lines for part in wrap(line, _LINE)]
        self.top = len(self.lines) + 3  # row of the heads
        self.last = self.top + max(1, len(rows))
        self.widths = [self._width(n) for n in range(len(fields))]
        self.forms = {name: book.add_format(form) for name, form in _FORMS.items()}

    def write(self) -> None:
        """Write everything; a value that is missing is an empty cell."""
        self.sheet.write_string(0, 0, self.head.title, self.forms["title"])
        for n, line in enumerate(self.lines, 1):
            self.sheet.write_string(n, 0, line)
        self._write_count()
        for n, field in enumerate(self.fields):
            self._write_sums(n)
            self._write_column(n, field)
        self._lay_out()

    def _range(self, n: int) -> str:
        return str(xl_range(self.top + 1, n, self.last, n))

    def _write_count(self) -> None:
        """Write how many projects there are; the id is what each has."""
        words, n = self.head.total, self.names.index("project_id")
        formula = f'="{words} "&SUBTOTAL({_COUNT},{self._range(n)})'
        value = f"{words} {len(self.columns[n])}"
        self.sheet.write_formula(self.top - 2, 0, formula, self.forms["total"], value)
        self.sheet.write_string(self.top - 1, 0, self.head.known, self.forms["known"])

    def _write_sums(self, n: int) -> None:
        """Write the sum of a column, nothing where no figure is known, and of how many it is."""
        above, under = (self.top - 2, n), (self.top - 1, n)
        if self.fields[n].type != "number":
            if n:
                self.sheet.write_blank(*above, None, self.forms["total"])
                self.sheet.write_blank(*under, None, self.forms["known"])
            return
        known = [value for value in self.columns[n] if value is not None]
        at = self._range(n)
        formula = f'=IF(SUBTOTAL({_NUMBERS},{at})=0,"",SUBTOTAL({_SUM},{at}))'
        total = round(fsum(known), 2) if known else ""
        self.sheet.write_formula(*above, formula, self.forms["total"], total)
        counted = f"=SUBTOTAL({_NUMBERS},{at})"
        self.sheet.write_formula(*under, counted, self.forms["known"], len(known))

    def _write_column(self, n: int, field: Field) -> None:
        values = self.columns[n]
        is_text = n > 0 and field.type not in self.forms
        form = self.forms.get(field.type, self.forms["text" if n else "first"])
        self.sheet.set_column(n, n, self.widths[n])
        head = "head_text" if is_text else _HEADS.get(field.type, "head")
        self.sheet.write_string(self.top, n, field.name, self.forms[head])
        writers = {"date": self.sheet.write_datetime, "number": self.sheet.write_number}
        write = writers.get(field.type, self.sheet.write_number)
        for row, value in enumerate(values, self.top + 1):
            if isinstance(value, str):
                self.sheet.write_string(row, n, value[:_LETTERS], form)
            elif value is not None:
                write(row, n, value, form)

    def _width(self, n: int) -> int:
        """Return the width of a column: as it is printed, of its kind, or as its texts need it."""
        if found := PRINTED.get(self.names[n]) or _WIDTHS.get(self.fields[n].type):
            return found
        longest = max(map(len, filter(None, self.columns[n])), default=0)
        return max(NARROWEST, min(WIDEST, longest + 2))

    def _lay_out(self) -> None:
        """Let the heads stay, be filtered and be repeated; print landscape, as wide as a page."""
        sheet, last = self.sheet, len(self.fields) - 1
        printed = sum(name in PRINTED for name in self.names[: len(PRINTED)])
        heads = [field.name for field in self.fields]
        sheet.set_row(self.top, row_height(heads, self.widths))
        for n, row in enumerate(zip(*self.columns, strict=True), self.top + 1):
            sheet.set_row(n, row_height(row, self.widths[:printed]))
        sheet.freeze_panes(self.top + 1, 1)
        sheet.autofilter(self.top, 0, self.last, last)
        as_wide_as_a_page(sheet)
        sheet.repeat_rows(self.top)
        sheet.print_area(0, 0, self.last, printed - 1)
        sheet.set_footer(f"&L{self.head.title.replace('&', '&&')}&R&P / &N")


def row_height(cells: Sequence[object], widths: Sequence[int]) -> float:
    """Return the height of a row (points): not every program makes room for a second line.

    Parameters
    ----------
    cells : sequence
        Its values; text alone breaks into lines. What has no width is not counted.
    widths : sequence of int
        Width of each column, in letters.
    """
    long = [
        _lines(cell, width)
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str) and len(cell) > width
    ]
    return _LINE_HEIGHT * max(long, default=1)


def _lines(words: str, width: int) -> int:
    """Count the lines of words; one that is wider is broken, an address at its signs.

    The standard library's `textwrap` takes ten times as long, which was felt with 5,000 projects.
    """
    lines, used, broken = 1, 0, False
    for word in words.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        if len(word) > width:
            lines, broken = lines + (len(word) - 1) // width, True
        used = (used + 1 if used else 0) + (len(word) - 1) % width + 1
    return lines + broken


def as_wide_as_a_page(sheet: Any) -> None:
    """Let a sheet be printed on A4 across, its columns side by side."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
