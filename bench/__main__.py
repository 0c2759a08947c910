"""Run the benchmarks and print them as a table: ``make bench``, or ``python -m bench PART...``."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

from playwright.sync_api import Browser, sync_playwright

from bench.api import api
from bench.blocking import blocking
from bench.click_rows import click_rows, first_rows
from bench.clicks import clicks
from bench.editing import editing
from bench.edition import edition
from bench.exports import exports
from bench.first import first_visits
from bench.pack import pack
from bench.page_reruns import page_reruns, sessions_mb
from bench.reports import (
    Rows,
    api_rows,
    blocking_rows,
    editing_rows,
    edition_rows,
    file_rows,
    memory_rows,
    page_rows,
    slide_rows,
    wait_rows,
)
from bench.search import search
from bench.servers import Servers
from bench.slides import slide_change
from bench.standalone import standalone
from bench.trick_runs import trick_rows, tricks
from bench.waits import waits
from scripts.browser import find_browser
from tests.server import CHROMIUM_FLAGS, ROOT

RESULTS = ROOT / "bench" / "results.json"
REPORT = ROOT / "docs" / "performance.md"


def _click(browser: Browser, servers: Servers) -> Rows:
    return click_rows(_noted("click", clicks(browser, servers)))


def _first(browser: Browser, servers: Servers) -> Rows:
    return first_rows(_noted("first", first_visits(browser, servers)))


def _blocking(browser: Browser, servers: Servers) -> Rows:
    return blocking_rows(_noted("blocking", blocking(browser, servers["dashboard"])))


def _waits(_: Browser, servers: Servers) -> Rows:
    with servers.large(ZMOS_WORKSHOP="") as fresh:  # makes its files as an operator's does
        return wait_rows(_noted("waits", waits(fresh.address)))


def _large(browser: Browser, servers: Servers) -> Rows:
    rows = page_rows(_noted("pages", page_reruns(browser, servers)))
    # A fresh process with one heap, as `make run` and deploy/ start it.
    with servers.large(MALLOC_ARENA_MAX="1") as fresh:
        return rows + memory_rows(_noted("sessions", sessions_mb(browser, fresh)))


def _slides(browser: Browser, servers: Servers) -> Rows:
    addresses = (servers[name] for name in ("bare_ours", "static", "dashboard"))
    return slide_rows(_noted("slides", slide_change(browser, *addresses)))


def _api(_: Browser, servers: Servers) -> Rows:
    return api_rows(_noted("api", api(servers["api"])))


def _files(*_: object) -> Rows:
    made = {"exports": exports, "pack": pack, "standalone": standalone, "search": search}
    return file_rows({name: _noted(name, measure()) for name, measure in made.items()})


def _editing(browser: Browser, _: Servers) -> Rows:
    return editing_rows(_noted("editing", editing(browser)))


def _edition(browser: Browser, _: Servers) -> Rows:
    return edition_rows(_noted("edition", edition(browser)))


def _tricks(browser: Browser, _: Servers) -> Rows:
    return trick_rows(_noted("tricks", tricks(browser)))


PARTS: dict[str, Callable[[Browser, Servers], Rows]] = {
    "click": _click,
    "first": _first,
    "blocking": _blocking,
    "waits": _waits,
    "large": _large,
    "slides": _slides,
    "api": _api,
    "files": _files,
    "editing": _editing,
    "static": _edition,
    "tricks": _tricks,
}
ALONE = {"tricks"}  # for a decision, not for the report: runs where it is named
_results: dict[str, object] = {}


def _noted(name: str, found):
    """Keep the figures of a part for ``bench/results.json``."""
    _results[name] = found
    return found


def table(rows: Rows) -> str:
    """Write rows as Markdown."""
    lines = ["| what | median | against |", "|---|---|---|"]
    return "\n".join(lines + [f"| {a} | {b} | {c} |" for a, b, c in rows])


def write_report(text: str) -> None:
    """Put the table between the marks in the report."""
    start, end = "<!-- bench:start -->", "<!-- bench:end -->"
    report = REPORT.read_text(encoding="utf-8")
    head, tail = report.split(start)[0], report.split(end)[1]
    REPORT.write_text(f"{head}{start}\n{text}\n{end}{tail}", encoding="utf-8")


def main(named: list[str]) -> int:
    """Run the named parts, or all of the report; only all of them are written into it."""
    if unknown := set(named) - set(PARTS):
        print(f"parts: expected some of {', '.join(PARTS)}; found {', '.join(sorted(unknown))}")
        return 2
    rows: Rows = []
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=list(CHROMIUM_FLAGS)
        )
        servers = Servers(stack)
        for name in named or [part for part in PARTS if part not in ALONE]:
            start = time.monotonic()
            found = PARTS[name](browser, servers)
            print(table(found), flush=True)  # kept where a later part breaks off
            rows += found
            print(f"{name}: {time.monotonic() - start:.0f} s", file=sys.stderr)
        browser.close()
    RESULTS.write_text(json.dumps(_results, indent=1) + "\n", encoding="utf-8")
    if not named:
        write_report(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
