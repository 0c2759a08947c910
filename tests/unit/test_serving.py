"""One process serves everything: below a base path too, made before it says that it is healthy."""

from __future__ import annotations

import asyncio
import sys
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from content import store
from content.text import Text
from tests.app.test_pages import html
from ui import failure, serving
from ui.returning import ReturnToEditing
from webmap import bundle
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"


@pytest.fixture(params=["", "/karta"])
def base(request, monkeypatch) -> str:
    settings = {"server.baseUrlPath": request.param.strip("/")}
    monkeypatch.setattr("ui.base_path.st.get_option", settings.get)
    return request.param


@pytest.fixture
def client(base) -> TestClient:
    return TestClient(Starlette(routes=serving.routes(base)))


def test_the_interface_answers_below_the_base_path(client, base):
    answer = client.get(f"{base}/api/v1/themes.json?lang=en")
    assert answer.status_code == 200
    assert len(answer.json()["themes"]) == 4
    assert client.get(f"{base}/api/v1/openapi.json").json()["servers"] == [
        {"url": f"{base}/api/v1"}
    ]


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v2/themes.json", "/api/x/y"])
def test_an_unknown_path_of_the_interface_is_a_problem_in_json(client, base, path):
    answer = client.get(base + path)
    assert answer.status_code == answer.json()["status"] == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert f"{base}/api/v1/projects.csv" in answer.json()["detail"]


def test_pages_and_their_files_stand_below_the_base_path(client, base, dataset):
    found = store.assets(dataset)
    assert client.get(f"{base}/{found.on_page('layers')}").status_code == 200
    for path in ("/", "/teme", "/podatki"):
        assert '<html lang="en">' in client.get(f"{base}{path}?lang=en").text
    if base:
        assert client.get("/api/v1/themes.json").status_code == 404


@pytest.mark.parametrize(
    ("problems", "agent", "status"),
    [
        ([], "kube-probe/1.31", 200),
        (["layers.json: missing"], "kube-probe/1.31", 503),
        (["layers.json: missing"], BROWSER, 200),
    ],
)
def test_health_is_not_good_where_the_map_cannot_be_drawn(monkeypatch, problems, agent, status):
    monkeypatch.setattr(bundle, "_last", problems)
    client = TestClient(
        Starlette(
            routes=[Route("/karta/_stcore/health", lambda _: PlainTextResponse("ok"))],
            middleware=[Middleware(serving.Health, path="/karta/_stcore/health")],
        )
    )
    answer = client.get("/karta/_stcore/health", headers={"User-Agent": agent})
    assert answer.status_code == status
    assert answer.text == (
        "ok" if status == 200 else "The map cannot be drawn: layers.json: missing"
    )


@pytest.mark.parametrize("base", ["", "/karta"])
@pytest.mark.parametrize(
    ("path", "leads", "led"),
    [
        ("/oauth2callback", "/", "/podatki?urejanje=da#editing"),
        ("/auth/logout", "/", "/podatki?urejanje=da#editing"),
        ("/auth/logout", "https://provider.example/end", ""),
        ("/auth/login", "/", "/"),
        ("/teme", "/", "/"),
    ],
)
def test_who_signs_in_or_out_comes_back_to_the_editors_part(base, path, leads, led):
    target = f"{base}{leads}" if leads == "/" else leads
    client = TestClient(
        Starlette(
            routes=[Route(base + path, lambda _: RedirectResponse(target))],
            middleware=[Middleware(ReturnToEditing, base=base)],
        )
    )
    answer = client.get(base + path, follow_redirects=False)
    assert answer.headers["location"] == (f"{base}{led}" if led else leads)


