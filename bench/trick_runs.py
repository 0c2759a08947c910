"""What each trick of the board saves: a click with it switched off beside one of the product."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import combinations
from statistics import mean, median
from urllib.parse import quote

from playwright.sync_api import Browser, CDPSession

from bench import acts, processor
from bench.clicks import TEXT
from bench.tricks import ENVIRONMENT, NAMES
from bench.watch import Watched, measure, watched
from tests.server import Server, serving

CLICKS, WARM_UP = 20, 2
FLOOR = "bare page with our settings (a')"
ACTS = {"seen": ("", acts.seen), "unseen": (f"&{acts.START}", acts.unseen)}
# Each trick leaves other towns out, so that its unseen views are none of the other tricks'; of
# those that stay each option keeps a project.
TOWNS = ("011", "050", "052", "054", "061", "070", "080", "084", "085", "096", "112", "133")
# A server of its own has fewer pages to serve, so that it needs a product of its own beside it.
BESIDE = {name: f"the product beside {name}" for name in ENVIRONMENT}
_SPARED = ("050", "052", "054", "061", "070", "080", "084", "096", "112")
LEFT_OUT = ((), *combinations(_SPARED, 1), *combinations(_SPARED, 2))


Place = tuple[Watched, int, CDPSession]  # a page, the process of its server, its own one's clock
Runs = dict[tuple[str, str], list[dict[str, float]]]


def tricks(browser: Browser, clicks: int = CLICKS) -> dict[str, dict[str, float]]:
    """Measure a click on the map's page without each trick, turn by turn on one server.

    Returns
    -------
    dict of str to dict of str to float
        For each trick and act (``seen_`` and ``unseen_`` before each name): ``ms``, the median
        of the click without it; ``saved_ms``, the median of what it took more than the
        product's in the same turn; ``server_ms`` and ``browser_ms``, what it took more time of
        the processor; ``kb`` of what came. "nothing" is the product against itself: the noise.
        What is read once by a process stands beside a product on a server of its own as well.
        ``FLOOR`` is the bare page in the same turns, with ``ms``, ``server_ms``, ``browser_ms``
        and ``kb`` of its own click.
    """
    with ExitStack() as stack:
        pages = _opened(browser, stack)
        runs: Runs = {key: [] for key in pages}
        for n in range(clicks + WARM_UP):
            for key, place in pages.items():
                found = _measure(*place, n)
                if n >= WARM_UP:
                    runs[key].append(found)
        for page, *_ in pages.values():
            page.page.context.close()
    return {FLOOR: _alone(runs[FLOOR, ""]), **{name: _beside(runs, name) for name in NAMES}}


def _opened(browser: Browser, stack: ExitStack) -> dict[tuple[str, str], Place]:
    """Open the bare page, and a page for each trick and act."""
    bare = stack.enter_context(serving("bench/bare.py"))
    floor = watched(browser, bare.address, TEXT, acts.radio, has_map=False)
    pages = {(FLOOR, ""): (floor, bare.process, processor.of_page(floor.page))}
    servers: dict[str, Server] = {}
    for number, name in enumerate(("product", *NAMES, *BESIDE.values())):
        towns = ",".join(code for code in TOWNS if code not in LEFT_OUT[number])
        own = name if name in ENVIRONMENT or name in BESIDE.values() else ""
        if own not in servers:
            added = ENVIRONMENT.get(own)
            servers[own] = stack.enter_context(serving("bench/without.py", environment=added))
        for act, (query, do) in ACTS.items():
            address = f"{servers[own].address}/?off={quote(name)}&mesta={towns}{query}"
            page = watched(browser, address, acts.BOARDS, do)
            pages[name, act] = page, servers[own].process, processor.of_page(page.page)
    return pages


def _measure(page: Watched, server: int, session: CDPSession, n: int) -> dict[str, float]:
    """Click once: also the time of the processor, of the server and of the browser."""
    before = processor.server_ms(server), processor.page_ms(session)
    found = measure(page, n)
    after = processor.server_ms(server), processor.page_ms(session)
    return {**found, "server": after[0] - before[0], "browser": after[1] - before[1]}


def _alone(runs: list[dict[str, float]]) -> dict[str, float]:
    """Sum the clicks on the bare page up."""
    return {
        "ms": median(run["ms"] for run in runs),
        # Counted in steps of 10 ms, so that only their mean is fine enough.
        "server_ms": mean(run["server"] for run in runs),
        "browser_ms": median(run["browser"] for run in runs),
        "kb": median(run["kb"] for run in runs),
    }


def _beside(runs: Runs, name: str) -> dict[str, float]:
    """Set the clicks without a trick beside those of the product."""
    found: dict[str, float] = {}
    for act in ACTS:
        without, product = runs[name, act], runs[BESIDE.get(name, "product"), act]
        pairs = list(zip(without, product, strict=True))
        found |= {
            f"{act}_ms": median(run["ms"] for run in without),
            f"{act}_saved_ms": median(one["ms"] - other["ms"] for one, other in pairs),
            f"{act}_server_ms": mean(one["server"] - other["server"] for one, other in pairs),
            f"{act}_browser_ms": median(one["browser"] for one in without)
            - median(one["browser"] for one in product),
            f"{act}_kb": median(run["kb"] for run in without),
        }
    return found


def trick_rows(found: dict[str, dict[str, float]]) -> list[tuple[str, str, str]]:
    """Write a row for the bare page, and one a trick: the click without it, and what it saves."""
    floor = found[FLOOR]
    used = f"processor: server {floor['server_ms']:.1f}, browser {floor['browser_ms']:.1f}"
    rows = [(f"click, {FLOOR}", f"{floor['ms']:.0f} ms", f"{used}; {floor['kb']:.1f} kB")]
    return rows + [_row(name, found[name]) for name in found if name != FLOOR]


def _row(name: str, of: dict[str, float]) -> tuple[str, str, str]:
    return (
        f"without: {name}" if name != "nothing" else "the product against itself",
        f"seen {of['seen_ms']:.0f} ms, unseen {of['unseen_ms']:.0f} ms",
        "; ".join(
            f"{act} {of[f'{act}_saved_ms']:+.0f} ms (processor: server "
            f"{of[f'{act}_server_ms']:+.1f}, browser {of[f'{act}_browser_ms']:+.1f}), "
            f"{of[f'{act}_kb']:.1f} kB"
            for act in ACTS
        ),
    )
