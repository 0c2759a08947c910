"""The view that a click leads to, asked for beside Streamlit: what is answered, and when."""

from __future__ import annotations

import gzip
import json
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from ui import next_view, turns
from ui.ahead import OF_SESSION
from ui.recording import Recorder, RecordingError
from zmos_data import actions
from zmos_data.links import reached, to_query
from zmos_data.parameters import codes_of, parse, parse_query

MOBILITY = {"toggle": ["tema", "sustainable_mobility"]}


@pytest.fixture
def client():
    return TestClient(Starlette(routes=[Route("/next", next_view.answer, methods=["POST"])]))


def question(**said):
    return {"page": "", "view": "lang=sl", "action": MOBILITY, "has": {}, **said}


def boards(answered) -> dict[str, dict]:
    return {key: data for kind, key, data in answered.json()["elements"] if kind == "board"}


@pytest.mark.parametrize(
    ("page", "name", "action", "view"),
    [
        ("", "map", MOBILITY, {"tema": "sustainable_mobility"}),
        ("", "map", {"set": {"isci": "kolesarska"}}, {"isci": "kolesarska"}),
        ("projekti", "projects", {"years": [2019, 2021]}, {"od": "2019", "do": "2021"}),
        ("obcina", "town", {"set": {"obcina": "096"}}, {"obcina": "096"}),
    ],
)
def test_it_is_what_the_page_sends_of_that_view(client, page, name, action, view):
    answered = client.post("/next", json=question(page=page, action=action))
    assert answered.status_code == 200
    sent = {(e.kind, e.key): e.data for e in Recorder(name, "sl").record(view).elements}
    found = {(kind, key): data for kind, key, data in answered.json()["elements"]}
    assert list(found) == list(sent)
    for place, data in found.items():
        expected = dict(sent[place])
        if place[0] == "board":
            for kept in ("parts", "marks"):
                expected[kept] = {n: v for n, v in expected[kept].items() if n not in OF_SESSION}
        assert data == expected
    assert answered.json()["left"] == list(OF_SESSION)
    assert answered.headers["cache-control"] == "no-store"


def test_what_the_page_has_is_named_and_not_sent(client):
    whole = boards(client.post("/next", json=question()))
    marks = {name: mark for data in whole.values() for name, mark in data["marks"].items()}
    marks["headline"] = "another"
    lacking = boards(client.post("/next", json=question(has=marks)))
    assert [list(data["parts"]) for data in lacking.values() if data["parts"]] == [["headline"]]
    assert [data["marks"] for data in lacking.values()] == [d["marks"] for d in whole.values()]
    assert not [data for data in lacking.values() if "evidence" in data]


def test_an_answer_is_packed_where_the_browser_takes_that(client):
    with client.stream("POST", "/next", json=question(), headers={"Accept-Encoding": "gzip"}) as it:
        packed = b"".join(it.iter_raw())
    plain = client.post("/next", json=question(), headers={"Accept-Encoding": "identity"})
    assert it.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < len(plain.content) / 3


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xff",
        b"[" * 10_000,
        b"[]",
        b'{"page": "", "view": 3, "action": {}, "has": {}}',
        json.dumps(question(action={"unknown": "x"})).encode(),
        json.dumps(question(has=["x"])).encode(),
    ],
)
def test_what_is_no_question_is_refused(client, said):
    answered = client.post("/next", content=said)
    assert answered.status_code == 400
    assert "Expected page, view, action and marks" in answered.text


def test_a_long_question_is_not_read(client):
    assert client.post("/next", content=b"x" * (next_view.LONGEST + 1)).status_code == 413


@pytest.mark.parametrize(
    "said",
    [
        {"page": "o_zdruzenju"},  # its boards hold what the session knows
        {"page": "../dashboard"},
        {"action": {"show": "qr"}},
        {"action": {"page": "projekti", "set": {"tema": "sustainable_mobility"}}},
        {"action": {"set": {"od": "long ago"}}},  # the page says that it is not understood
        {"view": "tema=urban_environment"},  # without a language
    ],
)
def test_where_there_is_no_such_view_streamlit_answers(client, said):
    assert client.post("/next", json=question(**said)).status_code == 204


def test_a_busy_server_answers_once(client, monkeypatch):
    for name, found in (("waiting", next_view.MOST_WAITING + 1), ("is_crowded", True)):
        monkeypatch.setattr(turns, name, lambda found=found: found)
        answered = client.post("/next", json=question())
        assert (answered.status_code, answered.headers["Retry-After"]) == (204, "30")
        monkeypatch.undo()
    monkeypatch.setattr(next_view, "WAIT_S", 0)
    _, lock = next_view._recorder("map", "sl")
    with lock:
        assert client.post("/next", json=question()).status_code == 204
    assert client.post("/next", json=question()).status_code == 200


def test_where_the_newest_tables_have_faults_streamlit_answers(client, monkeypatch):
    served = SimpleNamespace(problems=("a fault",), dataset=next_view.store.dataset())
    monkeypatch.setattr(next_view.store, "served", lambda: served)
    assert client.post("/next", json=question()).status_code == 204


def test_a_page_that_breaks_off_is_left_to_streamlit_and_the_next_one_answered(
    client, monkeypatch, caplog
):
    def break_off(*_):
        raise RecordingError("map: broken")

    monkeypatch.setattr(Recorder, "record", break_off)
    assert client.post("/next", json=question()).status_code == 204
    assert "map: broken" in caplog.text
    monkeypatch.undo()
    assert client.post("/next", json=question()).status_code == 200


def test_with_many_towns_their_charts_wait_for_who_has_asked_for_them(client, monkeypatch):
    monkeypatch.setattr(next_view, "MANY", 11)
    answered = client.post("/next", json=question())
    assert "starts" in answered.json()["left"]
    assert "starts" not in boards(answered)["around"]["marks"]


def test_a_view_is_reached_as_the_session_reaches_it(dataset):
    codes = codes_of(dataset)
    present, _, _ = parse(parse_query("tema=urban_environment&stran=2"), codes)

    def query(action):
        found = reached(action, present, codes)
        return None if found is None else to_query(found, "")

    both = {"tema": "sustainable_mobility,urban_environment"}
    assert query(actions.Toggle("tema", "sustainable_mobility")) == both
    assert query(actions.Years(2019, None)) == {"tema": "urban_environment", "od": "2019"}
    assert query(actions.Change({"tema": "", "stran": "3"})) == {"stran": "3"}
    assert query(actions.Change({"tema": ""}, "projekti")) is None
    assert query(actions.Change({"od": "x"})) is None
    assert query(actions.Speak("en")) is None
