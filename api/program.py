"""Which state of the program this is: its code, its words, and the packages that it stands on."""

from __future__ import annotations

import hashlib
from pathlib import Path

from content import cache

ROOT = Path(__file__).resolve().parent.parent
PARTS = (
    "api/**/*.py",
    "content/**/*.py",
    "webmap/**/*.py",
    "zmos_data/**/*.py",
    "geodata/**/*.py",
    "locale/**/*.po",
    "requirements.txt",
)


@cache.kept(1)
def digest(root: Path = ROOT) -> str:
    """Return a hash of everything that writes an answer besides the data.

    Once in a process, which reads its code and its words once as well.
    """
    found = hashlib.sha256()
    for path in sorted(path for part in PARTS for path in root.glob(part)):
        found.update(path.relative_to(root).as_posix().encode() + b"\0")
        found.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()
