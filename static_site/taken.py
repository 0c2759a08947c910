"""The files that can be taken away: of the whole, of each theme and of each town."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from content import cache, store
from content.page import Page
from documents import exports
from documents.export import Export
from documents.files import OF_TOWN, SHEETS, files
from static_site.axes import THEME, is_overview
from ui.first import view
from zmos_data.changes import state_of
from zmos_data.parameters import TOWN, codes_of

FOLDER = "files"
_ROWS = tuple(code for code, kind in exports.FORMATS.items() if kind.holds != "package")
# Of a theme and a town there is what is small; the whole has every kind.
OF_THEME = (*_ROWS, "pptx", "map-png")
OF_A_TOWN = (*OF_TOWN, *_ROWS)
OF_MANY = (*_ROWS, "package", "map-png")  # of too many projects the overview has no documents


@dataclass(frozen=True)
class Place:
    """A view of the live dashboard whose files are written.

    Attributes
    ----------
    path, query : str
        Its page, such as ``obcina``, and what it is of, such as ``obcina=096``.
    language : str
        Of the files.
    """

    path: str
    query: str
    language: str


def places(language: str) -> Iterator[Place]:
    """Give every view whose files are written, the whole first."""
    dataset = store.dataset()
    codes = codes_of(dataset)
    yield Place("", "", language)
    if is_overview(dataset):
        return
    for theme in codes.facets["themes"]:
        yield Place("", f"{THEME}={theme}", language)
    yield Place("podatki", "", language)
    for town in codes.towns:
        for path in ("obcina", "podatki"):
            yield Place(path, f"{TOWN}={town}", language)


@cache.kept(200)
def taken(place: Place) -> dict[str, Export]:
    """Name the files of a view by code; nothing is made yet."""
    page = page_of(place)
    found = files(page, place.path, day())
    return {code: found[code] for code in _codes(place, found)}


def _codes(place: Place, found: dict[str, Export]) -> tuple[str, ...]:
    if place.path == "podatki":
        return SHEETS if place.query else ("template",)
    if not place.query:
        return OF_MANY if is_overview(store.dataset()) else tuple(found)
    return OF_A_TOWN if place.path else OF_THEME


def page_of(place: Place) -> Page:
    """Return the page of a view as it stands on screen."""
    return view.of_view(place.path, place.language, place.query)


def path_of(place: Place, code: str) -> str:
    """Return where a file stands in the edition."""
    return f"{FOLDER}/{place.language}/{taken(place)[code].name}"


def made(place: Place) -> dict[str, bytes]:
    """Make the files of a view, by their paths."""
    return {path_of(place, code): file.build() for code, file in taken(place).items()}


@cache.kept(1)
def day() -> date:
    """Return the day of the data, which is that of everything that is written.

    Returns
    -------
    datetime.date
        1 January 1980, before which no archive can be dated, where the data say no day.
    """
    try:
        return date.fromisoformat(state_of(store.dataset()).day)
    except ValueError:
        return date(1980, 1, 1)
