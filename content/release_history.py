"""The releases of the data as news: what each changed, and where it is compared.

Where no releases are kept, the versions that the descriptor tells of stand in for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice, pairwise

from content import releases, store
from content.releases import Release
from zmos_data.model import DataError, Dataset

MOST = 500  # releases that are listed
SCANNED = 30  # the newest releases, among which those of a town or a theme are sought


@dataclass(frozen=True)
class News:
    """A release, or a version of which nothing but words is kept.

    Attributes
    ----------
    number : int or None
        Number of the release; None of a version.
    version : str
        Version of the data.
    released : datetime
        When, with a time zone; of a version the beginning of its day.
    checksum : str or None
        SHA-256 of the package; None where it is not kept.
    changelog_sl, changelog_en : str
        What changed.
    before : int or None
        Number of the release before; None where there is none.
    restored : Release or None
        The earlier release whose content it has again; None where it is no rollback.
    """

    number: int | None
    version: str
    released: datetime
    checksum: str | None
    changelog_sl: str
    changelog_en: str
    before: int | None = None
    restored: Release | None = None

    def changelog(self, language: str) -> str:
        """Return what changed in a language; where it is missing there, in the other."""
        own, other = self.changelog_sl, self.changelog_en
        return (other or own) if language == "en" else (own or other)


def history() -> tuple[News, ...]:
    """Return the releases, the newest first and at most ``MOST``; else the described versions."""
    kept = releases.releases()
    if not kept:
        return tuple(_described())
    numbers = [release.number for release in kept[1:]] + [None]
    found = (
        _news(release, before, releases.restored_by(release, kept))
        for release, before in zip(kept, numbers, strict=True)
    )
    return tuple(islice(found, MOST))


def _news(release: Release, before: int | None, restored: Release | None) -> News:
    return News(
        release.number,
        release.version,
        release.released,
        release.checksum,
        release.changelog_sl,
        release.changelog_en,
        before,
        restored,
    )


def _described() -> Iterator[News]:
    for change in store.dictionary().changes:
        try:
            moment = datetime.fromisoformat(change.date).replace(tzinfo=UTC)
        except ValueError:  # a month or a year, as a descriptor may say
            continue
        yield News(None, change.version, moment, None, change.words.sl, change.words.en)


def of_towns_and_themes(
    present: Dataset, towns: Sequence[str], themes: Sequence[str]
) -> tuple[News, ...]:
    """Return the releases that changed something of a town and of a theme, of the newest ones.

    The first release of all is among them, for with it everything was new, and so is one that this
    version of the program cannot read. A version of which only words are kept is not: nobody
    knows what it changed where.
    """
    kept = releases.releases()
    pairs = zip(history(), pairwise([*kept, None]), strict=False)
    return tuple(
        news
        for news, (after, before) in islice(pairs, SCANNED)
        if after is None or before is None or _touches(before, after, present, towns, themes)
    )


def _touches(
    before: Release, after: Release, present: Dataset, towns: Sequence[str], themes: Sequence[str]
) -> bool:
    try:
        touched = releases.touched(before, after, present)
    except DataError:
        return True
    return touched.towns.issuperset(towns) and touched.themes.issuperset(themes)
