"""What the tables imply: columns that no file holds, added once when the data are loaded."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from zmos_data.amounts import AMOUNTS, is_rounded
from zmos_data.periods import closed_periods

# What exports and the web interface carry beside the columns of the descriptor.
DERIVED = (
    "figures",
    "is_period_closed",
    "source_title",
    "source_url",
    "source_url_status",
    "confirmation",
    "confirmed_on",
    "confirmed_version",
)


def with_derived(
    projects: pd.DataFrame, sources: pd.DataFrame, today: date | None = None
) -> pd.DataFrame:
    """Add the derived columns to the projects.

    Parameters
    ----------
    projects, sources : pandas.DataFrame
        Tables ``projects`` and ``sources``, cast.
    today : datetime.date, optional
        Day on which the data are looked at; today unless told.

    Returns
    -------
    pandas.DataFrame
        The projects with ``figures`` (``exact``, ``rounded`` or ``none``, of all amounts
        together), ``is_period_closed`` (bool), and ``source_title``, ``source_url`` and
        ``source_url_status`` of the main source; an address that is not there is missing.
    """
    closed = closed_periods(today or date.today())
    main = sources.set_index("source_id").reindex(projects["source_id"])
    return projects.assign(
        figures=kinds_of_figures(projects),
        is_period_closed=projects["period"].isin(closed).to_numpy(dtype=bool),
        source_title=_shared(main["title"], projects),
        source_url=_shared(main["url"], projects),
        source_url_status=_shared(main["url_status"], projects),
    )


def _shared(values: pd.Series[Any], projects: pd.DataFrame) -> pd.Series[Any]:
    """Return values as a column that holds each text once; as pandas' texts it has copies."""
    return pd.Series(values.to_numpy(dtype=object), index=projects.index, dtype=object)


def kinds_of_figures(projects: pd.DataFrame) -> pd.Series[Any]:
    """Say for each project what all its amounts are together.

    Returns
    -------
    pandas.Series of str
        ``exact`` where every known amount is; ``rounded`` where one is rounded or a lower
        bound; ``none`` where no amount is known.
    """
    rounded = np.zeros(len(projects), dtype=bool)
    known = np.zeros(len(projects), dtype=bool)
    for amount in AMOUNTS:
        rounded |= is_rounded(projects, amount).to_numpy(dtype=bool)
        known |= projects[amount].notna().to_numpy(dtype=bool)
    names = np.array(["none", "exact", "rounded"], dtype=object)  # held once, not for each row
    kinds = names[np.where(rounded, 2, np.where(known, 1, 0))]
    return pd.Series(kinds, index=projects.index, dtype=object)
