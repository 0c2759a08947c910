"""The one home of caching; everything cached is constant for a state of the files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import streamlit as st

from geodata.boundaries import anchors_path, layer_paths
from ui.assets import Assets, publish_assets
from ui.page import Page, Rows, View, rows_of, view_of
from ui.text import Text
from zmos_data.heraldry import ARMS_FOLDER, rasterise
from zmos_data.loading import load_dataset, package_folder
from zmos_data.matrix import Cell, theme_matrix
from zmos_data.model import Dataset
from zmos_data.selection import Selection

if TYPE_CHECKING:
    from ui.map_geometry import MapGeometry

P = ParamSpec("P")
Fingerprint = str  # one string: Streamlit hashes a key with each call, a tuple of files takes 1 ms


def kept(build: Callable[P, str]) -> Callable[P, str]:
    """Keep what a pure function of hashable arguments writes, for the last 200 of them."""
    found: Callable[P, str] = lru_cache(maxsize=200)(build)  # type: ignore[assignment]
    return found


def dataset() -> Dataset:
    """Return the data set of the files as they are now; a changed table is read again.

    Raises
    ------
    zmos_data.model.DataError
        With every problem, if the tables do not pass.
    """
    return _dataset(_fingerprint(_tables(package_folder())))


def assets() -> Assets:
    """Return the addresses of the static files, published at the first visit."""
    return _assets(dataset(), _fingerprint(sorted(ARMS_FOLDER.rglob("*.svg"))))


def page(data: Dataset, selection: Selection, language: str) -> Page:
    """Return all that a page needs for a view; figures seen before cost nothing.

    What changes no figure (the chosen town, pages, order) is left out of the key.
    """
    data = dataset()
    return Page(
        data,
        text(language),
        selection,
        assets(),
        _rows(data),
        _view(data, replace(selection.filters, measure=selection.measure)),
    )


def matrix(page: Page) -> dict[tuple[str, str], Cell]:
    """Return the town x theme matrix of the page's view, which several parts show."""
    return _matrix(page.dataset, page.selection.filters)


@st.cache_data(show_spinner=False, max_entries=200)
def arms_picture(svg: bytes, width: int) -> bytes:
    """Return arms as PNG, ``width`` pixels wide: the one rasteriser of all exports."""
    return rasterise(svg, width)


def map_geometry(width: float, height: float) -> MapGeometry:
    """Return the map at the zoom step that suits a frame.

    The lowest step, where the arms are largest, at which the country with its markers still
    fills the frame.
    """
    from ui.map_geometry import filled, zoom_steps

    files = _fingerprint([*layer_paths().values(), anchors_path()])
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
    state = f"{page.dataset.checksum} {look!r} {page.text.language} {day} {sorted(options.items())}"
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
def _dataset(fingerprint: Fingerprint) -> Dataset:
    return load_dataset(package_folder())


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Dataset: lambda d: d.checksum})
def _assets(data: Dataset, drawings: Fingerprint) -> Assets:
    return publish_assets(data)


def _tables(folder: Path) -> list[Path]:
    return [folder / "datapackage.json", *sorted((folder / "tables").glob("*.csv"))]


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
def _view(data: Dataset, selection: Selection) -> View:
    return view_of(data, selection)
