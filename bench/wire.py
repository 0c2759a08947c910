"""A wire between a browser and a server: it counts what comes over it, and may be slow."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

_CHUNK = 8192


class Wire:
    """Passes on what a browser and a server say to one another, as it is.

    Parameters
    ----------
    address : str
        Of the server.
    mbit : float
        Speed towards the browser in Mbit/s, of all connections together; 0 is unbounded.
    """

    def __init__(self, address: str, mbit: float) -> None:
        self._server = urlsplit(address)
        self._bits = mbit * 1e6
        self._free = 0.0  # when the wire has passed on all that it was given
        self._open: set[asyncio.Task[None]] = set()
        self.received = 0  # bytes that came to the browser
        self.address = ""

    async def serve(self, is_up: threading.Event, ends: asyncio.Event) -> None:
        """Serve until ``ends`` is set."""
        async with await asyncio.start_server(self._connect, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            self.address = urlunsplit(self._server._replace(netloc=f"127.0.0.1:{port}"))
            is_up.set()
            await ends.wait()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _connect(self, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        server, out = await asyncio.open_connection(self._server.hostname, self._server.port)
        ways = self._pass(browser, out), self._pass(server, back, slow=True)
        tasks = {asyncio.create_task(way) for way in ways}
        self._open |= tasks
        await asyncio.wait(tasks)
        self._open -= tasks

    async def _pass(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, slow: bool = False
    ) -> None:
        try:
            while data := await source.read(_CHUNK):
                if slow:
                    await self._take(len(data))
                target.write(data)
                await target.drain()
        except ConnectionError:
            pass
        finally:
            target.close()

    async def _take(self, size: int) -> None:
        """Count bytes, and wait until the wire has passed them on."""
        self.received += size
        if self._bits:
            now = asyncio.get_running_loop().time()
            self._free = max(self._free, now) + size * 8 / self._bits
            await asyncio.sleep(self._free - now)


@contextmanager
def wired(address: str, mbit: float = 0) -> Iterator[Wire]:
    """Lay a wire to a server; see `Wire`."""
    wire, loop, is_up = Wire(address, mbit), asyncio.new_event_loop(), threading.Event()
    ends = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(wire.serve(is_up, ends),))
    thread.start()
    is_up.wait()
    try:
        yield wire
    finally:
        loop.call_soon_threadsafe(ends.set)
        thread.join()
