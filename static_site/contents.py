"""What views are made of, each value held once, told apart by its content."""

from __future__ import annotations

import json
import re
from collections import defaultdict

# Where a part is cut, so that a row or a cell that stands in many tables is held once.
_CUT = (
    "article|details|div|figure|h2|h3|label|li|nav|ol|p|section|small|span|strong|table|td|th|tr|ul"
)
_PIECES = re.compile(rf"(?=<(?:{_CUT})\b|</(?:tbody|ul)>)")


class Contents:
    """Values by name; those of one name stand together, for they resemble one another.

    Parameters
    ----------
    first : Contents, optional
        What the page has already; its values are named by their places there.
    """

    def __init__(self, first: Contents | None = None) -> None:
        self._first = first
        self._held: dict[str, dict[str, int]] = defaultdict(dict)
        self._cut: dict[tuple[str, str], int] = {}  # a long part stands in hundreds of views

    def place_html(self, name: str, html: str) -> int:
        """Return the place of a part, which is held as the places of its pieces."""
        if (name, html) not in self._cut:
            found = filter(None, _PIECES.split(html))
            pieces = [self._place_piece(f"{name}/", piece) for piece in found]
            self._cut[name, html] = self._place(name, json_of(pieces))
        return self._cut[name, html]

    def _place_piece(self, name: str, piece: str) -> int:
        if (name, piece) not in self._cut:
            self._cut[name, piece] = self._place(name, json_of(piece))
        return self._cut[name, piece]

    def place(self, name: str, value: object) -> int:
        """Return the place of a value among those of its name; it is added where it is new."""
        return self._place(name, json_of(value))

    def _place(self, name: str, written: str) -> int:
        known = self._first.known(name) if self._first else {}
        if written in known:
            return known[written]
        held = self._held[name]
        return held.setdefault(written, len(known) + len(held))

    def known(self, name: str) -> dict[str, int]:
        """Return the places of the values of a name by their JSON."""
        return self._held[name]

    def by_name(self) -> str:
        """Write the values of each name that are held here, in their order, as JSON."""
        lists = (f"{json_of(name)}:[{','.join(held)}]" for name, held in self._held.items() if held)
        return f"{{{','.join(lists)}}}"


_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # asked 100,000 times


def json_of(value: object) -> str:
    """Write a value as JSON without spaces."""
    return _WRITER.encode(value)
