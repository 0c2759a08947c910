"""The load: its short form holds, and its figures are those of the server."""

from __future__ import annotations

import asyncio
import math
import shutil
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.load import report
from bench.load.__main__ import SHORT, WHOLE, rows
from bench.load.crowd import Held
from bench.load.figures import Reruns
from bench.load.report import Row, sizes, table, write
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


def test_the_table_has_a_line_a_load():
    held = Held(1200, 3, 1, 0, (20.4, 90.0, 180.0), 0.51, 301.2, 420.9, 0.5)
    found = table([Row("50 sessions", held, "to reach"), Row("left", Held.memory(300.0, 300.0))])
    assert found.splitlines()[2:] == [
        "| 50 sessions | 1,200 | 20 ms | 90 ms | 180 ms | 0 | 301 MB | 421 MB | 0.50 "
        "| page after 0.51 s; 3 files, 1 had at a later try; to reach |",
        "| left | 0 |  |  |  | 0 | 300 MB | 300 MB | 0.00 |  |",
    ]


@pytest.fixture
def documents(tmp_path, monkeypatch) -> tuple[Path, Path]:
    """Return copies of the two documents, which are written in their place."""
    copies = []
    for name in ("REPORT", "GUIDE"):
        copies.append(Path(shutil.copy(getattr(report, name), tmp_path)))
        monkeypatch.setattr(report, name, copies[-1])
    return copies[0], copies[1]


def crowd(sessions: int, p95: float) -> Row:
    held = Held(600, 3, 1, 0, (20.4, p95, 180.0), 0.51, 301.2, 420.9, 0.3, seconds=60.0)
    return Row(f"{sessions} sessions", held, "", sessions)


def test_a_run_that_is_stopped_leaves_what_it_has_and_says_so(documents):
    reliability, deployment = (path.read_text(encoding="utf-8") for path in documents)
    write([crowd(50, 90.0)], "2 processors", is_whole=False)
    said = documents[0].read_text(encoding="utf-8")
    assert "**The run was stopped**" in said and "| 50 sessions | 600 |" in said
    write([crowd(50, 90.0), crowd(200, 9577.0)], "2 processors", is_whole=True)
    after = [path.read_text(encoding="utf-8") for path in documents]
    assert "The run was stopped" not in after[0] and "| 200 sessions | 600 |" in after[0]
    for before, now, name in zip((reliability, deployment), after, ("load", "size"), strict=True):
        marks = f"<!-- {name}:start -->", f"<!-- {name}:end -->"
        assert before.split(marks[0])[0] == now.split(marks[0])[0]
        assert before.split(marks[1])[1] == now.split(marks[1])[1]


def test_operators_are_told_what_was_held_and_no_more():
    said = sizes([crowd(50, 90.0), crowd(200, 9577.0), Row("gone", crowd(1, 5).held)], "Here")
    assert "| 200 | 9577 ms | 301 MB | 421 MB | 0.30 |" in said
    assert "So allow 50 busy tabs for a replica" in said
    assert "takes 30 ms of a processor" in said and "167 acts a second: 5.0 cores" in said
    assert "No crowd was held" in sizes([crowd(200, 9577.0)], "Here")
