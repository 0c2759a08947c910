"""A dropped file: what it is shows from its content, whatever it is called."""

from __future__ import annotations

from pathlib import PurePosixPath

from zmos_data import limits
from zmos_data.editing.archive import encrypted, names_of
from zmos_data.editing.csv_file import read_csv
from zmos_data.editing.grid import Upload
from zmos_data.editing.refusal import RefusedError
from zmos_data.editing.xlsx import read_xlsx
from zmos_data.phrase import Phrase

_SAVE = Phrase("Open it in Excel or LibreOffice and save it as XLSX.")
_TAKEN = Phrase("a workbook (XLSX) or a CSV file")
_SEND = Phrase("Send the table itself as XLSX or CSV.")
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_BOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
# How files begin that are no table.
_OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"{\\rtf": "RTF",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
}
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<svg")


def read_upload(name: str, content: bytes) -> Upload:
    """Read a file as grids of cells; whatever it holds, what is wrong is told and not raised.

    Parameters
    ----------
    name : str
        Name of the file; a path before it is left out.
    content : bytes
        The file.

    Returns
    -------
    Upload
        With a fault among its findings, and no grid, where the file is refused.
    """
    name = PurePosixPath(name.replace("\\", "/")).name or "?"
    try:
        return _read(name, content)
    except RefusedError as error:
        return Upload(name, content, findings=(error.finding,))


def _read(name: str, content: bytes) -> Upload:
    if len(content) > limits.UPLOAD_BYTES:
        raise RefusedError(
            Phrase("The file is too large: {size} MB.", size=-(-len(content) // limits.MB)),
            Phrase("Delete what is not needed, or send the rows in several files."),
            allowed=Phrase("at most {limit} MB", limit=limits.UPLOAD_BYTES // limits.MB),
        )
    if not content.strip():
        raise RefusedError(Phrase("The file is empty."), _SEND, allowed=_TAKEN)
    if content.startswith(_ZIP):
        return _unpacked(name, content)
    if content.startswith(_OLE):
        raise _old(content)
    _refuse_others(content)
    return read_csv(name, content)


def _unpacked(name: str, content: bytes) -> Upload:
    names = names_of(content)
    if "xl/workbook.xml" in names or not names:
        return read_xlsx(name, content)
    if "xl/workbook.bin" in names:
        raise _refused("XLSB", _SAVE)
    if "mimetype" in names and "content.xml" in names:
        raise _refused("OpenDocument (ODS)", _SAVE)
    if "word/document.xml" in names:
        raise _refused("DOCX", _SEND)
    raise _refused("ZIP", _SEND)


def _old(content: bytes) -> RefusedError:
    if _ENCRYPTED in content:
        return encrypted()
    if any(name in content for name in _OLD_BOOK):
        return _refused("XLS", _SAVE)
    return _refused("Office 97", _SEND)


def _refuse_others(content: bytes) -> None:
    for start, kind in _OTHERS.items():
        if content.startswith(start):
            raise _refused(kind, _SEND)
    if content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise _refused("HTML, XML", _SAVE)


def _refused(kind: str, advice: Phrase) -> RefusedError:
    words = Phrase("The file is of the kind {kind}: it cannot be read.", kind=kind)
    return RefusedError(words, advice, allowed=_TAKEN)
