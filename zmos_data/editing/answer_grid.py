"""The cells of the sheet on which a town answers, out of the workbook that it sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class AnswerBook:
    """The workbook that a town sent, as text.

    Attributes
    ----------
    name : str
        Name of the sheet on which it answers.
    rows : list of tuple of str
        The cells of that sheet.
    questions_name, questions : str, list of tuple of str
        The same of the sheet of the questions; empty where there is none.
    others : tuple of str
        Names of further sheets that hold something.
    """

    name: str
    rows: list[Cells]
    questions_name: str = ""
    questions: list[Cells] = field(default_factory=list)
    others: tuple[str, ...] = ()


def answer_book(upload: Upload) -> AnswerBook:
    """Return the workbook that a town sent, as text.

    Raises
    ------
    UnfitError
        If the file could not be read, or has no sheet on which a town answers.
    """
    for grid in upload.grids:
        if _is_answered(grid):
            rest = [one for one in upload.grids if one is not grid and one.rows]
            asked = next(filter(_is_asked, rest), Grid("", ()))
            others = tuple(one.sheet for one in rest if one is not asked)
            return AnswerBook(grid.sheet, _rows(grid), asked.sheet, _rows(asked), others)
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


def _is_asked(grid: Grid) -> bool:
    return any(at(_texts(row), sheet.SEAL).startswith(sheet.QUESTION) for row in grid.rows)


def _rows(grid: Grid) -> list[Cells]:
    return [_texts(row) for row in grid.rows]


def _texts(row: Sequence[Cell]) -> Cells:
    """Return the cells as text, without signs that no text may hold."""
    return tuple("".join(sign for sign in cell.text if not refused(sign)).strip() for cell in row)


def at(row: Cells, column: int) -> str:
    """Return the cell of a column, counted from 1; "" where the row has none."""
    return row[column - 1] if len(row) >= column else ""
