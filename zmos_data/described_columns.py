"""The columns that the descriptor describes: their names, types and what they allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zmos_data.casting import KINDS
from zmos_data.cells import shortened
from zmos_data.descriptor_problems import OBJECT, are, is_text, problem, said, texts, wrong_form
from zmos_data.model import Problem
from zmos_data.phrase import Phrase

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")  # a column is an attribute of its row


def check_columns(table: str, fields: list[dict[str, Any]]) -> Iterator[Problem]:
    """Check each column by itself."""
    seen: set[str] = set()
    for field in fields:
        name, kind = field["name"], field["type"]
        if not _NAME.fullmatch(name):
            yield problem(
                f"{table}.{shortened(name)}",
                Phrase("the name of a column"),
                shortened(name),
                Phrase("small letters, digits and underscores"),
            )
            continue
        place = f"{table}.{name}"
        if name in seen:
            yield problem(place, Phrase("a column once"), name, Phrase("each column once"))
        seen.add(name)
        if kind not in KINDS:
            yield problem(
                place,
                Phrase("type of the column"),
                shortened(kind),
                Phrase("one of: {values}", values=", ".join(KINDS)),
            )
        yield from texts(place, field)
        yield from _of_constraints(place, field)


def _of_constraints(place: str, field: dict[str, Any]) -> Iterator[Problem]:
    rules = field.get("constraints", {})
    if not isinstance(rules, dict):
        yield wrong_form(f"{place}.constraints", rules, OBJECT)
        return
    for name, value in rules.items():
        if not _is_sound(name, value):
            yield problem(
                f"{place}.{shortened(name)}",
                Phrase("what the column allows"),
                said(value),
                _FORMS.get(name) or Phrase("one of: {values}", values=", ".join(_FORMS)),
            )


_FORMS = {
    "required": Phrase("true or false"),
    "unique": Phrase("true or false"),
    "enum": Phrase("a list of texts"),
    "minimum": Phrase("number"),
    "maximum": Phrase("number"),
    "pattern": Phrase("a regular expression"),
}


def _is_sound(name: str, value: Any) -> bool:
    """Tell whether a constraint can be asked."""
    if name in ("required", "unique"):
        return isinstance(value, bool)
    if name in ("minimum", "maximum"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name == "enum":
        return bool(value) and are(value, str)
    return name == "pattern" and is_text(value) and _compiles(value)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
