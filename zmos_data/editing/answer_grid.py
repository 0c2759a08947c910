"""The cells of the sheet on which a town answers, out of the workbook that it sent."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl

from zmos_data import limits
from zmos_data.cells import cleaned, refused
from zmos_data.editing import answer_sheet as sheet
from zmos_data.editing.findings import Finding, Place
from zmos_data.phrase import Phrase

Cells = tuple[str, ...]
ASK_ANEW = Phrase("Ask for the answer on the sheet as it was sent.")
_FILE_BYTES, _UNPACKED_BYTES, _ROWS, _COLUMNS = 5 * limits.MB, 50 * limits.MB, 5_000, 20
_BROKEN = (
    *(BadZipFile, OSError, EOFError, ValueError, KeyError, TypeError),
    *(AttributeError, IndexError, NotImplementedError, RuntimeError, SyntaxError),
)


class UnfitError(Exception):
    """A file that cannot be read at all; carries the finding."""

    def __init__(self, words: Phrase, allowed: Phrase, advice: Phrase) -> None:
        super().__init__(words)
        self.finding = Finding(Place(), "", words, allowed, advice, is_fault=True)


def answered_cells(content: bytes) -> tuple[str, list[Cells]]:
    """Return the name of the answered sheet and its cells as text, cleaned, within the limits.

    The one place that knows how a workbook is read.
    """
    try:
        unpacked = sum(entry.file_size for entry in ZipFile(BytesIO(content)).infolist())
        if len(content) > _FILE_BYTES or unpacked > _UNPACKED_BYTES:
            raise UnfitError(
                Phrase("The file is too large for an answer."),
                Phrase("at most {limit} MB", limit=_FILE_BYTES // limits.MB),
                ASK_ANEW,
            )
        book = openpyxl.load_workbook(BytesIO(content), data_only=True)
        for found in book.worksheets:
            rows = [
                tuple(map(_text, row))
                for row in found.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)
            ]
            if any(at(row, sheet.TAG) == sheet.TOWN for row in rows):
                return found.title, rows
    except _BROKEN:
        raise UnfitError(
            Phrase("The file is no workbook that can be read."),
            Phrase("the sheet of the town as XLSX"),
            Phrase("Open it in Excel or LibreOffice and save it as XLSX."),
        ) from None
    raise UnfitError(
        Phrase("The file is not the sheet on which a town answers."),
        Phrase("the sheet of the town as XLSX"),
        ASK_ANEW,
    )


def _text(value: Any) -> str:
    """Write a cell as text: a day as 2027-01-12, what nobody sees is left out."""
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return f"{value:%Y-%m-%d}" if hasattr(value, "year") else str(value)
    text = cleaned(str(value))
    return "".join(sign for sign in text if not refused(sign)).strip()


def at(row: Cells, column: int) -> str:
    """Return the cell of a column, counted from 1; "" where the row has none."""
    return row[column - 1] if len(row) >= column else ""


def read_day(text: str) -> date | None:
    """Read 2027-01-12, 12. 1. 2027 or 12.01.2027; None where it is no day."""
    parts = text.replace("/", ".").replace(" ", "").rstrip(".").split(".")
    try:
        if len(parts) == 3:
            day, month, year = map(int, parts)
            return date(year, month, day)
        return date.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
