"""A file that is not read at all."""

from __future__ import annotations

from zmos_data import limits
from zmos_data.cells import shortened
from zmos_data.editing.findings import Finding, Place
from zmos_data.number_words import in_number
from zmos_data.phrase import Phrase

_SPLIT = Phrase("Delete what is not needed, or send the rows in several files.")


class RefusedError(Exception):
    """A file that is refused; carries its fault."""

    def __init__(
        self,
        words: str,
        advice: str,
        *,
        found: str = "",
        allowed: str = "",
        place: Place | None = None,
    ) -> None:
        super().__init__(words)
        self.finding = Finding(
            place or Place(), shortened(found), words, allowed, advice, is_fault=True
        )


def too_many_rows(place: Place) -> RefusedError:
    """Return the fault of a sheet with too many rows."""
    most = Phrase("at most {count} rows", count=in_number(limits.SHEET_ROWS))
    return _too_many(Phrase("The sheet has too many rows."), most, place)


def too_many_columns(place: Place) -> RefusedError:
    """Return the fault of a sheet with too many columns."""
    most = Phrase("at most {count} columns", count=limits.SHEET_COLUMNS)
    return _too_many(Phrase("The sheet has too many columns."), most, place)


def too_many_cells(place: Place) -> RefusedError:
    """Return the fault of a file with too many cells."""
    most = Phrase("at most {count} cells", count=in_number(limits.SHEET_CELLS))
    return _too_many(Phrase("The file has too many cells."), most, place)


def _too_many(words: Phrase, most: Phrase, place: Place) -> RefusedError:
    return RefusedError(words, _SPLIT, allowed=most, place=place)
