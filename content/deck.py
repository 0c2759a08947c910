"""The slides of the meeting: those of the file, or of before where the file has faults.

Whoever stands before an audience loses no slide because somebody mends the file (decision 15).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from content.cache import kept, state_of_files
from zmos_data import last_files
from zmos_data.declared_slides import FILE
from zmos_data.model import Dataset
from zmos_data.package import PACKAGE_FOLDER, package_folder
from zmos_data.release.layout import has_package
from zmos_data.slides import Deck, load_slides


class Refused(Protocol):
    """Names what of a view is not known, such as a code or a parameter."""

    def __call__(self, view: str) -> Sequence[str]:
        """Read a view."""


def deck(placeholders: frozenset[str], refused: Refused, data: Dataset) -> Deck:
    """Return the slides as they are now; see `zmos_data.slides.load_slides`.

    A file with faults leaves the slides of before, with its problems; where there are none of
    before, its other slides.
    """
    path = _file()
    return _deck(data, str(path), state_of_files([path]), placeholders, refused)


def _file() -> Path:
    """Return the operator's own slides; a folder of releases without any has the shipped ones."""
    folder = package_folder()
    own = folder / FILE
    return own if own.exists() or has_package(folder) else PACKAGE_FOLDER / FILE


@kept(4, key=lambda data, *about: (data.checksum, *about[:3]))
def _deck(
    data: Dataset, path: str, state: str, placeholders: frozenset[str], refused: Refused
) -> Deck:
    found, place = load_slides(Path(path), placeholders, refused), f"slides {path}"
    if not found.problems:
        last_files.keep(place, [Path(path)])
        return found
    folder = last_files.kept(place)
    if folder is None:
        return found
    before = load_slides(folder / FILE, placeholders, refused)
    # Of other data, in which their views may not be known any more, they are no better.
    return found if before.problems else replace(before, problems=found.problems, is_earlier=True)
