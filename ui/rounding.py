"""Approximate sums: how many of their digits are said."""

from __future__ import annotations

import math

DIGITS = 4


def to_four_digits(value: float) -> float:
    """Round a sum to four digits, for it is no more exact than the rounded amounts in it.

    Whole euros at most: an approximate sum of a few thousand has no cents either.
    """
    if not value:
        return 0.0
    places = DIGITS - 1 - math.floor(math.log10(abs(value)))
    return round(value, min(places, 0))
