"""How many digits are said: of approximate sums, and of projects per inhabitant or km²."""

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


def density_digits(value: float) -> int:
    """Return the decimals of projects per 1,000 inhabitants or per km².

    As many as the limits of the map's classes need, which have two significant digits: else a
    town would stand in a class to which its figure, as written, does not belong.
    """
    return 1 - math.floor(math.log10(value)) if 0 < value < 0.01 else 3
