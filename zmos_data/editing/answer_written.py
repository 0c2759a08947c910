"""What a town has written outside the room for it: over what is printed, and beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from zmos_data.cells import shortened
from zmos_data.editing import answer_sheet as sheet
from zmos_data.editing.answer_grid import Cells, at
from zmos_data.editing.findings import Finding, Place
from zmos_data.phrase import Phrase

_SHOWN = 60  # characters of what is printed that a note repeats


@dataclass(frozen=True)
class Written:
    """A cell that holds something else than was printed into it.

    Attributes
    ----------
    column : int
        Its column, from 1.
    heading : str
        What stands above it; "" where nothing does.
    printed, found : str
        What was printed, and what stands there now; "" where it is empty.
    """

    column: int
    heading: str
    printed: str
    found: str

    @property
    def note(self) -> str:
        """What it says, as the note of its row."""
        said = f"{shown(self.printed)} → {self.found or '–'}" if self.printed else self.found
        return f"{self.heading}: {said}" if self.heading else said

    def finding(self, name: str, row: int) -> Finding:
        """Say that its row is taken as wrong; name of the sheet, row from 1."""
        return Finding(
            Place(name, row, self.column, self.heading),
            shortened(self.found),
            Phrase(
                "This cell was changed; “{printed}” was printed. The row is taken as wrong, with "
                "what stands here as its note. Check it.",
                printed=shown(self.printed),
            )
            if self.printed
            else Phrase(
                "This was written beside the room for it. The row is taken as wrong, with what "
                "stands here as its note. Check it."
            ),
        )


def shown(printed: str) -> str:
    """Return as much of what is printed as tells it from others."""
    return printed if len(printed) <= _SHOWN else f"{printed[:_SHOWN]}…"


def written(row: Cells, room: Collection[int], first: int = sheet.NAME) -> Iterator[Written]:
    """Yield the cells of a row that hold something else than was printed into them.

    Parameters
    ----------
    row : tuple of str
        The cells of a row.
    room : collection of int
        Columns in which a town may write.
    first : int
        The first column in which something is printed.
    """
    said = sheet.read_printed(at(row, sheet.PRINTED))
    for column in range(first, max(len(row) + 1, first + len(said))):
        if column in (*room, sheet.SEAL, sheet.PRINTED):
            continue
        heading, printed = said[column - first] if column - first < len(said) else ("", "")
        found = at(row, column)
        if _plain(found) != _plain(printed):
            yield Written(column, heading, _plain(printed), found)


def _plain(text: str) -> str:
    """Return a text with plain spaces, as programs that write it anew may have them."""
    return " ".join(text.split())
