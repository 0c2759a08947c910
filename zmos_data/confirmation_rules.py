"""What the columns of an answer of a town need of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from zmos_data.confirmations import Verdict
from zmos_data.model import Problem
from zmos_data.phrase import Phrase

_EMPTY = Phrase("an empty cell")


def check_confirmations(frames: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """A missing project has its name and no id; every other answer has its row's digest."""
    table = frames.get("confirmations")
    return [] if table is None else list(_problems(table))


def _problems(table: pd.DataFrame) -> Iterator[Problem]:
    missing = table["verdict"] == Verdict.MISSING
    for wrong, column, expected in (
        (missing & table["note"].isna(), "note", Phrase("the name of the missing project")),
        (missing & table["project_id"].notna(), "project_id", _EMPTY),
        (missing & table["row_digest"].notna(), "row_digest", _EMPTY),
        (~missing & table["row_digest"].isna(), "row_digest", Phrase("the digest of the row")),
    ):
        for row, cell in table.loc[wrong, column].items():
            found = _EMPTY if pd.isna(cell) else str(cell)
            yield Problem(
                "confirmations",
                int(str(row)) + 2,
                column,
                Phrase("an answer with all that belongs to it"),
                found,
                expected,
                Phrase("take the answer of the town over again"),
            )
