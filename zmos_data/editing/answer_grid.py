"""The cells of the sheet on which a town answers, out of the workbook that it sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zmos_data.cells import refused
from zmos_data.editing import answer_sheet as sheet
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.grid import Cell, Grid, Upload
from zmos_data.phrase import Phrase

Cells = tuple[str, ...]
ASK_ANEW = Phrase("Ask for the answer on the sheet as it was sent.")


class UnfitError(Exception):
    """A file that cannot be read at all; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.words)
        self.finding = finding


def is_answer(upload: Upload) -> bool:
    """Tell whether a file is a sheet on which a town answers."""
    return any(map(_is_answered, upload.grids))


def _is_answered(grid: Grid) -> bool:
    return any(at(_texts(row), sheet.TAG) == sheet.TOWN for row in grid.rows)


def answered_cells(upload: Upload) -> tuple[str, list[Cells]]:
    """Return the name of the answered sheet and its cells as text.

    Raises
    ------
    UnfitError
        If the file could not be read, or has no such sheet.
    """
    for grid in upload.grids:
        if _is_answered(grid):
            return grid.sheet, [_texts(row) for row in grid.rows]
    for finding in upload.findings:
        if finding.is_fault:
            raise UnfitError(finding)
    raise UnfitError(
        Finding(
            Place(),
            "",
            Phrase("The file is not the sheet on which a town answers."),
            Phrase("the sheet of the town as XLSX"),
            ASK_ANEW,
            is_fault=True,
        )
    )


def _texts(row: Sequence[Cell]) -> Cells:
    """Return the cells as text, without signs that no text may hold."""
    return tuple("".join(sign for sign in cell.text if not refused(sign)).strip() for cell in row)


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
