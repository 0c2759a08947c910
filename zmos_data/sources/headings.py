"""Which column of a list is which: published headings in both languages, alone or together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zmos_data.cells import shortened
from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Cell, Grid
from zmos_data.phrase import Phrase
from zmos_data.search.words import fold
from zmos_data.sources.errors import SourceError
from zmos_data.sources.source import Source

_LOOKED_AT = 30  # rows: a title and notes may stand above the table


@dataclass(frozen=True)
class Record:
    """A row of a list.

    Attributes
    ----------
    place : Place
        Where it stands.
    cells : mapping of str to Cell
        What it says, by the name of the declared column; a column that is not there is not in it.
    columns : mapping of str to int
        Where each stands, from 1.
    """

    place: Place
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]

    def text(self, column: str) -> str:
        """Return the text of a cell; "" where there is none."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


def plain(text: str) -> str:
    """Return the words of a heading or a code: small letters and digits, no signs, no carons."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def records(source: Source, grids: Sequence[Grid], where: str) -> list[Record]:
    """Return the rows of the first sheet that has the headings of a source.

    Raises
    ------
    SourceError
        If no sheet has them; names those that are missing, and what stands there.
    """
    best: tuple[int, Grid, int, dict[str, int]] | None = None
    for grid in grids:
        for n, row in enumerate(grid.rows[:_LOOKED_AT]):
            found = columns(source, [cell.text for cell in row])
            if best is None or len(found) > best[0]:
                best = len(found), grid, n, found
    if best is None or not set(source.needed) <= set(best[3]):
        raise _unlike(source, best, where)
    _, grid, n, found = best
    return list(_records(grid, n, found))


def columns(source: Source, headings: Sequence[str]) -> dict[str, int]:
    """Find the columns of a source in a row of headings.

    Returns
    -------
    dict of str to int
        Index of the column by its declared name. An exact heading goes before one that says it
        in both languages, and that before a longer one that begins so.
    """
    words = [plain(heading) for heading in headings]
    found = {}
    for name, declared in source.columns.items():
        also = [plain(one) for one in declared]
        ranks = [(rank, n) for n, word in enumerate(words) if (rank := _rank(word, also))]
        if ranks:
            found[name] = min(ranks)[1]
    return found


def _rank(word: str, also: Sequence[str]) -> tuple[int, int] | None:
    """Return how well a heading fits, the less the better; None where it does not."""
    for n, one in enumerate(also):
        if word == one:
            return 1, n
    for n, one in enumerate(also):
        if word.startswith(f"{one} ") and word.removeprefix(f"{one} ") in also:
            return 2, n
    for n, one in enumerate(also):
        # A single word begins too many other headings.
        if " " in one and word.startswith(f"{one} "):
            return 3, n
    return None


def _records(grid: Grid, head: int, found: Mapping[str, int]) -> Iterator[Record]:
    places = {name: index + 1 for name, index in found.items()}
    for n, row in enumerate(grid.rows[head + 1 :], head + 2):
        cells = {name: row[index] for name, index in found.items() if index < len(row)}
        if any(cell.text for cell in cells.values()):
            yield Record(Place(grid.sheet, n), cells, places)


def _unlike(
    source: Source, best: tuple[int, Grid, int, dict[str, int]] | None, where: str
) -> SourceError:
    missing = [source.columns[name][0] for name in source.needed if not best or name not in best[3]]
    there = [cell.text for cell in best[1].rows[best[2]] if cell.text] if best else []
    found = Phrase("the headings {headings}", headings=shortened(", ".join(there)) or "–")
    advice = Phrase("look whether it is this list; other headings go into its declaration")
    expected = Phrase("columns {columns}", columns=", ".join(missing))
    return SourceError(where, expected, found, advice)
