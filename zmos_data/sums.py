"""Counts and sums by groups, over arrays: 100,000 projects take milliseconds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from zmos_data.amounts import AMOUNTS, Amount, Amounts
from zmos_data.facets import Mask, Positions, ProjectIndex

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sums:
    """One money figure summed by groups.

    Attributes
    ----------
    eur : numpy.ndarray of float
        Sum of the known figures in EUR, NaN where not one is known.
    known : numpy.ndarray of int
        How many projects have the figure.
    rounded : numpy.ndarray of bool
        Whether a rounded figure is in the sum.
    """

    eur: Floats
    known: Positions
    rounded: Mask


def options_of(index: ProjectIndex, kind: str) -> Positions:
    """Return the option of each project in a facet where a project has exactly one."""
    return index.facets[kind].options  # the pairs are the projects, in the order of the table


def distinct(groups: Positions, values: Positions, size: int) -> Positions:
    """Count the different values in each of ``size`` groups."""
    width = int(values.max(initial=0)) + 1
    present = np.bincount(groups * width + values, minlength=size * width) > 0
    counts: Positions = present.reshape(size, width).sum(axis=1)
    return counts


def sum_by(
    index: ProjectIndex, column: str, positions: Positions, groups: Positions, size: int
) -> Sums:
    """Sum one of ``AMOUNTS`` of projects by their groups.

    Parameters
    ----------
    positions, groups : numpy.ndarray of int, same length
        Projects, and the group of each.
    size : int
        Number of groups.
    """
    values = index.amounts[column][positions]
    known = ~np.isnan(values)
    own = groups[known]
    count = np.bincount(own, minlength=size)
    eur = np.bincount(own, weights=values[known], minlength=size)
    loose = np.bincount(own[index.rounded[column][positions[known]]], minlength=size)
    return Sums(np.where(count > 0, eur, np.nan), count, loose > 0)


def amounts_by(
    index: ProjectIndex, positions: Positions, groups: Positions, size: int
) -> list[Amounts]:
    """Sum every amount of projects by their groups; see `sum_by`.

    Returns
    -------
    list of dict of str to Amount
        The sums of each group by the amount, as many as ``size``.
    """
    projects = np.bincount(groups, minlength=size)
    columns = [
        _amounts(sum_by(index, column, positions, groups, size), projects) for column in AMOUNTS
    ]
    return [dict(zip(AMOUNTS, row, strict=True)) for row in zip(*columns, strict=True)]


def _amounts(sums: Sums, projects: Positions) -> list[Amount]:
    return [
        Amount(float(eur) if known else None, int(known), int(n), bool(rounded))
        for eur, known, rounded, n in zip(sums.eur, sums.known, sums.rounded, projects, strict=True)
    ]
