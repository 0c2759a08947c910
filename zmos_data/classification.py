"""Class breaks of a choropleth map: pure functions over plain numbers."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

MOST_CLASSES = 5
COUNT_CLASSES = 3  # of counts: there are few of them, and they stand at the arms
_MANTISSAS = (1.0, 2.0, 5.0)


def class_breaks(values: Iterable[float], *, whole: bool = False) -> tuple[float, ...]:
    """Find the upper limits of the classes: figures that can be read aloud.

    Parameters
    ----------
    values : iterable of float
        One figure a town; missing ones (NaN) are left out.
    whole : bool
        Whether the figures are counts. They have at most three classes of equal width, whole
        numbers from 1 on; amounts have at most five, whose limits are 1, 2 or 5 with noughts,
        or equal steps of such a width where the figures lie close together.

    Returns
    -------
    tuple of float
        Rising upper limits; the last one is at least the largest value. A value
        belongs to the first class whose limit is not below it. Empty without values.
    """
    known = sorted(v for v in values if not math.isnan(v))
    if not known:
        return ()
    distinct = sorted(set(known))
    if whole:
        return tuple(distinct) if len(distinct) <= COUNT_CLASSES else _equal_counts(distinct[-1])
    limits = _round_limits(distinct[0], distinct[-1])
    if len(limits) < min(3, len(distinct)):
        return _equal_steps(distinct[0], distinct[-1])
    return limits


def _equal_counts(largest: float) -> tuple[float, ...]:
    """Cut 1 to the largest count into three classes of equal width, a round one of many."""
    width = math.ceil(largest / COUNT_CLASSES)
    if width > 5:
        ten = 10 ** (len(str(width)) - 1)
        step = ten // 2 if ten > 1 else 1
        width = math.ceil(width / step) * step
    return tuple(float(width * n) for n in range(1, math.ceil(largest / width) + 1))


def _round_limits(least: float, largest: float) -> tuple[float, ...]:
    """Return limits of 1, 2 and 5 with noughts from the least figure to the largest."""
    if largest <= 0:
        return (0.0,)
    low = math.floor(math.log10(least)) if least > 0 else math.floor(math.log10(largest)) - 2
    series = [
        float(f"{mantissa}e{power}")
        for power in range(low, math.ceil(math.log10(largest)) + 1)
        for mantissa in _MANTISSAS
    ]
    last = next(n for n, limit in enumerate(series) if limit >= largest)
    first = next(n for n, limit in enumerate(series) if limit >= min(least, largest))
    return tuple(series[max(first, last + 1 - MOST_CLASSES) : last + 1])


def _equal_steps(least: float, largest: float) -> tuple[float, ...]:
    """Return limits that are equally far apart, by 1, 2 or 5 with noughts."""
    if least == largest:
        return (largest,)
    power = math.floor(math.log10(largest - least)) - 1
    for step in (float(f"{m}e{power + more}") for more in range(3) for m in _MANTISSAS):
        first, last = math.floor(least / step) + 1, math.ceil(largest / step)
        if last - first < MOST_CLASSES:
            break
    return tuple(float(f"{n * step:.12g}") for n in range(first, last + 1))


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
