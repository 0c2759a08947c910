"""A filter click on every page, until the last change is on screen; memory with ten visitors."""

from __future__ import annotations

import statistics
from itertools import permutations
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.acts import BOARDS, radio, seen
from bench.clicks import TEXT
from bench.servers import Servers
from bench.watch import measure, watched
from tests.server import Server
from tests.visitor import visit, wait_for_rest

CLICKS, WARM_UP, VISITORS = 9, 2, 10
# Every page that has the filters.
PAGES = {
    "map": "",
    "projects": "projekti",
    "town": "obcina?obcina=061",
    "themes": "teme",
    "comparison": "primerjava?primerjaj=061,070,080,133",
    "data": "podatki",
}
# What the visitors click on each page, each in an order of their own: their views differ.
TOGGLES = tuple(permutations(("sustainable_mobility", "urban_environment", "energy_efficiency")))


def page_reruns(browser: Browser, servers: Servers) -> dict[str, float]:
    """Measure a filter click on every page: bare, with the shipped data, with 100,000 rows.

    Returns
    -------
    dict of str to float
        Medians in ms: ``bare_ms`` as Streamlit comes, ``bare_ours_ms`` with our settings, and
        for each page ``<page>_ms`` and ``<page>_large_ms``.
    """
    pages = {
        name: watched(browser, servers[name], TEXT, radio, has_map=False)
        for name in ("bare", "bare_ours")
    }
    for name, path in PAGES.items():
        for way, server in ((name, "dashboard"), (f"{name}_large", "large")):
            address = f"{servers[server]}/{path}"
            pages[way] = watched(browser, address, BOARDS, seen, has_map=False)
    times: dict[str, list[float]] = {way: [] for way in pages}
    # Turn by turn, so that what else the machine does falls on all of them alike.
    for n in range(CLICKS + WARM_UP):
        for way, page in pages.items():
            found = measure(page, n)
            if n >= WARM_UP:
                times[way].append(found["ms"])
    for page in pages.values():
        page.page.context.close()
    return {f"{way}_ms": statistics.median(found) for way, found in times.items()}


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
    for stem in (path.partition("?")[0] for path in PAGES.values()):
        page.locator(f'nav.pages a[data-nav="{stem or "./"}?"]').click()
        page.wait_for_function("(stem) => location.pathname === '/' + stem", arg=stem)
        wait_for_rest(page)
        views += 1
        for theme in toggles:
            before = page.evaluate("() => location.search")
            page.locator(f'details[data-facet=tema] [data-nav*="{theme}"]').first.click()
            page.wait_for_function("(before) => location.search !== before", arg=before)
            wait_for_rest(page)
            views += 1
    return views
