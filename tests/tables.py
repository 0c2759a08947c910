"""Tables for tests: the files themselves, read without the code of the product."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

TABLES = Path(__file__).resolve().parents[1] / "zmos_data" / "tables"
AMOUNTS = ("total_eur", "cofin_total_eur", "eu_eur")  # as the screen shows them
APPROXIMATE = ("rounded", "at_least")


def table(name: str, folder: Path = TABLES) -> pd.DataFrame:
    """Read a table as text, with a missing value where a cell is empty."""
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False, na_values=[""])


def projects(folder: Path = TABLES) -> pd.DataFrame:
    """Read the projects with their amounts as numbers, and what these are together."""
    frame = table("projects", folder)
    return frame.assign(
        figures=figures(frame), **{column: frame[column].astype(float) for column in AMOUNTS}
    )


def is_approximate(rows: pd.DataFrame, column: str) -> bool:
    """Say whether an amount of one of the projects is rounded or a lower bound."""
    return bool(rows[f"{column}_precision"].isin(APPROXIMATE).any())


def figures(frame: pd.DataFrame) -> list[str]:
    """Say for each project whether its amounts are exact, one is rounded, or there is none."""
    found = []
    for row in frame[[f"{amount}_precision" for amount in AMOUNTS]].itertuples(index=False):
        said = [cell for cell in row if isinstance(cell, str)]
        kinds = {"exact"} if said else {"none"}
        found.append("rounded" if set(APPROXIMATE) & set(said) else kinds.pop())
    return found
