"""The text of a CSV file, in whichever encoding it is."""

from __future__ import annotations

import codecs

from zmos_data.editing.findings import Place
from zmos_data.editing.refusal import RefusedError
from zmos_data.editing.telling import Telling
from zmos_data.phrase import Phrase

_SAVE = Phrase("Save the file as CSV UTF-8.")
_WINDOWS = "cp1250"
_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r"))


def text_of(name: str, content: bytes, telling: Telling) -> str:
    """Decode a file: UTF-8, UTF-16 with its mark, Windows-1250, or some lines of each.

    Raises
    ------
    RefusedError
        If it is no text, or its letters cannot be told.
    """
    for bom, encoding in _BOMS.items():
        if content.startswith(bom):
            return _marked(name, content, bom, encoding)
    _refuse_binary(name, content)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _windows(name, content, telling)


def _marked(name: str, content: bytes, bom: bytes, encoding: str) -> str:
    try:
        text = content[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = content[len(bom) : len(bom) + error.start].decode(encoding, "ignore")
        raise RefusedError(
            Phrase("The letters are not in the encoding that the file names."),
            _SAVE,
            place=Place(name, before.count("\n") + 1),
        ) from None
    if "\0" in text:
        raise _nul(name, text[: text.index("\0")].count("\n") + 1)
    return text


def _refuse_binary(name: str, content: bytes) -> None:
    if b"\0" in content:
        raise _nul(name, content.count(b"\n", 0, content.index(b"\0")) + 1)
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > len(content) // 100:
        raise RefusedError(Phrase("The file is no text."), _SAVE, place=Place(name, 1))


def _nul(name: str, row: int) -> RefusedError:
    return RefusedError(
        Phrase("The file holds NUL bytes, as no text does."), _SAVE, place=Place(name, row)
    )


def _windows(name: str, content: bytes, telling: Telling) -> str:
    """Decode what is not UTF-8 as a whole line by line; a line that is UTF-8 stays so."""
    lines, as_windows, as_utf = [], 0, 0
    for n, line in enumerate(content.split(b"\n"), 1):
        try:
            lines.append(line.decode())
            as_utf += not line.isascii()
        except UnicodeDecodeError:
            as_windows += 1
            lines.append(_line(name, n, line))
    if as_utf:
        words = Phrase(
            "The file mixes two encodings. Lines read as Windows-1250: {windows}, as UTF-8: "
            "{utf}. Look at č, š and ž.",
            windows=as_windows,
            utf=as_utf,
        )
    else:
        words = Phrase("The letters were read as Windows-1250.")
    telling.notice(Place(name), "", words)
    return "\n".join(lines)


def _line(name: str, n: int, line: bytes) -> str:
    try:
        return line.decode(_WINDOWS)
    except UnicodeDecodeError:
        raise RefusedError(
            Phrase("The letters of the line are in no encoding that is read."),
            _SAVE,
            found=line.decode(_WINDOWS, "replace").strip(),
            allowed=Phrase("UTF-8, UTF-16 or Windows-1250"),
            place=Place(name, n),
        ) from None
