"""Text as it comes in: cleaned once, at the door, for every table and the descriptor."""

from __future__ import annotations

import re
import unicodedata

from zmos_data import limits

# Tabs and everything that Unicode or a program takes for the end of a line or of a field.
_SPACES = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]")  # they part words that read as one
# No file may hold them (XML), or they turn the reading order of all that follows.
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def cleaned(text: str) -> str:
    """Return a text in composed letters, on one line, without what nobody sees.

    A line break or a tab becomes a space; spaces at the ends go. What must be refused stays,
    see `refused`.
    """
    if text.isascii() and text.isprintable() and text[:1] != " " != text[-1:]:
        return text
    spaced = _SPACES.sub(" ", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", spaced).strip()


def refused(text: str) -> str:
    """Name the first sign that no text may hold, as in U+0000; "" where there is none."""
    if text.isprintable():
        return ""
    found = _REFUSED.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def shortened(text: str) -> str:
    """Return what of a cell a problem repeats: on one line, and no more than can be read."""
    shown = "".join(
        sign if sign.isprintable() else " " if sign.isspace() else "�"
        for sign in text[: limits.FOUND]
    )
    return f"{shown}…" if len(text) > limits.FOUND else shown
