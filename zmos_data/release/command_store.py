"""The commands on whole releases: publish a folder, list, roll back, audit."""

from __future__ import annotations

import argparse
from pathlib import Path

from zmos_data.package import read_package
from zmos_data.phrase import Phrase
from zmos_data.release.model import (
    AFTERWARDS_FAILED,
    RELEASED,
    ROLLED_BACK,
    AuditEntry,
    Release,
    StoreError,
)
from zmos_data.release.store import open_store
from zmos_data.release.terminal import Terminal


class UsageError(Exception):
    """A command that cannot be understood; carries what is missing, in words."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


def publish(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Release the package of a folder."""
    folder, editor = Path(asked.folder), editor_of(asked)
    if not folder.is_dir():
        raise StoreError(
            Phrase("{folder}: no such folder; name one that holds a data package", folder=folder)
        )
    store = open_store()
    since: int | None = asked.since
    if since is None and (current := store.current()) is not None:
        since = current.number
    tell(store.publish(read_package(folder), editor, asked.note, since), terminal)


def roll_back(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Release an earlier content again."""
    tell(open_store().roll_back(asked.number, editor_of(asked), asked.note), terminal)


def list_releases(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Print the releases, the newest first; a star marks the current one."""
    store = open_store()
    current = store.current()
    if current is None:
        terminal.say(Phrase("Nothing has been released yet."))
    for release in store.releases():
        mark = "*" if current and release.number == current.number else " "
        head = f"{mark} {release.number:>4}  {release.version:<12}"
        terminal.say(_row(head, terminal.time(release.released), release.editor))
        for line in filter(None, (terminal.changes(release), release.note)):
            terminal.say(f"        {line}")


def audit(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Print who did what, the newest first."""
    for entry in open_store().audit():
        number = "" if entry.release is None else str(entry.release)
        head = f"{terminal.time(entry.when):<24}{number:>4}"
        terminal.say(_row(head, terminal.word(_what(entry)), entry.who, entry.detail))


def _what(entry: AuditEntry) -> str:
    if entry.what == ROLLED_BACK:
        return Phrase("rollback")
    if entry.what == AFTERWARDS_FAILED:
        return Phrase("the command after the release failed")
    return Phrase("release") if entry.what == RELEASED else entry.what


def _row(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


def editor_of(asked: argparse.Namespace) -> str:
    """Return who releases; `UsageError` where nobody is named."""
    editor = str(asked.editor or "").strip()
    if not editor:
        raise UsageError(Phrase("say who releases it: {option}", option="--editor …"))
    return editor


def tell(release: Release, terminal: Terminal) -> None:
    """Say what was released."""
    terminal.say(
        Phrase(
            "Release {version} (no. {number}) is out.",
            version=release.version,
            number=release.number,
        )
    )
    terminal.say(terminal.changes(release))
