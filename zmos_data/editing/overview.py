"""The first sheet of a checked workbook: all that the check found, each with a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from zmos_data.catalogue import say_in
from zmos_data.editing import marks
from zmos_data.editing.findings import Finding
from zmos_data.languages import LANGUAGES
from zmos_data.phrase import Phrase

Placed = tuple[Finding, Any]  # a finding, and the cell that shows it or None
_TITLE = Phrase("What the check found")
_HEAD = 4  # row of the headings
_WIDTHS = (14, 12, 8, 24, 26, 48, 40, 40)
_FONT = "Arial"


def write(book: Any, placed: Sequence[Placed], found: int, language: str) -> None:
    """Write the sheet before all others and open the workbook on it.

    Parameters
    ----------
    book : openpyxl.Workbook
        The workbook.
    placed : sequence of (Finding, openpyxl cell or None)
        What is listed, with the cell that shows it.
    found : int
        How many findings there are in all.
    language : str
        Language of the sheet.
    """
    sheet = book.create_sheet(marks.OVERVIEW.of(language), 0)
    sheet["A1"].value = say_in(language, _TITLE)
    sheet["A1"].font = Font(_FONT, size=16, bold=True, color=f"FF{marks.NEEDED}")
    faults = sum(finding.is_fault for finding, _ in placed)
    _text(sheet, 2, 1, say_in(language, _summary(faults, len(placed), found)))
    heads = _heads()
    for n, (words, width) in enumerate(zip(heads, _WIDTHS, strict=True), 1):
        cell = _text(sheet, _HEAD, n, say_in(language, words))
        cell.font = Font(_FONT, size=10, bold=True)
        cell.fill = PatternFill("solid", fgColor=f"FF{marks.HEADING}")
        sheet.column_dimensions[cell.column_letter].width = width
    for row, (finding, cell) in enumerate(placed, _HEAD + 1):
        _row(sheet, row, finding, cell, language)
    last = max(_HEAD + len(placed), _HEAD)
    sheet.freeze_panes = f"A{_HEAD + 1}"
    sheet.auto_filter.ref = f"A{_HEAD}:H{last}"
    _set_up_print(sheet)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def remove(book: Any) -> None:
    """Remove the sheet that an earlier check wrote; a sheet of that name of others stays."""
    names = {marks.OVERVIEW.of(language) for language in LANGUAGES}
    titles = {say_in(language, _TITLE) for language in LANGUAGES}
    for sheet in book.worksheets:
        if sheet.title in names and sheet["A1"].value in titles:
            book.remove(sheet)


def _heads() -> tuple[str, ...]:
    return (
        Phrase("What"),
        Phrase("Sheet"),
        Phrase("Cell"),
        Phrase("Column"),
        Phrase("What stands there"),
        Phrase("What the check says"),
        Phrase("What is allowed"),
        Phrase("What to do"),
    )


def _summary(faults: int, listed: int, found: int) -> str:
    if listed < found:
        return Phrase(
            "To correct: {faults}. Understood, to look at: {notices}. Of {found} only the "
            "first {listed} are marked and listed; correct them and upload again.",
            faults=faults,
            notices=listed - faults,
            found=found,
            listed=listed,
        )
    return Phrase(
        "To correct: {faults}. Understood, to look at: {notices}.",
        faults=faults,
        notices=listed - faults,
    )


def _row(sheet: Any, row: int, finding: Finding, cell: Any, language: str) -> None:
    place = finding.place
    what = Phrase("to correct") if finding.is_fault else Phrase("understood")
    first = _text(sheet, row, 1, say_in(language, what))
    first.fill = PatternFill(
        "solid", fgColor=f"FF{marks.FAULT if finding.is_fault else marks.NOTICE}"
    )
    _text(sheet, row, 2, place.sheet)
    link = _text(sheet, row, 3, f"{place.letters}{place.row or ''}" or (cell and cell.coordinate))
    if cell is not None:
        title = cell.parent.title.replace("'", "''")
        link.hyperlink = Hyperlink(link.coordinate, location=f"'{title}'!{cell.coordinate}")
        link.font = Font(_FONT, size=10, color="FF0B5394", underline="single")
    said = (finding.words, finding.allowed, finding.advice)
    for n, words in enumerate((place.heading, finding.found), 4):
        _text(sheet, row, n, words)
    for n, words in enumerate(said, 6):
        _text(sheet, row, n, say_in(language, words))
    height = max(len(words) // width + 1 for words, width in zip(said, _WIDTHS[5:], strict=True))
    sheet.row_dimensions[row].height = 13.5 * height + 2


def _text(sheet: Any, row: int, column: int, words: str | None) -> Any:
    """Write a text as a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if words:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", words)
        cell.data_type = "s"
    cell.font = Font(_FONT, size=10)
    cell.alignment = Alignment(vertical="top", wrap_text=row >= _HEAD)
    return cell


def _set_up_print(sheet: Any) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
