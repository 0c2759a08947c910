"""What is kept between runs: data, views, and what is built of them; each with its bound."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import pandas as pd

from content import looks, map_layers
from content.cache import BYTES, by_key, kept, of_data, state_of_files
from content.developing import state_of_code
from content.page import Page, Rows, View, rows_of
from content.text import Text
from content.weight import weight
from webmap.assets import Assets, Shelf
from webmap.bundle import publish_map
from zmos_data.confirmations import TownStatus, status
from zmos_data.custody import Custody, Served
from zmos_data.dictionary import Dictionary, read_dictionary
from zmos_data.heraldry import ARMS_FOLDER
from zmos_data.languages import LANGUAGES
from zmos_data.matrix import Cell, theme_matrix
from zmos_data.model import Dataset
from zmos_data.queries import projects_of_town
from zmos_data.reconciliation import Discrepancy, check_sums
from zmos_data.selection import Selection
from zmos_data.supply import place, supply_of

T = TypeVar("T")

# Bounds of all entries of a kind together, by what was measured (docs/performance.md): in bytes
# where entries differ, in rows where weighing them takes longer than a lookup may.
_SHOWN, _LASTING = 24_000_000, 16_000_000  # bytes
_CELLS = 8_000  # of matrices, 1.2 kB each
_ROWS, _FRAME = 20_000, 8  # rows of projects, 0.6 kB each, and those that an empty frame weighs
_VIEWS, _TOWNS = 100, 5_000  # views whose figures are kept, and their towns, 5 kB each
_BESIDE = 0.2  # of each, kept for addresses that nobody has opened yet; see `zmos_data.aside`

_SHELF = Shelf(publish_map)
_HELD: list[Served] = []
_SEEN_DATA: looks.Look[Served] = looks.Look()
_SEEN_FILES: looks.Look[Assets] = looks.Look()


def dataset() -> Dataset:
    """Return the data set of the newest tables that pass; see `served`."""
    return served().dataset


def served() -> Served:
    """Return the data set that is served, and why it is not the newest where it is not.

    Raises
    ------
    zmos_data.model.DataError
        With every problem, if the tables do not pass and none have been shown before.
    """
    if _HELD:
        return _HELD[0]
    where = place()
    return _SEEN_DATA.at(where, lambda: _custody(where).served())


def hold() -> Dataset:
    """Go on with the present data and files in this process, which works for another and ends soon.

    Raises
    ------
    zmos_data.model.DataError
        As `served`.
    """
    _HELD[:] = [served()]
    return _HELD[0].dataset


def is_reachable() -> bool:
    """Tell whether the place of the releases answers; what is served goes on where it does not."""
    return _custody(place()).answers()


def assets(data: Dataset) -> Assets:
    """Return the addresses of the map's files; what could not be read is tried again later."""
    if _HELD:
        return _held_assets(data)
    return _SEEN_FILES.at(data.checksum, lambda: _assets(data))


def _assets(data: Dataset) -> Assets:
    folder, drawings = map_layers.drawn().folder, sorted(ARMS_FOLDER.rglob("*.svg"))
    files = f"{state_of_files(drawings)};{map_layers.state_of(folder)};{state_of_code()}"
    return _SHELF.of(f"{data.checksum};{files}", data, folder)


def page(data: Dataset, selection: Selection, language: str) -> Page:
    """Return all that a page needs for a view; figures seen before cost nothing.

    What changes no figure (the chosen town, pages, order) is left out of the key.
    """
    view = _views(data)(replace(selection.filters, measure=selection.measure))
    return Page(data, text(language), selection, assets(data), _rows(data), view)


def unkept_page(data: Dataset, selection: Selection, language: str) -> Page:
    """Return all that an answer needs of a view that no visitor looks at; it is not kept.

    Programs ask for thousands of views once, which would push out those of the visitors; what
    these views are made of is asked `zmos_data.aside`.
    """
    return Page(data, text(language), selection, assets(data), _rows(data), View(data, selection))


def matrix(page: Page) -> dict[tuple[str, str], Cell]:
    """Return the town x theme matrix of the page's view, which several parts show."""
    return _matrix(page.dataset, page.selection.filters)


def discrepancies(page: Page) -> tuple[Discrepancy, ...]:
    """Return what does not reconcile in the page's view; asked once for a view."""
    return _discrepancies(page.dataset, page.selection.filters)


def town_projects(page: Page, selection: Selection, code: str) -> pd.DataFrame:
    """Return a view's projects of one town, which several parts show; treat as read-only."""
    key = f"{page.dataset.checksum} {selection.filters!r} {code}"
    return _town_projects(key, page.dataset, selection, code)


