"""How much of the web interface a client may have: requests at once, then so many a minute."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from api.errors import RequestError

MOST_QUERY = 8_000  # characters
_CLIENTS = 10_000  # that are remembered; who has not asked for longest is forgotten


class Limits:
    """Counts the requests of clients.

    Parameters
    ----------
    burst : int
        How many requests a client may send at once.
    a_minute : float
        How many it may send a minute from then on.
    now : callable
        The clock, in seconds.
    """

    def __init__(
        self, burst: int, a_minute: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._rate, self._now = burst, a_minute / 60, now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # requests, and when
        self._lock = threading.Lock()

    def take(self, client: str) -> None:
        """Take a request of a client.

        Raises
        ------
        RequestError
            429 with the seconds until the next one is taken.
        """
        with self._lock:
            now = self._now()
            left, since = self._left.pop(client, (float(self._burst), now))
            left = min(self._burst, left + (now - since) * self._rate)
            self._left[client] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > _CLIENTS:
                self._left.popitem(last=False)
        if left < 1:
            raise too_many(math.ceil((1 - left) / self._rate))


def too_many(seconds: int) -> RequestError:
    """Return the refusal of a client that asks too often."""
    words = f"Too many requests. Please ask again in {seconds} s, and keep to the ETag."
    return RequestError(429, words, retry_after=seconds)


def check_size(query: str) -> None:
    """Refuse a query that no link of the dashboard reaches.

    Raises
    ------
    RequestError
        414 where it is longer.
    """
    if len(query) > MOST_QUERY:
        raise RequestError(414, f"A query has at most {MOST_QUERY} characters.")
