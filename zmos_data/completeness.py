"""How complete the tables are: for each column, in how many rows its value is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from zmos_data.derived import DERIVED
from zmos_data.model import Dataset


@dataclass(frozen=True)
class Known:
    """How often something is known.

    Attributes
    ----------
    known, rows : int
        Cells with a value, and all of them.
    """

    known: int
    rows: int

    @property
    def share(self) -> float | None:
        """Share of the known ones; None where there is no row to know."""
        return self.known / self.rows if self.rows else None


def known_in(frame: pd.DataFrame, column: str) -> Known:
    """Count in how many rows a column is known; an empty cell is not."""
    values = frame[column]
    return Known(int((values.notna() & (values != "").fillna(True)).sum()), len(frame))


def by_column(frame: pd.DataFrame) -> dict[str, Known]:
    """Count for each column of a table in how many rows it is known."""
    return {str(column): known_in(frame, str(column)) for column in frame.columns}


def whole_table(columns: Mapping[str, Known]) -> Known:
    """Count the known cells of a table."""
    return Known(sum(c.known for c in columns.values()), sum(c.rows for c in columns.values()))


def frames_of(dataset: Dataset) -> dict[str, pd.DataFrame]:
    """Return the tables of a data set by their names, with the columns of their files alone."""
    frames = {name: v for name, v in vars(dataset).items() if isinstance(v, pd.DataFrame)}
    return frames | {"projects": frames["projects"].drop(columns=list(DERIVED))}
