"""What a click changes on screen, watched in the page by what the browser itself tells of it.

The click ends with the frame in which the last change of the figures, the map and the table is
painted: the mutations of those parts and of the map in its frame (not what streamlit-folium does
beside it), and what is written on a canvas. Told beside it is the frame of the last change in the
window: what lies below it is seen by nobody yet, and may be written later (ui/board/behind.js).
Nothing looks again and again meanwhile, so that the watching takes no turn of the page's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, Request, WebSocket

from tests.visitor import AT_REST, new_page

Act = Callable[[Page, int], None]  # on a page, for the n-th time
QUIET_MS = 300  # without a change: the click is done, if the script is at rest, too
_INSTALL = """
([scope, quiet]) => {
  const bench = window.bench = {done: null};
  const app = document.querySelector('[data-testid=stApp]');
  const known = new WeakSet();
  const over = () => {
    if ((app && app.dataset.testScriptState !== 'notRunning') ||
      globalThis.zmosConnection?.isWaiting()) {
      bench.timer = setTimeout(over, quiet);
      return;
    }
    const done = bench.done;
    bench.done = null;
    const ms = bench.painted - bench.started;
    done({ms: ms, sight: bench.seen ? bench.seen - bench.started : ms, blank: bench.blank});
  };
  // Asked behind the frame: where something stands is known then, and costs no layout.
  const inSight = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    if (!element || !element.isConnected) return false;
    if (element.ownerDocument !== document) return true; // on the map
    const {top, bottom, width} = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  };
  const changed = (nodes) => {
    if (!bench.done || !bench.started) return;
    clearTimeout(bench.timer);
    bench.timer = setTimeout(over, quiet);
    bench.touched.push(...nodes);
    if (bench.frame) return;
    bench.frame = requestAnimationFrame(() => {
      const behind = new MessageChannel(); // after this frame's layout and paint
      behind.port1.onmessage = () => {
        bench.frame = 0;
        bench.painted = performance.now();
        if (bench.touched.splice(0).some(inSight)) bench.seen = bench.painted;
      };
      behind.port2.postMessage(0);
    });
  };
  const blank = () => {
    const map = document.querySelector('iframe');
    if (!bench.done || !bench.started || !map) return;
    const empty = !(map.contentDocument && map.contentDocument.querySelector('path'));
    if (empty && !bench.since) bench.since = performance.now();
    if (!empty && bench.since) {
      bench.blank += performance.now() - bench.since;
      bench.since = 0;
    }
  };
  const within = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    return element && element.closest(scope) && !element.closest('canvas');
  };
  const brings = (node) => node.nodeType === 1 &&
    (node.matches(scope) || node.querySelector(scope));
  // A record whose attribute is what it was paints nothing, nor does the address of a link, which
  // follows behind the frame (ui/board/links.js).
  const real = (record) => record.type !== 'attributes' ||
    (record.oldValue !== record.target.getAttribute(record.attributeName) &&
      !(record.target.tagName === 'A' && record.attributeName === 'href'));
  const onMap = (node) => (node.nodeType === 1 ? node : node.parentElement)
    ?.closest('.leaflet-container');
  const touched = (records) => records.flatMap((record) =>
    record.addedNodes.length ? [...record.addedNodes] : [record.target]);
  const all = {childList: true, characterData: true, attributes: true, attributeOldValue: true,
    subtree: true};
  const enter = (frame) => {
    const inner = frame.contentDocument;
    if (!inner || known.has(inner)) return;
    known.add(inner);
    new MutationObserver((records) => {
      blank();
      const found = records.filter((record) => real(record) && (onMap(record.target) ||
        [...record.addedNodes].some((node) => onMap(node))));
      if (found.length) changed(touched(found));
    }).observe(inner, all);
  };
  const frames = () => document.querySelectorAll('iframe').forEach((frame) => {
    if (!known.has(frame)) {
      frame.addEventListener('load', () => { enter(frame); changed([frame]); });
    }
    known.add(frame);
    enter(frame);
  });
  new MutationObserver((records) => {
    frames();
    blank();
    const found = records.filter((record) => real(record) && (within(record.target) ||
      [...record.addedNodes].some(brings)));
    if (found.length) changed(touched(found));
  }).observe(document.body, all);
  frames();
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...words) {
    // A table is drawn on a canvas that is not of the page, and copied from there.
    changed([this.canvas.isConnected ? this.canvas : document.querySelector('canvas') || document]);
    return write.apply(this, words);
  };
  const begin = (event) => { if (bench.done && !bench.started) bench.started = event.timeStamp; };
  // Before what the page itself has on its document, whose changes are told as it ends.
  window.addEventListener('pointerdown', begin, {capture: true});
  window.addEventListener('keydown', begin, {capture: true});
  bench.arm = () => {
    bench.result = new Promise((done) => {
      Object.assign(bench, {started: 0, painted: 0, seen: 0, touched: [], blank: 0, since: 0,
        done: done});
    });
  };
}
"""
_KEPT = "() => { const f = document.querySelector('iframe'); return !!f && f.benchMark === true; }"
_MARK = "() => { const f = document.querySelector('iframe'); if (f) f.benchMark = true; }"
# Whether the page shows the small job: figures, and a map where it has one.
_READY = """
([scope, map]) => document.querySelector(scope) && (!map ||
  [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)]
    .some((inner) => inner && inner.querySelector('path.leaflet-interactive')))
