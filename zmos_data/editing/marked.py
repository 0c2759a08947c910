"""The uploaded workbook with what a check found: marked cells, comments, and a list of all."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from copy import copy
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from zmos_data.catalogue import say_in
from zmos_data.editing import marks, overview
from zmos_data.editing.findings import Finding
from zmos_data.editing.grid import Grid, Upload
from zmos_data.editing.sheets import layout
from zmos_data.languages import LANGUAGES
from zmos_data.phrase import Phrase

CELL_LIMIT = 32_767  # letters in a cell of a spreadsheet
MOST = 500  # findings that are marked: who has mended these uploads again
_BETWEEN = "\n\n"  # findings of one cell
_BEFORE = "\n\n———\n"  # what the check writes, and the comment that was there
_COMMENT = (420, 90, 18)  # width; height, and height of a line, in pixels
# What openpyxl raises for a file that is no workbook, or a broken one.
_UNREADABLE = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError)


def marked(upload: Upload, findings: Sequence[Finding], language: str) -> bytes:
    """Mark in the uploaded file what a check found, and list it on a first sheet.

    Parameters
    ----------
    upload : Upload
        The file as it was read. Of a CSV, and of what openpyxl cannot open, a workbook of its
        cells is made.
    findings : sequence of Finding
        What the check says; the first `MOST` are marked, faults before notices.
    language : str
        Language of the comments.

    Returns
    -------
    bytes
        A workbook (XLSX). Marks of an earlier check are taken away; rules, protection and hidden
        sheets stay as they were.
    """
    book, sheets = _opened(upload)
    overview.remove(book)
    for sheet in book.worksheets:
        if sheet.title not in (marks.HOW_TO.sl, marks.HOW_TO.en):  # it explains the colours
            _unmark(sheet)
    # Faults first: they have to be mended, and there may be more notices than are marked.
    first = sorted(findings, key=lambda finding: not finding.is_fault)[:MOST]
    cells = [_cell_of(sheets, finding) for finding in first]
    by_cell: dict[tuple[str, str], list[Finding]] = {}
    for finding, cell in zip(first, cells, strict=True):
        if cell is not None:
            by_cell.setdefault((cell.parent.title, cell.coordinate), []).append(finding)
    for (title, place), own in by_cell.items():
        _mark(book[title][place], own, language)
    overview.write(book, list(zip(first, cells, strict=True)), len(findings), language)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _opened(upload: Upload) -> tuple[Any, dict[str, Any]]:
    """Return the workbook, and its sheets by the names that places give them."""
    try:
        # Links to other files stay out of what goes back.
        book = openpyxl.load_workbook(BytesIO(upload.content), keep_links=False)
    except _UNREADABLE:
        return _of_grids(upload.grids)
    return book, {sheet.title: sheet for sheet in book.worksheets}


def _of_grids(grids: Sequence[Grid]) -> tuple[Any, dict[str, Any]]:
    """Make a workbook of cells that were read; every cell is text, so that none is a formula."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheets: dict[str, Any] = {}
    for grid in grids:
        sheet = sheets[grid.sheet] = book.create_sheet(_title(grid.sheet))
        for n, row in enumerate(grid.rows, 1):
            for k, held in enumerate(row, 1):
                if text := held.formula or held.text:
                    cell = sheet.cell(n, k)
                    cell.value, cell.data_type = _cleaned(text), "s"
                    cell.number_format = "@"
        sheet.freeze_panes = "A2"
    return book, sheets


def _title(name: str) -> str:
    """Return a name that a tab can have."""
    kept = "".join("_" if sign in "[]:*?/\\'" else sign for sign in _cleaned(name))
    return kept[:31] or "1"


def _cleaned(text: str) -> str:
    """Leave out what an XLSX cannot hold, and cut what is longer than a cell."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))[:CELL_LIMIT]


def _cell_of(sheets: dict[str, Any], finding: Finding) -> Any:
    """Return the cell that shows a finding; None where the file has no place for it.

    What is said of a row stands at its first cell, what is said of a column or a sheet at the
    headings; of cells that are merged, the first is the one that is seen.
    """
    place = finding.place
    sheet = sheets.get(place.sheet)
    if sheet is None:
        return None
    cell = sheet.cell(place.row or 1, place.column or 1)
    for merged in sheet.merged_cells.ranges:
        if cell.coordinate in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    return cell


def _mark(cell: Any, findings: Sequence[Finding], language: str) -> None:
    is_fault = any(finding.is_fault for finding in findings)
    _colour(cell, marks.FAULT if is_fault else marks.NOTICE)
    each = _BETWEEN.join("\n".join(said_of(one, language)) for one in findings)
    said = _cleaned(f"{say_in(language, marks.CHECK)}\n{each}")
    kept = f"{_BEFORE}{cell.comment.text}" if cell.comment else ""
    width, height, line = _COMMENT
    lines = said.count("\n") + len(said) // 60
    text = f"{said}{kept}"
    cell.comment = Comment(text, marks.AUTHOR, height=height + line * lines, width=width)


def said_of(finding: Finding, language: str) -> Iterator[str]:
    """Say a finding in lines: what stands there, what is wrong, what may stand there, what to do.

    Parameters
    ----------
    finding : Finding
        What a check says.
    language : str
        "sl" or "en".
    """
    if finding.found:
        yield say_in(language, Phrase("Found: {found}", found=finding.found))
    yield say_in(language, finding.words)
    if finding.allowed:
        yield say_in(language, Phrase("Allowed: {allowed}", allowed=finding.allowed))
    if finding.advice:
        yield say_in(language, Phrase("What to do: {advice}", advice=finding.advice))


def _unmark(sheet: Any) -> None:
    """Take away the marks of an earlier check, wherever its cells have been sorted to."""
    colours = {f"FF{marks.FAULT}", f"FF{marks.NOTICE}"}
    heads = tuple(say_in(language, marks.CHECK) for language in LANGUAGES)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment and cell.comment.text.startswith(heads):
                _, cut, before = cell.comment.text.partition(_BEFORE)
                cell.comment = Comment(before, marks.AUTHOR) if cut else None
            if cell.has_style and cell.fill.fgColor.rgb in colours:
                _colour(cell, *_plain(sheet, cell))


def _plain(sheet: Any, cell: Any) -> tuple[str, str]:
    """Return the colours of a cell of the template, and of its letters; "" for none.

    Of a workbook of others it is not known what a marked cell looked like.
    """
    if not (sheet.protection.sheet and cell.protection.locked):
        return "", ""
    if cell.row > 1:
        return marks.LOCKED, marks.ON_LOCKED
    return (marks.NEEDED, marks.ON_NEEDED) if cell.value in _needed() else (marks.HEADING, "")


def _needed() -> set[str]:
    """Return the headings that each row must have, in both languages."""
    columns = [column for sheet in layout().sheets.values() for column in sheet.columns]
    return {words for c in columns if c.is_needed for words in (c.heading.sl, c.heading.en)}


def _colour(cell: Any, ground: str, letters: str = "") -> None:
    """Give a cell a colour, and its letters one that can be read on it."""
    cell.fill = PatternFill("solid", fgColor=f"FF{ground}") if ground else PatternFill()
    font = copy(cell.font)
    font.color = f"FF{letters}" if letters else None
    cell.font = font
