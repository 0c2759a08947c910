"""The bench: what it measures is what there is, and every wait has an end."""

from __future__ import annotations

import re
import socket
import threading
import time
from socketserver import StreamRequestHandler, ThreadingTCPServer
from unittest.mock import MagicMock
from zipfile import ZipInfo

import pytest

from bench import blocking
from bench.__main__ import REPORT, main
from bench.acts import START, WORDS, unseen
from bench.click_rows import NAMES, click_rows, first_rows
from bench.clicks import CLICKS, WARM_UP, WAYS
from bench.first import LOOKED_FOR
from bench.pack import SLIDES, _another_day
from bench.page_reruns import PAGES, TOGGLES, VISITORS
from bench.reports import api_rows, file_rows, memory_rows, page_rows, wait_rows
from bench.servers import WAYS as SERVERS
from bench.slides import turn_on
from bench.wire import wired
from scripts.generate_projects import PROJECTS
from ui.page_shell import PATHS
from zmos_data.facets import option_counts
from zmos_data.loading import load_dataset
from zmos_data.parameters import FACET_PARAMETERS, codes_of, parse, parse_query

LARGE = f"{PROJECTS:,} projects"
KINDS = {parameter: kind for kind, parameter in FACET_PARAMETERS.items()}


def test_every_page_with_filters_is_clicked():
    without = {"predstavitev", "o_zdruzenju", "projekt"}
    assert {path.partition("?")[0] for path in PAGES.values()} == set(PATHS) - without


def test_the_visitors_look_at_views_of_their_own():
    assert len({TOGGLES[n % len(TOGGLES)] for n in range(VISITORS)}) > 1
    assert set(TOGGLES[0]) < set(load_dataset().index.facets["themes"].codes)


def test_a_file_that_never_arrives_ends_the_bench(monkeypatch):
    monkeypatch.setattr(blocking, "_click", lambda _: 1.0)
    monkeypatch.setattr(blocking, "PATIENCE_MS", 20)
    with pytest.raises(TimeoutError, match="briefing pack: expected a file"):
        blocking._beside(MagicMock(), MagicMock())


def test_the_days_of_presentations_are_such_as_their_files_can_say():
    days = [_another_day() for _ in range(3)]
    assert len(set(days)) == 3
    assert all(ZipInfo("a", (d.year, d.month, d.day, 0, 0, 0)).date_time[0] == d.year for d in days)


def test_every_click_says_its_target():
    reruns = {f"{page}{size}_ms": 120.0 for page in PAGES for size in ("", "_large")}
    rows = page_rows({"bare_ms": 100.0, "bare_ours_ms": 60.0, **reruns})
    small = [row for row in rows if row[0].endswith("shipped data")]
    large = [row for row in rows if row[0].endswith("municipalities")]
    assert len(small) == len(large) == len(PAGES)
    assert {against for *_, against in small} == {
        "2.00 x (a'), 1.20 x (a) (to reach: at most 1.6 x (a))"
    }
    assert {against for *_, against in large} == {"2.00 x (a') (to reach: at most 3), 1.20 x (a)"}
    (memory,) = memory_rows({"visitors": 10, "views": 24, "mb": 300})
    assert memory[0].startswith("memory of the server, 10 visitors, 24 views each")


def test_the_rows_of_files_say_how_much_was_measured():
    names = (
        "xlsx_ms",
        "xlsx_5000_ms",
        "csv_100000_ms",
        "png_ms",
        "pptx_ms",
        "town_pdf_ms",
        "town_pptx_ms",
        "html_ms",
        "html_kb",
        "search_ms",
        "slowest_ms",
    )
    found = {**dict.fromkeys(names, 20.0), "projects": 91}
    rows = file_rows(dict.fromkeys(("exports", "pack", "standalone", "search"), found))
    assert {"XLSX, 91 projects", f"PPTX, {SLIDES} slides"} <= {what for what, *_ in rows}


def test_every_unseen_click_leads_to_a_view_of_its_own_by_an_option_that_can_be_clicked():
    data, page = load_dataset(), MagicMock()
    view, clicked = parse_query(START), page.locator
    seen_views = set()
    for n in range(CLICKS + WARM_UP):
        unseen(page, n)
        facet, code = re.search(r'=(\w+)\] .*"([\w-]+)"', clicked.call_args.args[0]).groups()
        selection, _, ignored = parse(view, codes_of(data))
        left = option_counts(data.index, selection)[KINDS[facet]][code]
        assert left and not ignored
        chosen = set(view[facet][0].split(",")) ^ {code}
        view[facet] = [",".join(sorted(chosen))]
        seen_views.add(str(view))
    assert len(seen_views) == CLICKS + WARM_UP


def test_every_turn_shows_another_slide():
    page = MagicMock()
    page.locator.return_value.count.return_value = 3
    for n in range(5):
        turn_on(page, n)
    pressed = [call.args[0] for call in page.keyboard.press.call_args_list]
    assert pressed == ["ArrowRight", "ArrowRight", "Home", "ArrowRight", "ArrowRight"]


def test_every_search_is_a_new_one():
    assert len(set(WORDS)) >= CLICKS + WARM_UP


def test_every_way_has_its_server_and_its_name():
    assert {way.server for way in WAYS.values()} <= {*SERVERS, "large"}
    assert set(WAYS) | set(LOOKED_FOR) == set(NAMES) - {"dashboard", "native"} | set(LOOKED_FOR)


