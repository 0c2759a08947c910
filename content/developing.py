"""While developing, what was built of a file is built again when the file has changed."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "ZMOS_DEVELOP"  # set by `make dev`
ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("content", "documents", "webmap", "ui", "locale")
ENDINGS = (".py", ".js", ".css", ".html", ".po")


def is_developing() -> bool:
    """Tell whether the server is a developer's, of whom each edit is to show at once."""
    return bool(os.environ.get(VARIABLE))


def state_of_code() -> str:
    """Return what changes with every edit; empty, and free of charge, where nobody develops."""
    if not is_developing():
        return ""
    files = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    edited = {(path, path.stat().st_mtime_ns) for path in files if path.suffix in ENDINGS}
    return str(hash(frozenset(edited)))
