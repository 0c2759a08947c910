"""Rows of a table that are asked for again and again, each made once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

import pandas as pd

from zmos_data.rows import Kind, rows_in

MOST = 5_000  # rows; with more of them it begins anew


class KeptRows(Generic[Kind]):
    """Rows by their place; a row of fifty columns takes longer to make than to look up.

    Parameters
    ----------
    table : pandas.DataFrame
        Which does not change.
    kind : type
        What its rows are, of `zmos_data.rows`.
    """

    def __init__(self, table: pd.DataFrame, kind: type[Kind]) -> None:
        self._table, self._kind = table, kind
        self._kept: dict[int, Kind] = {}

    def at(self, places: Iterable[int]) -> list[Kind]:
        """Return the rows at places, in their order."""
        wanted, kept = [int(place) for place in places], self._kept
        missing = [place for place in wanted if place not in kept]
        if missing:
            made = dict(zip(missing, rows_in(self._table.iloc[missing], self._kind), strict=True))
            before = kept if len(kept) + len(made) <= MOST else {}
            self._kept = {**before, **made}  # another one, for others read the former meanwhile
            kept = {**kept, **made}
        return [kept[place] for place in wanted]
