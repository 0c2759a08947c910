"""Exports: the shipped workbook, one of 5,000 projects, and a CSV of 100,000."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from content.page import Page, View, rows_of
from content.text import Text
from documents.exports import FORMATS, Order, build
from scripts.generate_projects import generate
from webmap.assets import Assets
from zmos_data.loading import load_dataset
from zmos_data.model import Dataset
from zmos_data.selection import Selection

RUNS = 5
DAY = date(2026, 11, 24)
PLACE = "/projekti?lang=sl"


def exports() -> dict[str, float]:
    """Measure how long exports take to build: medians in ms, and what they hold.

    Returns
    -------
    dict of str to float
        ``xlsx_ms`` of the shipped ``projects``, ``xlsx_5000_ms``, ``csv_100000_ms``, and
        ``<format>_ms`` of every other format on the shipped projects. The first build of
        each loads its library and is not counted.
    """
    shipped = order_of(load_dataset())
    found = {f"{code}_ms": _median(shipped, code) for code in FORMATS}
    found["projects"] = len(shipped.page.dataset.projects)
    with tempfile.TemporaryDirectory() as folder:
        for code, projects in (("xlsx", 5_000), ("csv", 100_000)):
            package = Path(folder) / str(projects)
            generate(package, projects)
            found[f"{code}_{projects}_ms"] = _median(order_of(load_dataset(package)), code)
    return found


def order_of(dataset: Dataset) -> Order:
    """Ask for the view of everything, as the page of the projects does."""
    selection = Selection()
    page = Page(
        dataset, Text("sl"), selection, Assets({}), rows_of(dataset), View(dataset, selection)
    )
    return Order(page, PLACE, DAY)


def _median(order: Order, code: str) -> float:
    build(order, code)
    return statistics.median(_ms(lambda: build(order, code)) for _ in range(RUNS))


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    for name, found in exports().items():
        print(f"{name}: {found:.0f}")
