"""The one home of caching; everything cached is constant for a state of the files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.assets import Assets, publish_assets
from ui.text import Text
from zmos_data.loading import PACKAGE_FOLDER, load_dataset
from zmos_data.model import Dataset

Fingerprint = tuple[tuple[str, int, int], ...]


def dataset() -> Dataset:
    """Return the data set of the files as they are now; a changed table is read again.

    Raises
    ------
    zmos_data.model.DataError
        With every problem, if the tables do not pass.
    """
    return _dataset(_fingerprint(PACKAGE_FOLDER))


def assets() -> Assets:
    """Return the addresses of the static files, published anew when a source changes."""
    return _assets(dataset())


@st.cache_resource(show_spinner=False)
def text(language: str) -> Text:
    """Return the words of a language."""
    return Text(language)


@st.cache_resource(show_spinner=False, max_entries=2)
def _dataset(fingerprint: Fingerprint) -> Dataset:
    return load_dataset()


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Dataset: lambda d: d.checksum})
def _assets(data: Dataset) -> Assets:
    return publish_assets(data)


def _fingerprint(folder: Path) -> Fingerprint:
    files = [folder / "datapackage.json", *sorted((folder / "tables").glob("*.csv"))]
    stats = [(file, file.stat()) for file in files if file.exists()]
    return tuple((file.name, stat.st_mtime_ns, stat.st_size) for file, stat in stats)
