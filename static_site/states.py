"""The views of one page in one language as files; what several views share is held once."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable, Iterable, Mapping

from static_site.contents import Contents, json_of
from static_site.named import digest
from ui.recording import Element, View

PUBLISHED = "app/static/published/"  # where the live page has its files
DROPPED = ("take", "add-slide", "about-receipt")  # what a server alone can do
Written = Callable[[str, str, str], str]  # of name and HTML of a part, and of the view


def as_it_is(_name: str, html: str, _view: str) -> str:
    """Return a part as the live page has it."""
    return html


class States:
    """The views of a page, which are gathered file by file: first those of the page's first file.

    Parameters
    ----------
    stem : str
        What the files are called by, such as ``map-sl``.
    said : mapping of str to object
        What the browser is told besides the views.
    part : callable
        Writes a part as the edition has it.
    """

    def __init__(self, stem: str, said: Mapping[str, object], part: Written = as_it_is) -> None:
        self.stem, self.said, self.part = stem, said, part
        self._first = Contents()
        self._views: dict[str, list[list[object]]] = {}
        self._files: dict[str, bytes] = {}
        self._names: dict[str, str] = {}

    def add_first(self, views: Iterable[View]) -> None:
        """Add views that come with the page; all of them come before those of other files."""
        self._views = {**self._views, **self._written(self._first, views)}

    def add(self, name: str, views: Iterable[View]) -> None:
        """Add views in a file of their own, which the browser asks for by its name."""
        contents = Contents(self._first)
        written = self._written(contents, views)
        plain = f'{{"views":{json_of(written)},"contents":{contents.by_name()}}}'
        self._keep(name, f'zmosSite.add("{name}","{_packed(plain)}");\n'.encode())

    def _keep(self, name: str, content: bytes) -> None:
        path = f"states/{self.stem}-{digest(content)}.js"
        self._files[path] = content
        self._names[name] = path

    def files(self) -> dict[str, bytes]:
        """Return every file by its path, that of the first views first."""
        said = json_of({**self.said, "files": self._names})[:-1]
        plain = f'{said},"views":{json_of(self._views)},"contents":{self._first.by_name()}}}'
        content = f'zmosSite.take("{_packed(plain)}");\n'.encode()
        path = f"states/{self.stem}-{digest(content)}.js"
        return {path: content, **self._files}

    def _written(self, contents: Contents, views: Iterable[View]) -> dict[str, list[list[object]]]:
        return {
            view.query: [self._element(contents, each, view.query) for each in view.elements]
            for view in views
        }

    def _element(self, contents: Contents, element: Element, query: str) -> list[object]:
        """Write an element as its area, kind, key, and the places of what it holds."""
        data = element.data
        if element.kind == "board":
            parts = {
                name: contents.place_html(name, self.part(name, html, query))
                for name, html in data["parts"].items()
                if name not in DROPPED
            }
            held: object = [parts, contents.place("$evidence", data.get("evidence"))]
        else:
            held = {
                name: contents.place(f"${element.kind}.{name}", value)
                for name, value in data.items()
                if name != "id"
            }
        return [element.area, element.kind, element.key, held]


def _packed(plain: str) -> str:
    """Write a text as gzip in base64: no page that is opened as a file may fetch one."""
    plain = plain.replace(PUBLISHED, "../static/")
    return base64.b64encode(gzip.compress(plain.encode(), 9, mtime=0)).decode()
