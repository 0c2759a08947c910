"""A filter click on every page, until the last change is on screen; memory with ten visitors."""

from __future__ import annotations

import statistics
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.server import Server

CLICKS, WARM_UP, VISITORS = 15, 4, 10
PATIENCE_MS = 180_000
PAGES = {
    "map": "", "projects": "projekti", "town": "obcina?obcina=061", "themes": "teme",
    "comparison": "primerjava?primerjaj=061,070,080,133",
}  # fmt: skip
READY = "() => document.querySelector('.sentence, .town-head, [data-testid=stText]')"
AT_REST = "() => !document.querySelector('[data-testid=stStatusWidget]')"
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
    pages = {way: _opened(browser, address) for way, address in ways.items()}
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


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(locale="sl-SI", viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address)
    page.wait_for_function(READY, timeout=PATIENCE_MS)
    return page


def _click(page: Page, n: int, *, bare: bool) -> float:
    """Click a filter on or off, and wait for the last change."""
    page.bring_to_front()
    page.wait_for_function(AT_REST, timeout=PATIENCE_MS)
    page.evaluate(f"() => {{ window.benchDone = ({WATCH})(); }}")
    if bare:
        page.locator('[data-testid="stRadio"] label:has(input)').nth(1 - n % 2).click()
    else:
        page.locator('[data-go="~tema:sustainable_mobility"]').first.click()
    took: float = page.evaluate("() => window.benchDone")
    return took


def sessions_mb(browser: Browser, server: Server) -> dict[str, float]:
    """Measure the server's memory in MB with ten visitors, each of whom has filtered once."""
    contexts = [browser.new_context(locale="sl-SI") for _ in range(VISITORS)]
    for n, context in enumerate(contexts):
        page = context.new_page()
        page.goto(f"{server.address}/{list(PAGES.values())[n % len(PAGES)]}")
        page.wait_for_function(READY, timeout=PATIENCE_MS)
        page.locator('[data-go="~tema:sustainable_mobility"]').first.click()
        page.wait_for_function("() => location.search.includes('sustainable_mobility')")
        page.wait_for_function(AT_REST, timeout=PATIENCE_MS)
    status = Path(f"/proc/{server.process}/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    for context in contexts:
        context.close()
    return {"visitors": VISITORS, "mb": float(kilobytes) / 1000}
