"""Several machines, and what their faults take from visitors: ``python -m bench.replicas``.

Two replicas behind nginx, as the tests run them (`tests/replicas.py`). The table is put between its
marks in ``docs/reliability.md``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import httpx
from websockets.exceptions import ConnectionClosed

from tests.replicas import PATIENCE_S, Site, crowd, release, running_site
from tests.server import ROOT
from tests.sessions import Session, drawn, session

REPORT = ROOT / "docs" / "reliability.md"
MARKS = "<!-- replicas:start -->", "<!-- replicas:end -->"
SESSIONS, RELEASES, AWAY_S = 40, 5, 10
VIEW = "obcina=061&tema=sustainable_mobility&lang=sl"
Row = tuple[str, str, str]


def killed(site: Site) -> list[Row]:
    """Kill a replica with open sessions under the visitors' hands."""
    with crowd(site) as seen, ExitStack() as stack:
        sessions = [stack.enter_context(session(site.address, site.trust)) for _ in range(SESSIONS)]
        wanted = [len(drawn(one.run(VIEW))) for one in sessions]
        site.replicas[0].kill()
        times = [waited for one in sessions if (waited := _again(site, one, wanted[0])) is not None]
        site.replicas[0].start()
    again = f"{len(times)} sessions were on it, all back with their view"
    after = f"median {median(times):.2f} s, longest {max(times):.2f} s each, one by one"
    return [("a replica is killed (SIGKILL)", again, f"{after}; {told(seen)}")]


def _again(site: Site, one: Session, wanted: int) -> float | None:
    """Open a lost session anew; return how long its view took, None where it was not lost."""
    start = time.perf_counter()
    try:
        one.run(VIEW)
        return None
    except ConnectionClosed:
        with session(site.address, site.trust, one.cookie) as anew:
            assert len(drawn(anew.run(VIEW))) == wanted, "another view"
        return time.perf_counter() - start


def renewed(site: Site) -> list[Row]:
    """Renew replica after replica."""
    with crowd(site) as seen:
        for replica in site.replicas:
            replica.stop()
            replica.start()
    return [("replica after replica is renewed", "nobody notices", told(seen))]


def away(site: Site) -> list[Row]:
    """Stop the database; a replica starts without it."""
    with crowd(site) as seen:
        site.database.stop()
        site.replicas[1].stop()
        site.replicas[1].start()
        time.sleep(AWAY_S)
        site.database.start()
    what = "the database is away, and a replica starts meanwhile"
    return [(what, "the last release is served", told(seen))]


def released(site: Site, folder: Path) -> list[Row]:
    """Release, and wait until both replicas and nginx answer with it."""
    times = []
    addresses = (*(replica.address for replica in site.replicas), site.address)
    with httpx.Client(verify=site.trust, timeout=PATIENCE_S) as client:
        for _ in range(RELEASES):
            wanted = release(site.database, folder)
            start = time.perf_counter()
            while {_version(client, one) for one in addresses} != {wanted}:
                time.sleep(0.1)
            times.append(time.perf_counter() - start)
    found = f"median {median(times):.1f} s, longest {max(times):.1f} s of {RELEASES}"
    return [("a release is seen by both replicas and through nginx", found, "to reach: 5 s")]


def _version(client: httpx.Client, address: str) -> str:
    return client.get(f"{address}/api/v1/themes.json").headers["Data-Version"]


def told(seen: Counter[int | str]) -> str:
    """Say what a crowd was answered."""
    wrong = {answer: n for answer, n in seen.items() if answer != 200}
    return f"{seen.total()} requests meanwhile, {sum(wrong.values())} lost" + (
        f" ({wrong})" if wrong else ""
    )


def main() -> int:
    """Measure everything and write it into the report."""
    with tempfile.TemporaryDirectory() as name, running_site(Path(name)) as site:
        parts: tuple[Callable[[], list[Row]], ...] = (
            lambda: released(site, Path(name)),
            lambda: killed(site),
            lambda: away(site),
            lambda: renewed(site),
        )
        rows = [row for part in parts for row in part()]
    lines = ["| what | outcome | meanwhile |", "| --- | --- | --- |"]
    table = "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])
    print(table)
    head, rest = REPORT.read_text(encoding="utf-8").split(MARKS[0])
    tail = rest.split(MARKS[1])[1]
    REPORT.write_text(f"{head}{MARKS[0]}\n{table}\n{MARKS[1]}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