def cached_part(page: Page, build: Callable[..., T], *about: object) -> T:
    """Return what a page shows of its view, built once for a view and a language.

    Parameters
    ----------
    page : Page
        The page; ``build`` must read nothing but it.
    build : callable
        Builds it out of the page and ``about``; a function of a module.
    *about : object
        What it is about; its ``repr`` must tell it apart.
    """
    name = f"{build.__module__}.{build.__qualname__} {about!r} {page.name} {page.assets.digest}"
    key = f"{page.dataset.checksum} {page.text.language} {name} {page.selection!r}"
    found: T = _kept_part(key, page, build, about)
    return found


def confirmations(data: Dataset) -> dict[str, TownStatus]:
    """Return what every town said of its rows; see `zmos_data.confirmations.status`."""
    return _confirmations(data)


def dictionary() -> Dictionary:
    """Return the descriptor of the present tables, and the corrections."""
    return _dictionary(dataset())


def lasting(page: Page, build: Callable[..., T], *about: str) -> T:
    """Return what no filter changes, built once for a language.

    Parameters
    ----------
    page : Page
        The page; ``build`` must read nothing of its view.
    build : callable
        Builds it out of the page and ``about``; a function of a module.
    *about : str
        What it is about, such as the code of a town.
    """
    name = f"{build.__module__}.{build.__qualname__} {about!r}"
    key = f"{page.dataset.checksum} {page.text.language} {name}"
    found: T = _lasting(key, page, build, about)
    return found


@kept(len(LANGUAGES))
def text(language: str) -> Text:
    """Return the words of a language."""
    return Text(language)


@kept(2, of_code=False)
def _custody(where: tuple[str, str]) -> Custody:
    return Custody(supply_of(where), _try_out)


def _try_out(data: Dataset) -> None:
    """Work with new data as the pages do, so that what no page can show is never served."""
    rows_of(data)
    View(data, Selection()).ask_all()
    read_dictionary(data.package)
    _freeze()


@kept(1, of_code=False)
def _freeze() -> None:
    """Let the collector pass over the packages and the data, which stay.

    Once in a process: at a later reading there are sessions, whose cycles would stay for good.
    """
    gc.collect()
    gc.freeze()


@kept(1, key=of_data)
def _held_assets(data: Dataset) -> Assets:
    return _assets(data)


def layers() -> str:
    """Return the state of what the map is drawn of, besides the arms."""
    return map_layers.state()


@kept(2, key=of_data)
def _rows(data: Dataset) -> Rows:
    return rows_of(data)


@kept(_CELLS, key=of_data, size=len, beside=_BESIDE)
def _matrix(data: Dataset, selection: Selection) -> dict[tuple[str, str], Cell]:
    return theme_matrix(data, selection)


@kept(100, key=of_data, beside=_BESIDE)
def _discrepancies(data: Dataset, selection: Selection) -> tuple[Discrepancy, ...]:
    return tuple(check_sums(data, selection))


@kept(_SHOWN, key=by_key, size=weight, unit=BYTES, beside=_BESIDE)
def _kept_part(
    key: str, _page: Page, _build: Callable[..., Any], _about: tuple[object, ...]
) -> Any:
    return _build(_page, *_about)


@kept(_ROWS, key=by_key, size=lambda projects: _FRAME + len(projects), beside=_BESIDE)
def _town_projects(key: str, _data: Dataset, _selection: Selection, _code: str) -> pd.DataFrame:
    return projects_of_town(_data, _selection, _code)


@kept(2, key=of_data)
def _confirmations(data: Dataset) -> dict[str, TownStatus]:
    return status(data)


@kept(2, key=of_data)
def _dictionary(data: Dataset) -> Dictionary:
    return read_dictionary(data.package)


@kept(_LASTING, key=by_key, size=weight, unit=BYTES)
def _lasting(key: str, _page: Page, _build: Callable[..., Any], _about: tuple[str, ...]) -> Any:
    return _build(_page, *_about)


@kept(1, key=of_data)  # a view holds its data: those of older data must go
def _views(data: Dataset) -> Callable[[Selection], View]:
    most = min(_VIEWS, max(8, _TOWNS // len(data.municipalities)))
    return kept(most, beside=_BESIDE)(partial(_view, data))


def _view(data: Dataset, selection: Selection) -> View:
    """Compute what a measure asks alone where the view is known by another one."""
    first = replace(selection, measure=Selection().measure)
    return View(data, selection, None if first == selection else _views(data)(first))
