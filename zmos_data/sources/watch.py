"""Connections under watch: to machines that may be asked alone, and closed when time is up.

A name can stand for another machine by the time of the connection, so the address at the other
end is looked at once more. A server that answers a letter at a time keeps every timeout of its
own, so the whole has one: a timer closes what is open, wherever it is being waited for.
"""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection

from zmos_data.sources.targets import Policy


class ForbiddenError(Exception):
    """The connection leads to a machine that may not be asked; carries its IP address."""


class Watch:
    """Watches the connections of one download.

    Parameters
    ----------
    policy : Policy
        What may be asked.
    seconds : float
        For all of it, from the first connection to the last byte.
    """

    def __init__(self, policy: Policy, seconds: float) -> None:
        self._policy = policy
        self._open: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self.is_over = False

    def __enter__(self) -> Watch:
        """Start the clock."""
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Stop the clock and let go of the connections."""
        self._timer.cancel()
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()

    def take(self, connection: socket.socket) -> socket.socket:
        """Return a connection that was just made, from now on under watch.

        Raises
        ------
        ForbiddenError
            If it leads where nothing may be asked; nothing was sent.
        TimeoutError
            If the time is up.
        """
        address = str(connection.getpeername()[0])
        if not self._policy.permits(address):
            connection.close()
            raise ForbiddenError(address)
        with self._lock:
            if self.is_over:
                connection.close()
                raise TimeoutError
            # TLS takes the socket's place; a second handle of the same connection stays valid.
            self._open.append(connection.dup())
        return connection

    def _end(self) -> None:
        with self._lock:
            self.is_over = True
            for connection in self._open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # closed at the other end meanwhile


class WatchedAdapter(HTTPAdapter):
    """Makes connections for `requests` that a `Watch` has taken."""

    def __init__(self, watch: Watch, retries: Retry) -> None:
        self._watch = watch
        super().__init__(max_retries=retries)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of watched connections."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._watch)


def _pools(watch: Watch) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return watch.take(super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return watch.take(super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
