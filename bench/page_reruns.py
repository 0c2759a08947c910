"""A filter click on every page, until the last change is on screen; memory with ten visitors."""

from __future__ import annotations

import statistics
from itertools import permutations
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.server import Server
from bench.visitor import visit, wait_for_rest
from ui.page_shell import PAGES as NAVIGATION

CLICKS, WARM_UP, VISITORS = 15, 4, 10
# Every page that has the filters.
PAGES = {
    "map": "", "projects": "projekti", "town": "obcina?obcina=061", "themes": "teme",
    "comparison": "primerjava?primerjaj=061,070,080,133", "data": "podatki",
}  # fmt: skip
# What the visitors click on each page, each in an order of their own: their views differ.
TOGGLES = tuple(permutations(("sustainable_mobility", "urban_environment", "energy_efficiency")))
# In the page: note the click and every change of the page's content, of the map in its frame too
# (the running sign in the corner is not content). The click is done when nothing has changed for
# a while.
WATCH = """
() => new Promise((done) => {
  const quiet = 400;
  let clicked = 0, last = 0;
  document.addEventListener('pointerdown', () => { clicked = performance.now(); },
    {once: true, capture: true});
  const content = [...document.querySelectorAll(
    '[data-testid=stMainBlockContainer], [data-testid=stSidebarContent]'),
    ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument.body)];
  const seen = new MutationObserver(() => { if (clicked) last = performance.now(); });
  content.forEach((part) => seen.observe(part,
    {childList: true, characterData: true, attributes: true, subtree: true}));
  const look = () => {
    if (last && performance.now() - last > quiet) { seen.disconnect(); done(last - clicked); }
    else setTimeout(look, 20);
  };
  look();
})
"""


def page_reruns(browser: Browser, bare: str, dashboard: str, large: str) -> dict[str, float]:
    """Measure a filter click on every page: bare, with the shipped data, with 100,000 rows.

    Returns
    -------
    dict of str to float
        Medians in ms: ``bare_ms``, and for each page ``<page>_ms`` and ``<page>_large_ms``.
    """
    ways = {"bare": bare}
    for name, path in PAGES.items():
        ways |= {name: f"{dashboard}/{path}", f"{name}_large": f"{large}/{path}"}
    pages = {way: visit(browser, address) for way, address in ways.items()}
    times: dict[str, list[float]] = {way: [] for way in ways}
    # Turn by turn, so that what else the machine does falls on all of them alike.
    for n in range(CLICKS + WARM_UP):
        for way, page in pages.items():
            took = _click(page, n, bare=way == "bare")
            if n >= WARM_UP:
                times[way].append(took)
    for page in pages.values():
        page.context.close()
    return {f"{way}_ms": statistics.median(found) for way, found in times.items()}


def _click(page: Page, n: int, *, bare: bool) -> float:
    """Click a filter on or off, and wait for the last change."""
    page.bring_to_front()
    wait_for_rest(page)
    page.evaluate(f"() => {{ window.benchDone = ({WATCH})(); }}")
    if bare:
        page.locator('[data-testid="stRadio"] label:has(input)').nth(1 - n % 2).click()
    else:
        page.locator('[data-facet=tema] [data-nav*="sustainable_mobility"]').first.click()
    took: float = page.evaluate("() => window.benchDone")
    return took


def sessions_mb(browser: Browser, server: Server) -> dict[str, float]:
    """Measure the server's memory in MB with ten visitors who have looked at every page.

    Returns
    -------
    dict of str to float
        ``visitors``, ``views`` that each has looked at, and ``mb``.
    """
    view = "&".join(path.partition("?")[2] for path in PAGES.values() if "?" in path)
    pages, views = [], 0
    for n in range(VISITORS):
        page = visit(browser, f"{server.address}/?{view}")
        views = _look_round(page, TOGGLES[n % len(TOGGLES)])
        pages.append(page)
    status = Path(f"/proc/{server.process}/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    for page in pages:
        page.context.close()
    return {"visitors": VISITORS, "views": views, "mb": float(kilobytes) / 1000}


def _look_round(page: Page, toggles: tuple[str, ...]) -> int:
    """Go to every page that has the filters and click some; return how many views there were."""
    views = 0
    for name, path in PAGES.items():
        page.locator("nav.pages a").nth([*NAVIGATION].index(name)).click()
        stem = path.partition("?")[0]
        page.wait_for_function("(stem) => location.pathname === '/' + stem", arg=stem)
        wait_for_rest(page)
        views += 1
        for theme in toggles:
            before = page.evaluate("() => location.search")
            page.locator(f'[data-facet=tema] [data-nav*="{theme}"]').first.click()
            page.wait_for_function("(before) => location.search !== before", arg=before)
            wait_for_rest(page)
            views += 1
    return views
