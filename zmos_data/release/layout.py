"""How releases stand in a folder: ``releases/<number>-<version>/`` and ``current``, their names.

Reading asks for no right to write: a server that only shows the data needs none.
"""

from __future__ import annotations

import json
import logging
import os
import re
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zmos_data import limits
from zmos_data.contract import table_path
from zmos_data.package import (
    DESCRIPTOR,
    PACKAGE_FOLDER,
    Package,
    UnreadableError,
    package_folder,
    read_file,
    read_package,
)
from zmos_data.phrase import Phrase
from zmos_data.release.model import Release, damaged, verified

RELEASES, CURRENT, NOTES = "releases", "current", "release.json"
_NAME = re.compile(r"(\d{6})-([0-9A-Za-z][0-9A-Za-z.+_-]{0,39})")
LOG = logging.getLogger(__name__)


def name_of(number: int, version: str) -> str:
    """Return the name of a release's folder."""
    return f"{number:06d}-{version}"


def number_of(name: str) -> int:
    """Return the number of a release by the name of its folder; 0 where it is no such name."""
    found = _NAME.fullmatch(name)
    return int(found[1]) if found else 0


def current_name(root: Path) -> str | None:
    """Return what ``current`` names; None where there is no such file, "" where it is no name."""
    if not os.path.lexists(root / CURRENT):
        return None
    try:
        name = read_file(root / CURRENT, 1000).decode("utf-8", "replace").strip()
    except UnreadableError:
        return ""
    return name if number_of(name) else ""


def release_folders(root: Path) -> dict[int, Path]:
    """Return the folders of releases by number, the newest first; also what was not finished."""
    try:
        paths = sorted((root / RELEASES).iterdir(), key=lambda path: -len(path.name))
    except OSError:
        return {}
    found = {number_of(path.name): path for path in paths}  # of copies, that without an ending
    return {number: found[number] for number in sorted(found, reverse=True) if number}


def has_package(root: Path) -> bool:
    """Tell whether a folder holds a bare package, or what is left of one."""
    return (root / DESCRIPTOR).exists() or (root / table_path("")).parent.exists()


def beginning(root: Path) -> Path:
    """Return the folder of what is served before the first release: bare, or the shipped one."""
    return root if has_package(root) or not root.is_dir() else PACKAGE_FOLDER


def served_folder(root: Path | None = None) -> Path:
    """Return the folder of the package that is served: of the current release, where one is."""
    root = root or package_folder()
    name = current_name(root)
    return root / RELEASES / name if name else beginning(root)


def read_notes(folder: Path) -> Release | None:
    """Return what is noted of a release; None where that is damaged."""
    try:
        noted: dict[str, Any] = json.loads(read_file(folder / NOTES, limits.MB))
        noted["released"] = datetime.fromisoformat(noted["released"])
        release = Release(**noted)
    except (UnreadableError, ValueError, TypeError, KeyError) as error:
        LOG.warning("releases: %s of %s cannot be read: %s", NOTES, folder.name, error)
        return None
    return release if release.number == number_of(folder.name) else None


def release_of(folder: Path) -> Release:
    """Return a release; of one whose notes are damaged what the name of its folder says."""
    noted = read_notes(folder)
    if noted is not None:
        return noted
    number, _, version = folder.name.partition("-")
    return Release(int(number), version, "", _changed(folder), "", "", None, "", "")


def _changed(folder: Path) -> datetime:
    try:
        return datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    except OSError:
        return datetime.fromtimestamp(0, UTC)


def notes(release: Release) -> bytes:
    """Write what is noted of a release."""
    noted = asdict(release) | {"released": release.released.isoformat()}
    return (json.dumps(noted, ensure_ascii=False, indent=1) + "\n").encode()


def read_release(folder: Path) -> Package:
    """Return the files of a release.

    Raises
    ------
    DataError
        If they are not as they were released.
    """
    number = number_of(folder.name)
    if not folder.is_dir():
        raise damaged(number, Phrase("no folder"))
    noted = read_notes(folder)
    if noted is None:
        raise damaged(number, Phrase("{file} that cannot be read", file=NOTES))
    return verified(number, read_package(folder), noted.checksum)
