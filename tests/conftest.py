"""What all tests share."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.runtime.pages_manager import PagesManager

from content import looks, releases
from tests.releases import Store
from tests.releases import two_releases as two_releases_in
from tests.static_edition import static_edition, whole_edition
from ui import ahead
from ui.workshop import workshop
from zmos_data.last_sound import FOLDER_VARIABLE
from zmos_data.loading import load_dataset
from zmos_data.model import Dataset

__all__ = ["static_edition", "whole_edition"]

# The same examples on each run and no deadline: neither chance nor a slow machine breaks a test.
# Other examples are tried with ``pytest --hypothesis-profile default``.
settings.load_profile("ci")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for nothing to free in what is imported and collected, which is all kept."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what a running site keeps out of the project's folder, in servers of tests too."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        patch.setenv(ahead.VARIABLE, "off")  # a minute of a processor, for each server
        patch.setenv(workshop.VARIABLE, "off")  # a test's own builder is known here alone
        patch.setattr(looks, "EACH_S", 0.0)  # a test looks at once at what it has just written
        yield folder


@pytest.fixture(autouse=True)
def pages_folder() -> Iterator[None]:
    """Let a test find the pages of the product after one whose script has none.

    Streamlit's `AppTest` notes for the whole process whether the last script has a folder of
    pages; a page that is recorded after one without would be the map's.
    """
    yield
    PagesManager.uses_pages_directory = True


@pytest.fixture(scope="session")
def release_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of an earlier state of the data and the present one."""
    return two_releases_in(tmp_path_factory.mktemp("releases") / "earlier")


@pytest.fixture
def two_releases(release_store: Store) -> Iterator[Store]:
    """Keep two releases, so that there is something to compare."""
    releases.keep_in(lambda: release_store)
    yield release_store
    releases.keep_in(None)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return load_dataset()
