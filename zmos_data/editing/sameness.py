"""Whether two cells say the same, however many noughts one of them has."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def same(one: str, other: str) -> bool:
    """Tell whether two cells say the same: 2912216 and 2912216.00 do, 61 and 061 do not.

    A spreadsheet keeps no noughts behind the last digit.
    """
    if one == other:
        return True
    if "." not in one + other or not (_NUMBER.fullmatch(one) and _NUMBER.fullmatch(other)):
        return False
    return Decimal(one) == Decimal(other)
