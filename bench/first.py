"""A first visit of a fresh browser: on a server that runs, a slow wire, a server just started."""

from __future__ import annotations

import json
from contextlib import ExitStack
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Request

from bench.servers import WAYS, Servers
from bench.wire import Wire, wired
from tests.server import Server
from tests.visitor import PATIENCE_MS

VISITS, SLOW_VISITS, STARTS = 7, 5, 5
SLOW = 10  # Mbit/s
Found = dict[str, list[dict[str, float]]]
# What is looked for: the first figure or text, the arms where they are of the page itself, and
# the map; each is there with so many elements.
_PATHS = ("path.leaflet-interactive", 12)
LOOKED_FOR: dict[str, dict[str, tuple[str, int]]] = {
    "bare_ours": {
        "text": ("[data-testid=stText]", 1),
        "map": ("[data-testid=stText]", 1),
    },
    "static": {"text": ("#figures strong", 1), "map": _PATHS},
    "dash": {"text": ("#figures", 1), "map": _PATHS},
    "native": {"text": ("[data-testid=stMetric]", 1), "map": (".zmos-marker", 12)},
    "dashboard": {
        "text": (".wall-sentence", 1),
        "arms": (".wall-badge img", 12),
        "map": (".zmos-marker", 12),
    },
}
# Runs in the page before anything of its own, and looks at what changes, in the map's frame too.
_NOTE = """
(() => {
  if (window !== window.top) return;
  const wanted = Object.entries(%s);
  const seen = window.benchSeen = {};
  const known = new WeakSet();
  const note = (name) => {
    if (name in seen) return;
    requestAnimationFrame(() => { seen[name] = seen[name] || performance.now(); });
  };
  const look = (inner) => wanted.forEach(([name, [selector, count]]) => {
    if (inner.querySelectorAll(selector).length >= count) note(name);
  });
  const enter = (frame) => {
    const inner = frame.contentDocument;
    look(inner);
    new MutationObserver(() => look(inner)).observe(inner, {childList: true, subtree: true});
  };
  new MutationObserver(() => {
    look(document);
    document.querySelectorAll('iframe').forEach((frame) => {
      if (known.has(frame)) return;
      known.add(frame);
      frame.addEventListener('load', () => enter(frame));
    });
  }).observe(document, {childList: true, subtree: true});
})();
"""
_THERE = "(wanted) => window.benchSeen && wanted.every((name) => name in benchSeen)"


def first_visits(browser: Browser, servers: Servers) -> dict[str, float]:
    """Visit every way for the first time, turn by turn.

    Returns
    -------
    dict of str to float
        For each way, medians from the address to the frame with the first text, with the arms
        and with the whole map: ``<way>_text_ms``, ``_arms_ms``, ``_map_ms``; ``_kb`` of 1000
        bytes that came over the wire, ``_requests``, and ``_again_kb`` of a second visit. The
        same at `SLOW` with ``_slow`` before, and of a server that has just started with
        ``_cold``; of these ``_of_later`` too, the ratio of the times of the whole map to a visit
        of the server that runs, made in the same turn. ``visits``, ``slow_visits``, ``starts``.
    """
    found = {
        "": _in_turns(browser, servers, VISITS, 0),
        "_slow": _in_turns(browser, servers, SLOW_VISITS, SLOW),
        "_cold": _of_starts(browser, servers),
    }
    figures = {"visits": VISITS, "slow_visits": SLOW_VISITS, "starts": STARTS}
    return {name: float(value) for name, value in figures.items()} | {
        f"{way}{mark}_{name}": median(visit[name] for visit in seen)
        for mark, runs in found.items()
        for way, seen in runs.items()
        for name in seen[0]
    }


def _in_turns(browser: Browser, servers: Servers, turns: int, mbit: float) -> Found:
    """Visit the servers that run; the first turn warms up."""
    with ExitStack() as stack:
        wires = {way: stack.enter_context(wired(servers[way], mbit)) for way in LOOKED_FOR}
        turns_of = [
            {way: visits(browser, wire, LOOKED_FOR[way]) for way, wire in wires.items()}
            for _ in range(turns + 1)
        ]
    return {way: [visit[way] for visit in turns_of[1:]] for way in LOOKED_FOR}


def _of_starts(browser: Browser, servers: Servers) -> Found:
    """Visit servers that have just started, and at the same moment those that run.

    A machine is faster in one minute than in another, so that a visit after a start is held
    against one beside it, of an address that the browser has not seen either.
    """
    found: Found = {way: [] for way in LOOKED_FOR}
    for _ in range(STARTS):
        for way, seen in found.items():
            with ExitStack() as stack:
                server = stack.enter_context(WAYS[way]())
                address = server.address if isinstance(server, Server) else server
                started, later = (
                    visits(browser, stack.enter_context(wired(one)), LOOKED_FOR[way])
                    for one in (address, servers[way])
                )
                seen.append(started | {"of_later": started["map_ms"] / later["map_ms"]})
    return found


def visits(browser: Browser, wire: Wire, wanted: dict[str, tuple[str, int]]) -> dict[str, float]:
    """Visit an address with a browser that has nothing of it, and then once more."""
    size = {"width": 1280, "height": 720}
    context = browser.new_context(
        locale="sl-SI",
        viewport=size,  # type: ignore[arg-type]
        bypass_csp=True,  # as tests/visitor.py
    )
    context.set_default_timeout(PATIENCE_MS)
    first, again = (_visit(context, wire, wanted) for _ in range(2))
    context.close()
    return first | {"again_kb": again["kb"], "again_map_ms": again["map_ms"]}


def _visit(
    context: BrowserContext, wire: Wire, wanted: dict[str, tuple[str, int]]
) -> dict[str, float]:
    page, before = context.new_page(), wire.received
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108
    page.add_init_script(_NOTE % json.dumps(wanted))
    page.goto(wire.address)
    page.wait_for_function(_THERE, arg=list(wanted))
    page.wait_for_load_state("networkidle")
    seen: dict[str, float] = page.evaluate("() => window.benchSeen")
    page.close()
    return {f"{name}_ms": ms for name, ms in seen.items()} | {
        "kb": (wire.received - before) / 1000,
        "requests": float(len(requests)),
    }
