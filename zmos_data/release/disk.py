"""Files that are whole on a disk or not there, whatever ends the process or the machine."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BESIDE = ".new-"  # how a name begins while it is written
_PATIENCE_S, _PAUSE_S = 60, 0.02


class BusyError(Exception):
    """Another process has held the lock for longer than anybody waits."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock of a file; the system lets go of it when the process ends in any way.

    Raises
    ------
    BusyError
        If another one has held it for a minute.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + _PATIENCE_S
        while not _taken(handle):
            if time.monotonic() > deadline:
                raise BusyError
            time.sleep(_PAUSE_S)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def write(file: Path, content: bytes) -> None:
    """Write a new file, down to the disk."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def replace(file: Path, content: bytes) -> None:
    """Put another content in the place of a file's in one step; for whoever holds the lock."""
    beside = file.with_name(f"{BESIDE}{file.name}")
    try:
        write(beside, content)
        _move(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    sync(file.parent)


def append(file: Path, line: bytes) -> None:
    """Add a line to a file, down to the disk; what a killed process left of one is closed."""
    with file.open("ab+") as opened:
        if opened.tell():
            opened.seek(-1, os.SEEK_END)
            line = line if opened.read(1) == b"\n" else b"\n" + line
        opened.write(line + b"\n")
        opened.flush()
        os.fsync(opened.fileno())


def sync(folder: Path) -> None:
    """Bring down to the disk which names a folder holds; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(beside: Path, file: Path) -> None:
    """Move a file over another; on Windows a reader may hold that one for a moment."""
    deadline = time.monotonic() + 2
    while True:
        try:
            beside.replace(file)
            return
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_S)
