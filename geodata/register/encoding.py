"""Letters of files that do not say, or say wrongly, how they are encoded."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

# Slovenian, and what names at the border and in minority languages have besides; no è: where
# it stands in a name here, it was a č.
_LETTERS = frozenset("čšžćđČŠŽĆĐáéíóúöüőűÁÉÍÓÚÖÜŐŰàìòùÀÌÒÙâêîôûäÄßñç–—’‘“”»«„ ")
# A text that was read in one encoding though it was written in another.
_MISREAD = (
    ("cp1250", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("latin-1", "cp1250"),
    ("cp1252", "cp1250"),
)
_USUAL = ("utf-8", "cp1250", "cp852", "iso-8859-2")
_ROWS = 5_000  # of a table, to find out


def encoding_of(values: Iterable[bytes], declared: str = "") -> str:
    """Return the first encoding in which every letter is one that names here have.

    Parameters
    ----------
    values : iterable of bytes
        Texts as they stand in the file.
    declared : str
        What the file says; it is tried first.

    Returns
    -------
    str
        A name that Python knows; cp1250, the usual one, where none fits.
    """
    telling = [value for value in values if not value.isascii()]
    first = _known(declared)
    for encoding in ((first,) if first else ()) + _USUAL:
        if all(_fits(value, encoding) for value in telling):
            return encoding
    return first or "cp1250"


def _known(declared: str) -> str:
    """Return the encoding that a ``.cpg`` means: ``1250``, ``ANSI 1250`` and the like too."""
    name = declared.strip().lower().removeprefix("ansi").strip()
    names = (name, f"cp{name}", {"88591": "iso-8859-1", "88592": "iso-8859-2"}.get(name, ""))
    for candidate in filter(None, names):
        try:
            return codecs.lookup(candidate).name
        except LookupError:
            continue
    return ""


def _fits(value: bytes, encoding: str) -> bool:
    try:
        text = value.decode(encoding)
    except UnicodeDecodeError as error:
        # A field of fixed width may end in the middle of a letter.
        cut = encoding == "utf-8" and error.end == len(value) and len(value) - error.start < 4
        return cut and _fits(value[: error.start], encoding)
    return _is_usual(text)


def _is_usual(text: str) -> bool:
    return all(letter.isascii() or letter in _LETTERS for letter in text)


def unscrambled(texts: Sequence[str]) -> list[str]:
    """Return names as they were written where all were read in the same wrong encoding.

    "KrĹˇko" and "Èrnomelj" come so out of a program that took one encoding for another.
    """
    telling = [text for text in texts if not text.isascii()]
    if all(map(_is_usual, telling)):
        return list(texts)
    for read, was in _MISREAD:
        try:
            again = {text: text.encode(read).decode(was) for text in telling}
        except UnicodeError:
            continue
        if all(map(_is_usual, again.values())):
            return [again.get(text, text) for text in texts]
    return list(texts)


def shapefile_encoding(path: Path) -> str:
    """Return the encoding of a Shapefile's table.

    Parameters
    ----------
    path : pathlib.Path
        The ``.shp``; its ``.dbf`` and, where there is one, ``.cpg`` stand beside it.
    """
    table, declaration = path.with_suffix(".dbf"), path.with_suffix(".cpg")
    declared = declaration.read_text("ascii", "replace") if declaration.is_file() else ""
    return encoding_of(_texts(table.read_bytes()), declared)


def _texts(table: bytes) -> Iterable[bytes]:
    """Return the texts of a dBase table, as far as it is one."""
    if len(table) < 32:
        return
    rows, start, width = struct.unpack("<IHH", table[4:12])
    fields, at = [], 1
    for place in range(32, min(start, len(table)) - 31, 32):
        if table[place] == 0x0D:
            break
        kind, size = table[place + 11 : place + 12], table[place + 16]
        if kind == b"C":
            fields.append((at, at + size))
        at += size
    for row in range(min(rows, _ROWS)):
        record = table[start + row * width : start + (row + 1) * width]
        for begin, end in fields:
            yield record[begin:end].rstrip(b" \x00")


def make_utf8(path: Path) -> None:
    """Write a JSON text anew as UTF-8 where it is encoded otherwise."""
    content = path.read_bytes()
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        path.write_bytes(content.decode("utf-16", "replace").encode("utf-8"))
        return
    plain = content.removeprefix(codecs.BOM_UTF8)
    try:
        plain.decode("utf-8")
    except UnicodeDecodeError:
        plain = plain.decode(encoding_of([plain]), "replace").encode("utf-8")
    if plain != content:
        path.write_bytes(plain)
