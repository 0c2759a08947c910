"""What the steps of editing call: one function a step, between the page and the data."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import cached_property

from content import looks
from content.page import Page
from ui import sign_in
from zmos_data.editing.draft import Draft
from zmos_data.editing.findings import Finding
from zmos_data.editing.grid import Upload
from zmos_data.editing.incoming import Incoming, understood
from zmos_data.editing.incoming import proposed as proposal_of
from zmos_data.editing.marked import marked
from zmos_data.editing.proposal import Choices, Proposal
from zmos_data.editing.reading import read_upload
from zmos_data.editing.touched import touched_towns
from zmos_data.editors import ALL, Editors
from zmos_data.loading import load_package
from zmos_data.model import DataError, Dataset
from zmos_data.package import Package
from zmos_data.phrase import Phrase
from zmos_data.release.base import with_base
from zmos_data.release.store import NoStoreError, Release, ReleaseStore, open_store

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Present:
    """The data that a file is held against.

    Attributes
    ----------
    package : Package
        Their files.
    release : Release or None
        The release that they are; None before the first, or where there is no store.
    store : ReleaseStore or None
        Where releases are; None where nothing can be released, and ``why`` says why.
    why : str
        Words of what is missing, as a `Phrase`; "" where nothing is.
    """

    package: Package
    release: Release | None = None
    store: ReleaseStore | None = None
    why: str = ""

    @cached_property
    def dataset(self) -> Dataset:
        """The same, loaded; a release passed when it was released."""
        return load_package(self.package, valid=True)

    @property
    def number(self) -> int | None:
        """Number of the release."""
        return self.release.number if self.release else None


def present(page: Page) -> Present:
    """Return the data that are released now; those that the page shows where there is no store."""
    shown = page.dataset.package
    try:
        store = open_store()
        release = store.current()
        if release is None or release.checksum == shown.checksum:
            return Present(shown, release, store)
        return Present(store.package(release.number), release, store)
    except NoStoreError as error:
        return Present(shown, why=error.words)
    except DataError as error:
        LOG.error("Nothing can be released: %s", error)
        return Present(shown, why=Phrase("the newest release is damaged; the log says how"))


@dataclass(frozen=True)
class Checked:
    """A file as it was read and understood, and what it was written of."""

    name: str  # what tells it from every other file of the session
    incoming: Incoming
    base: Package | None

    @property
    def upload(self) -> Upload:
        """The file as it was read."""
        return self.incoming.upload

    @property
    def draft(self) -> Draft:
        """What it says of the data."""
        return self.incoming.draft


def checked(now: Present, name: str, file: str, content: bytes) -> Checked:
    """Read and understand a file."""
    incoming = understood(read_upload(file, content), now.dataset)
    draft, base = with_base(incoming.draft, now.package, now.store)
    return Checked(name, replace(incoming, draft=draft), base)


def proposed(now: Present, file: Checked, choices: Choices) -> Proposal:
    """Say what a file would make of the data."""
    return proposal_of(now.package, file.incoming, file.base, choices)


def marked_file(file: Checked, findings: tuple[Finding, ...], language: str) -> bytes:
    """Return the file with what is to be fixed marked in it."""
    return marked(file.upload, findings, language)


def towns_of(now: Present, proposal: Proposal) -> frozenset[str]:
    """Return the towns whose data a release would change."""
    return touched_towns(now.package, proposal.package)


def publish(now: Present, editors: Editors, proposal: Proposal, note: str) -> Release:
    """Release a proposal, if who is signed in may change all that it changes.

    Raises
    ------
    zmos_data.editors.NotAllowedError
        If they may not.
    zmos_data.release.store.StoreError
        If another release came before, or the store cannot take it.
    zmos_data.model.DataError
        If the data do not pass.
    """
    store = _store(now)
    editor = sign_in.releasing(editors, towns_of(now, proposal))
    released = store.publish(proposal.package, editor.email, note.strip(), now.number)
    looks.again()
    return released


def roll_back(now: Present, editors: Editors, number: int, note: str, expected: int) -> Release:
    """Release the content of an earlier release again, from the one that the editor has seen.

    Raises as `publish` does.
    """
    store = _store(now)
    editor = sign_in.releasing(editors, frozenset({ALL}))
    released = store.roll_back(number, editor.email, note, expected)
    looks.again()
    return released


def releases(now: Present) -> list[Release]:
    """Return all releases, the newest first."""
    return _store(now).releases()


def _store(now: Present) -> ReleaseStore:
    if now.store is None:
        raise NoStoreError(Phrase("there is no store that can be written"))
    return now.store