def test_who_signs_in_comes_back_in_the_language_of_the_page():
    base, provider = "/karta", "https://provider.example/"
    client = TestClient(
        Starlette(
            routes=[
                Route(f"{base}/auth/login", lambda _: RedirectResponse(provider)),
                Route(f"{base}/oauth2callback", lambda _: RedirectResponse(f"{base}/")),
            ],
            middleware=[Middleware(ReturnToEditing, base=base)],
        )
    )

    def back(page: str) -> str:
        client.cookies.clear()
        ask = {"follow_redirects": False}
        login = client.get(f"{base}/auth/login", headers={"Referer": page}, **ask)
        assert login.headers["location"] == provider
        answer = client.get(f"{base}/oauth2callback", headers={"Referer": provider}, **ask)
        return answer.headers["location"]

    site, part = "http://testserver/karta/podatki", "/karta/podatki?urejanje=da"
    assert back(f"{site}?urejanje=da&lang=sl") == f"{part}&lang=sl#editing"
    assert back(f"{site}?lang=en") == f"{part}&lang=en#editing"
    for other in (site, f"{site}?lang=xx%0d%0aSet-Cookie:a", "http://[", ""):
        assert back(other) == f"{part}#editing"


def test_before_anything_is_published_there_is_no_map(dataset, monkeypatch):
    assert bundle.publish_map(dataset).problems == ()
    assert bundle.why_no_map() == ""
    monkeypatch.setattr("webmap.bundle.check_layers", lambda folder: ["anchors.json: broken"])
    bundle.publish_map(dataset)
    assert bundle.why_no_map() == "The map cannot be drawn: anchors.json: broken"
    monkeypatch.undo()
    bundle.publish_map(dataset)
    assert bundle.why_no_map() == ""


def start(monkeypatch, run) -> None:
    """Go through the start of the server, with what runs the page of the map."""
    instance = SimpleNamespace(does_script_run_without_error=run)
    monkeypatch.setattr(serving.runtime, "get_instance", lambda: instance)

    async def through() -> None:
        async with serving.lifespan(None):
            pass

    interval = sys.getswitchinterval()
    try:
        asyncio.run(through())
    finally:
        sys.setswitchinterval(interval)


def test_the_page_of_the_map_runs_before_anything_else_is_made(monkeypatch):
    steps = []

    async def run():
        steps.append("map")
        assert sys.getswitchinterval() == pytest.approx(serving.SWITCH_S)
        return True, "ok"

    monkeypatch.setattr(serving, "warm", lambda: steps.append("others"))
    start(monkeypatch, run)
    assert steps == ["map", "others"]


def test_a_start_that_fails_is_logged_and_the_server_starts(monkeypatch, caplog):
    async def run():
        raise OSError("no tables")

    start(monkeypatch, run)
    assert "no tables" in caplog.text


def test_a_page_that_does_not_run_is_logged_and_nothing_loads_the_map_before_it(
    monkeypatch, caplog
):
    async def run():
        return False, "timeout"

    warmed: list[str] = []
    monkeypatch.setattr(serving, "warm", lambda: warmed.append("map"))
    start(monkeypatch, run)
    assert "The page of the map has not run to its end: timeout." in caplog.text
    assert warmed == []


def test_tables_that_do_not_pass_keep_no_server_from_starting(monkeypatch, caplog):
    def refuse() -> None:
        raise DataError(())

    monkeypatch.setattr(store, "dataset", refuse)
    monkeypatch.delenv("ZMOS_ADDRESS", raising=False)
    serving.warm()
    assert "The tables do not pass their checks" in caplog.text
    assert "ZMOS_ADDRESS is no public address" in caplog.text
    caplog.clear()
    monkeypatch.setenv("ZMOS_ADDRESS", "https://zmos.example")
    serving.warm()
    assert "ZMOS_ADDRESS" not in caplog.text


def test_the_modules_of_every_page_are_loaded():
    for page in (serving.ROOT / "dashboard.py", *serving.PAGES):
        assert "ui.page_shell" in serving.uses(page)
    serving.warm()
    assert {name for page in serving.PAGES for name in serving.uses(page)} <= set(sys.modules)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_breaks_off_says_so_in_its_language_and_nothing_of_the_server(language):
    def broken() -> None:
        from ui import serving

        assert serving.say_failure(OSError(2, "none", "/srv/secret/tables.csv"))

    app = AppTest.from_function(broken, default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    said = html(app)
    assert failure.words(Text(language))["title"] in said
    assert f'role="alert" lang="{language}"' in said
    assert "secret" not in said
    assert "http" not in said.partition('role="alert"')[2]
