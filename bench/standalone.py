"""The HTML file of a view: how long it takes to make, and how heavy it is."""

from __future__ import annotations

import statistics
import time
from datetime import date

from content.page import Page, View, rows_of
from content.text import Text
from documents.standalone import build_standalone
from webmap import arms
from webmap.assets import Assets
from zmos_data.loading import load_dataset
from zmos_data.selection import Selection

RUNS = 7
LINK, DAY = "http://localhost:8501/?lang=sl", date(2026, 1, 1)


def standalone() -> dict[str, float]:
    """Make the file of the whole view on warm imports.

    Returns
    -------
    dict of str to float
        ``html_ms``, the median of some runs after the first, and ``html_kb`` of 1000 bytes.
    """
    dataset, selection = load_dataset(), Selection()
    page = Page(
        dataset,
        Text("sl"),
        selection,
        Assets({}, (), arms.load_all(dataset)),
        rows_of(dataset),
        View(dataset, selection),
    )
    content, times = build_standalone(page, LINK, DAY), []
    for _ in range(RUNS):
        start = time.perf_counter()
        content = build_standalone(page, LINK, DAY)
        times.append((time.perf_counter() - start) * 1000)
    return {"html_ms": statistics.median(times), "html_kb": len(content) / 1000}
