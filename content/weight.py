"""How much memory a value takes, so that what is kept can be bounded by it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def weight(value: object) -> int:
    """Return about how many bytes a value takes with all that it holds.

    What two parts of it share, such as the name of a column, counts with each: more, never less.
    """
    return sys.getsizeof(value) + sum(map(weight, _held(value)))


def _held(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value
        yield from value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif is_dataclass(value):
        yield from (getattr(value, field.name) for field in fields(value))
