"""Values of attributes and properties: plain words, numbers and references inside the file."""

from __future__ import annotations

import re
from functools import lru_cache

from zmos_data.svg import limits
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.vocabulary import FUNCTIONS

# An escape of CSS (\75rl) hides a name; the others begin what is no value.
_FORBIDDEN = re.compile(r"[\\@<>{};`]|/\*")
_REFERENCE = re.compile(r"""url\( ?(["']?)#([^\s"'()\\#%]+)\1 ?\)""", re.IGNORECASE)
_FUNCTION = re.compile(r"(?<![\w-])([\w-]*) ?\(")
_FRAGMENT = re.compile(r"""#[^\s"'()\\#%@<>{};`]+""")
_KEPT = re.compile(r"(?:[A-Za-z0-9#.,%+\-()! ]|/(?!/))*")
_PLAIN = re.compile(r"[A-Za-z0-9#.,%+\- ]*")
_NUMBER = re.compile(r"#[0-9A-Fa-f]+|([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)")
# Outlines are most of a file: a table of bytes is asked ten times as fast as an expression.
_OUTLINE = b"MmZzLlHhVvCcSsQqTtAaEe0123456789.,+- \t\r\n"
_ZEROS = bytes.maketrans(b"123456789", b"000000000")


@lru_cache(maxsize=1000)  # the same colours and widths come again and again
def check_value(value: str, referring: bool = False, kept: bool = True) -> tuple[str, ...]:
    """Check one value, and return the ids that it refers to.

    Parameters
    ----------
    value : str
        Value of a presentation attribute or of a property.
    referring : bool
        May the value be a reference (``url(#id)``)?
    kept : bool
        Is it written again? What is left out, such as the name of a font, may hold quotes and
        any letter; a reference to outside is named all the same.

    Raises
    ------
    RefusalError
        With the rule ``outside``, ``effect``, ``value``, ``number`` or ``long``.
    """
    check_length(value)
    if _PLAIN.fullmatch(value):
        check_numbers(value)
        return ()
    plain = " ".join(value.split())
    if bad := _FORBIDDEN.search(plain):
        raise RefusalError("value", plain[max(0, bad.start() - 20) :])
    references = tuple(match[2] for match in _REFERENCE.finditer(plain))
    rest = _REFERENCE.sub(" ", plain) if references else plain
    for match in _FUNCTION.finditer(rest):
        if match[1].lower() == "url":
            raise RefusalError("outside", rest[match.start() :])
        if match[1].lower() not in FUNCTIONS:
            raise RefusalError("value", rest[match.start() :])
    if references and not referring:
        raise RefusalError("effect", plain)
    if kept and not _KEPT.fullmatch(rest):
        raise RefusalError("value", plain)
    check_numbers(rest)
    return references


def check_outline(value: str) -> None:
    """Check the data of a path or the points of a polygon, which may be long."""
    if odd := value.encode().translate(None, _OUTLINE):
        raise RefusalError("value", odd.decode())
    check_numbers(value)


def check_numbers(value: str) -> None:
    """Refuse a number that is too large, also as 1e99.

    Numbers are read one by one only where there is an exponent or a row of many digits.
    """
    many = b"00000000" in value.encode().translate(_ZEROS)
    if not (many or "e" in value or "E" in value):
        return
    for match in _NUMBER.finditer(value):
        if match[1] and not abs(float(match[1])) <= limits.NUMBER:
            raise RefusalError("number", match[1])


def check_length(value: str) -> None:
    """Refuse a value that is too long to be one of a drawing."""
    if len(value) > limits.VALUE_CHARACTERS:
        raise RefusalError("long", str(len(value)))


def fragment(address: str) -> str:
    """Return the id that an address names within the file.

    Raises
    ------
    RefusalError
        If it leads anywhere else.
    """
    plain = address.strip()
    check_length(plain)
    if not _FRAGMENT.fullmatch(plain):
        raise RefusalError("outside", plain)
    return plain[1:]
