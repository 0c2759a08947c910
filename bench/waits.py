"""What a visitor waits more while others ask for what is large, beside 100,000 projects.

``python -m bench.waits ADDRESS KIND SECONDS`` is who asks: a process of its own, so that what it
receives delays nothing that is measured.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
import urllib.error
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from bench.load.tab import Tab
from bench.load.visitors import fetched, host
from tests.server import ROOT

SECONDS, PAUSE_S, AT_ONCE = 8.0, 0.1, 2
ACTS = ({"set": {"tema": "sustainable_mobility"}}, {"set": {"tema": "energy_efficiency"}})
_VISITOR, _FIRST = 900, 1000  # numbers of those who act and who ask
_VIEW = "vrednost={}-90000000"  # of nobody before

_FETCHED = {
    "CSV": "/datoteke/karta/csv?" + _VIEW,
    "XLSX": "/datoteke/karta/xlsx?" + _VIEW,
    "GeoJSON": "/datoteke/karta/geojson?" + _VIEW,
    "PPTX": "/datoteke/karta/pptx?" + _VIEW,
    "pack of a town": "/datoteke/obcina/town-pdf?obcina=061&" + _VIEW,
    "picture": "/app/static/view.png?" + _VIEW,
    "first answer": "/?" + _VIEW,
    "web interface": "/api/v1/projects.json?" + _VIEW,
}


def waits(address: str) -> dict[str, float]:
    """Measure acts of one visitor alone, and beside two who ask for one kind after the other.

    Returns
    -------
    dict of str to float
        In ms: ``alone_ms`` (median) and ``alone_longest_ms``; ``<kind>_ms``, the longest wait
        beside each kind less the median alone; ``<kind>_number``, how often it was had.
    """
    with ThreadPoolExecutor(1) as thread:  # apart from Playwright's own loop
        return thread.submit(_measured, address).result()


def _measured(address: str) -> dict[str, float]:
    alone = asyncio.run(_acts(address, lambda: False))
    median = statistics.median(alone)
    found = {"alone_ms": median, "alone_longest_ms": max(alone) - median}
    for kind in (*_FETCHED, "search"):
        command = [sys.executable, "-m", "bench.waits", address, kind, str(SECONDS)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as asking:
            beside = asyncio.run(_acts(address, lambda process=asking: process.poll() is None))
            said, _ = asking.communicate()
        found |= {f"{kind}_ms": max(beside) - median, f"{kind}_number": float(said)}
    return found


async def _acts(address: str, goes_on: Callable[[], bool]) -> list[float]:
    """Act between two views for `SECONDS`, or as long as it goes on; returns ms of each act."""
    async with Tab(address, "", "", host(_VISITOR)) as tab:
        await tab.open()
        for action in ACTS * 2:  # until both are views that the server has written
            await tab.act(action)
        took, end = [], time.monotonic() + SECONDS
        while time.monotonic() < end or goes_on():
            took.append(1000 * await tab.act(ACTS[len(took) % 2]))
            await asyncio.sleep(PAUSE_S)
        return took


async def _ask(address: str, kind: str, seconds: float) -> int:
    """Ask for a kind again and again, two at once; returns how often it was had."""
    end, had = time.monotonic() + seconds, 0
    start = time.time_ns() % 50_000  # so that no two runs ask for the same views; nearly all rows

    async def one(who: int) -> None:
        nonlocal had
        for n in count(start + who, AT_ONCE):
            if time.monotonic() > end:
                return
            await (_fetch(address, kind, n) if kind in _FETCHED else _search(address, n))
            had += 1

    await asyncio.gather(*map(one, range(AT_ONCE)))
    return had


async def _fetch(address: str, kind: str, number: int) -> None:
    url = address + _FETCHED[kind].format(number)
    while True:
        try:
            await asyncio.to_thread(fetched, url, host(_FIRST + number % 5000))
            return
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503):
                raise
            await asyncio.sleep(float(error.headers["Retry-After"]))


async def _search(address: str, number: int) -> None:
    async with Tab(address, "", "", host(_FIRST + number % 5000)) as tab:
        await tab.open()
        await tab.act({"set": {"isci": f"kolesarska {number}"}})


if __name__ == "__main__":
    print(asyncio.run(_ask(sys.argv[1], sys.argv[2], float(sys.argv[3]))))
