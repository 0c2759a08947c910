"""What an operator wants done after each release: a command, such as one that writes pages anew."""

from __future__ import annotations

import logging
import os
import subprocess
from datetime import UTC, datetime
from threading import Lock, Thread

from zmos_data.package import Package
from zmos_data.release.model import AFTERWARDS_FAILED, AuditEntry, Release, ReleaseStore, StoreError

COMMAND_VARIABLE = "ZMOS_AFTER_RELEASE"  # such as `make -C /srv/zmos static OUT=/srv/www`
NUMBER_VARIABLE, VERSION_VARIABLE = "ZMOS_RELEASE", "ZMOS_RELEASE_VERSION"  # what it is told
THREAD = "after a release"
LOG = logging.getLogger(__name__)
_ONE_AT_A_TIME = Lock()
_SAID = 500  # letters of what a command said last


class StoreWithCommand:
    """A store that carries a command out after each release, and is else the store that it has.

    Nobody waits for the command, and a release stands whatever becomes of it: a failure is
    logged and noted in the audit. A process ends when its last command has ended.

    Parameters
    ----------
    store : ReleaseStore
        Where releases are kept.
    command : str
        For the shell; number and version of the release stand in its environment.
    """

    def __init__(self, store: ReleaseStore, command: str) -> None:
        self._store, self._command = store, command

    def current(self) -> Release | None:
        """Return what is released now; None before the first release."""
        return self._store.current()

    def releases(self) -> list[Release]:
        """Return all releases, the newest first."""
        return self._store.releases()

    def package(self, number: int) -> Package:
        """Return the files of a release."""
        return self._store.package(number)

    def package_of(self, checksum: str) -> Package | None:
        """Return the package with a checksum, None where it is not kept."""
        return self._store.package_of(checksum)

    def publish(self, package: Package, editor: str, note: str, expected: int | None) -> Release:
        """Release a package."""
        return self._followed(self._store.publish(package, editor, note, expected))

    def roll_back(
        self, number: int, editor: str, note: str, expected: int | None = None
    ) -> Release:
        """Release the content of an earlier release again."""
        return self._followed(self._store.roll_back(number, editor, note, expected))

    def audit(self) -> list[AuditEntry]:
        """Return what editors did, the newest first."""
        return self._store.audit()

    def record(self, entry: AuditEntry) -> None:
        """Add to the audit."""
        self._store.record(entry)

    def _followed(self, release: Release) -> Release:
        Thread(target=self._run, args=(release,), name=THREAD).start()
        return release

    def _run(self, release: Release) -> None:
        with _ONE_AT_A_TIME:
            failure = _failure(self._command, release)
        if failure:
            LOG.error("The command after release %d has failed: %s", release.number, failure)
            self._note(release, failure)

    def _note(self, release: Release, failure: str) -> None:
        now = datetime.now(UTC).replace(microsecond=0)
        entry = AuditEntry(now, release.editor, AFTERWARDS_FAILED, release.number, failure)
        try:
            self._store.record(entry)
        except StoreError as error:
            LOG.error("The audit could not be written: %s", error.words)


def _failure(command: str, release: Release) -> str:
    """Carry a command out; return how it failed, "" where it did not."""
    told = {NUMBER_VARIABLE: str(release.number), VERSION_VARIABLE: release.version}
    try:
        done = subprocess.run(
            command,
            shell=True,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **told},
        )
    except OSError as error:
        return str(error)
    last = done.stdout.decode(errors="replace").strip()[-_SAID:]
    return f"exit code {done.returncode}: {last}" if done.returncode else ""
