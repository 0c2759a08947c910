"""One run of a page after the other: where many visitors act at once, each is answered sooner.

Python lets one thread go on at a time, and each look at a file lets another one go first. Forty
runs side by side hold one another up for seconds (docs/reliability.md); in turn each takes some
milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import Lock

LONGEST_S = 0.3  # then the next one goes on beside: such as a check of a large workbook takes long
_LINE = Lock()  # of who waits; the first of them holds it
_present = {"turn": Lock()}  # of who runs


def in_turn(draw: Callable[[], None]) -> Callable[[], None]:
    """Let a page be drawn when no other one is, or beside one that takes longer than most."""

    @wraps(draw)
    def drawn() -> None:
        turn = _next()
        try:
            draw()
        finally:
            turn.release()

    return drawn


def _next() -> Lock:
    """Wait for a turn and return it; who has had one for too long keeps a turn of the past."""
    with _LINE:
        turn = _present["turn"]
        if not turn.acquire(timeout=LONGEST_S):
            turn = _present["turn"] = Lock()
            turn.acquire()
        return turn
