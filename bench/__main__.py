"""Run the benchmarks and print them as a table: ``make bench``."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from bench.api import api
from bench.blocking import blocking
from bench.exports import exports
from bench.pack import pack
from bench.page_reruns import page_reruns, sessions_mb
from bench.reports import blocking_rows, file_rows, page_rows, slide_rows
from bench.search import search
from bench.server import CHROMIUM_FLAGS, ROOT, Server, running, serving
from bench.slides import slide_change
from bench.standalone import standalone
from bench.visitor import AT_REST, new_page
from scripts.browser import find_browser
from scripts.generate_projects import generate
from webmap.bundle import publish_map
from zmos_data.loading import load_dataset
from zmos_data.package import FOLDER_VARIABLE

RESULTS = ROOT / "bench" / "results.json"
REPORT = ROOT / "docs" / "performance.md"
PLAIN = ROOT / "bench"  # a folder without settings of Streamlit
CLICKS, STARTS = 20, 9
WAYS = {"bare": "bench/bare.py", "usual": "bench/usual.py", "dashboard": "dashboard.py"}

# In the page: note the click, then look at every frame until the wanted state is painted.
WATCH = """
() => {
  const state = () => {
    const frame = document.querySelector('iframe.stCustomComponentV1');
    if (!frame) return (document.querySelector('[data-testid=stText]') || {}).textContent;
    const inner = frame.contentDocument;
    if (!inner || !inner.body || !inner.querySelector('path.leaflet-interactive')) return null;
    const map = inner.querySelector('.leaflet-container');
    return map && map.dataset.state || inner.body.dataset.state;
  };
  window.benchState = state;
  window.benchWatch = (before) => new Promise((done) => {
    let clicked = 0, blank = 0, last = 0;
    document.addEventListener('pointerdown', () => { clicked = last = performance.now(); },
      {once: true, capture: true});
    const look = () => {
      const now = performance.now(), seen = state();
      if (clicked && !seen) blank += now - last;
      last = now;
      if (clicked && seen && seen !== before) {
        requestAnimationFrame(() => done({ms: performance.now() - clicked, blank: blank}));
      } else requestAnimationFrame(look);
    };
    look();
  });
}
"""


def settled(page: Page) -> None:
    """Wait until the page shows a state and the script is at rest."""
    page.wait_for_function("() => window.benchState && window.benchState()")
    page.wait_for_function(AT_REST)


def target(page: Page, way: str, n: int) -> Any:
    """Return what is clicked: the other choice of the radio, or the theme's box."""
    if way == "dashboard":
        return page.locator('[data-facet=tema] [data-nav*="sustainable_mobility"]')
    return (
        page.locator('[data-testid="stRadio"] label')
        .filter(has=page.locator("input"))
        .nth(1 - n % 2)
    )


def measure_click(page: Page, way: str, n: int, traffic: list[int]) -> dict[str, float]:
    """Click once and wait until the new state is painted."""
    settled(page)
    page.evaluate(
        "() => { const f = document.querySelector('iframe'); if (f) f.benchMark = true; }"
    )
    start = len(traffic)
    watch = "() => { window.benchDone = window.benchWatch(window.benchState()); }"
    page.evaluate(watch)
    target(page, way, n).click()
    result: dict[str, float] = page.evaluate("() => window.benchDone")
    settled(page)
    kept = page.evaluate(
        "() => { const f = document.querySelector('iframe'); return !!(f && f.benchMark); }"
    )
    return {**result, "kept": float(kept), "bytes": float(sum(traffic[start:]))}


def open_page(browser: Browser, address: str) -> tuple[Page, list[int]]:
    """Open a page and count the bytes that come over its socket."""
    page = new_page(browser)
    traffic: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: traffic.append(len(frame))),
    )
    page.goto(address)
    page.evaluate(WATCH)
    return page, traffic


def filter_click(browser: Browser, addresses: dict[str, str]) -> dict[str, float]:
    """Measure a filter click in the three ways, turn by turn."""
    pages = {way: open_page(browser, address) for way, address in addresses.items()}
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in pages}
    fresh: dict[str, float] = {}
    for n in range(CLICKS + 2):
        for way, (page, traffic) in pages.items():
            page.bring_to_front()
            result = measure_click(page, way, n, traffic)
            if n == 0:  # a view that the browser has not seen before
                fresh[way] = result["bytes"]
            if n >= 2:  # the first two warm up
                runs[way].append(result)
    for page, _ in pages.values():
        page.context.close()
    median = {way: statistics.median(r["ms"] for r in results) for way, results in runs.items()}
    ours = runs["dashboard"]
    return {
        "bare_ms": median["bare"],
        "usual_ms": median["usual"],
        "dashboard_ms": median["dashboard"],
        "dashboard_max_ms": max(r["ms"] for r in ours),
        "bytes_per_click": statistics.median(r["bytes"] for r in ours),
        "bytes_of_new_view": fresh["dashboard"],
        "usual_bytes_per_click": statistics.median(r["bytes"] for r in runs["usual"]),
        "iframe_kept": statistics.mean(r["kept"] for r in ours),
        "blank_ms": max(r["blank"] for r in ours),
        "usual_blank_ms": statistics.median(r["blank"] for r in runs["usual"]),
        "python_ms": python_ms(),
        "clicks": CLICKS,
    }


