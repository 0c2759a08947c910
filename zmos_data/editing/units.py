"""Units that a heading gives its amounts: »EUR (mio)«, »v 1000 EUR«, »Vrednost (USD)«."""

from __future__ import annotations

import re
from functools import lru_cache

from zmos_data.search.words import fold

_UNITS = {
    3: r"tisoc\w*|tis\b\.?|tsd\b\.?|thousands?|1[ .,]?000|000|[kt](?=\s?(?:€|eur))|(?<=€|r)\s?k\b",
    6: r"mio\b\.?|mil\b\.?|mln\b\.?|milijon\w*|millions?|1[ .,]?000[ .,]?000|m(?=\s?(?:€|eur\b))",
    9: r"mrd\b\.?|milijard\w*|billions?|bn\b",
}
_PATTERNS = {
    zeros: re.compile(rf"(?<![a-z0-9])(?:{words})|(?<=\()\s*{short}\s*(?=\))")
    for (zeros, words), short in zip(_UNITS.items(), ("k", "m", "b"), strict=True)
}
_EUROS = re.compile(r"\b(?:(?:v|in)\s+)?(?:eur|evrih|evrov|euros?)\b|€")
_OTHERS = re.compile(
    r"[$£¥%]|\b(?:usd|gbp|chf|sit|hrk|huf|rsd|bam|czk|pln|tolar\w*|dolar\w*|dollars?|"
    r"odstot\w*|delez\w*|percent\w*|per cent)\b"
)
_LEFT = re.compile(r"\(\s*(?:v|in)?\s*\)|[\s,;/]+(?:v|in)?\s*$|^\s*(?:v|in)\s+")


@lru_cache(maxsize=1024)
def scale_of(heading: str) -> int:
    """Return how many zeros the unit of a heading stands for; 0 where it names none."""
    folded = fold(heading)
    found = (zeros for zeros, pattern in reversed(_PATTERNS.items()) if pattern.search(folded))
    return next(found, 0)


def names_another(heading: str) -> bool:
    """Tell whether a heading names another currency, or a share in per cent."""
    return bool(_OTHERS.search(fold(heading)))


def without_unit(heading: str) -> tuple[str, ...]:
    """Return a heading without its unit, and without the currency too."""
    bare = fold(heading)
    for pattern in reversed(_PATTERNS.values()):
        bare = pattern.sub(" ", bare)
    bare = _LEFT.sub(" ", bare)
    return bare, _LEFT.sub(" ", _EUROS.sub(" ", bare))
