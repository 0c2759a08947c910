"""A release, the audit, and what every store of releases can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from zmos_data.model import DataError, Problem
from zmos_data.package import DESCRIPTOR, Package
from zmos_data.phrase import Phrase

DATABASE_VARIABLE = "ZMOS_DATABASE_URL"  # a PostgreSQL that several servers share
RELEASED, ROLLED_BACK = "released", "rolled back"  # what an entry of the audit says
AFTERWARDS_FAILED = "the command after it failed"  # and what it says besides


@dataclass(frozen=True)
class Release:
    """A state of the data that was released, and is kept for good.

    Attributes
    ----------
    number : int
        Its number, from 1; the newest has the highest.
    version : str
        Semantic version of the package.
    checksum : str
        SHA-256 of the package, as `Package.checksum` has it.
    released : datetime
        When, with a time zone.
    editor : str
        Who released it; "" for the state from before the first release.
    note : str
        What the editor says of it; may be "".
    undoes : int or None
        Number of the release that was current and is taken back; None where it is no rollback.
    changelog_sl, changelog_en : str
        What it changes.
    restores : int or None
        Number of the earlier release whose content it has again; None where it is no rollback.
    """

    number: int
    version: str
    checksum: str
    released: datetime
    editor: str
    note: str
    undoes: int | None
    changelog_sl: str
    changelog_en: str
    restores: int | None = None


@dataclass(frozen=True)
class AuditEntry:
    """Something that an editor did, or tried to do.

    Attributes
    ----------
    when : datetime
        When, with a time zone.
    who : str
        Name or address of the editor.
    what : str
        What was done, such as `RELEASED`.
    release : int or None
        Number of the release that it is about.
    detail : str
        More of it, in plain words; may be "".
    """

    when: datetime
    who: str
    what: str
    release: int | None
    detail: str


class StoreError(Exception):
    """What was asked of a store cannot be done; carries the reason in words."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


class NoStoreError(StoreError):
    """There is no store that can be written, or it does not answer."""


class SupersededError(StoreError):
    """Something was released since the proposal was made.

    Attributes
    ----------
    current : Release or None
        What is released now.
    """

    def __init__(self, current: Release | None) -> None:
        words = Phrase("nothing has been released yet; make the proposal anew")
        if current is not None:
            words = Phrase(
                "release {version} (no. {number}) has come out since, by {editor}; "
                "look at what it changes and make the proposal anew, of the present data",
                editor=current.editor or Phrase("somebody"),
                version=current.version,
                number=current.number,
            )
        super().__init__(words)
        self.current = current


class ReleaseStore(Protocol):
    """A history of releases that only ever grows.

    Every method raises `NoStoreError` where the store does not answer, and a damaged release
    is a `zmos_data.model.DataError` with what is wrong with it.
    """

    def current(self) -> Release | None:
        """Return what is released now; None before the first release."""

    def releases(self) -> list[Release]:
        """Return all releases, the newest first."""

    def package(self, number: int) -> Package:
        """Return the files of a release; `StoreError` where it is not known."""

    def package_of(self, checksum: str) -> Package | None:
        """Return the release with a checksum, or the package from before the first one."""

    def publish(self, package: Package, editor: str, note: str, expected: int | None) -> Release:
        """Release a package.

        Parameters
        ----------
        package : Package
            What is to be released.
        editor, note : str
            Who releases it, and what they say of it.
        expected : int or None
            Number of the release that the proposal was made against; None before the first.

        Raises
        ------
        SupersededError
            If another one is current by now.
        DataError
            With every problem, if the package does not pass.
        StoreError
            If it says nothing new, or cannot be written.
        """

    def roll_back(
        self, number: int, editor: str, note: str, expected: int | None = None
    ) -> Release:
        """Release the content of an earlier release again; raises as `publish` does.

        Parameters
        ----------
        number : int
            Number of the earlier release.
        editor, note : str
            Who goes back to it, and why.
        expected : int, optional
            Number of the release that they want to go back from; else whatever is current.
        """

    def audit(self) -> list[AuditEntry]:
        """Return what editors did, the newest first."""

    def record(self, entry: AuditEntry) -> None:
        """Add to the audit; nothing is ever taken from it."""


def unknown(number: int) -> StoreError:
    """Say that there is no release of a number."""
    return StoreError(Phrase("there is no release {number}; list them first", number=number))


def unchanged(current: Release) -> StoreError:
    """Say that a package is what is released already."""
    return StoreError(
        Phrase(
            "nothing differs from release {version} (no. {number}), so there is nothing to release",
            number=current.number,
            version=current.version,
        )
    )


def damaged(number: int, found: str) -> DataError:
    """Say that a release is not as it was released."""
    return DataError(
        (
            Problem(
                DESCRIPTOR,
                None,
                None,
                Phrase("a release is as it was released"),
                found,
                Phrase("the files of release {number}, unchanged", number=number),
                Phrase(
                    "put them back from a copy, or roll back to an earlier release; "
                    "a change is a release of its own"
                ),
            ),
        )
    )


def verified(number: int, package: Package, checksum: str) -> Package:
    """Return the files of a release, if they are those that were released.

    Raises
    ------
    DataError
        If they are not.
    """
    if package.checksum != checksum:
        raise damaged(number, Phrase("other files (checksum {sum})", sum=package.checksum[:12]))
    return package