"""


@dataclass
class Watched:
    """A page in which clicks are measured: the act, and which parts of it are content."""

    page: Page
    act: Act
    prepare: Act | None
    sockets: list[int] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)


def kilobytes(sockets: list[int], requests: list[Request]) -> float:
    """Return what came over sockets and as answers with their heads, in kB of 1000 bytes."""
    sizes = [request.sizes() for request in requests]
    answers = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    return (sum(sockets) + answers) / 1000


def watched(
    browser: Browser,
    address: str,
    scope: str,
    act: Act,
    prepare: Act | None = None,
    *,
    has_map: bool = True,
    height: int = 900,
) -> Watched:
    """Open an address and watch what changes in it.

    Parameters
    ----------
    browser : Browser
        The browser.
    address : str
        Address of the page.
    scope : str
        Selector of the figures and the table; the map's frame counts in any case.
    act : callable
        Acts for the n-th time, such as a click on a filter.
    prepare : callable, optional
        What comes before that and is not measured, such as typing a word.
    has_map : bool
        Whether there is a map to wait for.
    height : int
        Height of the window in px.
    """
    page = new_page(browser, height)
    found = Watched(page, act, prepare)
    listen(page, found.sockets, found.requests)
    page.goto(address)
    page.wait_for_function(_READY, arg=[scope, has_map])
    rest(page)
    page.evaluate(_INSTALL, [scope, QUIET_MS])
    return found


def listen(page: Page, sockets: list[int], requests: list[Request]) -> None:
    """Note the size of what comes over a page's sockets, and its requests."""

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sockets.append(len(frame)))

    page.on("websocket", opened)
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108


def rest(page: Page) -> None:
    """Wait until the script of a page of Streamlit's is at rest; another's always is."""
    if page.locator("[data-testid=stApp]").count():
        page.wait_for_function(AT_REST)


def measure(watched: Watched, n: int) -> dict[str, float]:
    """Act for the n-th time.

    Returns
    -------
    dict of str to float
        ``ms`` to the last change, ``sight`` to the last change in the window, ``blank`` ms without
        a map, ``kb`` that came, ``kept`` whether the map stays.
    """
    page = watched.page
    page.bring_to_front()
    rest(page)
    if watched.prepare:
        watched.prepare(page, n)
    page.evaluate(_MARK)
    counts = len(watched.sockets), len(watched.requests)
    page.evaluate("() => bench.arm()")
    watched.act(page, n)
    found: dict[str, float] = page.evaluate("() => bench.result")
    kept = float(page.evaluate(_KEPT))
    kb = kilobytes(watched.sockets[counts[0] :], watched.requests[counts[1] :])
    return {**found, "kept": kept, "kb": kb}
