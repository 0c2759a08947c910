"""The last sound state of a data package: kept whole, so that one bad file never blanks a site.

A package is kept as one file with its own checksum, written beside and moved into place. Where
nothing can be written the site keeps it in memory alone, and a restart does not find it.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import tempfile
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from zmos_data import limits
from zmos_data.package import Package, UnreadableError, is_optional, package_paths, read_file

FOLDER_VARIABLE = "ZMOS_STATE"  # where an operator wants the last sound state kept
_SHIPPED = Path(__file__).resolve().parent.parent / "state"
_MOST = 500 * limits.MB
_BESIDE, _LEFT_SECONDS = ".new-", 3600
_BROKEN = (BadZipFile, OSError, ValueError, KeyError, EOFError, NotImplementedError, RuntimeError)
LOG = logging.getLogger(__name__)


def state_folder() -> Path:
    """Return where the last sound state is kept."""
    return Path(os.environ.get(FOLDER_VARIABLE) or _SHIPPED)


def kept_file(package: Path) -> Path:
    """Return the file that keeps the last sound state of a package's folder."""
    place = hashlib.sha256(os.fsencode(package.resolve())).hexdigest()[:16]
    return state_folder() / f"last-sound-{place}.zip"


def keep(package: Package, file: Path) -> None:
    """Keep a package that passes; what stood in the file stays until this is whole on disk.

    Where it cannot be written, the log says so; nothing is raised.
    """
    if (before := kept(file)) is not None and before.files == package.files:
        return
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in package.files.items():
            archive.writestr(path, content)
    packed = buffer.getvalue()
    try:
        _write(file, f"{hashlib.sha256(packed).hexdigest()}\n".encode() + packed)
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
        digest, _, packed = read_file(file, _MOST).partition(b"\n")
        if digest != hashlib.sha256(packed).hexdigest().encode():
            raise ValueError("the checksum is another one")
        with ZipFile(io.BytesIO(packed)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST:
                raise ValueError("it is too large")
            there = set(archive.namelist())
            paths = [path for path in package_paths() if path in there or not is_optional(path)]
            return Package({path: archive.read(path) for path in paths})
    except UnreadableError:
        return None
    except _BROKEN as error:
        LOG.warning("data: the last sound state in %s is not whole: %s", file.name, error)
        return None
