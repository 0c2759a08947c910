"""Rows that say nothing of the data: sums, examples, headings again, a note at the bottom."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from zmos_data.editing.grid import Cell
from zmos_data.editing.headings import Heads, names_of, plain
from zmos_data.phrase import Phrase

# Cells that begin a row of sums, or of an example.
_SUMS = frozenset(
    (
        "skupaj",
        "skupna vsota",
        "vsota",
        "sestevek",
        "skupno",
        "total",
        "totals",
        "grand total",
        "sum",
    )
)
_EXAMPLES = frozenset(("primer", "zgled", "example", "npr", "na primer"))
_NUMBERS = ("amount", "number")
_NUMBERED = re.compile(r"\(?([0-9]{1,3})[.)]*")
_NAMING = ("project_id", "project", "ignored")  # kinds that say whose a row is, and no more


def why_left_out(
    own: Mapping[int, Cell], heads: Heads, sheet: str, ids: Collection[str]
) -> Phrase | None:
    """Say why a row says nothing of the data; None where it says something.

    Parameters
    ----------
    own : mapping of int to Cell
        Its cells under known headings that hold anything, by column; not empty.
    heads : Heads
        The headings of its sheet.
    sheet : str
        Name of the sheet.
    ids : collection of str
        Ids of the projects of the data.
    """
    first = next(iter(own.values()))
    kinds = {heads.columns[c].kind for c in own}
    start = plain(first.text)
    if start in _SUMS or _is_sum(own, kinds):
        return Phrase("The row of sums was left out.")
    if start in _EXAMPLES:
        return Phrase("The row of an example was left out.")
    if len(own) > 1 and _is_headings(own, heads, sheet):
        return Phrase("The headings stand here again; the row was left out.")
    is_note = len(own) == 1 and kinds <= set(_NAMING) and " " in first.text
    if is_note and len(heads.names) > 1 and first.text not in ids:
        return Phrase("Nothing but this text stands in the row; it was left out.")
    return None


def _is_sum(own: Mapping[int, Cell], kinds: Collection[str]) -> bool:
    """Tell sums without a word: nothing but formulas, in columns of numbers."""
    return all(kind in _NUMBERS for kind in kinds) and all(cell.formula for cell in own.values())


def _are_numbers(own: Mapping[int, Cell]) -> bool:
    """Tell the numbers of the columns; of columns that are not known some are missing."""
    found = [_NUMBERED.fullmatch(cell.text) for cell in own.values()]
    numbers = [int(one[1]) for one in found if one]
    is_one_each = numbers == list(range(1, len(own) + 1)) or numbers == [*own]
    return len(numbers) == len(own) and is_one_each


def _is_headings(own: Mapping[int, Cell], heads: Heads, sheet: str) -> bool:
    """Tell the headings again, in either language, or the numbers of the columns."""
    if all(heads.texts.get(c) == cell.text for c, cell in own.items()):
        return True
    first, column = next((cell, heads.columns[c]) for c, cell in own.items())
    if len(own) > 2 and _are_numbers(own):
        return True
    names = names_of(sheet)
    if names.exact.get(plain(first.text)) != column:  # as of nearly every row
        return False
    found = [(names.find(cell.text), heads.columns[c]) for c, cell in own.items()]
    return 2 * sum(one == column for one, column in found) > len(own)
