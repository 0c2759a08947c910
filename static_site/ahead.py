"""Write the views that one or two choices lead to, for the live page: see `ui.ahead`."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterable
from itertools import combinations, product
from pathlib import Path

from content import store
from static_site.axes import Axis, axes_of
from static_site.contents import Contents, json_of
from ui.ahead import OF_SESSION, WRITTEN, file_name, file_names
from ui.recording import Element, Recorder
from zmos_data.languages import LANGUAGES
from zmos_data.links import ORDER
from zmos_data.parameters import TOWN, codes_of

MOST_CHOICES = 2  # of theme, period, measure and town: what further ones show is not written
MOST_TOWNS = 24  # with more of them a page shows what its reader has opened: nothing is written


def main(arguments: list[str]) -> int:
    """Write what is not there into a folder, each file as soon as it is whole."""
    if hasattr(os, "nice"):
        os.nice(19)  # visitors come first
    folder, dataset = Path(arguments[0]), store.dataset()
    for language, name in product(LANGUAGES, WRITTEN):
        target = folder / file_name(dataset, name, language)
        if not target.exists():
            put(target, views(name, language))
    for old in folder.glob("*.json.gz"):
        if old.name not in file_names(dataset):
            old.unlink(missing_ok=True)
    return 0


def put(target: Path, content: bytes) -> None:
    """Write a file beside and put it into its place, so that a part of it is never served."""
    beside = target.with_suffix(f".{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(target)


def views(name: str, language: str, chosen: Iterable[dict[str, str]] | None = None) -> bytes:
    """Write views of a page as JSON in gzip.

    Parameters
    ----------
    name : str
        Name of the page, of `ui.page_shell.PAGES`.
    language : str
        ``sl`` or ``en``.
    chosen : iterable of dict, optional
        Parameters of each view; else all that at most two choices lead to.
    """
    axes = axes_with_towns(name)
    recorder = Recorder(name, language)
    found = choices(axes, MOST_CHOICES) if chosen is None else chosen
    contents = Contents()
    written = {
        view.query: [_element(contents, each) for each in view.elements]
        for view in map(recorder.record, found)
    }
    said = json_of(
        {
            "axes": [[axis.parameter, axis.values] for axis in axes],
            "order": ORDER,
            "left": OF_SESSION,
            "views": written,
        }
    )
    plain = f'{said[:-1]},"contents":{contents.by_name()}}}'
    return gzip.compress(plain.encode(), 6, mtime=0)


def _element(contents: Contents, element: Element) -> list[object]:
    """Write an element as its area, kind, key, and the places of what it holds."""
    data = element.data
    if element.kind == "board":
        parts = data["parts"].items()
        kept = {n: contents.place_html(n, html) for n, html in parts if n not in OF_SESSION}
        held: object = [kept, contents.place("$evidence", data.get("evidence"))]
    else:
        held = {n: contents.place(f"$map.{n}", value) for n, value in data.items() if n != "id"}
    return [element.area, element.kind, element.key, held]


def axes_with_towns(name: str) -> tuple[Axis, ...]:
    """Return the axes of a page, the towns among them; none where there are too many towns."""
    dataset = store.dataset()
    axes, towns = axes_of(name, dataset), codes_of(dataset).towns
    if len(towns) > MOST_TOWNS:
        return ()
    if any(axis.parameter == TOWN for axis in axes):
        return axes
    return (Axis(TOWN, ("", *towns)), *axes)


def choices(axes: tuple[Axis, ...], most: int) -> list[dict[str, str]]:
    """Return the parameters of every view in which at most so many are chosen."""
    found: list[dict[str, str]] = [{}]
    for number in range(1, most + 1):
        for chosen in combinations(axes, number):
            named: list[dict[str, str]] = [{}]
            for axis in chosen:
                named = [{**v, axis.parameter: code} for v in named for code in axis.values if code]
            found += named
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
