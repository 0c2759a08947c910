"""How the cells of the template look: formats of columns, widths, and the page in print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from textwrap import wrap
from typing import Any

from zmos_data.editing import marks
from zmos_data.editing.cell_labels import Value
from zmos_data.editing.sheets import Column

FONT = {"font_name": "Arial", "font_size": 10}
DAY = "d. m. yyyy"
TEXT = "@"
_NUMBERS = {"amount": "#,##0.00", "integer": "0", "year": "0", "number": "General", "day": DAY}
_RIGHT = ("amount", "number")
_UNWRAPPED = ("url", "id", "source", "project_id", "project")
# Letters: of the longest cell up to which a width holds, and the width.
_WIDTHS = ((60, 34), (150, 46))
_NARROWEST, _SHORT, _WIDEST = 8, 26, 90
LINE_HEIGHT = 13.5  # points
_TALLEST = 409.0  # points that a row can have
A4 = 9
_PAGE = 240  # letters that a printed page has beside one another and still can be read


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def format(self, **looks: object) -> Any:
        """Return a format of XlsxWriter."""
        key = tuple(sorted(looks.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(FONT | {"valign": "top"} | looks)
        return self._made[key]

    def heading(self, *, is_needed: bool) -> Any:
        """Return the format of a heading: dark over what each row must have."""
        looks = (
            {"bg_color": f"#{marks.NEEDED}", "font_color": f"#{marks.ON_NEEDED}"}
            if is_needed
            else {"bg_color": f"#{marks.HEADING}"}
        )
        return self.format(bold=True, text_wrap=True, border=1, border_color="#9DB2C4", **looks)

    def cell(self, column: Column, value: Value, *, is_locked: bool) -> Any:
        """Return the format of a cell that holds a value; that of an empty one for ""."""
        looks: dict[str, object] = {"num_format": _number_format(column, value)}
        if is_wrapped(column):
            looks["text_wrap"] = True
        # What stands beside it is text: days among months in words, years among bases.
        looks |= {"align": "right", "indent": 1} if column.kind in _RIGHT else {"align": "left"}
        if is_locked:
            looks |= {"bg_color": f"#{marks.LOCKED}", "font_color": f"#{marks.ON_LOCKED}"}
        return self.format(locked=is_locked, **looks)


def _number_format(column: Column, value: Value) -> str:
    """Return the format of a number, of a day or of text.

    An empty cell for a day, a month or a year takes text: a spreadsheet would make 1 April 2019
    of "april 2019", and a day of 1905 of "2019".
    """
    if isinstance(value, date):
        return DAY
    if isinstance(value, str) and value:
        return TEXT
    if column.kind == "any":
        return "General"
    return _NUMBERS.get(column.kind, TEXT)


def is_wrapped(column: Column) -> bool:
    """Tell whether the texts of a column go on in a second line."""
    return column.kind not in _UNWRAPPED


def width_of(column: Column, heading: str, values: Sequence[Value]) -> float:
    """Return the width of a column in letters, of its cells and its heading."""
    longest = max((len(shown(value)) for value in set(values)), default=0)
    words = max(map(len, heading.split())) + 4  # beside the button of the filter
    return max(_NARROWEST, words, _width(longest, is_wrapped=is_wrapped(column)))


def _width(longest: int, *, is_wrapped: bool) -> float:
    if longest <= _SHORT:
        return longest + 3
    if not is_wrapped:
        return min(longest, _WIDTHS[0][1])
    return next((width for most, width in _WIDTHS if longest <= most), _WIDEST)


def shown(value: Value) -> str:
    """Write a value about as wide as a spreadsheet shows it."""
    if isinstance(value, date):
        return f"{value.day}. {value.month}. {value.year}"
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def lines_of(heading: str, width: float) -> int:
    """Return how many lines a heading takes in a column."""
    return len(wrap(heading, int(width) - 3))


def lines_within(text: str, width: float) -> int:
    """Return how many lines a text takes in a column: most letters are narrower than a digit."""
    return ceil(len(text) / (width * 1.1))


def height_of(lines: float) -> float:
    """Return the height of a row of some lines, in points.

    It is said for each row: LibreOffice makes no room of itself for lines that are wrapped.
    """
    return min(_TALLEST, LINE_HEIGHT * lines + 2)


def set_up_print(sheet: Any, title: str, width: float) -> None:
    """Set a sheet of rows up for paper: lying, its headings on each page.

    Parameters
    ----------
    sheet : xlsxwriter.worksheet.Worksheet
        The sheet.
    title : str
        What stands at the foot.
    width : float
        Width of all columns in letters: what cannot be read on one page goes over several.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    pages = max(1, round(width / _PAGE))
    sheet.fit_to_pages(pages, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0)
    if pages > 1:
        sheet.repeat_columns(0)
    sheet.hide_gridlines(0)
    sheet.set_footer(f"&L&8{title.replace('&', '&&')}&C&8&A&R&8&P/&N")
