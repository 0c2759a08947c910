"""What is wrong with the descriptor, in words: what was found, and what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zmos_data.cells import shortened
from zmos_data.model import Problem
from zmos_data.package import DESCRIPTOR
from zmos_data.phrase import Phrase

OBJECT, LIST, TEXT = Phrase("an object"), Phrase("a list"), Phrase("text")
_ADVICE = Phrase("correct the descriptor, or put the shipped one back")


def problem(place: str, rule: str, found: str, expected: str) -> Problem:
    """Name what is wrong with the descriptor; ``place`` is a table and its column."""
    return Problem(DESCRIPTOR, None, place or None, rule, found, expected, _ADVICE)


def texts(place: str, part: dict[str, Any]) -> Iterator[Problem]:
    """Check that what is shown is text."""
    for name in ("title", "title_en", "description", "description_sl", "unit", "example"):
        if not is_text(part.get(name, "")):
            yield wrong_form(f"{place}.{name}".lstrip("."), part[name], TEXT)


def wrong_form(place: str, found: Any, expected: str) -> Problem:
    """Name a part of the descriptor that has another form than it must have."""
    return problem(place, Phrase("the form of the descriptor"), said(found), expected)


def are(values: Any, kind: type[Any], *named: str) -> bool:
    """Tell whether it is a list of one kind, each with the texts that are named."""
    return isinstance(values, list) and all(
        isinstance(value, kind) and all(is_text(value.get(name)) for name in named)
        for value in values
    )


def is_text(value: Any) -> bool:
    """Tell whether a value of the descriptor is text."""
    return isinstance(value, str)


def said(value: Any) -> str:
    """Write what was found; never what is inside of it, which may be endless."""
    if value is None:
        return Phrase("nothing")
    if isinstance(value, dict):
        return OBJECT
    if isinstance(value, list):
        flat = all(not isinstance(part, dict | list) for part in value)
        return shortened(", ".join(map(str, value[:20]))) if value and flat else LIST
    return shortened(str(value))
