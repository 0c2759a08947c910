"""Files in the making: a few at a time, each in a thread, its steps heard by who waits for it."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import AsyncIterator
from concurrent.futures import Future, ThreadPoolExecutor

from documents.export import Export, Step, heard_by

# A file is a second of pure computing: more at once would only hold up the visitors' clicks.
AT_ONCE, MOST = 2, 20
_POOL = ThreadPoolExecutor(AT_ONCE, "file")


class BusyError(Exception):
    """So many wait for a file that another is not taken."""


class UnwantedError(Exception):
    """Nobody waits for the file any more."""


class Making:
    """A file in the making.

    Parameters
    ----------
    export : Export
        The file.

    Raises
    ------
    BusyError
        If ``MOST`` files are being made or wait already.
    """

    def __init__(self, export: Export) -> None:
        if len(_OPEN) >= MOST:
            raise BusyError
        self.export = export
        self._steps: asyncio.Queue[Step | None] = asyncio.Queue()
        self._is_wanted = True
        self._loop = asyncio.get_running_loop()
        self._made: Future[bytes] = _POOL.submit(contextvars.copy_context().run, self._make)
        _OPEN.add(self._made)
        self._made.add_done_callback(_OPEN.discard)
        self._made.add_done_callback(lambda _: self._tell(None))

    def _make(self) -> bytes:
        if not self._is_wanted:
            raise UnwantedError
        with heard_by(self._hear):
            return self.export.build()

    def _hear(self, step: Step) -> None:
        if not self._is_wanted:
            raise UnwantedError
        self._tell(step)

    def _tell(self, step: Step | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._steps.put_nowait, step)

    async def steps(self, patience: float) -> AsyncIterator[Step | None]:
        """Yield its steps until it is made; None where ``patience`` seconds went by without one."""
        while True:
            try:
                step = await asyncio.wait_for(self._steps.get(), patience)
            except TimeoutError:
                yield None
                continue
            if step is None:
                return
            yield step

    async def content(self) -> bytes:
        """Return the file once it is made; raises what its builder raised."""
        return await asyncio.wrap_future(self._made)

    def leave(self) -> None:
        """Wait for it no longer: it is broken off at its next step."""
        self._is_wanted = False


_OPEN: set[Future[bytes]] = set()  # what is being made or waits; a process has its own
