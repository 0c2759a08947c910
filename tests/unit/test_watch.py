"""What whoever runs a server sees of it: state, figures, log; nothing of a visitor in any."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.resources import RESOURCES
from content import store
from ui import client as clients
from ui import serving
from ui.watch import log, metrics
from ui.watch.figures import REGISTRY
from ui.watch.requests import PAGES, Tab, Watched, route_of
from ui.watch.state import age_days, state
from zmos_data.custody import Served
from zmos_data.model import DataError, Problem
from zmos_data.phrase import Phrase

PROBLEM = Problem("projects", 3, "total_eur", *(Phrase("a") for _ in range(4)))


def asked(client: str = "127.0.0.1", **settings) -> TestClient:
    """Return a client of a server with our middleware, on an address of its own."""
    app = Starlette(
        routes=serving.routes("/karta"),
        middleware=[Middleware(Watched, base="/karta"), Middleware(metrics.Metrics, base="/karta")],
    )
    return TestClient(app, client=(client, 50_000), **settings)


def figure(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_a_server_is_alive_and_ready_and_says_of_which_data(dataset, monkeypatch):
    monkeypatch.setattr("ui.watch.state.why_no_map", lambda: "")
    assert asked().get("/karta/healthz").text == "ok"
    answer = asked().get("/karta/readyz")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    said = answer.json()
    assert said["ready"] and said["releases_reachable"] and said["data"]["validated"]
    assert (said["reasons"], said["warnings"]) == ([], [])
    assert said["data"]["version"] == dataset.version
    day = date.fromisoformat(dataset.created)
    assert said["data"]["age_days"] == max(0, (datetime.now(UTC).date() - day).days)


@pytest.mark.parametrize("why", ["data", "map"])
def test_a_server_that_has_nothing_to_show_is_alive_and_not_ready(monkeypatch, why):
    def refuse() -> Served:
        raise DataError((PROBLEM,))

    if why == "data":
        monkeypatch.setattr(store, "served", refuse)
    no_map = "" if why == "data" else "The map cannot be drawn: layers.json: missing"
    monkeypatch.setattr("ui.watch.state.why_no_map", lambda: no_map)
    assert asked().get("/karta/healthz").status_code == 200
    answer = asked().get("/karta/readyz")
    assert answer.status_code == 503
    (reason,) = answer.json()["reasons"]
    assert ("1 problems" if why == "data" else "layers.json: missing") in reason


def test_a_server_that_goes_on_with_earlier_data_is_ready_and_says_so(dataset, monkeypatch):
    monkeypatch.setattr("ui.watch.state.why_no_map", lambda: "")
    stale = Served(dataset, (PROBLEM,), datetime.now(UTC))
    monkeypatch.setattr(store, "served", lambda: stale)
    monkeypatch.setattr(store, "is_reachable", lambda: False)
    answer = asked().get("/karta/readyz")
    assert answer.status_code == 200
    said = answer.json()
    assert not said["data"]["validated"] and not said["releases_reachable"]
    assert len(said["warnings"]) == 2
    assert figure("zmos_data_newest") == figure("zmos_releases_reachable") == 0
    assert figure("zmos_ready") == 1


def test_the_age_of_data_without_a_day_is_unknown(dataset, monkeypatch):
    assert age_days("", date(2026, 11, 29)) is None
    assert age_days("2026-11-27", date(2026, 11, 29)) == 2
    assert age_days("2026-11-30", date(2026, 11, 29)) == 0
    undated = Served(replace(dataset, created=""))
    monkeypatch.setattr(store, "served", lambda: undated)
    assert state().age_days is None
    assert "zmos_data_age_days" not in generate_latest(REGISTRY).decode()


def test_the_figures_can_be_read_by_prometheus():
    client = asked()
    client.get("/karta/api/v1/themes.json?isci=skrivnost")
    answer = client.get("/karta/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = {family.name: family for family in text_string_to_metric_families(answer.text)}
    assert {
        "zmos_tabs",
        "zmos_rerun_seconds",
        "zmos_requests",
        "zmos_request_seconds",
        "zmos_files",
        "zmos_broken_pages",
        "zmos_cache_bytes",
        "zmos_cache_entries",
        "zmos_release",
        "process_resident_memory_bytes",
    } <= set(found)
    kept = {sample.labels["of"] for sample in found["zmos_cache_bytes"].samples}
    assert "content.store._kept_part" in kept
    assert "skrivnost" not in answer.text


@pytest.mark.parametrize(
    ("said", "client", "headers", "reads"),
    [
        (None, "127.0.0.1", {}, True),
        (None, "::1", {}, True),
        (None, "::ffff:127.0.0.1", {}, True),
        (None, "10.0.0.7", {}, False),
        (None, "testclient", {}, False),
        (None, "127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, False),
        (None, "127.0.0.1", {"Forwarded": "for=127.0.0.1"}, False),
        ("10.0.0.0/8, ::1", "10.0.0.7", {}, True),
        ("10.0.0.0/8, ::1", "127.0.0.1", {}, False),
        ("all", "203.0.113.5", {"Via": "1.1 nginx"}, True),
        ("off", "127.0.0.1", {}, False),
        ("my network", "127.0.0.1", {}, False),
    ],
)
def test_the_figures_are_closed_to_the_public(monkeypatch, said, client, headers, reads):
    if said is None:
        monkeypatch.delenv(metrics.VARIABLE, raising=False)
    else:
        monkeypatch.setenv(metrics.VARIABLE, said)
    for path in ("/karta/metrics", "/karta/metrics/"):
        assert asked(client).get(path, headers=headers).status_code == (200 if reads else 404)


def test_requests_are_counted_by_what_is_asked_for_and_never_by_the_path():
    before = figure("zmos_requests_total", route="api/other", status="404")
    for n in range(3):
        asked().get(f"/karta/api/v1/{n}")
    assert figure("zmos_requests_total", route="api/other", status="404") == before + 3
    paths = {
        "/": "page",
        "/projekti": "page",
        "/projekti/x": "other",
        "/wp-login.php": "other",
        "/api/v1/projects.csv": "api/projects.csv",
        "/api": "api/other",
        "/datoteke/karta/pptx": "file",
        "/app/static/viewcard.png": "picture",
        "/app/static/next-view": "next-view",
        "/app/static/published/map.js": "static",
        "/_stcore/stream": "streamlit",
        "/readyz": "readyz",
    }
    assert {path: route_of(path) for path in paths} == paths
    assert {route_of(f"/{page}") for page in PAGES} == {"page"}
    assert {route_of(f"/api/v1/{name}") for name in RESOURCES} == {f"api/{n}" for n in RESOURCES}


def rerun() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "isci=skrivnost"
    return message.SerializeToString()


def finished(how: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> bytes:
    return ForwardMsg(script_finished=how).SerializeToString()


def test_a_rerun_lasts_from_the_first_act_to_the_last_message(caplog):
    clock, noted = iter([1.0, 4.5]), []
    tab = Tab(noted.append, lambda: next(clock))
    tab.went(finished())  # of nothing that was asked
    tab.came(b"no message")
    tab.came(rerun())
    tab.went(ForwardMsg(session_status_changed={}).SerializeToString())
    tab.came(rerun())
    tab.went(finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
    tab.went(finished())
    assert noted == [3.5]
    (record,) = caplog.records
    assert record.fields == {"ms": 3500}
    assert "skrivnost" not in log.Lines().format(record)


def test_a_tab_is_counted_while_it_is_open():
    async def serve(scope, receive, send) -> None:
        socket = WebSocket(scope, receive, send)
        await socket.accept()
        assert figure("zmos_tabs") == 1
        await socket.receive_bytes()
        await socket.send_bytes(finished())
        await socket.close()

    before = figure("zmos_rerun_seconds_count")
    with TestClient(Watched(serve, "")).websocket_connect("/_stcore/stream") as socket:
        socket.send_bytes(rerun())
        assert socket.receive_bytes() == finished()
    assert figure("zmos_tabs") == 0
    assert figure("zmos_rerun_seconds_count") == before + 1


def test_the_log_has_one_line_of_json_a_record_and_no_query():
    records = []
    handler = logging.Handler()
    handler.emit = records.append
    logger = logging.getLogger("ui.watch.requests")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        asked("203.0.113.5").get("/karta/api/v1/themes.json?tema=skrivnost&lang=sl")
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    (line,) = map(log.Lines().format, records)
    said = json.loads(line)
    assert said.pop("ms") >= 0 and said.pop("time").endswith("+00:00")
    assert said == {
        "level": "info",
        "logger": "ui.watch.requests",
        "message": "request",
        "route": "api/themes.json",
        "status": 400,
    }
    try:
        raise OSError(2, "two\nlines")
    except OSError:
        record = logging.LogRecord("a", 40, "", 1, "fault in %s", ("b",), sys.exc_info())
    (line,) = log.Lines().format(record).splitlines()
    assert json.loads(line)["message"] == "fault in b"
    assert "OSError" in json.loads(line)["exception"]


@pytest.mark.parametrize(
    ("message", "is_written"),
    [
        ('%s - "WebSocket %s" [accepted]', False),
        ("connection open", False),
        ("Started server process [%d]", True),
    ],
)
def test_no_line_names_the_address_of_a_tab(message, is_written):
    record = logging.LogRecord("uvicorn.error", 20, "", 1, message, (), None)
    assert log.without_addresses(record) == is_written


def test_an_ipv6_client_is_its_network():
    def of(host: str) -> str:
        return clients.client({"client": (host, 1)})

    assert of("2001:db8::1") == of("2001:db8::ffff") != of("2001:db8:0:1::1")
    assert of("::ffff:203.0.113.5") == "203.0.113.5"
    assert clients.client({"client": None}) == ""


def test_a_proxy_is_known_in_both_writings_of_its_address():
    for said, peer in [
        ("127.0.0.1,::1", "127.0.0.1"),
        ("127.0.0.1,::1", "::ffff:127.0.0.1"),
        ("10.0.0.0/8", "::ffff:10.1.2.3"),
        ("*", "::ffff:10.1.2.3"),
    ]:
        trusted = clients.proxies(said)
        assert clients.proxies(trusted) == trusted
        assert seen_of(trusted, peer) == "198.51.100.7"
    assert seen_of(clients.proxies("10.0.0.0/8"), "::ffff:192.0.2.1") == "::ffff:192.0.2.1"


def seen_of(trusted: str, peer: str) -> str:
    """Return which address uvicorn hands on of a client behind a proxy."""
    seen: list[str] = []

    async def note(scope, receive, send) -> None:
        seen.append(scope["client"][0])

    headers = [(b"x-forwarded-for", b"198.51.100.7")]
    scope = {"type": "http", "client": (peer, 1), "headers": headers}
    asyncio.run(ProxyHeadersMiddleware(note, trusted)(scope, None, None))
    return seen[0]


def test_the_server_believes_the_proxies_that_the_operator_names(monkeypatch):
    first = serving.parts()["middleware"][0]
    assert first.cls is ProxyHeadersMiddleware
    assert first.kwargs == {"trusted_hosts": clients.proxies("127.0.0.1,::1")}
    monkeypatch.setenv(clients.VARIABLE, "10.0.0.2")
    trusted = serving.parts()["middleware"][0].kwargs["trusted_hosts"]
    assert trusted == "10.0.0.2,::ffff:10.0.0.2/128"
