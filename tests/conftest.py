"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from content import releases
from tests.releases import Store
from tests.releases import two_releases as two_releases_in
from zmos_data.last_sound import FOLDER_VARIABLE
from zmos_data.loading import load_dataset
from zmos_data.model import Dataset


@pytest.fixture(scope="session", autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what a running site keeps out of the project's folder, in servers of tests too."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        yield folder


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keep two releases, so that there is something to compare."""
    store = two_releases_in(tmp_path_factory.mktemp("releases") / "earlier")
    releases.keep_in(lambda: store)
    yield store
    releases.keep_in(None)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return load_dataset()
