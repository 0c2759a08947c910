"""Whether two cells say the same, however a spreadsheet has written one of them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_WINDOWS = "cp1250"
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007"), " ")


def same(one: str, other: str) -> bool:
    """Tell whether two cells say the same: 2912216 and 2912216.00 do, 61 and 061 do not.

    A spreadsheet keeps no noughts behind the last digit, and in its own CSV no signs that
    Windows-1250 does not have: of m² it makes m? or m2. A space is a space, however wide: what is
    pasted from a page brings others, which nobody sees.
    """
    one, other = one.translate(SPACES), other.translate(SPACES)
    if one == other:
        return True
    if _NUMBER.fullmatch(one) and _NUMBER.fullmatch(other):
        return "." in one + other and Decimal(one) == Decimal(other)
    if len(one) != len(other) or (one.isascii() and other.isascii()):
        return False
    return all(a == b or _is_lost(a, b) or _is_lost(b, a) for a, b in zip(one, other, strict=True))


def _is_lost(sign: str, found: str) -> bool:
    """Tell whether a sign comes back from Windows-1250 as another."""
    if sign.encode(_WINDOWS, "ignore"):
        return False
    return found in ("?", unicodedata.normalize("NFKD", sign)[:1])
