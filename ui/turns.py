"""One run of a page after the other: where many visitors act at once, each is answered sooner.

Python lets one thread go on at a time, and each look at a file lets another one go first. Forty
runs side by side hold one another up for seconds (docs/reliability.md); in turn each takes some
milliseconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from heapq import heappop, heappush
from itertools import count
from threading import Lock

LONGEST_S = 0.3  # then the next one goes on beside: such as a check of a large workbook takes long
# So long a newcomer lets acts of others go first, who wait for an answer: a newcomer already reads
# the page, which the first answer (ui/first) holds.
NEWCOMER_S = 2.0


class _Line:
    """Who waits, in the order in which they are due; the first of them is let through."""

    def __init__(self) -> None:
        self._lock, self._is_taken = Lock(), False
        self._waiting: list[tuple[float, int, Lock]] = []
        self._numbers = count()

    def enter(self, due: float) -> None:
        """Wait until all have left that are due before."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            gate = Lock()
            gate.acquire()
            heappush(self._waiting, (due, next(self._numbers), gate))
        gate.acquire()

    def length(self) -> int:
        """Return how many wait, with who has just been let through."""
        with self._lock:
            return len(self._waiting) + self._is_taken

    def leave(self) -> None:
        """Let the next one through."""
        with self._lock:
            if self._waiting:
                heappop(self._waiting)[-1].release()
            else:
                self._is_taken = False


_LINE = _Line()
_present = {"turn": Lock()}  # of who runs


def in_turn(draw: Callable[[], None]) -> Callable[[], None]:
    """Let a page be drawn when no other one is, or beside one that takes longer than most."""

    @wraps(draw)
    def drawn() -> None:
        from ui import url_state  # not before the app, as pages do

        turn = _next(0.0 if url_state.is_begun() else NEWCOMER_S)
        try:
            draw()
        finally:
            turn.release()

    return drawn


def _next(later: float) -> Lock:
    """Wait for a turn and return it; who has had one for too long keeps a turn of the past."""
    _LINE.enter(time.monotonic() + later)
    try:
        turn = _present["turn"]
        if not turn.acquire(timeout=LONGEST_S):
            turn = _present["turn"] = Lock()
            turn.acquire()
        return turn
    finally:
        _LINE.leave()
