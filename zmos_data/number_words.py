"""Numbers of the data and of limits, as each language writes them."""

from __future__ import annotations

from decimal import Decimal

from zmos_data.phrase import Bilingual

_SIGNS = str.maketrans(",.", ".,")  # of the English number, in the Slovenian one
_SIGNS_OF_UNITS = {"km2": "\xa0km²", "degrees": "°"}


def in_number(value: float | str, unit: str = "") -> Bilingual:
    """Write a number with all its decimals.

    Parameters
    ----------
    value : float or str
        The number; a text has a decimal point.
    unit : str
        Its unit, as the descriptor writes it: "EUR", "km2", "degrees"; of another, such as
        "persons", the heading says what is counted.
    """
    number = Decimal(str(value))
    whole = number == number.to_integral_value()
    if unit == "EUR":
        english = f"{number:,.0f}" if whole else f"{number:,.2f}"
        return Bilingual(f"{english.translate(_SIGNS)}\xa0EUR", f"EUR\xa0{english}")
    english = f"{number:,.0f}" if whole else f"{number:,f}"
    after = _SIGNS_OF_UNITS.get(unit, "")
    return Bilingual(f"{english.translate(_SIGNS)}{after}", f"{english}{after}")
