"""The package that is released: checked, with its version, its date and what has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from zmos_data.descriptor import read_descriptor
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError
from zmos_data.package import DESCRIPTOR, Package
from zmos_data.release.changelog import sentences
from zmos_data.release.tally import tally
from zmos_data.release.versions import bumped, level, numbers, version_of
from zmos_data.validation import check_package

Words = Callable[[str], str]


@dataclass(frozen=True)
class Edition:
    """A package as it is released.

    Attributes
    ----------
    package : Package
        The files; they pass every check.
    version : str
        Its version.
    changelog : dict of str to str
        What it changes, by language.
    released : datetime
        When, with a time zone.
    """

    package: Package
    version: str
    changelog: dict[str, str]
    released: datetime


def checked(package: Package) -> None:
    """Hold a package to every check.

    Raises
    ------
    DataError
        With its problems.
    """
    problems = check_package(package)[2]
    if problems:
        raise DataError(tuple(problems))


def edition(before: Package, after: Package, version: str, words: Words | None = None) -> Edition:
    """Make a package the one that follows another.

    Parameters
    ----------
    before, after : Package
        What is released, and what is to be. A version of ``after`` that is higher than what
        the differences ask for is kept, and so are entries of its own in its changelog.
    version : str
        Version that the new one must follow.
    words : callable, optional
        Says what has changed in a language; else it is written from the differences.

    Raises
    ------
    DataError
        With the problems of the package, if it does not pass.
    """
    checked(after)
    found = tally(before, after)
    least = bumped(version, level(found))
    own = version_of(after)
    chosen = own if numbers(own) > numbers(least) else least
    said = {x: words(x) if words else sentences(found, x) for x in LANGUAGES}
    now = datetime.now(UTC).replace(microsecond=0)
    released = _described(before, after, chosen, said, now)
    problems = read_descriptor(released)[1]  # nothing else is new in it
    if problems:
        raise DataError(tuple(problems))
    return Edition(released, chosen, said, now)


def _described(
    before: Package, after: Package, version: str, said: dict[str, str], now: datetime
) -> Package:
    """Write version, date and changelog into the descriptor, which keeps its form."""
    text = after.files[DESCRIPTOR].decode("utf-8-sig")
    descriptor: dict[str, Any] = json.loads(text)
    earlier = _changes(json.loads(before.files.get(DESCRIPTOR, b"{}").decode("utf-8-sig")))
    own = [entry for entry in _changes(descriptor) if entry not in earlier]
    entry = {"version": version, "date": f"{now:%Y-%m-%d}"}
    entry |= {f"text_{language}": words for language, words in said.items()}
    descriptor["version"] = version
    descriptor["created"] = f"{now:%Y-%m-%dT%H:%M:%SZ}"
    descriptor["changelog"] = [*earlier, *own, entry]
    written = _written(descriptor, _indent(text)).encode()
    return Package({**after.files, DESCRIPTOR: written}, after.unread)


def _changes(descriptor: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = descriptor.get("changelog", [])
    return found


def _indent(text: str) -> int | None:
    """Return how a descriptor is indented, so that its lines stay as they are."""
    plain = text.replace("\r\n", "\n").strip()
    value = json.loads(text)
    return next((n for n in (1, 2, 4, None) if _written(value, n).strip() == plain), 1)


def _written(descriptor: dict[str, Any], indent: int | None) -> str:
    return json.dumps(descriptor, ensure_ascii=False, indent=indent) + "\n"
