"""A slide change in the presentation, beside a bare rerun and a change in a static page."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, Page

from bench.acts import radio
from bench.clicks import TEXT
from bench.others import SCOPE, choose
from bench.watch import measure, watched
from tests.visitor import visit, wait_for_rest

TURNS = 20
HEIGHT = 720  # px of a screen in a hall
# In the page: note the key or the click, then look at every frame until the wanted thing is
# painted. On a slide with a map that is its title and the map's state, else its title.
WATCH = """
(wanted) => new Promise((done) => {
  let started = 0, last = 0, blank = 0;
  const begin = (event) => { if (!started) started = last = event.timeStamp; };
  document.addEventListener('keydown', begin, {capture: true});
  document.addEventListener('pointerdown', begin, {capture: true});
  const frame = () => document.querySelector('iframe.stCustomComponentV1');
  const map = () => frame().contentDocument.querySelector('.leaflet-container');
  const seen = () => {
    const slide = document.querySelector('.slide.on');
    if (Number(slide.dataset.slide) !== wanted) return false;
    const place = slide.querySelector('.map-place');
    return !place || map().dataset.state.startsWith('slide=' + wanted + '&');
  };
  const empty = () => !frame().contentDocument.querySelector('path.leaflet-interactive');
  const look = () => {
    const now = performance.now();
    if (started && empty()) blank += now - last;
    last = now;
    if (started && seen()) {
      requestAnimationFrame(() => {
        document.removeEventListener('keydown', begin, {capture: true});
        document.removeEventListener('pointerdown', begin, {capture: true});
        done({ms: performance.now() - started, blank: blank});
      });
    } else requestAnimationFrame(look);
  };
  look();
})
"""
MARK = "frame => { frame.benchMark = true; }"
KEPT = "frame => frame.benchMark === true"


def slide_change(browser: Browser, bare: str, static: str, dashboard: str) -> dict[str, float]:
    """Measure slides by turns with clicks on the bare page and on the static one.

    Returns
    -------
    dict of str to float
        ``bare_ms``, ``static_ms`` and ``slide_ms`` (medians), ``slide_max_ms``, ``times_bare``
        and ``times_static`` (medians of the ratio in a turn), ``blank_ms`` (longest time
        without a map), ``iframe_kept`` (1 if the map is the same one at the end), ``turns``.
    """
    floor = watched(browser, bare, TEXT, radio, has_map=False)
    page = watched(browser, static, SCOPE, choose)
    deck = visit(browser, f"{dashboard}/predstavitev", HEIGHT)
    deck.frame_locator("iframe.stCustomComponentV1").locator(
        '.leaflet-container[data-state^="slide="], .leaflet-container'
    ).first.wait_for(state="attached")
    slides = deck.locator(".slide[data-slide]").count()
    deck.locator("iframe.stCustomComponentV1").evaluate(MARK)
    runs, number = [], 1
    for turn in range(TURNS + 2):
        number = number % slides + 1
        key = "Home" if number == 1 else "ArrowRight"
        deck.bring_to_front()
        found = _measured(deck, number, lambda key=key: deck.keyboard.press(key))
        found |= {"bare": measure(floor, turn)["ms"], "static": measure(page, turn)["ms"]}
        if turn >= 2:  # the first two warm up
            runs.append(found)
    kept = deck.locator("iframe.stCustomComponentV1").evaluate(KEPT)
    for opened in (floor.page, page.page, deck):
        opened.context.close()
    return {
        "bare_ms": median(run["bare"] for run in runs),
        "static_ms": median(run["static"] for run in runs),
        "slide_ms": median(run["ms"] for run in runs),
        "slide_max_ms": max(run["ms"] for run in runs),
        "times_bare": median(run["ms"] / run["bare"] for run in runs),
        "times_static": median(run["ms"] / run["static"] for run in runs),
        "blank_ms": max(run["blank"] for run in runs),
        "iframe_kept": float(kept),
        "turns": TURNS,
    }


def _measured(page: Page, wanted: int, act) -> dict[str, float]:
    """Act and wait until what is wanted is painted."""
    page.evaluate(f"(wanted) => {{ window.benchDone = ({WATCH})(wanted); }}", wanted)
    act()
    found: dict[str, float] = page.evaluate("() => window.benchDone")
    wait_for_rest(page)
    return found
