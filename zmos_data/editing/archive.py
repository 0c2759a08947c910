"""A workbook as the archive that it is: held to its limits before anybody reads a part of it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from zmos_data import limits
from zmos_data.editing.refusal import RefusedError
from zmos_data.number_words import in_number
from zmos_data.phrase import Phrase

_CHUNK = 1 << 20
_SAVE = Phrase("Open it in Excel or LibreOffice and save it as XLSX.")
_SMALLER = Phrase("Delete what is not needed, or send the rows in several files.")
# Parts that are streamed or not read at all; any other is read as a whole.
_STREAMED = (b"worksheet", b"<sst", b":sst", b"comments", b"pivotCache", b"wsDr", b"externalLink")
_XML = (".xml", ".rels", ".vml")


def checked_archive(content: bytes) -> zipfile.ZipFile:
    """Open a workbook once every part of it was unpacked within the limits.

    Parameters
    ----------
    content : bytes
        A zip.

    Raises
    ------
    RefusedError
        If it is damaged, too large, encrypted, or holds what no workbook needs. What the
        directory says is checked before, and what comes out while it is unpacked: a directory
        can lie.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        _check_directory(archive, len(content))
        left = limits.UNPACKED_BYTES
        for entry in archive.infolist():
            left = _check_part(archive, entry, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise RefusedError(Phrase("The file is damaged: it cannot be opened."), _SAVE) from None
    except RuntimeError:
        raise encrypted() from None
    return archive


def names_of(content: bytes) -> frozenset[str]:
    """Return the names of the parts, without unpacking any; none where it is no sound zip."""
    try:
        return frozenset(zipfile.ZipFile(BytesIO(content)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def _check_directory(archive: zipfile.ZipFile, size: int) -> None:
    entries = archive.infolist()
    if len(entries) > limits.ENTRIES:
        raise RefusedError(
            Phrase("The file has more parts than a workbook needs: {count}.", count=len(entries)),
            _SAVE,
            allowed=Phrase("at most {count} parts", count=in_number(limits.ENTRIES)),
        )
    if len({entry.filename for entry in entries}) < len(entries):
        raise RefusedError(Phrase("Two parts of the file have one name."), _SAVE)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.UNPACKED_BYTES:
        raise _too_large()
    if unpacked > limits.UPLOAD_BYTES and unpacked > limits.RATIO * size:
        raise RefusedError(
            Phrase("The file holds much more than it seems: {size} MB.", size=_mb(unpacked)),
            _SMALLER,
            allowed=Phrase("at most {count} times as much", count=limits.RATIO),
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise encrypted()
    if any(
        entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries
    ):
        raise RefusedError(Phrase("The file is packed in a way that no spreadsheet uses."), _SAVE)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """Unpack one part bit by bit; return how many bytes the others may have."""
    is_xml, before, size = entry.filename.lower().endswith(_XML), b"", 0
    for chunk in _chunks(archive, entry):
        if is_xml:
            if size == 0:
                _check_start(chunk, entry)
            _check_active(before[-16:] + chunk)
        before, size = chunk, size + len(chunk)
        if size > left:
            raise _too_large()
    return left - size


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _check_start(chunk: bytes, entry: zipfile.ZipInfo) -> None:
    start = chunk[:4096]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in start:
        raise RefusedError(Phrase("A part of the file is in an encoding that is not read."), _SAVE)
    if entry.file_size > limits.PART_BYTES and not any(name in start for name in _STREAMED):
        raise RefusedError(
            Phrase("A part of the file is too large: {part}.", part=entry.filename),
            _SAVE,
            allowed=Phrase("at most {limit} MB", limit=_mb(limits.PART_BYTES)),
        )


def _check_active(text: bytes) -> None:
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise RefusedError(
            Phrase("The file holds declarations (DOCTYPE) that no workbook has."), _SAVE
        )


def encrypted() -> RefusedError:
    """Return the fault of a workbook that asks for a password."""
    return RefusedError(
        Phrase("The workbook is protected by a password to open it."),
        Phrase("Save it without a password (File, Info, Protect Workbook)."),
    )


def _too_large() -> RefusedError:
    return RefusedError(
        Phrase("What the file holds is too large."),
        _SMALLER,
        allowed=Phrase("at most {limit} MB", limit=_mb(limits.UNPACKED_BYTES)),
    )


def _mb(size: int) -> int:
    return -(-size // limits.MB)
