"""What visitors do: they open a page, filter, choose a town, search, and take a file home."""

from __future__ import annotations

import asyncio
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from itertools import cycle, islice

from bench.load.tab import Tab

Action = dict[str, object]
WORDS = ("kolesarska", "energetska prenova", "park", "tržnica", "Celje", "061-0")
TOWNS = ("080", "061", "070", "050", "096")
FILES = ("csv", "xlsx", "geojson", "town-pdf")
EACH_FILE = 6  # acts, then a file
_THEMES = ("sustainable_mobility", "urban_environment", "energy_efficiency")
_GIVEN_UP = 10  # times that a file is asked for


@dataclass
class Seen:
    """What visitors have met."""

    opened: list[float] = field(default_factory=list)  # s until a page was there
    acted: list[float] = field(default_factory=list)  # s until an act was answered
    files: int = 0
    refused: int = 0  # with a time to come again, and then had
    errors: list[str] = field(default_factory=list)


def acts(number: int) -> list[Action]:
    """Return what a visitor does in turn; each begins at another place."""
    found: list[Action] = []
    for n, (theme, town, word) in enumerate(zip(cycle(_THEMES), cycle(TOWNS), WORDS)):
        found += [
            {"toggle": ["tema", theme]},
            {"set": {"obcina": town}},
            {"set": {"isci": word}},
            {"set": {"kazalnik": "eu_eur" if n % 2 else "total_eur", "isci": ""}},
            {"set": {"obdobje": "2021-2027" if n % 2 else ""}},
            {"set": {"obcina": ""}},
        ]
    start = number * 7 % len(found)
    return found[start:] + found[:start]


def distinct(number: int) -> Action:
    """Return a filter that gives a view of its own for each number."""
    return {"set": {"vrednost": f"{1000 + number}-{90_000_000 + number}"}}


def host(number: int) -> str:
    """Return the address of a visitor, of a range that is nobody's (RFC 2544)."""
    return f"198.18.{number // 250 % 250}.{number % 250 + 1}"


async def newcomer(address: str, number: int, seen: Seen) -> None:
    """Come for the first time: the first answer, then all that the map's page sends."""
    start = time.perf_counter()
    try:
        await asyncio.to_thread(fetched, f"{address}/?obcina=080", host(number))
        async with Tab(address, "", "obcina=080", host(number)) as tab:
            await tab.open()
            seen.opened.append(time.perf_counter() - start)
    except Exception as error:
        seen.errors.append(repr(error))


async def visitor(address: str, number: int, seconds: float, pace: float, seen: Seen) -> None:
    """Visit for some time, with an act each ``pace`` seconds and a file now and then."""
    await asyncio.sleep(pace * (number % 50) / 50)
    end = time.monotonic() + seconds
    try:
        async with Tab(address, "", "", host(number)) as tab:
            seen.opened.append(await tab.open())
            for n, action in enumerate(cycle(acts(number))):
                if time.monotonic() > end:
                    return
                seen.acted.append(await tab.act(action))
                if n % EACH_FILE == EACH_FILE - 1:
                    await _takes_home(address, number, n // EACH_FILE, tab.view, seen)
                await asyncio.sleep(pace)
    except Exception as error:
        seen.errors.append(repr(error))


async def passer_by(address: str, number: int, views: int, seen: Seen) -> None:
    """Come, look at views that nobody has seen before, and leave."""
    try:
        async with Tab(address, "", "", host(number)) as tab:
            seen.opened.append(await tab.open())
            for n in range(views):
                seen.acted.append(await tab.act(distinct(number * views + n)))
    except Exception as error:
        seen.errors.append(repr(error))


async def _takes_home(address: str, number: int, turn: int, view: str, seen: Seen) -> None:
    code = next(islice(cycle(FILES), number + turn, None))
    page = "obcina" if code.startswith("town") else "karta"
    for _ in range(_GIVEN_UP):
        try:
            url = f"{address}/datoteke/{page}/{code}?{view}"
            await asyncio.to_thread(fetched, url, host(number))
            seen.files += 1
            return
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503):
                raise
            seen.refused += 1
            await asyncio.sleep(float(error.headers["Retry-After"]))
    raise TimeoutError(f"{code}: refused {_GIVEN_UP} times")


def fetched(url: str, host: str = "") -> int:
    """Fetch an address; returns the bytes that came."""
    headers = {"X-Forwarded-For": host, "Accept-Language": "sl"}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=180) as got:
        return len(got.read())
