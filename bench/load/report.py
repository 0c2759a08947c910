"""The table of the load held, and its place in ``docs/reliability.md``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.load.crowd import Held
from tests.server import ROOT

REPORT = ROOT / "docs" / "reliability.md"
START, END = "<!-- load:start -->", "<!-- load:end -->"
HEAD = ("load", "reruns", "p50", "p95", "p99", "errors", "memory", "with files", "processors", "")


@dataclass(frozen=True)
class Row:
    """A line of the table: what was asked of the server, what it held, and what to reach."""

    load: str
    held: Held
    more: str = ""


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


def write(words: str) -> None:
    """Put what was measured between the marks of the report."""
    report = REPORT.read_text(encoding="utf-8")
    head, tail = report.split(START)[0], report.split(END)[1]
    REPORT.write_text(f"{head}{START}\n{words}\n{END}{tail}", encoding="utf-8")
