"""Which two releases a request names, by number or by version."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import parse_qs

from api.errors import error_of, refuse
from api.parameters import COMPARING, FROM, TO
from content import releases
from content.releases import Pair, Release

_NAMED = 20  # releases that an error names
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def pair(name: str, query: str) -> Pair | None:
    """Return the releases that are compared; None for another resource, or where there are not two.

    Raises
    ------
    api.errors.RequestError
        If a release is named that is not kept, or one is named that nothing lies before.
    """
    kept = releases.releases() if name in COMPARING else ()
    return chosen(kept, parse_qs(query)) if len(kept) > 1 else None


def chosen(newest_first: Sequence[Release], params: Mapping[str, Sequence[str]]) -> Pair:
    """Choose two of the releases; without names the newest and the one before it (pure)."""
    after = _named(newest_first, TO, params) or newest_first[0]
    before = _named(newest_first, FROM, params) or next(
        (release for release in newest_first if release.number < after.number), None
    )
    if before is None:
        expected = "a release that is not the first one, or `from` as well"
        raise refuse([error_of(TO, str(after.number), expected)])
    return Pair(before, after, newest=after is newest_first[0])


def _named(
    newest_first: Sequence[Release], parameter: str, params: Mapping[str, Sequence[str]]
) -> Release | None:
    """Return the release of a number, a version or a day; the newest of those that share one."""
    asked = [value for value in params.get(parameter, ()) if value]
    if not asked:
        return None
    if day := _day(asked[-1]):
        return releases.current_at(newest_first, day)
    for release in newest_first:
        if asked[-1] in (str(release.number), release.version):
            return release
    known = ", ".join(f"{r.number} ({r.version})" for r in newest_first[:_NAMED])
    expected = f"a day (YYYY-MM-DD), or the number or the version of a release: {known}"
    raise refuse([error_of(parameter, asked[-1], expected)])


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return None  # no calendar has it, and no release is called so
