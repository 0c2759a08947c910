"""While developing, what was built of a file is built again when the file has changed.

Streamlit's own watcher forgets modules too, but each session has one of its own: an edit that is
saved while no page is open, or is followed by a reload in the place of a click, goes with it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

VARIABLE = "ZMOS_DEVELOP"  # set by `make dev`
ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("content", "documents", "webmap", "ui", "locale")
ENDINGS = (".py", ".js", ".css", ".html", ".po")
PACKAGES = ("api", "content", "documents", "geodata", "ui", "webmap", "zmos_data")


def is_developing() -> bool:
    """Tell whether the server is a developer's, of whom each edit is to show at once."""
    return bool(os.environ.get(VARIABLE))


def state_of_code() -> str:
    """Return what changes with every edit; empty, and free of charge, where nobody develops."""
    if not is_developing():
        return ""
    return _state(FOLDERS, ENDINGS)


def _state(folders: Iterable[str], endings: Collection[str]) -> str:
    files = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    edited = {(path, path.stat().st_mtime_ns) for path in files if path.suffix in endings}
    return str(hash(frozenset(edited)))


def _modules() -> str:
    return _state(PACKAGES, (".py",)) if is_developing() else ""


_loaded = _modules()  # the state in which this module and those beside it were loaded


def unload_if_edited() -> bool:
    """Forget our modules when one of their files has changed since they were loaded.

    The next import of each reads its file anew; what runs already goes on with what it has.
    """
    if _modules() == _loaded:
        return False
    for name in list(sys.modules):
        if name.partition(".")[0] in PACKAGES:
            del sys.modules[name]
    return True
