"""Answers beside the questions of a template: nobody reads them there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from zmos_data.catalogue import say_in
from zmos_data.cells import shortened
from zmos_data.editing import marks
from zmos_data.editing.draft import DraftRow
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.grid import Cell, Grid
from zmos_data.editing.sheet_rows import sheet_rows
from zmos_data.editing.sheets import layout
from zmos_data.languages import LANGUAGES
from zmos_data.phrase import Phrase

_DECIMALS = re.compile(r"^([0-9]+)(?:\.0+|(\.[0-9]*[1-9])0+)$")
_COLUMNS = 4  # project, name, question, where the answer belongs


def answers_beside(
    grid: Grid | None, sheets: Mapping[str, Sequence[DraftRow]], frames: Mapping[str, pd.DataFrame]
) -> tuple[Finding, ...]:
    """Name the cells in which a person answered beside a question, and where answers belong.

    Parameters
    ----------
    grid : Grid or None
        The sheet of the questions; None where the file has none.
    sheets : mapping of str to sequence of DraftRow
        What the other sheets say.
    frames : mapping of str to pandas.DataFrame
        The present tables as text.

    Returns
    -------
    tuple of Finding
        Notices; faults where the other sheets say nothing new.
    """
    found = list(_answers(grid)) if grid else []
    if not found or not grid:
        return ()
    is_all = not _says_more(sheets, frames)
    return tuple(_finding(grid, n, c, text, where, is_all) for n, c, text, where in found)


def _answers(grid: Grid) -> Iterator[tuple[int, int, str, str]]:
    """Yield row, column and text of what the template does not write there, and the place."""
    head = next((n for n, row in enumerate(grid.rows, 1) if _is_head(row)), 0)
    if not head:
        return
    for n, row in enumerate(grid.rows[head:], head + 1):
        texts = dict(enumerate((cell.text for cell in row), 1))
        where = texts.get(_COLUMNS, "")
        if not _is_place(where):
            where = ""
        for c, text in texts.items():
            is_ours = bool(texts.get(1)) if c < _COLUMNS else c == _COLUMNS and bool(where)
            if text and not is_ours:
                yield n, c, text, where


def _is_head(row: Sequence[Cell]) -> bool:
    headings = [say_in(language, marks.ANSWER) for language in LANGUAGES]
    return any(cell.text in headings for cell in row[:_COLUMNS])


def _is_place(text: str) -> bool:
    """Tell whether a text names a sheet and a column, as the template writes it."""
    sheets = layout().sheets.values()
    titles = (title for sheet in sheets for title in (sheet.title.sl, sheet.title.en))
    return any(text.startswith(f"{title}: ") for title in titles)


def _finding(grid: Grid, n: int, c: int, text: str, where: str, is_all: bool) -> Finding:
    place = Place(grid.sheet, n, c)
    advice = (
        Phrase("Write the answer here: “{place}”, with its source.", place=where)
        if where
        else Phrase("Write the answer on the sheet that the question is about, with its source.")
    )
    if is_all:
        words = Phrase("What stands beside a question was not read.")
        return Finding(place, shortened(text), words, advice=advice, is_fault=True)
    words = Phrase("“{found}” stands beside a question and was not read.", found=shortened(text))
    return Finding(place, shortened(text), Phrase("{words} {more}", words=words, more=advice))


def _says_more(
    sheets: Mapping[str, Sequence[DraftRow]], frames: Mapping[str, pd.DataFrame]
) -> bool:
    """Tell whether any row says what the data do not have."""
    present = sheet_rows(frames)
    return any(_has_news(rows, present[name]) for name, rows in sheets.items())


def _has_news(rows: Sequence[DraftRow], present: Sequence[Mapping[str, str]]) -> bool:
    known: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for row in rows:
        names = tuple(sorted(row.cells))
        if names not in known:
            known[names] = {_values(one, names) for one in present}
        if _values(row.cells, names) not in known[names]:
            return True
    return False


def _values(row: Mapping[str, str], names: Sequence[str]) -> tuple[str, ...]:
    """Return cells; a spreadsheet keeps no zeros at the end of a number."""
    return tuple(_DECIMALS.sub(r"\1\2", row.get(name, "")) for name in names)
