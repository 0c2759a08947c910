"""The amounts of a project: different figures in EUR, each known or not, exact or rounded.

No amount is ever added to another or taken for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

# Columns of the projects, from the widest to the narrowest: the total cost, the public
# co-financing (EU and national budget together), and the EU contribution alone.
AMOUNTS = ("total_eur", "cofin_total_eur", "eu_eur")
APPROXIMATE = ("rounded", "at_least")  # of the precisions


@dataclass(frozen=True)
class Amount:
    """A sum that says what it stands on.

    Attributes
    ----------
    eur : float or None
        Sum of the known figures in EUR; None where not one figure is known.
    known, projects : int
        How many projects have the figure, and of how many.
    rounded : bool
        Whether a rounded figure is in the sum, so that it is shown as approximate.
    """

    eur: float | None
    known: int
    projects: int
    rounded: bool


Amounts = dict[str, Amount]  # a sum of each of ``AMOUNTS``


def is_rounded(projects: Any, column: str) -> Any:
    """Tell whether an amount is rounded in its source or a lower bound: of one project or of many.

    Parameters
    ----------
    projects : pandas row or pandas.DataFrame
        A project from ``itertuples()``, or rows of the table.
    column : str
        The amount; each has a precision of its own.

    Returns
    -------
    bool or pandas.Series of bool
        False where the amount is not known.
    """
    precision = getattr(projects, f"{column}_precision")
    if isinstance(precision, pd.Series):
        return precision.isin(APPROXIMATE)
    return precision in APPROXIMATE


def amount(projects: pd.DataFrame, column: str) -> Amount:
    """Sum one money column over the projects; a missing figure is missing, never zero."""
    known = projects[projects[column].notna()]
    return Amount(
        eur=float(known[column].sum()) if len(known) else None,
        known=len(known),
        projects=len(projects),
        rounded=bool(is_rounded(known, column).any()),
    )


def amounts(projects: pd.DataFrame) -> Amounts:
    """Sum each money column over the projects."""
    return {column: amount(projects, column) for column in AMOUNTS}
