"""Tables for tests: the files themselves, read without the code of the product."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

TABLES = Path(__file__).resolve().parents[1] / "zmos_data" / "tables"
AMOUNTS = ("total_eur", "cofin_total_eur", "eu_eur")  # as the screen shows them


def table(name: str, folder: Path = TABLES) -> pd.DataFrame:
    """Read a table as text, with a missing value where a cell is empty."""
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False, na_values=[""])


def projects(folder: Path = TABLES) -> pd.DataFrame:
    """Read the projects with their amounts as numbers."""
    frame = table("projects", folder)
    return frame.assign(**{column: frame[column].astype(float) for column in AMOUNTS})
