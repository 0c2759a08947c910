"""The web interface as it is served: its limits, and that it keeps nobody waiting."""

from __future__ import annotations

import threading

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api.app import Request, respond
from api.errors import RequestError
from api.limits import MOST_QUERY, Limits
from api.resources import RESOURCES
from content import store
from ui import interface, serving
from ui.workshop import queue
from ui.workshop.work import Work

THEMES = "/api/v1/themes.json"


def asked(host: str = "203.0.113.5") -> TestClient:
    return TestClient(Starlette(routes=serving.routes("")), client=(host, 50_000))


@pytest.fixture(autouse=True)
def of_nobody(monkeypatch):
    """Let each test begin as if nobody had asked before."""
    monkeypatch.setattr(interface, "_limits", {})


def test_a_client_that_asks_too_often_is_told_when_to_come_again(monkeypatch):
    monkeypatch.setenv(interface.VARIABLE, "3")
    client = asked()
    assert [client.get(THEMES).status_code for _ in range(3)] == [200] * 3
    refused = client.get(THEMES)
    assert refused.status_code == refused.json()["status"] == 429
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert 1 <= int(refused.headers["Retry-After"]) <= 20
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert asked("203.0.113.6").get(THEMES).status_code == 200
    monkeypatch.setenv(interface.VARIABLE, "off")
    assert client.get(THEMES).status_code == 200


def test_a_client_says_nothing_of_itself_that_counts(monkeypatch):
    """What a proxy adds is read by uvicorn, of proxies alone that the operator trusts."""
    monkeypatch.setenv(interface.VARIABLE, "1")
    said = [{"X-Forwarded-For": f"198.51.100.{n}"} for n in range(3)]
    assert [asked().get(THEMES, headers=h).status_code for h in said] == [200, 429, 429]


@pytest.mark.parametrize("said", ["", "many", "0", "-5"])
def test_what_is_no_limit_is_the_usual_one(monkeypatch, said):
    monkeypatch.setenv(interface.VARIABLE, said)
    limits = interface.limits_now()
    for _ in range(interface.A_MINUTE):
        limits.take("a")
    with pytest.raises(RequestError, match="Too many requests"):
        limits.take("a")


def test_requests_come_back_with_time_and_no_more_than_were_there():
    clock = [0.0]
    limits = Limits(2, 60, lambda: clock[0])

    def taken() -> int:
        for n in range(10):
            try:
                limits.take("a")
            except RequestError as refusal:
                assert refusal.more == {"retry_after": 1}
                return n
        return 10

    assert taken() == 2
    clock[0] = 1.0
    assert taken() == 1
    clock[0] = 1000.0
    assert taken() == 2


def test_clients_without_number_are_forgotten(monkeypatch):
    monkeypatch.setattr("api.limits._CLIENTS", 3)
    limits = Limits(1, 1)
    for name in "abcde":
        limits.take(name)
    assert len(limits._left) == 3


def test_a_query_that_no_link_reaches_is_refused():
    answer = asked().get(f"{THEMES}?isci={'a' * MOST_QUERY}")
    assert answer.status_code == answer.json()["status"] == 414


def test_an_answer_that_nobody_can_wait_for_is_refused(monkeypatch):
    began, end = threading.Event(), threading.Event()

    def slow(request: Request):
        began.set()
        assert end.wait(30)
        return respond(request)

    monkeypatch.setattr("api.app.respond", slow)
    monkeypatch.setattr(interface, "AT_ONCE", 1)
    monkeypatch.setattr(interface, "PATIENCE_S", 0.05)
    client, statuses = asked(), []
    with client:
        first = threading.Thread(target=lambda: statuses.append(client.get(THEMES).status_code))
        first.start()
        assert began.wait(30)
        second = client.get(THEMES)
        end.set()
        first.join(30)
    assert (second.status_code, second.headers["Retry-After"]) == (503, "5")


@pytest.mark.parametrize("name", ["projects.csv", "changes", "changes.csv"])
def test_what_is_large_or_loads_releases_is_made_beside_the_server(monkeypatch, name):
    monkeypatch.setattr(interface, "LARGE", 5)
    made: list[Work] = []

    class Making(queue.Making):
        def __init__(self, work: Work, client: str = "") -> None:
            made.append(work)
            super().__init__(work, client)

    monkeypatch.setattr(interface, "Making", Making)
    client = asked()
    answer = client.get(f"/api/v1/{name}", headers={"Accept-Encoding": "identity"})
    (work,) = made
    (request,) = work.about
    assert work.kind == "interface"
    assert answer.content == respond(request).body
    monkeypatch.setattr(queue, "MOST", 0)
    refused = client.get(f"/api/v1/{name}")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")


def test_small_answers_need_no_process():
    assert not interface.is_large("v1/projects.csv")
    assert not interface.is_large("v1/municipalities.geojson")


@pytest.mark.parametrize("name", ["themes.json", "municipalities.geojson"])
def test_head_and_ranges_are_answered_as_they_should(monkeypatch, name):
    monkeypatch.setattr(interface, "_PIECE", 1000)  # the polygons travel in pieces
    client = asked()
    whole, head = client.get(f"/api/v1/{name}"), client.head(f"/api/v1/{name}")
    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)
    assert whole.headers["Accept-Ranges"] == "none"
    part = client.get(f"/api/v1/{name}", headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.content) == (200, whole.content)
    unchanged = client.get(f"/api/v1/{name}", headers={"If-None-Match": whole.headers["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


def test_no_view_that_a_program_asks_for_takes_the_place_of_a_visitors(dataset):
    """Every cache of the pages' views is as full after a flood as it was before."""
    before = {size.name: size.filled for size in store_sizes()}
    for n in range(30):
        for name in set(RESOURCES) - {"openapi.json", "changes", "changes.csv"}:
            respond(Request("GET", f"v1/{name}", f"isci={n}" if "releases" not in name else ""))
    assert {size.name: size.filled for size in store_sizes()} == before


def store_sizes():
    from content import cache

    names = ("_kept_part", "_matrix", "_discrepancies", "_town_projects", "page.View")
    assert store.dataset()
    return [size for size in cache.sizes() if size.name.endswith(names)]
