"""Sheets and columns that a file does not have: of them nothing is read."""

from __future__ import annotations

from zmos_data.editing.findings import Place
from zmos_data.editing.headings import FLAT
from zmos_data.editing.sheet_matching import Match, Matches
from zmos_data.editing.sheets import Column, layout
from zmos_data.editing.telling import Telling
from zmos_data.editing.understood import named
from zmos_data.phrase import Phrase, listed

_ID = "project_id"


def tell_absent(matches: Matches, telling: Telling, *, is_ours: bool) -> None:
    """Say what a file does not have.

    Parameters
    ----------
    matches : Matches
        What it has.
    telling : Telling
        What is said.
    is_ours : bool
        Whether it was a template of ours; a table of one's own has the columns that it needs.
    """
    if not matches.found:
        return
    if matches.is_flat and not is_ours:
        _tell_few(matches.found[0], telling)
        return
    for match in matches.found:
        if absent := _absent(match):
            words = Phrase(
                "Columns that are not in the sheet: {headings}. Nothing is read of them; the "
                "data keep what they have.",
                headings=listed(named(column.heading) for column in absent),
            )
            telling.notice(Place(match.grid.sheet, match.heads.row), "", words)
        if is_ours and match.sheet.name == FLAT and _ID not in match.heads.names:
            _tell_no_ids(match, telling)
    there = {match.sheet.name for match in matches.found}
    if is_ours and (
        titles := [named(s.title) for n, s in layout().sheets.items() if n not in there]
    ):
        words = Phrase(
            "Sheets that are not in the file: {sheets}. Nothing is read of them; the data keep "
            "what they have.",
            sheets=listed(titles),
        )
        telling.notice(Place(), "", words)


def _tell_no_ids(match: Match, telling: Telling) -> None:
    heading = named(match.sheet.column(_ID).heading)
    words = Phrase("The column “{heading}” is missing.", heading=heading)
    advice = Phrase("Put it back: without the ids nobody knows which projects these are.")
    telling.fault(Place(match.grid.sheet, match.heads.row), "", words, advice=advice)


def _tell_few(match: Match, telling: Telling) -> None:
    """Say of a table of one's own once that it has not all columns."""
    if _absent(match):
        words = Phrase("The data keep what they have in the columns that the file does not have.")
        telling.notice(Place(match.grid.sheet, match.heads.row), "", words)


def _absent(match: Match) -> list[Column]:
    """Return the columns that a sheet lacks; one that it must have is told as a fault."""
    return [
        column
        for column in match.sheet.columns
        if column.name not in match.heads.names
        and column.kind != "ignored"
        and not column.is_needed
        and column.name != _ID
    ]
