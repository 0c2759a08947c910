"""A click on a filter until the last change is painted: every way, turn by turn."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import mean, median

from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from bench import acts, others
from bench.servers import Servers
from bench.watch import Act, measure, watched
from tests.server import ROOT

CLICKS, WARM_UP = 15, 2
TEXT = "[data-testid=stText]"
NATIVE = "[data-testid=stMetric], [data-testid=stDataFrame], [data-testid=stText]"


@dataclass(frozen=True)
class Way:
    """One way to do the job: its server, what counts as content, and what the visitor does."""

    server: str
    act: Act
    scope: str
    query: str = ""
    prepare: Act | None = None


def _of_board(server: str) -> dict[str, Way]:
    """Return what is done on a dashboard, on the shipped data or on the large."""
    return {
        f"{server}_seen": Way(server, acts.seen, acts.BOARDS),
        f"{server}_unseen": Way(server, acts.unseen, acts.BOARDS, f"?{acts.START}"),
        # The same steps as the visitor before, a moment later: new to this tab, not to the server.
        f"{server}_known": Way(server, acts.unseen, acts.BOARDS, f"?{acts.START}"),
        f"{server}_search": Way(server, acts.send_word, acts.BOARDS, "", acts.type_word),
    }


WAYS = {
    "bare": Way("bare", acts.radio, TEXT),
    "bare_ours": Way("bare_ours", acts.radio, TEXT),
    "static": Way("static", others.choose, others.SCOPE),
    "dash": Way("dash", others.choose, others.SCOPE),
    "usual": Way("usual", acts.radio, NATIVE),
    "native_seen": Way("native", acts.native_seen, NATIVE),
    "native_unseen": Way("native", acts.native_unseen, NATIVE),
    **_of_board("dashboard"),
    "ahead": Way("ahead", acts.seen, acts.FIGURES),
    **_of_board("large"),
}


def clicks(browser: Browser, servers: Servers, count: int = CLICKS) -> dict[str, float]:
    """Click in every way, turn by turn, so that what else the machine does falls on all alike.

    Returns
    -------
    dict of str to float
        For each way: ``<way>_ms``, median to the last change painted, ``_sight_ms`` to the last
        in the window, ``_max_ms``, ``_x`` and
        ``_x_plain``, median of the ratio to (a') and to (a) of the same turn, ``_kb`` that
        came, ``_blank_ms``, the longest time without a map, ``_kept``, the part of the clicks
        that left the map's frame standing. ``clicks``, and ``python_ms`` of a rerun.
    """
    pages = {
        name: watched(
            browser,
            f"{servers[way.server]}/{way.query}",
            way.scope,
            way.act,
            way.prepare,
            has_map=way.scope != TEXT,
        )
        for name, way in WAYS.items()
    }
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
    for n in range(count + WARM_UP):
        for name, page in pages.items():
            found = measure(page, n)
            if n >= WARM_UP:
                runs[name].append(found)
    for page in pages.values():
        page.page.context.close()
    found = {"clicks": float(count), "python_ms": _python_ms()}
    for name in WAYS:
        found |= {f"{name}{key}": value for key, value in _summed(runs, name).items()}
    return found


def _summed(runs: dict[str, list[dict[str, float]]], name: str) -> dict[str, float]:
    """Sum the turns of a way up, beside those of the bare pages."""
    own = runs[name]

    def times(floor: str) -> float:
        pairs = zip(own, runs[floor], strict=True)
        return median(one["ms"] / other["ms"] for one, other in pairs)

    return {
        "_ms": median(run["ms"] for run in own),
        "_sight_ms": median(run["sight"] for run in own),
        "_max_ms": max(run["ms"] for run in own),
        "_x": times("bare_ours"),
        "_x_plain": times("bare"),
        "_kb": median(run["kb"] for run in own),
        "_blank_ms": max(run["blank"] for run in own),
        "_kept": mean(run["kept"] for run in own),
    }


def _python_ms() -> float:
    """Measure a rerun of the map's page in Python alone, after a click on a filter."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.run()
    times = []
    for n in range(CLICKS):
        app.query_params["tema"] = "sustainable_mobility" if n % 2 else "urban_environment"
        start = time.perf_counter()
        app.run()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)