def python_ms() -> float:
    """Measure a rerun of the map page in Python alone, after a filter click."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.run()
    times = []
    for n in range(CLICKS):
        app.query_params["tema"] = "sustainable_mobility" if n % 2 else "urban_environment"
        start = time.perf_counter()
        app.run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def first_map(browser: Browser, addresses: dict[str, str]) -> dict[str, float]:
    """Measure a first visit: from the address to the first text, and to the map with arms."""
    times: dict[str, list[float]] = {"bare": [], "dashboard": []}
    for _ in range(STARTS):
        for way, found in times.items():
            page = new_page(browser, 720)
            start = time.perf_counter()
            page.goto(addresses[way])
            if way == "bare":
                page.get_by_test_id("stText").wait_for()
            else:
                page.frame_locator("iframe").locator(".zmos-marker").nth(11).wait_for()
            found.append((time.perf_counter() - start) * 1000)
            page.context.close()
    return {
        "bare_ms": statistics.median(times["bare"]),
        "dashboard_ms": statistics.median(times["dashboard"]),
        "starts": STARTS,
    }


def table(results: dict[str, dict[str, float]]) -> str:
    """Write the results as Markdown: figures of one run, with the ratios that count."""
    click, first = results["filter_click"], results["first_map"]
    rows = [
        ("filter click, bare page (a)", f"{click['bare_ms']:.0f} ms", "the floor"),
        ("filter click, map the usual way (b)", f"{click['usual_ms']:.0f} ms",
         f"{click['usual_ms'] / click['bare_ms']:.2f} x (a)"),
        ("filter click, dashboard (c)", f"{click['dashboard_ms']:.0f} ms",
         f"{click['dashboard_ms'] / click['bare_ms']:.2f} x (a), "
         f"{click['dashboard_ms'] / click['usual_ms']:.2f} x (b)"),
        ("slowest click of (c)", f"{click['dashboard_max_ms']:.0f} ms", ""),
        ("bytes a click, (c)", f"{click['bytes_per_click'] / 1000:.1f} kB",
         f"(b): {click['usual_bytes_per_click'] / 1000:.1f} kB"),
        ("bytes of a view not seen before, (c)", f"{click['bytes_of_new_view'] / 1000:.1f} kB", ""),
        ("iframe kept, (c)", f"{click['iframe_kept']:.0%}", ""),
        ("map blank, (c)", f"{click['blank_ms']:.0f} ms", f"(b): {click['usual_blank_ms']:.0f} ms"),
        ("Python a rerun, (c)", f"{click['python_ms']:.0f} ms", ""),
        ("first text, bare page (a)", f"{first['bare_ms']:.0f} ms", ""),
        ("first map with arms, dashboard (c)", f"{first['dashboard_ms']:.0f} ms",
         f"{first['dashboard_ms'] / first['bare_ms']:.2f} x (a)"),
    ]  # fmt: skip
    rows += blocking_rows(results["blocking"])
    rows += page_rows(results["page_rerun"], results["sessions"])
    rows += slide_rows(results["slide_change"]) + file_rows(results)
    lines = ["| what | median | against |", "|---|---|---|"]
    return "\n".join(lines + [f"| {a} | {b} | {c} |" for a, b, c in rows])


def write_report(text: str) -> None:
    """Put the table between the marks in the report."""
    start, end = "<!-- bench:start -->", "<!-- bench:end -->"
    report = REPORT.read_text(encoding="utf-8")
    head, tail = report.split(start)[0], report.split(end)[1]
    REPORT.write_text(f"{head}{start}\n{text}\n{end}{tail}", encoding="utf-8")


def large_server(stack: ExitStack) -> AbstractContextManager[Server]:
    """Serve the dashboard on the generated data, which are written once a run."""
    folder = Path(tempfile.gettempdir()) / f"zmos-bench-{os.getpid()}"
    if not folder.exists():
        generate(folder)
        stack.callback(shutil.rmtree, folder)
    return serving("dashboard.py", environment={FOLDER_VARIABLE: str(folder)})


def main() -> int:
    """Run everything; write ``bench/results.json`` and the report."""
    # Streamlit serves static files from beside the script, so (b) needs them in bench/ too.
    files = ROOT / "bench" / "static" / "published"
    files.mkdir(parents=True, exist_ok=True)
    for file in publish_map(load_dataset()).files:
        (files / file.name).write_bytes(file.content)
    with ExitStack() as stack:
        # (a) and (b) are Streamlit as it comes; our settings are a part of (c).
        settings = {"dashboard": ROOT}
        addresses = {
            way: stack.enter_context(running(script, settings=settings.get(way, PLAIN)))
            for way, script in WAYS.items()
        }
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=list(CHROMIUM_FLAGS)
        )
        results = {
            "filter_click": filter_click(browser, addresses),
            "first_map": first_map(browser, addresses),
            "blocking": blocking(browser, addresses["dashboard"]),
            "slide_change": slide_change(browser, addresses["bare"], addresses["dashboard"]),
        }
        with large_server(stack) as large:
            ways = (addresses["bare"], addresses["dashboard"], large.address)
            results["page_rerun"] = page_reruns(browser, *ways)
        with large_server(stack) as large:  # a fresh process, as an operator would measure it
            results["sessions"] = sessions_mb(browser, large)
        browser.close()
        with running("scripts/serve.py") as address:
            results["api"] = api(address)
    results |= {
        "exports": exports(),
        "pack": pack(),
        "standalone": standalone(),
        "search": search(),
    }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(table(results))
    write_report(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
