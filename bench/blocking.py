"""Whether a file that one visitor has made keeps another visitor waiting: two browsers."""

from __future__ import annotations

import statistics
import time

from playwright.sync_api import Browser, Page

from bench.acts import BOARDS, seen
from bench.watch import Watched, measure, watched
from tests.visitor import PATIENCE_MS, visit

CLICKS = 9
PACK = "a[data-file=pptx]"


def blocking(browser: Browser, address: str) -> dict[str, float]:
    """Measure filter clicks of one visitor alone and while another has a briefing made.

    Returns
    -------
    dict of str to float
        In ms: ``alone_ms`` and ``beside_ms`` (medians), ``longest_ms`` (of those beside),
        ``first_longest_ms`` (the same beside the first file since the start of the server,
        which loads the packages that make it).
    """
    maker, visitor = visit(browser, address), watched(browser, address, BOARDS, seen)
    maker.locator("#files").click()
    maker.locator(PACK).wait_for()
    for _ in range(3):
        _click(visitor)
    first = _beside(maker, visitor)
    alone = [_click(visitor) for _ in range(CLICKS)]
    beside = [ms for _ in range(3) for ms in _beside(maker, visitor)]
    for page in (maker, visitor.page):
        page.context.close()
    return {
        "alone_ms": statistics.median(alone),
        "beside_ms": statistics.median(beside),
        "longest_ms": max(beside),
        "first_longest_ms": max(first),
    }


def _beside(maker: Page, visitor: Watched) -> list[float]:
    """Click as long as the other visitor's file is being made, and at least once.

    Raises
    ------
    TimeoutError
        If the file does not arrive.
    """
    arrived: list[object] = []

    def arrive(download: object) -> None:  # Playwright marks what it calls, which no builtin bears
        arrived.append(download)

    maker.once("download", arrive)
    maker.locator(PACK).click()
    deadline = time.monotonic() + PATIENCE_MS / 1000
    times = [_click(visitor)]
    while not arrived:
        if time.monotonic() > deadline:
            raise TimeoutError(
                f"briefing pack: expected a file, found none after {PATIENCE_MS / 1000:.0f} s; "
                "look at the log of the server"
            )
        times.append(_click(visitor))
    return times


def _click(visitor: Watched) -> float:
    return measure(visitor, 0)["ms"]
