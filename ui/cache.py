"""The one home of caching; everything cached is constant for a state of the files."""

from __future__ import annotations

import gc
import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from geodata.boundaries import BoundaryProblem, anchors_path, check_layers, layer_paths
from ui.assets import Assets, publish_assets
from ui.page import Page, Rows, View, rows_of, view_of
from ui.text import Text
from zmos_data.custody import Custody, Served
from zmos_data.dictionary import Dictionary, read_dictionary
from zmos_data.heraldry import ARMS_FOLDER, rasterise
from zmos_data.loading import package_folder
from zmos_data.matrix import Cell, theme_matrix
from zmos_data.model import DataError, Dataset, Problem
from zmos_data.queries import projects_of_town
from zmos_data.reconciliation import Discrepancy, check_sums
from zmos_data.selection import Selection
from zmos_data.slides import FILE, Deck, load_slides

if TYPE_CHECKING:
    from ui.map_geometry import MapGeometry

P = ParamSpec("P")
T = TypeVar("T")
AGAIN_SECONDS = 60  # until what could not be published is tried again; not with each click
Fingerprint = str  # one string: Streamlit hashes a key with each call, a tuple of files takes 1 ms


def kept(most: int = 200) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a pure function of hashable arguments returns, for the last ``most`` of them."""

    def keep(build: Callable[P, T]) -> Callable[P, T]:
        found: Callable[P, T] = lru_cache(maxsize=most)(build)  # type: ignore[assignment]
        return found

    return keep


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
    return _custody(str(package_folder())).served()


def assets(data: Dataset) -> Assets:
    """Return the addresses of the static files; what could not be read is tried again later."""
    drawings = sorted(ARMS_FOLDER.rglob("*.svg"))
    files = f"{_fingerprint(drawings)};{_layers()}"
    found = _assets(data, files)
    missing = found.problems or found.aside
    if missing and time.monotonic() - found.made > AGAIN_SECONDS:
        _assets.clear()
        found = _assets(data, files)
    return found


def page(data: Dataset, selection: Selection, language: str) -> Page:
    """Return all that a page needs for a view; figures seen before cost nothing.

    What changes no figure (the chosen town, pages, order) is left out of the key.
    """
    return Page(
        data,
        text(language),
        selection,
        assets(data),
        _rows(data),
        _view(data, replace(selection.filters, measure=selection.measure)),
    )


def matrix(page: Page) -> dict[tuple[str, str], Cell]:
    """Return the town x theme matrix of the page's view, which several parts show."""
    return _matrix(page.dataset, page.selection.filters)


@dataclass(frozen=True)
class Geometries:
    """The municipalities' GeoJSON geometries by code, and a hash of their file."""

    shapes: dict[str, dict[str, Any]]
    digest: str


def geometries() -> Geometries:
    """Return the geometries of the layer that the map draws.

    Raises
    ------
    zmos_data.model.DataError
        With every problem of the layers, if they cannot be drawn.
    """
    return _geometries(_fingerprint(list(layer_paths().values())))


@st.cache_resource(show_spinner=False, max_entries=2)
def _geometries(fingerprint: Fingerprint) -> Geometries:
    if problems := check_layers():
        raise DataError(tuple(map(_as_problem, problems)))
    content = layer_paths()["municipalities"].read_bytes()
    shapes = {
        feature["properties"]["municipality_code"]: feature["geometry"]
        for feature in json.loads(content)["features"]
    }
    return Geometries(shapes, hashlib.sha256(content).hexdigest())


def _as_problem(problem: BoundaryProblem) -> Problem:
    found = (problem.found, problem.expected, problem.advice)
    return Problem(problem.file, None, None, problem.rule, *found)


def discrepancies(page: Page) -> tuple[Discrepancy, ...]:
    """Return what does not reconcile in the page's view; asked once for a view."""
    return _discrepancies(page.dataset, page.selection.filters)


def town_projects(page: Page, selection: Selection, code: str) -> pd.DataFrame:
    """Return a view's projects of one town, which several parts show; treat as read-only."""
    key = f"{page.dataset.checksum} {selection.filters!r} {code}"
    return _town_projects(key, page.dataset, selection, code)


def of_view(page: Page, build: Callable[..., T], *about: object) -> T:
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
    found: T = _of_view(key, page, build, about)
    return found


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


def deck(
    placeholders: frozenset[str], refused: Callable[[str], Sequence[str]], data: Dataset
) -> Deck:
    """Return the slides of the file as it is now; see `zmos_data.slides.load_slides`."""
    path = package_folder() / FILE
    return _deck(data, str(path), _fingerprint([path]), placeholders, refused)


@st.cache_resource(show_spinner=False, max_entries=200)
def arms_picture(drawing: bytes, width: int) -> bytes:
    """Return what `Arms.drawable` gives as PNG, ``width`` pixels wide: for all exports."""
    return rasterise(drawing, width)


