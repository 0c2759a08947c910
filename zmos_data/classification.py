"""Class breaks of a choropleth map: pure functions over plain numbers."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence


def class_breaks(
    values: Iterable[float], classes: int = 5, *, whole: bool = False
) -> tuple[float, ...]:
    """Find the upper limits of the classes: quantiles, rounded to readable figures.

    Parameters
    ----------
    values : iterable of float
        One figure a town; missing ones (NaN) are left out.
    classes : int
        The most classes wanted. Fewer come back where fewer values differ.
    whole : bool
        Whether the figures are counts, so that limits must be whole numbers.

    Returns
    -------
    tuple of float
        Rising upper limits; the last one is at least the largest value. A value
        belongs to the first class whose limit is not below it. Empty without values.

    Raises
    ------
    ValueError
        If fewer than one class is asked for.
    """
    if classes < 1:
        raise ValueError(f"class_breaks: classes: expected 1 or more, found {classes}")
    known = sorted(v for v in values if not math.isnan(v))
    if not known:
        return ()
    distinct = sorted(set(known))
    if len(distinct) <= classes:
        return tuple(distinct)
    limits = [known[math.ceil(len(known) * k / classes) - 1] for k in range(1, classes + 1)]
    rounded = {limit if whole else _round_up(limit) for limit in limits}
    return tuple(sorted(rounded))


def class_of(value: float, breaks: Sequence[float]) -> int:
    """Return the class of a value, from 0; values above the last limit fall into the last.

    Raises
    ------
    ValueError
        If there is no class at all.
    """
    if not breaks:
        raise ValueError("class_of: breaks: expected at least one limit, found none")
    return min(bisect_left(breaks, value), len(breaks) - 1)


def _round_up(value: float) -> float:
    """Round up to two significant digits, so that a legend can be read aloud."""
    if value == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 1)
    return float(f"{math.ceil(value / step - 1e-9) * step:.12g}")
