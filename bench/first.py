"""A first visit of a fresh browser, on a server that runs and on one that has just started."""

from __future__ import annotations

import json
from contextlib import ExitStack
from statistics import median

from playwright.sync_api import Browser, Request

from bench.servers import WAYS, Servers
from bench.watch import kilobytes, listen
from tests.visitor import new_page

VISITS, STARTS = 7, 3
# What is looked for: the first figure or text, and so many of what the map consists of.
LOOKED_FOR = {
    "bare_ours": ("[data-testid=stText]", "[data-testid=stText]", 1),
    "static": ("#figures strong", "path.leaflet-interactive", 12),
    "dash": ("#figures", "path.leaflet-interactive", 12),
    "native": ("[data-testid=stMetric]", ".zmos-marker", 12),
    "dashboard": (".sentence", ".zmos-marker", 12),
}
# Runs in the page before anything of its own, and looks at what changes, in the map's frame too.
_NOTE = """
(() => {
  if (window !== window.top) return;
  const [text, map, count] = %s;
  const seen = window.benchSeen = {};
  const known = new WeakSet();
  const note = (name) => {
    if (name in seen) return;
    requestAnimationFrame(() => { seen[name] = seen[name] || performance.now(); });
  };
  const look = (inner) => { if (inner.querySelectorAll(map).length >= count) note('map'); };
  const enter = (frame) => {
    const inner = frame.contentDocument;
    look(inner);
    new MutationObserver(() => look(inner)).observe(inner, {childList: true, subtree: true});
  };
  new MutationObserver(() => {
    if (document.querySelector(text)) note('text');
    look(document);
    document.querySelectorAll('iframe').forEach((frame) => {
      if (known.has(frame)) return;
      known.add(frame);
      frame.addEventListener('load', () => enter(frame));
    });
  }).observe(document, {childList: true, subtree: true});
})();
"""
_THERE = "() => window.benchSeen && 'text' in benchSeen && 'map' in benchSeen"


def first_visits(browser: Browser, servers: Servers) -> dict[str, float]:
    """Visit every way for the first time, turn by turn.

    Returns
    -------
    dict of str to float
        For each way, medians from the address to the frame with the first text and with the
        whole map: ``<way>_text_ms``, ``_map_ms``; ``_kb`` and ``_requests``; the same of a
        server that has just started with ``_cold`` before. ``visits`` and ``starts``.
    """
    warm: dict[str, list[dict[str, float]]] = {way: [] for way in LOOKED_FOR}
    cold: dict[str, list[dict[str, float]]] = {way: [] for way in LOOKED_FOR}
    for turn in range(VISITS + 1):  # the first warms up
        for way, found in warm.items():
            visit = _visit(browser, servers[way], way)
            if turn:
                found.append(visit)
    for _ in range(STARTS):
        for way, found in cold.items():
            with ExitStack() as stack:
                found.append(_visit(browser, stack.enter_context(WAYS[way]()), way))
    found = {"visits": float(VISITS), "starts": float(STARTS)}
    for mark, runs in (("", warm), ("_cold", cold)):
        for way, visits in runs.items():
            for name in visits[0]:
                found[f"{way}{mark}_{name}"] = median(visit[name] for visit in visits)
    return found


def _visit(browser: Browser, address: str, way: str) -> dict[str, float]:
    """Visit an address with a browser that has nothing of it."""
    page = new_page(browser, 720)
    sockets: list[int] = []
    requests: list[Request] = []
    listen(page, sockets, requests)
    page.add_init_script(_NOTE % json.dumps(LOOKED_FOR[way]))
    page.goto(address)
    page.wait_for_function(_THERE)
    page.wait_for_load_state("networkidle")
    seen: dict[str, float] = page.evaluate("() => window.benchSeen")
    found = {
        "text_ms": seen["text"],
        "map_ms": seen["map"],
        "kb": kilobytes(sockets, requests),
        "requests": float(len(requests)),
    }
    page.context.close()
    return found
