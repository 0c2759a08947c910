"""The releases of the data that are kept: which there are, and two of them compared.

They are in the store of the machine's settings (`zmos_data.release.store`); where there is none,
there are the present data alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from content.cache import kept
from zmos_data.changes import Changes, compare_releases
from zmos_data.loading import load_package
from zmos_data.model import DataError, Dataset
from zmos_data.package import Package
from zmos_data.release.store import NoStoreError, StoreError, open_store
from zmos_data.selection import Counting, Selection
from zmos_data.slovenian_time import in_slovenia

LOG = logging.getLogger(__name__)
_DATASETS = 3  # earlier states in memory; one of 5,000 projects holds some 30 MB
_ROWS, _EMPTY = 20_000, 50  # rows of all comparisons that are kept, and what an empty one weighs
_TOUCHED = 500


class Release(Protocol):
    """A release as a store tells of it; ``released`` has a time zone."""

    @property
    def number(self) -> int:
        """Its number, from 1; the newest has the highest."""

    @property
    def version(self) -> str:
        """Version of its package."""

    @property
    def checksum(self) -> str:
        """SHA-256 of its package."""

    @property
    def released(self) -> datetime:
        """When, with a time zone."""

    @property
    def changelog_sl(self) -> str:
        """What it changes, in Slovenian."""

    @property
    def changelog_en(self) -> str:
        """What it changes, in English."""

    @property
    def restores(self) -> int | None:
        """Number of the earlier release whose content it has again; None without one."""


class Releases(Protocol):
    """A store of releases, as far as the pages ask it."""

    def releases(self) -> Sequence[Release]:
        """Return all releases, the newest first."""

    def package(self, number: int) -> Package:
        """Return the files of a release."""


@dataclass(frozen=True)
class Pair:
    """Two releases that are compared.

    Attributes
    ----------
    before, after : Release
        The earlier and the later one.
    newest : bool
        Whether the later one is the newest.
    unknown : tuple of int
        Numbers that the view names and the store does not have.
    since_first : bool
        Whether the view names a day from before the first release, which stands in for it.
    restored : Release or None
        The release whose content the later one has again; None where it is no rollback.
    """

    before: Release
    after: Release
    newest: bool
    unknown: tuple[int, ...] = ()
    since_first: bool = False
    restored: Release | None = None


@dataclass(frozen=True)
class Touched:
    """Codes of the towns and themes of which a release changed something."""

    towns: frozenset[str]
    themes: frozenset[str]


_openers: list[Callable[[], Releases | None]] = []


def keep_in(opener: Callable[[], Releases | None] | None) -> None:
    """Tell where releases are kept, where that is not what the machine's settings say.

    Parameters
    ----------
    opener : callable or None
        Returns the store, None where there is none; asked whenever releases are. Without it the
        settings hold again.
    """
    _openers[:] = [] if opener is None else [opener]


def releases() -> tuple[Release, ...]:
    """Return the releases that are kept, the newest first; empty where none are to be had."""
    try:
        store = _store()
        return () if store is None else tuple(store.releases())
    except (StoreError, DataError) as error:  # the pages go on with the present data
        LOG.warning("releases: they cannot be listed: %s", error)
        return ()


def _store() -> Releases | None:
    if _openers:
        return _openers[0]()
    try:
        return open_store()
    except NoStoreError:
        return None


def pair(selection: Selection) -> Pair | None:
    """Return the releases that a view compares; None where there are not two.

    Where the view names none, the newest is compared with the one before it. A day stands for
    the release that was current at its end.
    """
    return pair_of(releases(), selection)


def pair_of(newest_first: Sequence[Release], selection: Selection) -> Pair | None:
    """Choose two of the releases for a view; see `pair` (pure)."""
    if len(newest_first) < 2:
        return None
    by_number = {release.number: release for release in newest_first}
    asked = (selection.from_release, selection.to_release)
    unknown = tuple(n for n in asked if n is not None and n not in by_number)
    after = by_number.get(selection.to_release or 0, newest_first[0])
    earlier = [release for release in newest_first if release.number < after.number]
    if not earlier:  # nothing lies before the first release: it is where the comparison begins
        earlier, after = [after], newest_first[-2]
    before, since_first = _earlier(earlier, selection)
    restored = restored_by(after, newest_first)
    return Pair(before, after, after is newest_first[0], unknown, since_first, restored)


def restored_by(release: Release, kept: Sequence[Release]) -> Release | None:
    """Return the release that another one restores (pure)."""
    return next((one for one in kept if one.number == release.restores), None)


def _earlier(newest_first: Sequence[Release], selection: Selection) -> tuple[Release, bool]:
    """Return the earlier release, and whether it stands in for a day from before the first."""
    for release in newest_first:
        if release.number == selection.from_release:
            return release, False
    if not selection.since_day:
        return newest_first[0], False
    day = date.fromisoformat(selection.since_day)
    found = current_at(newest_first, day)
    return found, day_of(found.released) > day


def current_at(newest_first: Sequence[Release], day: date) -> Release:
    """Return the release that was current at the end of a day; the first where none was yet."""
    return next((one for one in newest_first if day_of(one.released) <= day), newest_first[-1])


def day_of(moment: datetime) -> date:
    """Return the day of a moment in Slovenia."""
    return in_slovenia(moment).date()


def release_dataset(release: Release, present: Dataset) -> Dataset:
    """Return the data of a release; the present ones where they are the same.

    Raises
    ------
    zmos_data.model.DataError
        With every problem, if this version of the program cannot read the release.
    """
    same = release.checksum == present.checksum
    return present if same else _dataset(release.checksum, release.number)


@kept(_DATASETS, key=lambda checksum, _: checksum, of_code=False)
def _dataset(checksum: str, number: int) -> Dataset:
    store = _store()
    if store is None:
        raise LookupError(f"release {number} ({checksum[:12]}): there is no store of releases")
    # It passed the rules of its day; those of today may be others.
    return load_package(store.package(number), valid=True)


def changes(before: Release, after: Release, present: Dataset, selection: Selection) -> Changes:
    """Compare two releases in a view; what was compared before costs nothing."""
    return _changes(before, after, present, selection.filters)


@kept(
    _ROWS,
    key=lambda before, after, _, view: (before.checksum, after.checksum, view),
    size=lambda found: _EMPTY + len(found),
)
def _changes(before: Release, after: Release, present: Dataset, view: Selection) -> Changes:
    return unkept_changes(before, after, present, view)


def unkept_changes(
    before: Release, after: Release, present: Dataset, selection: Selection
) -> Changes:
    """Compare two releases in a view that no visitor looks at; see `content.store.unkept_page`."""
    old, new = (release_dataset(release, present) for release in (before, after))
    return compare_releases(old, new, selection.filters)


@kept(_TOUCHED, key=lambda before, after, _: (before.checksum, after.checksum))
def touched(before: Release, after: Release, present: Dataset) -> Touched:
    """Return the towns and themes of which a release changed something, partner towns as well."""
    found = unkept_changes(before, after, present, Selection(counting=Counting.EACH))
    return Touched(found.towns(), found.themes())
