"""The views of one page in one language as one file; what several views share is held once."""

from __future__ import annotations

import base64
import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from static_site.axes import Axis
from ui.recording import Element, View

PUBLISHED = "app/static/published/"  # where the live page has its files
DROPPED = ("share", "take", "add-slide")  # what a server alone can do
Written = Callable[[str, str, str], str]  # of name and HTML of a part, and of the view


class Contents:
    """Values by name, each held once, told apart by their JSON.

    Those of one name stand together: they resemble one another, and gzip looks back 32 kB.
    """

    def __init__(self) -> None:
        self._places: dict[str, dict[str, int]] = defaultdict(dict)

    def place(self, name: str, value: object) -> int:
        """Return the place of a value among those of its name; it is added where it is new."""
        held = self._places[name]
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return held.setdefault(written, len(held))

    def by_name(self) -> dict[str, list[Any]]:
        """Return the values of each name in their order."""
        return {name: [json.loads(value) for value in held] for name, held in self._places.items()}


def states(axes: Sequence[Axis], views: Iterable[View], part: Written) -> bytes:
    """Write the views of a page as a script that a page from any address may load.

    Parameters
    ----------
    axes : sequence of Axis
        What the views differ by.
    views : iterable of View
        What the live page sends of each.
    part : callable
        Writes a part as the edition has it.

    Returns
    -------
    bytes
        A script; it hands gzip in base64 to `zmosSite.take`, since no page that is opened as a
        file may fetch one.
    """
    contents = Contents()
    written = {
        view.query: [_element(each, contents, view.query, part) for each in view.elements]
        for view in views
    }
    said = {
        "axes": [[axis.parameter, axis.values] for axis in axes],
        "views": written,
        "contents": contents.by_name(),
    }
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    plain = plain.replace(PUBLISHED, "../static/")
    packed = base64.b64encode(gzip.compress(plain.encode(), 9, mtime=0)).decode()
    return f'zmosSite.take("{packed}");\n'.encode()


def _element(element: Element, contents: Contents, query: str, part: Written) -> list[object]:
    """Write an element as its area, kind, key, and the places of what it holds."""
    data = element.data
    if element.kind == "board":
        held: object = [
            {
                name: contents.place(name, part(name, html, query))
                for name, html in data["parts"].items()
                if name not in DROPPED
            },
            contents.place("$evidence", data["evidence"]),
        ]
    else:
        shown = {name: value for name, value in data.items() if name != "id"}
        held = contents.place(f"${element.kind}", shown)
    return [element.area, element.kind, element.key, held]
