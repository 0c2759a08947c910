"""Merged cells: a text over several rows counts for each of them, all else for the first cell."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import range_boundaries

from zmos_data import limits
from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Cell, Holds
from zmos_data.editing.telling import Telling
from zmos_data.phrase import Phrase

Rows = list[list[Cell]]
_NAMED = 5  # ranges that a notice names


def fill_merged(rows: Rows, merges: Sequence[str], sheet: str, telling: Telling) -> None:
    """Give each row of a merged range its text, in place, and say what was read how.

    A clerk who merges »061-13« over three rows of amounts means all three. A number over
    several rows may be their sum, so that it counts for the first one alone.
    """
    filled, first = [], []
    left = limits.SHEET_CELLS
    for merge in merges:
        left_column, top, right_column, bottom = range_boundaries(merge)
        if not (left_column and top and right_column and bottom):
            continue
        bottom = min(bottom, len(rows))
        cell = _at(rows, top, left_column)
        if cell is None or not cell.text:
            continue
        left -= max(bottom - top, 0)
        if left_column == right_column and cell.holds is Holds.TEXT and left > 0:
            _fill(rows, top, bottom, left_column, cell)
            filled.append(merge)
        else:
            first.append(merge)
    place = Place(sheet)
    if filled:
        words = Phrase(
            "Merged cells {ranges}: the text was read for each of their rows.",
            ranges=_listed(filled),
        )
        telling.notice(place, "", words)
    if first:
        words = Phrase(
            "Merged cells {ranges}: the value was read for the first cell alone.",
            ranges=_listed(first),
        )
        telling.notice(place, "", words)


def _at(rows: Rows, row: int, column: int) -> Cell | None:
    own = rows[row - 1] if row <= len(rows) else []
    return own[column - 1] if column <= len(own) else None


def _fill(rows: Rows, top: int, bottom: int, column: int, cell: Cell) -> None:
    for own in rows[top:bottom]:
        own.extend([Cell("")] * (column - len(own)))
        if not own[column - 1].text:
            own[column - 1] = cell


def _listed(ranges: Sequence[str]) -> str:
    more = " …" if len(ranges) > _NAMED else ""
    return ", ".join(ranges[:_NAMED]) + more
