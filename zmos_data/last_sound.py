"""The last sound state of a data package: kept whole, so that one bad file never blanks a site.

A package is kept as one file with its own checksum, written beside and moved into place. Where
nothing can be written the site keeps it in memory alone, and a restart does not find it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import time
from pathlib import Path

from zmos_data.package import Package, UnreadableError, read_file
from zmos_data.packed import MOST, PackedError, packed, unpacked

FOLDER_VARIABLE = "ZMOS_STATE"  # where an operator wants the last sound state kept
_SHIPPED = Path(__file__).resolve().parent.parent / "state"
_BESIDE, _LEFT_SECONDS = ".new-", 3600
LOG = logging.getLogger(__name__)


def state_folder() -> Path:
    """Return where the last sound state is kept."""
    return Path(os.environ.get(FOLDER_VARIABLE) or _SHIPPED)


def kept_file(place: str) -> Path:
    """Return the file that keeps the last sound state of a place: a folder, or a database."""
    name = hashlib.sha256(os.fsencode(place)).hexdigest()[:16]
    return state_folder() / f"last-sound-{name}.zip"


def keep(package: Package, file: Path) -> None:
    """Keep a package that passes; what stood in the file stays until this is whole on disk.

    Where it cannot be written, the log says so; nothing is raised.
    """
    if (before := kept(file)) is not None and before.files == package.files:
        return
    content = packed(package)
    try:
        _write(file, f"{hashlib.sha256(content).hexdigest()}\n".encode() + content)
    except OSError as error:
        LOG.warning(
            "data: the last sound state cannot be kept in %s (%s); a restart will not find it",
            file.parent,
            error.strerror,
        )


def _write(file: Path, content: bytes) -> None:
    """Write a file beside and move it into place when it is whole on disk."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for left in file.parent.glob(f"{_BESIDE}*"):  # of a process that was ended while it wrote
        if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
            left.unlink()
    handle, name = tempfile.mkstemp(prefix=_BESIDE, dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def kept(file: Path) -> Package | None:
    """Return the package that a file keeps; None where there is none, or not a whole one."""
    try:
        digest, _, content = read_file(file, MOST).partition(b"\n")
        if digest != hashlib.sha256(content).hexdigest().encode():
            raise PackedError("the checksum is another one")
        return unpacked(content)
    except UnreadableError:
        return None
    except PackedError as error:
        LOG.warning("data: the last sound state in %s is not whole: %s", file.name, error)
        return None
