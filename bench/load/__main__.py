"""Measure the load that a server holds: ``make load``, or ``python -m bench.load --short``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import sync_playwright

from bench.load.crowd import Held, crowd, passers_by, rest_mb
from bench.load.first_map import among, first_map_s
from bench.load.machine import all_mb, own_mb
from bench.load.report import Row, table, write
from scripts.browser import find_browser
from tests.server import CHROMIUM_FLAGS, Server, serving


@dataclass(frozen=True)
class Size:
    """How much is asked of a server.

    Attributes
    ----------
    crowds : dict of int to str
        Numbers of sessions at once, each with what its p95 and memory are to reach.
    seconds, pace_s : float
        How long each crowd stays, and the time between two acts of one visitor.
    coming : int
        New visitors at once.
    soak, step : int
        Sessions that come and go, and after how many of them there is a line.
    left_s : float
        How long to wait until the sessions that have left are forgotten.
    """

    crowds: dict[int, str]
    seconds: float
    pace_s: float
    coming: int
    soak: int
    step: int
    left_s: float


WHOLE = Size(
    {1: "", 10: "", 50: "under 150 ms, 350 MB", 200: "under 600 ms, 900 MB"},
    60.0,
    5.0,
    40,
    2000,
    500,
    240.0,
)
SHORT = Size({4: ""}, 4.0, 0.5, 3, 6, 6, 0.0)
VIEWS, AT_ONCE = 10, 20  # views of each session that comes and goes, and how many are there
BUSY = 0.5  # processes that run or wait before anything is measured


def rows(server: Server, size: Size) -> Iterator[Row]:
    """Measure one load after the other."""
    start = own_mb(server.process)
    for number, to_reach in size.crowds.items():
        more = f"p95 and memory to reach: {to_reach}" if to_reach else ""
        held = crowd(server, number, size.seconds, size.pace_s)
        yield Row(f"{number} sessions, an act each {size.pace_s:g} s", held, more, number)
    yield from _coming(server, size.coming)
    most = own_mb(server.process)
    for first in range(0, size.soak, size.step):
        held = passers_by(server, 10_000 + first, size.step, VIEWS, AT_ONCE)
        gone = first + size.step
        yield Row(f"{gone:,} sessions have come and gone, {gone * VIEWS:,} views", held)
    left = rest_mb(server, most * 1.1, size.left_s)
    words = f"{start:.0f} MB at the start, {most:.0f} MB before those came (to reach: within 10%)"
    yield Row("all have left", Held.memory(left, all_mb(server.process)), words)


def _coming(server: Server, number: int) -> Iterator[Row]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=list(CHROMIUM_FLAGS)
        )
        alone = first_map_s(browser, server)
        seconds, held = among(browser, server, number)
        browser.close()
    words = f"first map in a browser among them {seconds:.2f} s, alone {alone:.2f} s"
    yield Row(f"{number} new visitors at once", held, f"{words} (to reach: under 3 s)")


def main(arguments: list[str]) -> int:
    """Measure, print, and write after each line what there is; a short run writes nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="few visitors, some seconds")
    is_short = parser.parse_args(arguments).short
    machine, found = _machine(), []
    with serving("scripts/serve.py", environment={"ZMOS_WORKSHOP": ""}) as server:
        for row in rows(server, SHORT if is_short else WHOLE):
            found.append(row)
            if not is_short:
                write(found, machine, is_whole=False)
            print(table([row]).splitlines()[-1], flush=True)
            if row.held.why:
                print(row.held.why, file=sys.stderr)
    if not is_short:
        write(found, machine, is_whole=True)
    return int(any(row.held.errors for row in found))


def _machine() -> str:
    """Say on what it is measured, before that keeps it busy."""
    machine, busy = f"{os.cpu_count()} processors, {date.today():%-d %B %Y}", os.getloadavg()[0]
    if busy > BUSY:
        machine += f", **on a busy machine** (load {busy:.1f} before it began)"
    return machine


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
