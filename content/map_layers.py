"""The boundary layers that are drawn: the newest that pass, else those that passed before.

A file that breaks under a running server takes the map from nobody, as a table takes no figure
(decision 15): the map, its pictures, the files and the web interface read the folder that is
named here.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from content.cache import state_of_files
from geodata.boundaries import (
    BOUNDARIES_FOLDER,
    BoundaryProblem,
    anchors_path,
    check_anchors,
    check_layers,
    layer_paths,
)
from zmos_data import last_files

SOURCE = BOUNDARIES_FOLDER  # where an operator puts them
AGAIN_SECONDS = 60  # until layers at fault are looked at again although no time of theirs changed
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Drawn:
    """What is drawn.

    Attributes
    ----------
    folder : Path
        Where its files are.
    problems : tuple of BoundaryProblem
        What is wrong with the newest files; empty where they pass.
    is_earlier : bool
        Whether the files that passed before stand in the place of the newest.
    """

    folder: Path
    problems: tuple[BoundaryProblem, ...] = ()
    is_earlier: bool = False


_LOCK = threading.Lock()
_last: tuple[str, float, Drawn] = ("", 0.0, Drawn(SOURCE))  # of a state, when to look again


def drawn() -> Drawn:
    """Return what is drawn now; each state of the files is checked once."""
    global _last  # noqa: PLW0603
    state = f"{SOURCE} {state_of(SOURCE)}"
    with _LOCK:
        if state != _last[0] or time.monotonic() > _last[1]:
            found = _looked_at(SOURCE)
            again = time.monotonic() + AGAIN_SECONDS if found.problems else float("inf")
            _last = state, again, found
        return _last[2]


def state() -> str:
    """Return the state of the files that are drawn."""
    return state_of(drawn().folder)


def state_of(folder: Path) -> str:
    """Return the state of the files of a folder."""
    return state_of_files(_files(folder))


def _files(folder: Path) -> list[Path]:
    return [*layer_paths(folder).values(), anchors_path(folder)]


def _looked_at(folder: Path) -> Drawn:
    problems = tuple(_faults(folder))
    place = f"boundaries {folder}"
    if not problems:
        last_files.keep(place, _files(folder))
        return Drawn(folder)
    for problem in problems:
        LOG.error("boundaries: %s", problem)
    before = last_files.kept(place)
    if before is None or _faults(before):
        return Drawn(folder, problems)
    LOG.error("boundaries: the map is drawn of those that passed before")
    return Drawn(before, problems, is_earlier=True)


def _faults(folder: Path) -> list[BoundaryProblem]:
    return check_layers(folder) + check_anchors(folder)
