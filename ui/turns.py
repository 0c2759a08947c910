"""One run of a page after the other: where many visitors act at once, each is answered sooner.

Python lets one thread go on at a time, and each look at a file lets another one go first. Forty
runs side by side hold one another up for seconds (docs/reliability.md); in turn each takes some
milliseconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import wraps
from threading import Lock

LONGEST_S = 0.3  # then the next one goes on beside: such as a check of a large workbook takes long


class _Line:
    """Who waits, let through one by one as they came; a lock alone lets through whom it likes."""

    def __init__(self) -> None:
        self._lock, self._is_taken = Lock(), False
        self._waiting: deque[Lock] = deque()

    def enter(self) -> None:
        """Wait until all have left that came before."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            gate = Lock()
            gate.acquire()
            self._waiting.append(gate)
        gate.acquire()

    def leave(self) -> None:
        """Let the next one through."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False

    def length(self) -> int:
        """Return how many wait, with who has just been let through."""
        with self._lock:
            return len(self._waiting) + self._is_taken


_LINE = _Line()
_present = {"turn": Lock()}  # of who runs


def waiting() -> int:
    """Return how many runs wait for their turn, with the one that has just been let through."""
    return _LINE.length()


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
    _LINE.enter()
    try:
        turn = _present["turn"]
        if not turn.acquire(timeout=LONGEST_S):
            turn = _present["turn"] = Lock()
            turn.acquire()
        return turn
    finally:
        _LINE.leave()
