"""Answers of towns that one release has and an earlier one has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from zmos_data.change_kinds import Confirmed
from zmos_data.confirmations import Verdict
from zmos_data.model import Dataset

Answer = tuple[str, date]  # town and day


def new_answers(before: Dataset, after: Dataset) -> Iterator[Confirmed]:
    """Yield the answers of towns that the later release alone has, or has otherwise.

    Parameters
    ----------
    before, after : Dataset
        The earlier and the later release.
    """
    known = dict(_answers(before))
    for (town, day), verdicts in _answers(after):
        if known.get((town, day)) != verdicts:
            counts = (verdicts[str(verdict)] for verdict in _IN_ORDER)
            yield Confirmed(town, day, *counts)


_IN_ORDER = (Verdict.RIGHT, Verdict.WRONG, Verdict.MISSING)


def _answers(dataset: Dataset) -> Iterator[tuple[Answer, Counter[str]]]:
    found: dict[Answer, Counter[str]] = {}
    table = dataset.confirmations
    columns = (table[name] for name in ("municipality_code", "confirmed_on", "verdict"))
    for town, day, verdict in zip(*columns, strict=True):
        found.setdefault((town, day.date()), Counter())[str(verdict)] += 1
    return iter(found.items())
