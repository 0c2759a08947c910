"""The renderer in a process of its own: ``python renderer.py WIDTH < drawing.svg > picture.png``.

Limits are set before anything is read. Exit code: 0 drawn; 2 the renderer refuses, and says why
on standard error; 3 there is no renderer; anything else is a crash.
"""

from __future__ import annotations

import sys
from contextlib import suppress

REFUSES, MISSING = 2, 3


def limit(seconds: int, memory: int) -> None:
    """Limit this process where the system can: time of computing, memory, no core file."""
    try:
        import resource
    except ImportError:  # Windows: the time on the clock remains
        return
    limits = (
        (resource.RLIMIT_CPU, seconds, seconds + 1),  # the first limit says what it was
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for kind, soft, hard in limits:
        with suppress(ValueError, OSError):  # a system that does not know the limit
            resource.setrlimit(kind, (soft, hard))


def main(width: int, seconds: int, memory: int) -> int:
    """Draw what stands on standard input."""
    limit(seconds, memory)
    try:
        import resvg_py
    except ImportError as error:
        sys.stderr.write(str(error))
        return MISSING
    drawing = sys.stdin.buffer.read().decode()
    try:
        picture = resvg_py.svg_to_bytes(svg_string=drawing, width=width, skip_system_fonts=True)
    except ValueError as error:
        sys.stderr.write(str(error))
        return REFUSES
    sys.stdout.buffer.write(bytes(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:4])))
