"""The bench: what it measures is what there is, and every wait has an end."""

from __future__ import annotations

from unittest.mock import MagicMock

import pytest

from bench import blocking
from bench.pack import SLIDES
from bench.page_reruns import PAGES, TOGGLES, VISITORS
from bench.reports import file_rows, page_rows
from ui.page_shell import PATHS


def test_every_page_with_filters_is_clicked():
    without = {"predstavitev", "o_zdruzenju"}
    assert {path.partition("?")[0] for path in PAGES.values()} == set(PATHS) - without


def test_the_visitors_look_at_views_of_their_own(dataset):
    assert len({TOGGLES[n % len(TOGGLES)] for n in range(VISITORS)}) > 1
    assert set(TOGGLES[0]) < set(dataset.index.facets["themes"].codes)


def test_a_file_that_never_arrives_ends_the_bench(monkeypatch):
    monkeypatch.setattr(blocking, "_click", lambda _: 1.0)
    monkeypatch.setattr(blocking, "PATIENCE_MS", 20)
    with pytest.raises(TimeoutError, match="briefing pack: expected a file"):
        blocking._beside(MagicMock(), MagicMock())


def test_every_rerun_says_its_target():
    reruns = {f"{page}{size}_ms": 120.0 for page in PAGES for size in ("", "_large")}
    rows = page_rows({"bare_ms": 100.0, **reruns}, {"visitors": 10, "views": 24, "mb": 300})
    small = [row for row in rows if row[0].endswith("shipped data")]
    large = [row for row in rows if row[0].endswith("municipalities")]
    assert len(small) == len(large) == len(PAGES)
    assert {against for *_, against in small} == {"1.20 x (a) (to reach: at most 1.6)"}
    assert {against for *_, against in large} == {"1.20 x (a) (to reach: at most 3)"}
    assert rows[-1][0].startswith("memory of the server, 10 visitors, 24 views each")


def test_the_rows_of_files_say_how_much_was_measured():
    names = ("xlsx_ms", "xlsx_5000_ms", "csv_100000_ms", "png_ms", "pptx_ms", "html_ms",
             "html_kb", "unchanged_ms", "search_ms", "slowest_ms")  # fmt: skip
    found = {**dict.fromkeys(names, 20.0), "projects": 91}
    rows = file_rows(dict.fromkeys(("exports", "pack", "standalone", "api", "search"), found))
    assert {"XLSX, 91 projects", f"PPTX, {SLIDES} slides"} <= {what for what, *_ in rows}
