"""Words for tests: as a reader sees them, whatever keeps them on one line."""

from __future__ import annotations

NO_BREAK, JOINER = "\u00a0", "\u2060"


def plain(words: object) -> str:
    """Write words without what keeps them on one line: usual spaces, no word joiners."""
    return str(words).replace(NO_BREAK, " ").replace(JOINER, "")
