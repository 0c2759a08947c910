"""One run of a page after the other: where many visitors act at once, each is answered sooner.

Python lets one thread go on at a time, and each look at a file lets another one go first. Forty
runs side by side hold one another up for seconds (docs/reliability.md); in turn each takes some
milliseconds.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import NamedTuple

from streamlit.runtime.scriptrunner import get_script_run_ctx

LONGEST_S = 0.3  # then the next one goes on beside: such as a check of a large workbook takes long
LATELY_S = 1.0  # for which runs are remembered
FEW = 3  # visitors, who are no crowd however long their pages take
MOST_RUN = 0.4  # part of that time in which pages run, when there are more visitors


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


class _Run(NamedTuple):
    """A run that is over: of which session, when it ended, and how long it took, in seconds."""

    session: str
    ended: float
    took: float


class _Lately:
    """The runs of the last second."""

    def __init__(self) -> None:
        self._lock, self._runs = Lock(), deque[_Run]()

    def note(self, run: _Run) -> None:
        """Note a run that is over."""
        with self._lock:
            self._runs.append(run)
            self._forget(run.ended)

    def is_crowded(self, now: float) -> bool:
        """Tell whether many visitors have kept the server running for much of that time."""
        with self._lock:
            self._forget(now)
            visitors = {run.session for run in self._runs}
            took = sum(run.took for run in self._runs)
        return len(visitors) > FEW and took > MOST_RUN * LATELY_S

    def _forget(self, now: float) -> None:
        while self._runs and self._runs[0].ended <= now - LATELY_S:
            self._runs.popleft()


_LINE, _LATELY = _Line(), _Lately()
_present = {"turn": Lock()}  # of who runs


def waiting() -> int:
    """Return how many runs wait for their turn, with the one that has just been let through."""
    return _LINE.length()


def is_crowded() -> bool:
    """Tell whether so many visitors act that nothing is to be run but what they wait for."""
    return _LATELY.is_crowded(time.monotonic())


def in_turn(draw: Callable[[], None]) -> Callable[[], None]:
    """Let a page be drawn when no other one is, or beside one that takes longer than most."""

    @wraps(draw)
    def drawn() -> None:
        turn = _next()
        began = time.monotonic()
        try:
            draw()
        finally:
            ended, context = time.monotonic(), get_script_run_ctx()
            _LATELY.note(_Run(context.session_id if context else "", ended, ended - began))
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
