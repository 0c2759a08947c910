"""How exact the amounts are: each amount of a project by itself, and all of them together."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

AMOUNTS = ("total_eur", "cofin_total_eur", "eu_eur")
APPROXIMATE = ("rounded", "at_least")


def is_approximate(projects: pd.DataFrame, amount: str) -> npt.NDArray[np.bool_]:
    """Tell for each project whether an amount is known and only rounded or a lower bound.

    Parameters
    ----------
    projects : pandas.DataFrame
        Rows of ``projects``.
    amount : str
        One of `AMOUNTS`.
    """
    return projects[f"{amount}_precision"].isin(APPROXIMATE).to_numpy(dtype=bool)


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
        rounded |= is_approximate(projects, amount)
        known |= projects[amount].notna().to_numpy(dtype=bool)
    kinds = np.where(rounded, "rounded", np.where(known, "exact", "none"))
    return pd.Series(kinds, index=projects.index, dtype=object)
