"""The version of a release: semantic versioning of what differs (columns, rows, values)."""

from __future__ import annotations

import re
from enum import IntEnum

from zmos_data.descriptor import read_descriptor
from zmos_data.package import Package
from zmos_data.release.tally import TableTally, Tally, tally

_NUMBERS = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?")


class Level(IntEnum):
    """What a program that reads the tables has to expect."""

    PATCH = 0  # other values
    MINOR = 1  # other rows, more columns or tables
    MAJOR = 2  # columns or tables that are gone or are something else


def next_version(before: Package, after: Package) -> str:
    """Return the version that a package gets, after what differs from the one before.

    Parameters
    ----------
    before, after : Package
        The package that is released, and the one that is to be.

    Returns
    -------
    str
        Such as ``2027.1.0``. A version that is not of numbers counts as ``0.0.0``.
    """
    return bumped(version_of(before), level(tally(before, after)))


def version_of(package: Package) -> str:
    """Return the version that the descriptor of a package gives; "" where it has none."""
    return str(read_descriptor(package)[0].get("version", ""))


def level(found: Tally) -> Level:
    """Return the highest level of what differs."""
    if found.lost_tables or any(t.lost_columns or t.retyped for t in found.tables):
        return Level.MAJOR
    if found.new_tables or any(map(_is_minor, found.tables)):
        return Level.MINOR
    return Level.PATCH


def _is_minor(table: TableTally) -> bool:
    return bool(table.added or table.removed or table.new_columns or table.ruled)


def bumped(version: str, by: Level) -> str:
    """Return the next version of a level."""
    parts = numbers(version)
    place = 2 - by
    return ".".join(map(str, (*parts[:place], parts[place] + 1, *(0,) * by)))


def numbers(version: str) -> tuple[int, int, int]:
    """Return the three numbers of a version, by which versions are ordered."""
    found = _NUMBERS.match(version)
    if found is None:
        return (0, 0, 0)
    major, minor, patch = (int(part or 0) for part in found.groups())
    return (major, minor, patch)
