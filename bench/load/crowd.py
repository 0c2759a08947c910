"""Crowds: so many visitors at once, newcomers, and those who come and go; each has an end."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bench.load.figures import broken_pages, reruns
from bench.load.machine import all_mb, own_mb, processor_s
from bench.load.visitors import Seen, newcomer, passer_by, visitor
from tests.server import Server

THREADS = 64  # in which visitors fetch


@dataclass(frozen=True)
class Held:
    """What a server held.

    Attributes
    ----------
    reruns, files, refused, errors : int
        How many there were; refused are files that were had when asked for again.
    ms : tuple of float
        Of a rerun on the server: what half, 95 and 99 per cent took at most.
    open_s : float
        Median from the first request to the whole page.
    mb, with_workshop_mb : float
        Most memory: of the server, and with the processes that make files.
    processor : float
        Processors that all of it kept busy.
    why : str
        The first error; "" without any.
    seconds : float
        How long all of it lasted.
    """

    reruns: int
    files: int
    refused: int
    errors: int
    ms: tuple[float, float, float]
    open_s: float
    mb: float
    with_workshop_mb: float
    processor: float
    why: str = ""
    seconds: float = 0.0

    @classmethod
    def memory(cls, mb: float, with_workshop_mb: float) -> Held:
        """Return the memory alone, of a server that nobody asks anything."""
        return cls(0, 0, 0, 0, (0.0, 0.0, 0.0), 0.0, mb, with_workshop_mb, 0.0)


def crowd(server: Server, number: int, seconds: float, pace: float) -> Held:
    """Let so many visitors act side by side for some time."""
    seen = Seen()
    visits = [visitor(server.address, n, seconds, pace, seen) for n in range(number)]
    return held(server, visits, seen)


def newcomers(server: Server, number: int) -> Held:
    """Let so many visitors open the map at once."""
    seen = Seen()
    return held(server, [newcomer(server.address, n, seen) for n in range(number)], seen)


def passers_by(server: Server, first: int, number: int, views: int, at_once: int) -> Held:
    """Let visitors come and go, each with views of their own, so many at once."""
    seen, places = Seen(), asyncio.Semaphore(at_once)

    async def one(n: int) -> None:
        async with places:
            await passer_by(server.address, n, views, seen)

    return held(server, [one(n) for n in range(first, first + number)], seen)


def held(server: Server, visits: Iterable[Coroutine[None, None, None]], seen: Seen) -> Held:
    """Let visits run to their end and measure the server meanwhile."""
    before, broken = reruns(server.address), broken_pages(server.address)
    start, used = time.monotonic(), processor_s(server.process)
    most = asyncio.run(_run(server.process, visits))
    done = reruns(server.address).since(before)
    spent = time.monotonic() - start
    return Held(
        done.number,
        seen.files,
        seen.refused,
        len(seen.errors) + broken_pages(server.address) - broken,
        (done.quantile_ms(0.5), done.quantile_ms(0.95), done.quantile_ms(0.99)),
        statistics.median(seen.opened or [float("nan")]),
        *most,
        max(0.0, processor_s(server.process) - used) / spent,
        seen.errors[0] if seen.errors else "",
        spent,
    )


async def _run(process: int, visits: Iterable[Coroutine[None, None, None]]) -> tuple[float, float]:
    """Run visits; return the most memory meanwhile, of the server and with all below it."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
    most = [own_mb(process), all_mb(process)]

    async def watch() -> None:
        while True:
            most[0] = max(most[0], own_mb(process))
            most[1] = max(most[1], all_mb(process))
            await asyncio.sleep(1)

    watching = asyncio.create_task(watch())
    await asyncio.gather(*visits)
    watching.cancel()
    return most[0], most[1]


def rest_mb(server: Server, to_reach: float, patience_s: float) -> float:
    """Return the memory of the server once it is so small, or when patience ends.

    Streamlit keeps a session that has left for two minutes, for its visitor may come back.
    """
    deadline = time.monotonic() + patience_s
    while (found := own_mb(server.process)) > to_reach and time.monotonic() < deadline:
        time.sleep(1)
    return found
