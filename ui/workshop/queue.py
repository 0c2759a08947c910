"""Who waits for heavy work, in order: a few pieces at once, so many in all and of a client."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from documents.export import Step
from ui.workshop.work import Work
from ui.workshop.workshop import Piece

AT_ONCE = 2  # processes; more would only hold up the visitors' clicks
MOST, EACH = 24, 8  # in the making or waiting: in all, of a client (a town hall may be one)
_POOL = ThreadPoolExecutor(AT_ONCE, "workshop")
_LOCK = threading.Lock()
_OPEN: list[Making] = []  # in the order in which they came


class BusyError(Exception):
    """So much is being made that no more is taken; of this client alone, or in all."""

    def __init__(self, *, of_client: bool) -> None:
        super().__init__()
        self.of_client = of_client


class UnwantedError(Exception):
    """Nobody waits for it any more."""


class Making:
    """A piece of work that is made or waits.

    Parameters
    ----------
    work : Work
        The work.
    client : str
        Who asks; see `ui.client.client`. "" is the server itself, which only `MOST` bounds.

    Raises
    ------
    BusyError
        If so much is being made or waits already.
    """

    def __init__(self, work: Work, client: str = "") -> None:
        self.client, self.has_begun = client, False
        self._piece = Piece(work)
        self._is_wanted = True
        self._said: asyncio.Queue[Step | int | None] = asyncio.Queue()
        self._loop = _running_loop()
        with _LOCK:
            if client and sum(each.client == client for each in _OPEN) >= EACH:
                raise BusyError(of_client=True)
            if len(_OPEN) >= MOST:
                raise BusyError(of_client=False)
            _OPEN.append(self)
        self._made: Future[Any] = _POOL.submit(self._make)
        self._made.add_done_callback(lambda _: self._end())
        _tell_places()

    def _make(self) -> Any:
        self.has_begun = True
        if not self._is_wanted:
            raise UnwantedError
        return self._piece.make(self._hear)

    def _hear(self, step: Step) -> None:
        if not self._is_wanted:
            raise UnwantedError
        self.tell(step)

    def _end(self) -> None:
        with _LOCK:
            _OPEN.remove(self)
        self.tell(None)
        _tell_places()

    def tell(self, said: Step | int | None) -> None:
        """Tell whoever waits for it: a step, how many are before it, or None at its end."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._said.put_nowait, said)

    async def steps(self, patience: float) -> AsyncIterator[Step | int | None]:
        """Yield its steps and before them, while it waits, how many pieces are before it.

        None where ``patience`` seconds went by without a word.
        """
        while True:
            try:
                said = await asyncio.wait_for(self._said.get(), patience)
            except TimeoutError:
                yield None
                continue
            if said is None:
                return
            yield said

    async def content(self) -> Any:
        """Return it once it is made; raises what its maker raised."""
        return await asyncio.wrap_future(self._made)

    def result(self) -> Any:
        """Return it once it is made, for a thread that waits."""
        return self._made.result()

    def leave(self) -> None:
        """Wait for it no longer: it is broken off."""
        self._is_wanted = False
        if not self._made.cancel():
            self._piece.break_off()


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _tell_places() -> None:
    """Tell each that waits how many are before it."""
    with _LOCK:
        waiting = [(n, each) for n, each in enumerate(_OPEN) if not each.has_begun and n >= AT_ONCE]
    for n, each in waiting:
        each.tell(n)


def lengths() -> tuple[int, int]:
    """Return how many pieces are being made, and how many wait."""
    with _LOCK:
        begun = sum(each.has_begun for each in _OPEN)
        return begun, len(_OPEN) - begun
