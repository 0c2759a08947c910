"""The one word of a list that a misspelt one is nearest to."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

_NEAR, _CLEAR = 75.0, 8.0  # of 100: how alike they are, and how much more than any other
_SHORTEST, _LONGEST = 4, 60  # letters of what may be misspelt


def nearest(words: str, codes: Mapping[str, str]) -> str:
    """Return the code that a misspelt word means.

    Parameters
    ----------
    words : str
        The word, in plain words.
    codes : mapping of str to str
        Code of each word of the list, in plain words.

    Returns
    -------
    str
        "" where none is near, or two are as near as each other.
    """
    if not _SHORTEST <= len(words) <= _LONGEST:
        return ""
    best: dict[str, float] = {}
    for word, code in codes.items():
        best[code] = max(best.get(code, 0.0), _likeness(words, word))
    first, second = (*sorted(best.values(), reverse=True), 0.0, 0.0)[:2]
    if first < _NEAR or first - second < _CLEAR:
        return ""
    return next(code for code, likeness in best.items() if likeness == first)


def _likeness(one: str, other: str) -> float:
    """Compare two words; letters that changed places are one slip."""
    if len(other) < _SHORTEST:
        return 0.0
    return max(fuzz.ratio(one, other), 100 * OSA.normalized_similarity(one, other))
