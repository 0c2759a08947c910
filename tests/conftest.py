"""What all tests share."""

from __future__ import annotations

import pytest

from zmos_data.loading import load_dataset
from zmos_data.model import Dataset


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return load_dataset()