def map_geometry(width: float, height: float) -> MapGeometry:
    """Return the map at the zoom step that suits a frame.

    The lowest step, where the arms are largest, at which the country with its markers still
    fills the frame.
    """
    from ui.map_geometry import filled, zoom_steps

    files = _layers()
    for zoom in zoom_steps():
        geometry = _map_geometry(files, zoom)
        if filled(geometry, width, height):
            break
    return geometry


def map_picture(page: Page, day: date, **options: Any) -> bytes:
    """Return the map's picture of a view; one that was drawn before costs nothing.

    ``options`` are those of `ui.map_picture.map_picture`.
    """
    chosen = page.selection
    look = replace(chosen.filters, measure=chosen.measure, compared=chosen.compared,
                   municipality_code=chosen.municipality_code)  # fmt: skip
    files = f"{page.dataset.checksum} {page.assets.digest} {_layers()}"
    state = f"{files} {look!r} {page.text.language} {day} {sorted(options.items())}"
    return _map_picture(state, page, day, options)


@st.cache_resource(show_spinner=False, max_entries=60)
def _map_picture(state: str, _page: Page, _day: date, _options: dict[str, Any]) -> bytes:
    from ui.map_picture import map_picture

    return map_picture(_page, _day, **_options)


@st.cache_resource(show_spinner=False, max_entries=12)
def _map_geometry(fingerprint: Fingerprint, zoom: float) -> MapGeometry:
    from ui.map_geometry import load_geometry

    return load_geometry(zoom)


@st.cache_resource(show_spinner=False)
def text(language: str) -> Text:
    """Return the words of a language."""
    return Text(language)


@st.cache_resource(show_spinner=False, max_entries=2)
def _custody(folder: str) -> Custody:
    return Custody(Path(folder), _try_out)


def _try_out(data: Dataset) -> None:
    """Work with new data as the pages do, so that what no page can show is never served."""
    rows_of(data)
    view_of(data, Selection())
    read_dictionary(data.package)
    _freeze()


@lru_cache(maxsize=1)
def _freeze() -> None:
    """Let the collector pass over the packages and the data, which stay.

    Once in a process: at a later reading there are sessions, whose cycles would stay for good.
    """
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Dataset: lambda d: d.checksum})
def _assets(data: Dataset, files: Fingerprint) -> Assets:
    return publish_assets(data)


def _layers() -> Fingerprint:
    """Return the state of what the map is drawn of, besides the arms."""
    return _fingerprint([*layer_paths().values(), anchors_path()])


def _fingerprint(files: list[Path]) -> Fingerprint:
    stats = [(file, file.stat()) for file in files if file.exists()]
    return ";".join(f"{file.name} {stat.st_mtime_ns} {stat.st_size}" for file, stat in stats)


_BY_CHECKSUM: dict[str | type[Any], Callable[[Any], Any]] = {
    Dataset: lambda data: data.checksum,
    Selection: repr,
}


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs=_BY_CHECKSUM)
def _rows(data: Dataset) -> Rows:
    return rows_of(data)


@st.cache_resource(show_spinner=False, max_entries=100, hash_funcs=_BY_CHECKSUM)
def _matrix(data: Dataset, selection: Selection) -> dict[tuple[str, str], Cell]:
    return theme_matrix(data, selection)


@st.cache_resource(show_spinner=False, max_entries=100, hash_funcs=_BY_CHECKSUM)
def _discrepancies(data: Dataset, selection: Selection) -> tuple[Discrepancy, ...]:
    return tuple(check_sums(data, selection))


@st.cache_resource(show_spinner=False, max_entries=600)
def _of_view(key: str, _page: Page, _build: Callable[..., Any], _about: tuple[object, ...]) -> Any:
    return _build(_page, *_about)


@st.cache_resource(show_spinner=False, max_entries=100)
def _town_projects(key: str, _data: Dataset, _selection: Selection, _code: str) -> pd.DataFrame:
    return projects_of_town(_data, _selection, _code)


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs=_BY_CHECKSUM)
def _dictionary(data: Dataset) -> Dictionary:
    return read_dictionary(data.package)


@st.cache_resource(show_spinner=False, max_entries=600)
def _lasting(key: str, _page: Page, _build: Callable[..., Any], _about: tuple[str, ...]) -> Any:
    return _build(_page, *_about)


@st.cache_resource(show_spinner=False, max_entries=100, hash_funcs=_BY_CHECKSUM)
def _view(data: Dataset, selection: Selection) -> View:
    return view_of(data, selection)


@st.cache_resource(show_spinner=False, max_entries=4, hash_funcs=_BY_CHECKSUM)
def _deck(
    data: Dataset,
    path: str,
    fingerprint: Fingerprint,
    placeholders: frozenset[str],
    _refused: Callable[[str], Sequence[str]],
) -> Deck:
    return load_slides(Path(path), placeholders, _refused)
