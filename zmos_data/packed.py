"""A package as one piece of bytes, to be kept or sent as a whole."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from zmos_data import limits
from zmos_data.package import Package, package_paths
from zmos_data.phrase import Phrase

MOST = 500 * limits.MB
_BROKEN = (BadZipFile, OSError, ValueError, KeyError, EOFError, NotImplementedError, RuntimeError)


class PackedError(Exception):
    """Bytes that are no whole package."""


def packed(package: Package) -> bytes:
    """Pack the files that could be read."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in package.files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def unpacked(content: bytes) -> Package:
    """Return the files again; those that the package did not have are no files.

    Raises
    ------
    PackedError
        If it is no whole package, or larger than any.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST:
                raise PackedError("it is too large")
            files = {path: archive.read(path) for path in archive.namelist()}
    except _BROKEN as error:
        raise PackedError(str(error)) from None
    missing = dict.fromkeys(sorted({*package_paths()} - {*files}), Phrase("no file"))
    return Package(files, missing)
