"""One facet of the projects: which project has which of its options."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Facet:
    """One facet: which project has which option.

    Attributes
    ----------
    codes : tuple of str
        Options in the order of the tables, those without a project too; ``"unknown"`` last,
        where a project has no value.
    positions, options : numpy.ndarray of int, same length
        Pairs: position of the project in the table, and position of its option in ``codes``.
        Each pair stands once.
    """

    codes: tuple[str, ...]
    positions: Positions
    options: Positions

    @cached_property
    def is_single(self) -> bool:
        """Whether each project has exactly one option: the pairs are the projects."""
        return bool(np.array_equal(self.positions, np.arange(len(self.positions))))

    @cached_property
    def present(self) -> frozenset[str]:
        """The options that a project has."""
        return frozenset(self.codes[option] for option in np.unique(self.options))

    def counts(self, mask: Mask, positions: Positions) -> dict[str, int]:
        """Count for each option how many of the projects kept have it: a mask, and as positions."""
        options = self.options[positions if self.is_single else mask[self.positions]]
        n = np.bincount(options, minlength=len(self.codes))
        return dict(zip(self.codes, n.tolist(), strict=True))
