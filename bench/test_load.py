"""The load: its short form holds, and its figures are those of the server."""

from __future__ import annotations

import asyncio
import math

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.load import report
from bench.load.__main__ import SHORT, WHOLE, rows
from bench.load.crowd import Held
from bench.load.figures import Reruns
from bench.load.report import Row, table, write
from bench.load.tab import BrokenPageError, Tab
from bench.load.visitors import EACH_FILE, acts, distinct
from tests.server import serving
from zmos_data import actions
from zmos_data.loading import load_dataset
from zmos_data.parameters import codes_of, parse

INF = math.inf


def test_the_short_load_is_held():
    with serving("scripts/serve.py") as server:
        found = list(rows(server, SHORT))
        assert asyncio.run(one_view(server.address)) == "tema=sustainable_mobility&lang=sl"
    assert [row.held.why for row in found] == [""] * len(found)
    assert [row.held.errors for row in found] == [0] * len(found)
    *crowds, coming, gone, left = found
    assert all(row.held.reruns > EACH_FILE for row in crowds)
    assert sum(row.held.files for row in crowds) > 0
    assert coming.held.reruns >= SHORT.coming - 1
    assert "first map in a browser among them" in coming.more
    assert gone.held.reruns == SHORT.soak * 11  # a page, and ten views
    assert left.held.mb > 0


async def one_view(address: str) -> str:
    async with Tab(address) as tab:
        await tab.open()
        await tab.act({"toggle": ["tema", "sustainable_mobility"]})
        return tab.view


def test_a_page_that_breaks_off_is_an_error():
    broken, ours = ForwardMsg(), ForwardMsg()
    broken.delta.new_element.exception.message = "no such key"
    ours.delta.new_element.html.body = '<div class="failure" role="alert" lang="sl">'
    for message in (broken, ours):
        with pytest.raises(BrokenPageError):
            Tab("http://127.0.0.1:1")._takes(message)


def test_quantiles_are_read_between_the_bounds_of_the_histogram():
    before = Reruns({0.1: 10.0, 0.2: 10.0, 1.0: 10.0, INF: 10.0})
    after = Reruns({0.1: 60.0, 0.2: 100.0, 1.0: 109.0, INF: 110.0})
    found = after.since(before)
    assert found.number == 100
    assert found.quantile_ms(0.5) == 100
    assert found.quantile_ms(0.9) == 200
    assert found.quantile_ms(0.95) == pytest.approx(200 + 800 * 5 / 9)
    assert found.quantile_ms(1.0) == 1000  # beyond the last bound: at least that
    assert before.since(before).quantile_ms(0.5) == 0


def test_what_visitors_do_is_understood_and_each_view_of_the_soak_is_another():
    codes = codes_of(load_dataset())
    for action in (*acts(0), *acts(5), distinct(3)):
        read = actions.read(action)
        if isinstance(read, actions.Change):
            params = {name: [value] for name, value in read.changes.items() if value}
            assert parse(params, codes)[2] == ()
    assert acts(0) != acts(1)
    assert len({str(distinct(n)) for n in range(WHOLE.soak * 10)}) == WHOLE.soak * 10


def test_the_table_stands_between_its_marks(tmp_path, monkeypatch):
    held = Held(1200, 3, 1, 0, (20.4, 90.0, 180.0), 0.51, 301.2, 420.9, 0.5)
    found = table([Row("50 sessions", held, "to reach"), Row("left", Held.memory(300.0, 300.0))])
    assert found.splitlines()[2:] == [
        "| 50 sessions | 1,200 | 20 ms | 90 ms | 180 ms | 0 | 301 MB | 421 MB | 0.50 "
        "| page after 0.51 s; 3 files, 1 had at a later try; to reach |",
        "| left | 0 |  |  |  | 0 | 300 MB | 300 MB | 0.00 |  |",
    ]
    file = tmp_path / "reliability.md"
    file.write_text(report.REPORT.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(report, "REPORT", file)
    write("once")
    write("twice")
    head, _, rest = file.read_text(encoding="utf-8").partition(report.START)
    assert head.startswith("# Reliability")
    assert rest.startswith(f"\ntwice\n{report.END}")
    assert "## Faults" in rest
