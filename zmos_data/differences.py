"""Two lists of names that should be the same, and in words why they are not."""

from __future__ import annotations

from zmos_data.cells import shortened
from zmos_data.phrase import Phrase


def difference(found: list[str], wanted: list[str]) -> Phrase:
    """Say which names are missing, not known or there twice, or that their order is another."""
    twice = [name for n, name in enumerate(found) if name in found[:n]]
    missing = [name for name in wanted if name not in found]
    extra = [name for name in found if name not in wanted and name not in twice]
    said = [
        Phrase("missing: {missing}", missing=_listed(missing)) if missing else None,
        Phrase("not known: {extra}", extra=_listed(extra)) if extra else None,
        Phrase("twice: {names}", names=_listed(twice)) if twice else None,
    ]
    parts = [part for part in said if part is not None] or [Phrase("another order")]
    whole = parts[0]
    for part in parts[1:]:
        whole = Phrase("{first}; {second}", first=whole, second=part)
    return whole


def _listed(names: list[str]) -> str:
    """Write names as a list that can be read; a head without a name stands in quotes."""
    shown = ", ".join(shortened(name) or "“”" for name in names[:50])
    return f"{shown} …" if len(names) > 50 else shown
