"""The static edition: how long it takes to make, how heavy it is, a first visit and a click."""

from __future__ import annotations

import gzip
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

import uvicorn
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bench.acts import FIGURES
from bench.acts import seen as click_theme
from bench.first import LOOKED_FOR, SLOW, SLOW_VISITS, VISITS, visits
from bench.watch import measure, watched
from bench.wire import wired
from static_site.worker import NAME as WORKER
from tests.server import ROOT, free_port

CLICKS = 20
PAGE = "/sl/index.html"


def edition(browser: Browser) -> dict[str, float]:
    """Build the edition, visit its map and click its filters.

    Returns
    -------
    dict of str to float
        ``build_s``, and ``build_cpu_s`` of all processors; ``mb`` of the dashboard, in which is
        everything but the files to take away, and ``files_mb`` of these; ``kept_kb`` that a
        browser fetches three seconds later, to keep the pages without a network; of a first visit
        and of one at `SLOW` (``_slow``) the figures of `bench.first.first_visits`; ``click_ms``,
        the median from the press on a theme to the last change in the window, and
        ``click_whole_ms`` to the last of figures, map and table, as of every other way.
    """
    with tempfile.TemporaryDirectory() as folder:
        start, spent = time.monotonic(), _spent()
        command = [sys.executable, "-m", "static_site", folder]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        found = {"build_s": time.monotonic() - start, "build_cpu_s": _spent() - spent}
        sizes = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))["bytes"]
        found |= {"mb": sizes["dashboard"] / 1e6, "files_mb": sizes["files"] / 1e6}
        found["kept_kb"] = _kept_kb(Path(folder))
        with served(Path(folder)) as address:
            return found | _click(browser, address) | _first(browser, address)


def _kept_kb(folder: Path) -> float:
    """Return how much, compressed, a browser fetches afterwards to keep it without a network."""
    said = re.search(r'"shell": ?(\[[^]]*\])', (folder / WORKER).read_text(encoding="utf-8"))
    assert said, f"{WORKER}: expected the list of what is kept, found none"
    packed = (len(gzip.compress((folder / path).read_bytes())) for path in json.loads(said[1]))
    return sum(packed) / 1e3


def _spent() -> float:
    """Return the seconds of a processor that the processes of this one have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _first(browser: Browser, address: str) -> dict[str, float]:
    found = {}
    for mark, turns, mbit in (("", VISITS, 0), ("_slow", SLOW_VISITS, SLOW)):
        with wired(address, mbit) as wire:
            wire.address += PAGE
            seen = [visits(browser, wire, LOOKED_FOR["dashboard"]) for _ in range(turns + 1)][1:]
        found |= {f"{name}{mark}": median(one[name] for one in seen) for name in seen[0]}
    return found


def _click(browser: Browser, address: str) -> dict[str, float]:
    """Click a theme on and off, and wait each time until nothing changes any more."""
    seen = watched(browser, address + PAGE, FIGURES, click_theme)
    runs = [measure(seen, n) for n in range(CLICKS + 4)][4:]
    seen.page.context.close()
    return {
        "click_ms": median(run["sight"] for run in runs),
        "click_whole_ms": median(run["ms"] for run in runs),
    }


class _Files(StaticFiles):
    """Files with the headers of docs/nginx-static.conf, as far as a browser's speed knows them."""

    def file_response(self, full_path: Any, *rest: Any, **named: Any) -> Response:
        """Let the browser keep what is named by its content, and ask for the rest each time."""
        answer = super().file_response(full_path, *rest, **named)
        kept = Path(full_path).parent.name in ("static", "states", "pictures")
        lasting = "public, max-age=31536000, immutable" if kept else "no-cache"
        answer.headers["cache-control"] = lasting
        return answer


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as a web server of today does, compressed, and give its address."""
    app = Starlette(
        routes=[Mount("/", _Files(directory=folder))],
        middleware=[Middleware(GZipMiddleware)],
    )
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
