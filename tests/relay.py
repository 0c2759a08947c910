"""A way to a server that can be cut, as where a lid is closed or a network is left."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

PIECE = 65_536  # bytes


class Relay:
    """Hands on what comes, in both directions, until it is cut; then nobody gets through.

    Parameters
    ----------
    server : str
        Address of the server.
    """

    def __init__(self, server: str) -> None:
        self._server = urlsplit(server)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._is_cut = False
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        """Break off what is open, and let nobody through."""
        with self._lock:
            self._is_cut, cut = True, list(self._open)
        for each in cut:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let everybody through again."""
        with self._lock:
            self._is_cut = False

    def close(self) -> None:
        """End it."""
        self.cut()
        self._listener.close()

    def _listen(self) -> None:
        with suppress(OSError):  # the listener is closed
            while True:
                threading.Thread(
                    target=self._serve, args=(self._listener.accept()[0],), daemon=True
                ).start()

    def _serve(self, visitor: socket.socket) -> None:
        place = (str(self._server.hostname), int(self._server.port or 80))
        with visitor, suppress(OSError), socket.create_connection(place) as server:
            with self._lock:
                if self._is_cut:
                    return
                self._open |= {visitor, server}
            back = threading.Thread(target=_hand_on, args=(server, visitor), daemon=True)
            back.start()
            _hand_on(visitor, server)
            back.join()
            with self._lock:
                self._open -= {visitor, server}


def _hand_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(PIECE):
            target.sendall(piece)
    for each in (source, target):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


@contextmanager
def relay(server: str) -> Iterator[Relay]:
    """Stand before a server."""
    before = Relay(server)
    try:
        yield before
    finally:
        before.close()
