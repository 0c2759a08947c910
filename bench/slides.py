"""A slide change in the presentation, beside a bare rerun and a change in a static page."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, Page

from bench.acts import radio
from bench.clicks import TEXT
from bench.others import SCOPE, choose
from bench.watch import measure, watched

TURNS, WARM_UP = 20, 2
HEIGHT = 720  # px of a screen in a hall
SLIDES = ".slide"


def slide_change(browser: Browser, bare: str, static: str, dashboard: str) -> dict[str, float]:
    """Measure slides by turns with clicks on the bare page and on the static one.

    Returns
    -------
    dict of str to float
        ``bare_ms``, ``static_ms`` and ``slide_ms`` (medians to the last change painted),
        ``slide_max_ms``, ``times_bare`` and ``times_static`` (medians of the ratio in a turn),
        ``blank_ms`` (longest time without a map), ``iframe_kept`` (1 if no change mounted the
        map anew), ``turns``.
    """
    pages = {
        "bare": watched(browser, bare, TEXT, radio, has_map=False),
        "static": watched(browser, static, SCOPE, choose),
        "slide": watched(browser, f"{dashboard}/predstavitev", SLIDES, turn_on, height=HEIGHT),
    }
    runs = []
    for turn in range(TURNS + WARM_UP):
        found = {name: measure(page, turn) for name, page in pages.items()}
        if turn >= WARM_UP:
            runs.append(found)
    for page in pages.values():
        page.page.context.close()
    ms = [{name: of["ms"] for name, of in run.items()} for run in runs]
    return {
        "bare_ms": median(run["bare"] for run in ms),
        "static_ms": median(run["static"] for run in ms),
        "slide_ms": median(run["slide"] for run in ms),
        "slide_max_ms": max(run["slide"] for run in ms),
        "times_bare": median(run["slide"] / run["bare"] for run in ms),
        "times_static": median(run["slide"] / run["static"] for run in ms),
        "blank_ms": max(run["slide"]["blank"] for run in runs),
        "iframe_kept": min(run["slide"]["kept"] for run in runs),
        "turns": TURNS,
    }


def turn_on(page: Page, n: int) -> None:
    """Turn to the next slide by key, from the last one to the first; n is the number of a turn."""
    slides = page.locator(".slide[data-slide]").count()
    page.keyboard.press("Home" if (n + 1) % slides == 0 else "ArrowRight")
