"""What is written with a release: the same for every store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from zmos_data.catalogue import say_in
from zmos_data.cells import cleaned, refused
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError
from zmos_data.package import Package
from zmos_data.phrase import Phrase
from zmos_data.release.edition import Edition, checked, edition
from zmos_data.release.model import (
    RELEASED,
    ROLLED_BACK,
    AuditEntry,
    Release,
    unchanged,
)
from zmos_data.release.versions import version_of


@dataclass(frozen=True)
class Made:
    """A release that is ready to be written, as soon as it has a number."""

    package: Package
    release: Callable[[int], Release]


def made(
    package: Package, editor: str, note: str, current: Release | None, before: Package
) -> list[Made]:
    """Return what is to be written so that a package is released.

    Parameters
    ----------
    package : Package
        What is to be released.
    editor, note : str
        Who releases it, and what they say of it.
    current : Release or None
        What is released now.
    before : Package
        Its files; before the first release, those of what is served without one. These become
        the first release, if they pass, so that there is a way back to them.

    Raises
    ------
    DataError, StoreError
        If the package does not pass, or says nothing new.
    """
    if current is not None and package.checksum == current.checksum:
        raise unchanged(current)
    parts = [begun(before)] if current is None and _passes(before) else []
    if parts and package.checksum == before.checksum:
        return parts
    version = current.version if current else version_of(before)
    new = edition(before, package, version)
    return [*parts, Made(new.package, lambda n: _release(n, new, editor, note))]


def restored(
    earlier: Package, number: int, editor: str, note: str, current: Release, before: Package
) -> Made:
    """Return what is to be written so that an earlier content is current again; see `made`."""
    if number == current.number:
        raise unchanged(current)
    back = Phrase(
        "Back to release {version} (no. {number}).", number=number, version=version_of(earlier)
    )
    new = edition(before, earlier, current.version, lambda language: say_in(language, back))
    return Made(
        new.package,
        lambda n: _release(n, new, editor, note, undoes=current.number, restores=number),
    )


def begun(package: Package) -> Made:
    """Return the state from before the first release, as the first one."""
    words = Phrase("The data as they were before the first release.")
    now = datetime.now(UTC).replace(microsecond=0)
    said = {language: say_in(language, words) for language in LANGUAGES}
    new = Edition(package, version_of(package), said, now)
    return Made(package, lambda n: _release(n, new, "", ""))


def _passes(package: Package) -> bool:
    try:
        checked(package)
    except DataError:
        return False
    return True


def _release(
    number: int,
    new: Edition,
    editor: str,
    note: str,
    undoes: int | None = None,
    restores: int | None = None,
) -> Release:
    return Release(
        number,
        new.version,
        new.package.checksum,
        new.released,
        one_line(editor),
        one_line(note),
        undoes,
        new.changelog["sl"],
        new.changelog["en"],
        restores,
    )


def entry_of(release: Release) -> AuditEntry:
    """Return the entry of the audit that a release gets."""
    what = RELEASED if release.restores is None else ROLLED_BACK
    return AuditEntry(release.released, release.editor, what, release.number, release.note)


def tidy(entry: AuditEntry) -> AuditEntry:
    """Return an entry whose words are one line, without signs that nobody sees."""
    return replace(entry, who=one_line(entry.who), detail=one_line(entry.detail))


def one_line(text: str) -> str:
    """Return what somebody has typed as a line that every store and every page can hold."""
    return "".join(sign for sign in cleaned(text) if not refused(sign))
