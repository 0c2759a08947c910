"""What tests without a page share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import builders
from zmos_data.package import FOLDER_VARIABLE
from zmos_data.release.model import DATABASE_VARIABLE


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the operator's folder: a bare package from before there were releases."""
    (tmp_path / "root").mkdir()
    folder = builders.tiny_package(tmp_path / "root")
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    return folder
