"""The processes of a server: what it has started, and what those have."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def family(process: int) -> list[int]:
    """Return a process and all that it, or one of them, has started."""
    parents = {}
    for path in PROC.glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(path.parent.name)] = int(_after_name(path.read_text())[1])
    found = [process]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def is_there(process: int) -> bool:
    """Tell whether a process runs; one that has ended and is still listed does not."""
    try:
        return _after_name((PROC / str(process) / "stat").read_text())[0] not in "ZX"
    except OSError:
        return False


def _after_name(stat: str) -> list[str]:
    """Return what stands behind the name of a process, which may have any sign in it."""
    return stat.rpartition(")")[2].split()
