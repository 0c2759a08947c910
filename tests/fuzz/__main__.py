"""Try all hostile inputs in processes, and write the figures into docs/security.md.

``python -m tests.fuzz`` takes some minutes; ``--share 100`` tries a hundredth of them and writes
nothing. The exit code is 1 if anything crashed.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from tests.fuzz.jobs import run
from tests.fuzz.targets import TARGETS
from tests.fuzz.trial import Outcome
from tests.marked import write_part

DOCUMENTS = [
    Path(__file__).parents[2] / "docs" / name for name in ("security.md", "reliability.md")
]
CHUNK = 1_000  # inputs at once, so that the processes end together


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """Add outcomes of one kind up."""
    whole = Outcome(outcomes[0].kind)
    for part in outcomes:
        whole.tried += part.tried
        whole.taken += part.taken
        whole.crashed += part.crashed
        whole.crashes |= part.crashes
        whole.slowest_s = max(whole.slowest_s, part.slowest_s)
    return whole


def table(outcomes: Sequence[Outcome]) -> str:
    """Write the figures as Markdown."""
    lines = [
        "| Input | tried | taken | refused in words | crashes |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for each in outcomes:
        refused = each.tried - each.taken - each.crashed
        figures = (each.tried, each.taken, refused, each.crashed)
        lines.append(f"| {each.kind} | " + " | ".join(f"{n:,}" for n in figures) + " |")
    tried, crashed = (sum(getattr(o, name) for o in outcomes) for name in ("tried", "crashed"))
    lines.append(f"| **All** | **{tried:,}** | | | **{crashed:,}** |")
    return "\n".join([f"Written by `make fuzz` on {date.today():%-d %B %Y}.", "", *lines])


def main(arguments: list[str]) -> int:
    """Try, say, write."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--share", type=int, default=1, help="try one of so many, write nothing")
    asked.add_argument("--seed", type=int, default=secrets.randbits(32))
    given = asked.parse_args(arguments)
    print(f"seed {given.seed}")
    jobs = [
        (n, min(CHUNK, target.number - done), given.seed + done)
        for n, target in enumerate(TARGETS)
        for done in range(0, target.number // given.share, CHUNK)
    ]
    if given.share > 1:
        jobs = [
            (n, max(1, TARGETS[n].number // given.share), given.seed) for n in range(len(TARGETS))
        ]
    parts: dict[int, list[Outcome]] = {n: [] for n in range(len(TARGETS))}
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for n, outcome in pool.map(run, jobs):
            parts[n].append(outcome)
    outcomes = [together(found) for found in parts.values()]
    written = table(outcomes)
    print(written)
    for each in outcomes:
        print(f"{each.kind}: slowest {each.slowest_s:.2f} s")
        for where, value in each.crashes.items():
            print(f"CRASH {each.kind}: {where}\n  {value}")
    if given.share == 1:
        for document in DOCUMENTS:
            if document.exists():
                write_part(document, "hostile", written)
    return int(any(each.crashed for each in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
