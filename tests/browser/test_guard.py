"""What anybody may send to a running server: it harms nobody else."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.browser.map_page import choose_theme, marker, open_map, wait_for_rest, wait_for_state
from tests.browser.test_axe import TELL
from tests.sessions import Session, session
from ui.guard.headers import HEADERS, POLICY

EVIL = "https://evil.example"
DROPPED = (
    {"clear_cache": True},
    {"set_run_on_save": True},
    {"load_git_info": True},
    {"debug_disconnect_websocket": True},
    {"debug_shutdown_runtime": True},
    {"file_urls_request": {"request_id": "1", "file_names": ["x"] * 100_000}},
    {"backend_operation_request": {"request_id": "1", "session_id": "x"}},
)
# Runs that no page asks for: pages, fragments and widgets that do not exist, and much of it.
STRANGE = (
    {"query_string": "obcina=999&tema=<script>&leto=" + "9" * 10_000},
    {"query_string": "&" * 100_000},
    {"query_string": "%00%ff%zz=\x00"},
    {"page_script_hash": "../../etc/passwd"},
    {"page_name": "../../etc/passwd"},
    {"widget_states": {"widgets": [{"id": f"w{n}", "int_value": n} for n in range(10_000)]}},
    {"widget_states": {"widgets": [{"id": "$$ID-x", "json_value": "[" * 10_000}]}},
    {"cached_message_hashes": ["x"] * 10_000},
)


def ask(server: str, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(server).netloc)
    connection.request(method, path, body=b"x" if method == "PUT" else None, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def beat(visitor: Session) -> list[str | None]:
    """Return what a session hears until its heart has been answered."""
    visitor.send(BackMsg(app_heartbeat=True))
    kinds: list[str | None] = []
    while "heartbeat_ack" not in kinds:
        kinds.append(visitor.next().WhichOneof("type"))
    return kinds


def test_what_no_page_sends_does_nothing(server: str):
    with session(server) as visitor:
        assert any(message.WhichOneof("type") == "delta" for message in visitor.run("lang=sl"))
        beat(visitor)
        for message in DROPPED:
            visitor.send(BackMsg(**message))
        assert beat(visitor) == ["heartbeat_ack"]


def test_who_sends_what_is_no_message_is_sent_away_and_the_others_stay(server: str):
    with session(server) as visitor:
        visitor.run("lang=sl")
        for content in ("words", b"\xff\xff\xff", b"\x00" * 2_000_000):
            with session(server) as evil, pytest.raises(ConnectionClosed):
                evil.send(content)
                while True:
                    evil.next()
        assert beat(visitor)


@pytest.mark.parametrize("asked", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_run_comes_to_its_end(server: str, asked: dict[str, object]):
    with session(server) as visitor:
        visitor.send(BackMsg(rerun_script=asked))
        assert visitor.hear("script_finished")


def test_a_script_of_another_site_gets_no_session_and_uploads_nothing(server: str):
    with pytest.raises(InvalidStatus), session(server, Origin=EVIL):
        pass
    shared = ask(server, "GET", "/_stcore/health", Origin=EVIL).headers
    assert "Access-Control-Allow-Origin" not in shared
    assert ask(server, "PUT", "/_stcore/upload_file/x/y", Origin=EVIL).status == 403  # no token
    assert ask(server, "PUT", "/_stcore/upload_file/x/y").status == 403


def test_every_address_has_the_headers_and_the_servers_own_figures_are_closed(server: str):
    for path in ("/", "/ni-take-strani", "/api/v1/themes.json", "/static/js/nothing.js"):
        headers = ask(server, "GET", path).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS, path
        assert headers[POLICY], path
    assert ask(server, "GET", "/_stcore/metrics").status == 404
    for path in ("/app/static/..%2f..%2fREADME.md", "/media/../README.md", "//etc/passwd"):
        assert ask(server, "GET", path).status in (400, 404), path


@pytest.fixture
def newspaper() -> Iterator[Callable[[str], str]]:
    """Serve a page of another site; the words of its address are in it."""

    class Host(BaseHTTPRequestHandler):
        body = ""

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(self.body.encode())

        def log_message(self, *words: object) -> None:
            pass

    def written(body: str) -> str:
        Host.body = body
        return f"http://localhost:{host.server_port}"

    host = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield written
    host.shutdown()
    host.server_close()


def test_no_page_but_the_map_alone_stands_in_a_frame_of_another_site(
    strict_page: Page, server: str, newspaper: Callable[[str], str]
):
    framed = {"editing": "podatki?urejanje=da&embed=true", "map": "?embed=true"}
    said: list[str] = []
    strict_page.on("console", lambda message: said.append(message.text))
    strict_page.goto(
        newspaper(
            "".join(
                f'<iframe name="{name}" src="{server}/{path}"></iframe>'
                for name, path in framed.items()
            )
        )
    )
    expect(strict_page.frame_locator("[name=map]").locator(".sentence")).to_be_visible()
    assert strict_page.frame(name="editing").url.startswith("chrome-error:")
    assert any("frame-ancestors" in words for words in said)


def test_acts_of_a_visitor_break_no_policy(strict_page: Page, server: str):
    page, said = strict_page, []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(TELL)
    open_map(page, f"{server}/?lang=sl")
    choose_theme(page, "Trajnostna mobilnost")
    wait_for_state(page, "tema=sustainable_mobility")
    marker(page, "061").click()
    page.wait_for_url("**obcina=061**")
    expect(page.get_by_role("heading", name="Ljubljana", exact=True)).to_be_visible()
    page.get_by_role("combobox", name="Išči po projektih").fill("kolesar")
    expect(page.locator("#search-list [role=option]").first).to_be_visible()
    page.goto(f"{server}/predstavitev?lang=sl")
    expect(page.locator(".slide.on")).to_be_visible()
    wait_for_rest(page)
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    expect(opened.value.locator(".slide.on .speak")).to_be_visible()
    assert [words for words in said if words.startswith("kept out")] == []
