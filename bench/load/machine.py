"""What a server takes of the machine: it, and the processes that it has started."""

from __future__ import annotations

from contextlib import suppress

from bench.processor import server_ms
from tests.processes import PROC, family


def own_mb(process: int) -> float:
    """Return the memory of a process alone, in MB (of 10^6 bytes)."""
    status = (PROC / str(process) / "status").read_text(encoding="ascii")
    return _field(status, "VmRSS") * 1024 / 1e6


def all_mb(process: int) -> float:
    """Return the memory of a process and of those below it; what they share counts once."""
    found = 0.0
    for each in family(process):
        with suppress(OSError, StopIteration):  # one has just ended
            found += _field((PROC / str(each) / "smaps_rollup").read_text("ascii"), "Pss")
    return found * 1024 / 1e6


def processor_s(process: int) -> float:
    """Return the time of the processor that a process and those below it have used, in s."""
    found = 0.0
    for each in family(process):
        with suppress(OSError):
            found += server_ms(each) / 1000
    return found


def _field(text: str, name: str) -> float:
    return next(float(line.split()[1]) for line in text.splitlines() if line.startswith(name + ":"))
