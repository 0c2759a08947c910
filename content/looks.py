"""Looks at files that many runs of pages share: one in a tenth of a second, whoever asks.

Each file that is looked at lets another thread go first, and the run waits for its turn again: of
the hundred that a run of a page would look at, a crowd of visitors waits longest
(docs/reliability.md).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")

EACH_S = 0.1  # shorter than anybody needs from saving a file to loading the page again
_begun = [0]  # raised where what was seen holds no longer


class Look(Generic[T]):
    """What was seen last, for as long as nobody need look again."""

    def __init__(self) -> None:
        self._seen: tuple[float, Hashable, T] | None = None

    def at(self, about: Hashable, look: Callable[[], T]) -> T:
        """Return what was seen of something, or look; what a look raises is raised.

        Parameters
        ----------
        about : hashable
            What is looked at; another one is looked at now.
        look : callable
            Looks at it.
        """
        seen, told = self._seen, (_begun[0], about)
        if seen is not None and seen[1] == told and time.monotonic() < seen[0]:
            return seen[2]
        found = look()
        self._seen = time.monotonic() + EACH_S, told, found
        return found


def again() -> None:
    """Have everything looked at anew: this process has just changed what is there."""
    _begun[0] += 1
