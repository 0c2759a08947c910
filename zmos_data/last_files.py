"""Files beside the tables as they were when they last passed: boundaries, slides.

What passes is copied beside the last sound tables (`zmos_data.last_sound`), as a folder that is
named by its content: whatever works with the data finds it, also after a restart, and one that is
not whole is not trusted.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from zmos_data.last_sound import state_folder

_BESIDE, _LEFT_SECONDS = ".next-", 3600
LOG = logging.getLogger(__name__)


def keep(place: str, files: Iterable[Path]) -> None:
    """Keep copies of files that pass; where they cannot be written, the log says so.

    Parameters
    ----------
    place : str
        What they are and where they stand; tells them apart from others.
    files : iterable of pathlib.Path
        The files, each with a name of its own. The copies have their times, too.
    """
    try:
        _keep(place, files)
    except OSError as error:
        LOG.warning("%s: what passes cannot be kept (%s)", place, error.strerror)


def _keep(place: str, files: Iterable[Path]) -> None:
    root = state_folder()
    root.mkdir(parents=True, exist_ok=True)
    _clear(root)
    beside = Path(tempfile.mkdtemp(prefix=_BESIDE, dir=root))
    try:
        for file in files:
            shutil.copy2(file, beside)
        kept = root / f"{_prefix(place)}{_digest(beside)}"
        if not kept.exists():
            beside.rename(kept)
        os.utime(kept)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    for other in root.glob(f"{_prefix(place)}*"):
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)


def kept(place: str) -> Path | None:
    """Return the folder of the files that were kept last; None where none are whole."""
    folders = sorted(state_folder().glob(f"{_prefix(place)}*"), key=_time, reverse=True)
    whole = (folder for folder in folders if folder.name == f"{_prefix(place)}{_digest(folder)}")
    return next(whole, None)


def _prefix(place: str) -> str:
    return f"last-files-{hashlib.sha256(os.fsencode(place)).hexdigest()[:16]}-"


def _digest(folder: Path) -> str:
    """Return a hash of the names and contents of a folder's files; "" of one that is gone."""
    found = hashlib.sha256()
    with suppress(OSError):
        for file in sorted(folder.iterdir()):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            found.update(f"{file.name} {content}\n".encode())
        return found.hexdigest()[:16]
    return ""


def _clear(root: Path) -> None:
    """Clear away what a process has left that was ended while it copied."""
    for left in root.glob(f"{_BESIDE}*"):
        if time.time() - _time(left) > _LEFT_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another process has just cleared it away
        return 0.0
