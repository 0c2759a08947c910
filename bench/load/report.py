"""The load held: its table in ``docs/reliability.md``, and what follows of it for operators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.load.crowd import Held
from tests.marked import write_part
from tests.server import ROOT

REPORT, GUIDE = ROOT / "docs" / "reliability.md", ROOT / "docs" / "deployment.md"
HELD_MS = 600  # p95 of a rerun, up to which a number of sessions is held
TABS, PACE_S = 10_000, 60  # of the example: open tabs, and the time between two clicks of one
HEAD = ("load", "reruns", "p50", "p95", "p99", "errors", "memory", "with files", "processors", "")


@dataclass(frozen=True)
class Row:
    """A line of the table.

    Attributes
    ----------
    load : str
        What was asked of the server.
    held : Held
        What it held.
    more : str
        What else was measured, and what to reach.
    sessions : int
        How many stayed and acted side by side; 0 where they came and went.
    """

    load: str
    held: Held
    more: str = ""
    sessions: int = 0

    @property
    def is_held(self) -> bool:
        """Whether answers came in time, without an error."""
        return not self.held.errors and self.held.ms[1] < HELD_MS


def table(rows: list[Row]) -> str:
    """Write rows as Markdown."""
    lines = [HEAD, ("---",) * len(HEAD), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    held = row.held
    return (
        row.load,
        f"{held.reruns:,}",
        *(f"{ms:.0f} ms" if held.reruns else "" for ms in held.ms),
        str(held.errors),
        f"{held.mb:.0f} MB",
        f"{held.with_workshop_mb:.0f} MB",
        f"{held.processor:.2f}",
        "; ".join(_more(row)),
    )


def _more(row: Row) -> Iterator[str]:
    if row.held.reruns:
        yield f"page after {row.held.open_s:.2f} s"
    if row.held.files:
        yield f"{row.held.files} files, {row.held.refused} had at a later try"
    if row.more:
        yield row.more


def write(rows: list[Row], machine: str, *, is_whole: bool) -> None:
    """Put what was measured between the marks of the report and of the operators' guide.

    Parameters
    ----------
    rows : list of Row
        What was measured so far.
    machine : str
        On what, and when.
    is_whole : bool
        Whether that is all; else the report says that the run was stopped.
    """
    words = f"{machine}; times on the server, from an act to the last message of its answer."
    if not is_whole:
        words += " **The run was stopped**: what a whole one measures after these is not known."
    write_part(REPORT, "load", f"{words}\n\n{table(rows)}")
    write_part(GUIDE, "size", sizes(rows, machine))


def sizes(rows: list[Row], machine: str) -> str:
    """Write what a replica holds, for who has to say how many there shall be, as Markdown."""
    crowds = [row for row in rows if row.sessions and row.held.reruns]
    lines = [("tabs", "p95 of an answer", "memory", "with files", "processors"), ("---",) * 5]
    lines += [
        (
            f"{row.sessions}",
            f"{row.held.ms[1]:.0f} ms",
            f"{row.held.mb:.0f} MB",
            f"{row.held.with_workshop_mb:.0f} MB",
            f"{row.held.processor:.2f}",
        )
        for row in crowds
    ]
    found = [f"Measured by `make load`: {machine}. Each tab acts every few seconds.", ""]
    found += [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([*found, "", *_allowed([row for row in crowds if row.is_held])])


def _allowed(held: list[Row]) -> Iterator[str]:
    """Say what follows of the largest crowd that was held."""
    if not held:
        yield "No crowd was held; measure on a quiet machine before anybody is let in."
        return
    row = max(held, key=lambda row: row.sessions)
    click_s = row.held.processor * row.held.seconds / row.held.reruns
    clicks = TABS / PACE_S
    yield (
        f"So allow {row.sessions} busy tabs for a replica: more were not held, or not tried. An "
        f"act takes {click_s * 1000:.0f} ms of a processor, its share of the files included. "
        f"{TABS:,} open tabs of which each is clicked once a minute are {clicks:.0f} acts a "
        f"second: {clicks * click_s:.1f} cores. Read as files they are none."
    )
