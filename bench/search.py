"""The search: words that nobody has searched for before, on 100,000 projects."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from scripts.generate_projects import generate
from zmos_data.loading import load_dataset
from zmos_data.search.query import build_search
from zmos_data.search.suggestions import build_suggestions

SEARCHES = (
    "kolesarska",
    "kolesarska povezava",
    "bike path Ljubljana",
    "prenova stanovanj",
    "energy renovation",
    '"stari trg"',
    "kole",
    "061-0",
    "arheološki",
    "mestni park ob cesti",
)


def search() -> dict[str, float]:
    """Measure the search on a large package.

    Returns
    -------
    dict of str to float
        In ms: ``search_ms`` and ``slowest_ms`` of a search not seen before with the synonyms
        that it names, ``index_ms``, ``suggestions_ms`` (once a language), ``counts_ms``.
    """
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder) / "large")
        data = load_dataset(Path(folder) / "large")
    tables = data.projects, data.themes, data.priorities
    index = _ms(lambda: build_search(*tables))
    found = build_search(*tables)
    times = [
        _ms(lambda words=words: found.others(words, found.mask(words), "sl"))  # type: ignore[misc]
        for words in SEARCHES
    ]
    towns = data.municipalities["name"].tolist()
    suggesting = _ms(lambda: build_suggestions(found, data.projects["name_sl"], towns, "sl"))
    suggestions = build_suggestions(found, data.projects["name_sl"], towns, "sl")
    everything = np.ones(len(data.projects), dtype=bool)
    return {
        "search_ms": statistics.median(times),
        "slowest_ms": max(times),
        "index_ms": index,
        "suggestions_ms": suggesting,
        "counts_ms": _ms(lambda: suggestions.counts(everything)),
    }


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    for name, found in search().items():
        print(f"{name}: {found:.1f}")
