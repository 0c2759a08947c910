"""What projects bring to the sums, so held that a sum by groups passes over them once an amount."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from zmos_data.amounts import AMOUNTS
from zmos_data.facet import Mask, Positions

KNOWN, ROUNDED = 1, 2  # bits of an amount in the mark of a project
MARKS = 4 ** len(AMOUNTS)  # as many marks as there may be


@dataclass(frozen=True, eq=False)
class Brought:
    """What some projects bring to the sums, in their order; its arrays are read-only.

    Attributes
    ----------
    eur : dict of str to numpy.ndarray of float
        Each of ``AMOUNTS`` in EUR, 0 where it is not known.
    marks : numpy.ndarray of int
        Two bits for each of ``AMOUNTS``, the first amount in the highest ones: whether it is
        known, and whether it is known and rounded.
    """

    eur: dict[str, npt.NDArray[np.float64]]
    marks: Positions

    def of(self, positions: Positions) -> Brought:
        """Return what the projects at some positions bring."""
        eur = {column: values[positions] for column, values in self.eur.items()}
        return Brought(eur, self.marks[positions])


def everything(amounts: dict[str, npt.NDArray[np.float64]], rounded: dict[str, Mask]) -> Brought:
    """Return what all projects bring, of their amounts (NaN where not known)."""
    known = {column: ~np.isnan(values) for column, values in amounts.items()}
    marks = reduce(
        lambda marks, column: (
            4 * marks + KNOWN * known[column] + ROUNDED * (known[column] & rounded[column])
        ),
        AMOUNTS,
        np.zeros(len(amounts[AMOUNTS[0]]), dtype=np.intp),
    )
    eur = {column: np.where(known[column], values, 0.0) for column, values in amounts.items()}
    return Brought(eur, marks)
