"""What a file is, by what stands in it: neither its name nor its server is believed."""

from __future__ import annotations

import json

from zmos_data.phrase import Phrase
from zmos_data.sources.errors import GIVE_FILE, SourceError

FORMATS = {"csv": "CSV", "xlsx": "XLSX", "json-stat": "JSON-stat"}
_NEVER = ("text/html", "application/xhtml", "image/", "audio/", "video/", "application/pdf")
_UNICODE = (b"\xff\xfe", b"\xfe\xff")  # CSV of Excel "Unicode text": zero bytes are letters there


def check_content(
    where: str, content: bytes, formats: tuple[str, ...], content_type: str = ""
) -> str:
    """Tell of which format a file is.

    Parameters
    ----------
    where : str
        The address or the file, for what is said of it.
    content : bytes
        All of the file.
    formats : tuple of str
        Those that the source is published in, of `FORMATS`.
    content_type : str
        What the server says it is; "" where nobody said so.

    Returns
    -------
    str
        One of ``formats``.

    Raises
    ------
    SourceError
        If it is of none of them.
    """
    expected = Phrase("a file {formats}", formats=", ".join(FORMATS[one] for one in formats))
    said = content_type.partition(";")[0].strip().lower()
    if said.startswith(_NEVER):
        found = Phrase("a page or a picture ({type})", type=said)
        raise SourceError(where, expected, found, GIVE_FILE)
    found_format, name = _format(content)
    if found_format not in formats:
        raise SourceError(where, expected, name, GIVE_FILE)
    return found_format


def _format(content: bytes) -> tuple[str, str]:
    """Return the format, "" for none of ours, and what to call it."""
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return "", Phrase("an empty file")
    if start.startswith(b"PK\x03\x04"):
        return "xlsx", "XLSX"
    if start.startswith(b"<"):
        return "", Phrase("a web page or XML")
    if start.startswith((b"{", b"[")):
        return _json(content)
    if b"\x00" in content[:4096] and not content.startswith(_UNICODE):
        return "", Phrase("a file of another kind")
    return "csv", "CSV"


def _json(content: bytes) -> tuple[str, str]:
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "", Phrase("broken JSON")
    is_stat = isinstance(said, dict) and (said.get("class") == "dataset" or "dataset" in said)
    return ("json-stat", "JSON-stat") if is_stat else ("", Phrase("other JSON"))
