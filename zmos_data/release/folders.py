"""Releases as folders under ``ZMOS_DATA``: each a whole package, and ``current`` naming one.

A release is written beside, brought down to the disk and renamed; then ``current`` is put in
its place in one step. Whatever ends the process, the old release or the new one is whole.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from zmos_data.model import DataError
from zmos_data.package import VALIDATED, Package, read_package
from zmos_data.phrase import Phrase
from zmos_data.release import disk, layout
from zmos_data.release.making import Made, entry_of, made, restored, tidy
from zmos_data.release.model import (
    AuditEntry,
    NoStoreError,
    Release,
    StoreError,
    SupersededError,
    unknown,
)

AUDIT, LOCK = "audit.jsonl", ".lock"
LOG = logging.getLogger(__name__)


class FolderStore:
    """The releases under a folder; see `zmos_data.release.model.ReleaseStore`.

    Parameters
    ----------
    root : pathlib.Path
        The folder; it is made with the first release.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def current(self) -> Release | None:
        """Return what is released now; None before the first release."""
        released = self._released()
        name = layout.current_name(self._root) or ""
        number = layout.number_of(name)
        if number in released or number in self._audited():  # its folder may be gone
            return layout.release_of(released.get(number, self._root / layout.RELEASES / name))
        number = max(released, default=0)
        return layout.release_of(released[number]) if number else None

    def releases(self) -> list[Release]:
        """Return all releases, the newest first."""
        return [layout.release_of(folder) for folder in self._released().values()]

    def package(self, number: int) -> Package:
        """Return the files of a release."""
        folder = self._released().get(number)
        if folder is None:
            raise unknown(number)
        return layout.read_release(folder)

    def package_of(self, checksum: str) -> Package | None:
        """Return the release with a checksum, or the package from before the first one."""
        for release in self.releases():
            if release.checksum == checksum:
                return self.package(release.number)
        first = read_package(layout.beginning(self._root))
        return first if first.checksum == checksum else None

    def publish(self, package: Package, editor: str, note: str, expected: int | None) -> Release:
        """Release a package."""
        with self._writing():
            self._clear()
            current = self.current()
            if (current and current.number) != expected:
                raise SupersededError(current)
            before = self._before(current)
            return self._write(made(package, editor, note, current, before))

    def roll_back(
        self, number: int, editor: str, note: str, expected: int | None = None
    ) -> Release:
        """Release the content of an earlier release again."""
        with self._writing():
            self._clear()
            earlier, current = self.package(number), self.current()
            if current is None:
                raise unknown(number)
            if expected not in (None, current.number):
                raise SupersededError(current)
            before = self._before(current)
            return self._write([restored(earlier, number, editor, note, current, before)])

    def audit(self) -> list[AuditEntry]:
        """Return what editors did, the newest first; also of a release whose writer was killed.

        They follow one another as they were written: a clock may have been set back.
        """
        entries = [*self._lines()]
        for lost in sorted(self._missing(), key=lambda entry: entry.release or 0):
            later = (n for n, one in enumerate(entries) if (one.release or 0) > (lost.release or 0))
            entries.insert(next(later, len(entries)), lost)
        return entries[::-1]

    def record(self, entry: AuditEntry) -> None:
        """Add to the audit."""
        with self._writing():
            self._append(tidy(entry))

    def _released(self) -> dict[int, Path]:
        """Return the folders that were released, the newest first.

        These are all up to the current one, and those of the audit: an operator may have put
        an earlier one into ``current``, or lost that file.
        """
        folders = layout.release_folders(self._root)
        name = layout.current_name(self._root)
        last = max(folders, default=0) if name == "" else layout.number_of(name or "")
        audited = self._audited()
        return {n: folder for n, folder in folders.items() if n <= last or n in audited}

    def _audited(self) -> set[int]:
        return {entry.release for entry in self._lines() if entry.release is not None}

    def _before(self, current: Release | None) -> Package:
        """Return what the next release is compared with: the newest that is whole."""
        if current is None:
            return read_package(layout.beginning(self._root))
        for number, folder in self._released().items():
            if number > current.number:
                continue
            try:
                return layout.read_release(folder)
            except DataError as error:
                LOG.warning("releases: release %s is passed over: %s", number, error)
        return read_package(layout.beginning(self._root))

    def _write(self, parts: list[Made]) -> Release:
        """Write releases one after another, and make the last one the current one."""
        number = max({*layout.release_folders(self._root), *self._audited()}, default=0)
        releases = []
        for part in parts:
            number += 1
            releases.append(part.release(number))
            self._place(releases[-1], part.package)
        last = releases[-1]
        disk.replace(
            self._root / layout.CURRENT, f"{layout.name_of(number, last.version)}\n".encode()
        )
        for release in releases:
            self._append(entry_of(release))
        return last

    def _place(self, release: Release, package: Package) -> None:
        """Write a release beside, bring it down to the disk and give it its name."""
        folder = self._root / layout.RELEASES
        beside = Path(tempfile.mkdtemp(prefix=disk.BESIDE, dir=folder))
        try:
            beside.chmod(0o755)
            for path, content in package.files.items():
                disk.write(beside / path, content)
            disk.write(beside / VALIDATED, f"{package.checksum}\n".encode("ascii"))
            disk.write(beside / layout.NOTES, layout.notes(release))
            for written in {(beside / path).parent for path in package.files} | {beside}:
                disk.sync(written)
            beside.rename(folder / layout.name_of(release.number, release.version))
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        disk.sync(folder)

    def _clear(self) -> None:
        """Clear away what killed writers have left, and note what they could not."""
        for entry in self._missing():
            self._append(entry)
        released = self._released()
        for path in (self._root / layout.RELEASES).iterdir():
            number = layout.number_of(path.name)
            if (number and number not in released) or path.name.startswith(disk.BESIDE):
                shutil.rmtree(path)
        for path in self._root.glob(f"{disk.BESIDE}*"):
            path.unlink()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock; what the system refuses is said in words."""
        try:
            (self._root / layout.RELEASES).mkdir(parents=True, exist_ok=True)
            with disk.locked(self._root / LOCK):
                yield
        except disk.BusyError:
            raise StoreError(
                Phrase("another release is being written; try again in a minute")
            ) from None
        except OSError as error:
            raise NoStoreError(
                Phrase(
                    "nothing was released: the folder that {variable} names cannot be written "
                    "({reason}); the release before goes on",
                    variable="ZMOS_DATA",
                    reason=error.strerror or str(error),
                )
            ) from None

    def _append(self, entry: AuditEntry) -> None:
        line = {
            "when": entry.when.isoformat(),
            "who": entry.who,
            "what": entry.what,
            "release": entry.release,
            "detail": entry.detail,
        }
        disk.append(self._root / AUDIT, json.dumps(line, ensure_ascii=False).encode())

    def _lines(self) -> list[AuditEntry]:
        """Return the entries of the file; a line that a killed process left half is none."""
        try:
            lines = (self._root / AUDIT).read_bytes().splitlines()
        except OSError:
            return []
        return [entry for entry in map(_entry, lines) if entry is not None]

    def _missing(self) -> list[AuditEntry]:
        """Return the entries of releases whose writer was killed before it noted them."""
        noted = self._audited()
        return [entry_of(r) for r in reversed(self.releases()) if r.number not in noted]


def _entry(line: bytes) -> AuditEntry | None:
    try:
        fields = json.loads(line)
        return AuditEntry(**fields | {"when": datetime.fromisoformat(fields["when"])})
    except (ValueError, TypeError, KeyError):
        LOG.warning("releases: a line of %s cannot be read: %r", AUDIT, line[:100])
        return None
