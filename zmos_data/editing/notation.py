"""How a sheet writes days and numbers: 02/06/2020 and 1.145 mean two things each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from zmos_data.editing.days import slashed
from zmos_data.editing.grid import Grid, Holds
from zmos_data.editing.headings import Heads
from zmos_data.editing.sheet_rows import records

_DATES = ("date", "day", "any")  # kinds of columns that may hold a day
_NUMBERS = ("number", "amount")
_IDS = ("project_id", "project", "id", "source")
_DECIMALS = re.compile(r"[0-9]([.,])(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.,])|(?<![0-9])0([.,])[0-9]")
_GROUPS = re.compile(r"[0-9]([.,])[0-9]{3}\1[0-9]{3}")
_UNCLEAR = re.compile(r"([1-9][0-9]{0,2})([.,])([0-9]{3})")
_OTHER = {".": ",", ",": "."}
Frames = Mapping[str, pd.DataFrame]
Found = Sequence[tuple[str, Sequence[str]]]  # texts of cells, each with the ids of its row


@dataclass(frozen=True)
class Notation:
    """What the cells of a sheet, or the data, settle of its notation.

    Attributes
    ----------
    month_first : bool
        Whether 02/06/2020 is 6 February, as in American spreadsheets.
    decimal : str
        The sign before decimals, "." or ","; "" where nothing settles it.
    """

    month_first: bool = False
    decimal: str = ""


def notation_of(grid: Grid, heads: Heads, frames: Frames) -> Notation:
    """Find how a sheet writes days and numbers.

    A spreadsheet writes all of them alike, so that 04/28/2019 settles 02/06/2020, and 2.5 settles
    1.145. Where no cell settles it, what the same rows have in the data does.

    Parameters
    ----------
    grid : Grid
        The sheet.
    heads : Heads
        Its headings.
    frames : mapping of str to pandas.DataFrame of str
        The present tables as text, "" for an empty cell.
    """
    dates = [one for one in _cells(grid, heads, _DATES) if slashed(one[0])]
    return Notation(
        _is_month_first(dates, frames), _decimal(list(_cells(grid, heads, _NUMBERS)), frames)
    )


def _is_month_first(found: Found, frames: Frames) -> bool:
    dates = [date for text, ids in found if (date := slashed(text))]
    if any(first > 12 for year, first, second in dates):
        return False
    if any(second > 12 for year, first, second in dates):
        return True
    return _votes(found, frames, _day_turned) > _votes(found, frames, _day_first)


def _day_turned(text: str) -> str:
    year, first, second = slashed(text) or (0, 0, 0)
    return f"{year}-{first:02}-{second:02}" if first != second else ""


def _day_first(text: str) -> str:
    year, first, second = slashed(text) or (0, 0, 0)
    return f"{year}-{second:02}-{first:02}" if first != second else ""


def _decimal(found: Found, frames: Frames) -> str:
    """Return the sign before decimals."""
    signs = {sign for text, ids in found if (sign := _sign(text))}
    if signs:
        return signs.pop() if len(signs) == 1 else ""
    unclear = [(text, ids) for text, ids in found if _UNCLEAR.fullmatch(text)]
    separators = {text[-4] for text, ids in unclear}
    if len(separators) != 1:
        return ""
    own = separators.pop()
    ungrouped = _votes(unclear, frames, lambda text: text.replace(own, "."))
    grouped = _votes(unclear, frames, lambda text: text.replace(own, ""))
    return own if ungrouped > grouped else _OTHER[own] if grouped else ""


def _sign(text: str) -> str:
    """Return the sign before decimals that a number proves; "" where it proves none."""
    if groups := _GROUPS.search(text):
        return _OTHER[groups[1]]
    decimals = _DECIMALS.search(text)
    return (decimals[1] or decimals[2]) if decimals else ""


def _cells(grid: Grid, heads: Heads, kinds: Collection[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the texts of columns of some kinds; a number that a spreadsheet holds is no text."""
    wanted = [c - 1 for c, column in heads.columns.items() if column.kind in kinds]
    ids = [c - 1 for c, column in heads.columns.items() if column.kind in _IDS]
    for cells in grid.rows[heads.row :]:
        for c in wanted:
            if c < len(cells) and cells[c].text and cells[c].holds is not Holds.NUMBER:
                yield cells[c].text, [cells[own].text for own in ids if own < len(cells)]


def _votes(found: Found, frames: Frames, reading: Callable[[str], str]) -> int:
    """Count the cells whose reading stands in the data, in a row with the same id."""
    if not found:
        return 0
    known = _texts_of_rows(frames, {own for text, ids in found for own in ids if own})
    return sum(any(reading(text) in known[own] for own in ids if own) for text, ids in found)


def _texts_of_rows(frames: Frames, ids: Collection[str]) -> dict[str, set[str]]:
    """Return what the cells of the rows of projects and sources hold."""
    texts: dict[str, set[str]] = defaultdict(set)
    for frame in frames.values():
        names = [name for name in ("project_id", "source_id") if name in frame]
        for row in records(frame) if names else ():
            for name in names:
                if row[name] in ids:
                    texts[row[name]].update(row.values())
    return texts
