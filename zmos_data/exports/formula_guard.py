"""What a spreadsheet takes for a formula, and the apostrophe that keeps it a text."""

from __future__ import annotations

from typing import Final

# How such a text begins, for who writes a file and for who reads one: after white space some
# spreadsheets look on, and to some the wide forms are the signs.
SIGNS: Final = tuple("=+-@\t\r\n＝＋－＠")
_GUARDED = tuple(f"'{sign}" for sign in SIGNS)


def guarded(cell: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(SIGNS) else cell


def is_guarded(text: str) -> bool:
    """Tell whether a text has the apostrophe of a file of ours."""
    return text.startswith(_GUARDED)