def test_an_unknown_part_is_named(capsys):
    assert main(["clicks"]) == 2
    assert "found clicks" in capsys.readouterr().out


def a_run(**figures: float) -> dict[str, float]:
    """Return figures of every way, those that are told here and the same of all others."""
    kinds = {"ms": 120.0, "sight_ms": 90.0, "max_ms": 200.0, "x": 3.0, "x_plain": 1.5}
    kinds |= {"kb": 9.0, "blank_ms": 0.0, "kept": 1.0}
    found = {f"{way}_{kind}": value for way in WAYS for kind, value in kinds.items()}
    return found | {"clicks": 15.0, "python_ms": 10.0} | figures


def test_clicks_begin_with_the_bytes_and_name_every_way():
    kb = {"dashboard_unseen_kb": 18.7, "native_unseen_kb": 15.7, "usual_kb": 134.4}
    rows = click_rows(a_run(**kb, dash_kb=5.2, dashboard_seen_kb=4.4))
    assert rows[0] == (
        "bytes of an unseen view, dashboard (c)",
        "18.7 kB",
        "(n): 15.7 kB, (b): 134.4 kB, (d): 5.2 kB; a seen view, (c): 4.4 kB",
    )
    clicks = [what for what, *_ in rows if what.startswith("click, ")]
    assert clicks == [f"click, {NAMES[way]}" for way in NAMES if way in WAYS]
    assert {mark for row in clicks for mark in re.findall(r"\([a-z]'?\)", row)} == {
        *("(a)", "(a')", "(s)", "(d)", "(b)", "(n)", "(c)")
    }
    views = ("seen view", "unseen view", "typed search")
    of_c = [f"click, {data} (c), {view}" for data in ("dashboard", LARGE) for view in views]
    of_n = [f"click, map page in native widgets (n), {view}" for view in views[:2]]
    assert {*of_c, *of_n} <= set(clicks)


def test_a_click_stands_beside_both_bare_pages_and_the_large_data_beside_their_target():
    rows = click_rows(a_run(large_unseen_x=12.3, large_unseen_x_plain=6.1))
    (large,) = [row for row in rows if row[0] == f"click, {LARGE} (c), unseen view"]
    assert large[1:] == (
        "120 ms",
        "in sight after 90 ms; 12.30 x (a') (to reach: at most 3), 6.10 x (a)",
    )
    aims = [what for what, _, against in rows if "to reach" in against]
    assert aims == [f"click, {LARGE} (c), {view}" for view in ("unseen view", "typed search")]


def test_an_unchanged_answer_stands_beside_the_full_one():
    assert api_rows({"full_ms": 11.1, "unchanged_ms": 1.6}) == [
        ("web interface, full answer with the polygons", "11.1 ms", ""),
        (
            "web interface, answer with unchanged ETag",
            "1.6 ms",
            "0.14 x the full one (to reach: under 10 ms)",
        ),
    ]


def test_a_first_visit_is_held_against_the_bare_page():
    figures = {"text_ms": 100.0, "map_ms": 200.0, "kb": 900.0, "requests": 9.0, "again_kb": 20.0}
    found = {
        f"{way}{mark}_{name}": value
        for way in ("bare_ours", "dashboard")
        for mark in ("", "_slow", "_cold")
        for name, value in figures.items()
    } | {"dashboard_slow_arms_ms": 150.0, "dashboard_cold_of_later": 1.07}
    rows = first_rows(found)
    assert len(rows) == 6
    (slow,) = [row for row in rows if row[0] == f"first visit, 10 Mbit/s, {NAMES['dashboard']}"]
    assert slow[1] == "text 100 ms, arms 150 ms, whole 200 ms"
    assert slow[2].startswith("text 1.00 x (a'), arms 1.50 x (a'), whole 2.00 x (a'); 900 kB")
    assert [row for row in rows if row[2].endswith("; 1.07 x a later one beside it")] == [rows[-1]]


def test_no_table_of_the_report_has_a_row_twice():
    for table in re.findall(r"(?:^\|.*\n)+", REPORT.read_text(encoding="utf-8"), re.MULTILINE):
        names = [row.split("|")[1] for row in table.splitlines()]
        assert len(names) == len(set(names)), table


def test_each_kind_that_others_ask_for_has_its_row():
    rows = wait_rows(
        {"alone_ms": 20.0, "alone_longest_ms": 9.0, "CSV_ms": 101.0, "CSV_number": 4.0}
        | {"search_ms": 33.0, "search_number": 70.0}
    )
    assert [row[1] for row in rows] == ["20 ms (longest 9 more)", "101 ms", "33 ms"]
    assert rows[1][0].endswith("ask for: CSV")
    assert rows[1][2] == "4 had meanwhile (to reach: under 200)"


def test_a_wire_counts_what_it_passes_on_and_is_as_slow_as_it_says():
    class Server(StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"x" * int(self.rfile.readline()))

    with ThreadingTCPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with wired(f"http://127.0.0.1:{server.server_address[1]}", mbit=8) as wire:
            start = time.monotonic()
            host, port = wire.address.removeprefix("http://").split(":")
            with socket.create_connection((host, int(port))) as browser:
                browser.sendall(b"100000\n")
                received = 0
                while data := browser.recv(65536):
                    received += len(data)
            assert received == wire.received == 100_000
            assert time.monotonic() - start >= 0.1  # 0.8 Mbit; a busy machine takes longer
        server.shutdown()
