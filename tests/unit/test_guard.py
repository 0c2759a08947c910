"""What stands before every request: headers, other sites, messages, uploads, closed addresses."""

from __future__ import annotations

import base64
import hashlib
import re
from contextlib import suppress
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from ui.first import page
from ui.guard import messages, policy, uploads
from ui.guard.closed import Closed
from ui.guard.headers import HEADERS, POLICY, SecurityHeaders, is_map_alone
from ui.guard.messages import Pace, VisitorMessages
from ui.guard.origins import Origins, is_known
from ui.guard.uploads import Uploads
from zmos_data import limits

BASE = "/karta"


def directives(written: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in written.split("; "))


def behind(*middleware: Middleware) -> TestClient:
    """Serve every address with what arrives behind the guards."""

    async def told(request):
        return JSONResponse({"headers": dict(request.headers)})

    async def heard(socket):
        await socket.accept()
        with suppress(WebSocketDisconnect):
            while True:
                await socket.send_bytes(await socket.receive_bytes())

    methods = ["GET", "PUT", "POST"]
    routes = [WebSocketRoute("/{path:path}", heard), Route("/{path:path}", told, methods=methods)]
    return TestClient(Starlette(routes=routes, middleware=list(middleware)), base_url="http://si")


@pytest.mark.parametrize(
    ("path", "framed"),
    [
        ("/", False),
        ("/?embed=true", True),
        ("/?lang=sl&embed=TRUE&tema=x", True),
        ("/?embed=true&embed=false", False),
        ("/teme?embed=true", False),
        ("/podatki?urejanje=da&embed=true", False),
        ("/component/streamlit_folium.st_folium/index.html", True),  # a frame within that frame
        ("/_stcore/health", False),
    ],
)
def test_every_answer_has_its_headers_and_only_the_map_may_be_framed(path, framed):
    headers = behind(Middleware(SecurityHeaders, base=BASE)).get(BASE + path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    said = directives(headers[POLICY])
    assert said.get("frame-ancestors") == (None if framed else "'self'")
    for name in ("object-src", "base-uri"):
        assert said[name] == "'none'"
    assert said["default-src"] == said["form-action"] == "'self'"
    of_component = "/component/" in path
    assert ("'unsafe-eval'" in said["script-src"].split()) == of_component
    assert ("'unsafe-inline'" in said["script-src"].split()) == of_component


@pytest.mark.parametrize("kind", ["text/javascript; charset=utf-8", "text/css", "font/woff2"])
def test_what_is_no_page_may_do_nothing_and_says_so_shortly(kind):
    async def file(_request):
        return Response("x", headers={"Content-Type": kind})

    app = Starlette(routes=[Route("/", file)], middleware=[Middleware(SecurityHeaders, base="")])
    headers = TestClient(app).get("/").headers
    assert headers[POLICY] == "default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert not {"Permissions-Policy", "Referrer-Policy"} & set(headers)


def test_what_an_answer_says_itself_stays():
    async def own(_request):
        return PlainTextResponse("x", headers={POLICY: "default-src 'none'"})

    app = Starlette(routes=[Route("/", own)], middleware=[Middleware(SecurityHeaders, base="")])
    assert TestClient(app).get("/").headers[POLICY] == "default-src 'none'"


@pytest.mark.parametrize(
    ("given", "framing"),
    [
        ("", None),
        ("*", None),
        ("https://www.mesto.si *.zmos.si", "'self' https://www.mesto.si *.zmos.si"),
        ("'none'", "'self' 'none'"),
        ("https://a.si; 'unsafe-inline'", "'self'"),
        ("https://a.si\r\nX-Evil:;", "'self' https://a.si"),
        ("javascript:alert(1) data: https://č.si a,b", "'self'"),
    ],
)
def test_an_operator_says_who_may_frame_the_map_and_nothing_else(monkeypatch, given, framing):
    monkeypatch.setenv(policy.FRAMES_VARIABLE, given)
    said = directives(policy.policy((), framed=True))
    assert said.get("frame-ancestors") == framing
    assert said["script-src"] == directives(policy.policy(()))["script-src"]
    assert directives(policy.policy(()))["frame-ancestors"] == "'self'"


@pytest.mark.parametrize("path", ["", "teme", "podatki", "projekti"])
def test_exactly_the_scripts_of_the_first_page_are_allowed(path):
    content = page.first_page(path, "sl").content
    allowed = policy.inline_scripts(content)
    found = re.findall(rb"<script([^>]*)>(.*?)</script>", content, re.DOTALL)
    inline = [script for attributes, script in found if b"src=" not in attributes]
    assert {
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in inline
    } == set(allowed)
    tags = re.sub(rb"<(script|style).*?</\1>", b"", content, flags=re.DOTALL)
    assert re.findall(rb"<[^>]*\son[a-z]+\s*=", tags) == []
    assert b"javascript:" not in unescape(tags.decode()).encode()


@pytest.mark.parametrize(
    ("origin", "known"),
    [
        (None, True),
        ("http://si", True),
        ("https://si", True),  # behind a proxy that ends TLS
        ("http://localhost:3000", True),
        ("https://allowed.example", True),
        ("https://evil.example", False),
        ("https://si.evil.example", False),
        ("https://si@evil.example", False),
        ("null", False),
        ("", False),
        ("http://[", False),
        ("\x00", False),
    ],
)
def test_other_sites_are_not_known(monkeypatch, origin, known):
    given = {"server.corsAllowedOrigins": ["https://allowed.example"]}
    monkeypatch.setattr("ui.guard.origins.st.get_option", given.get)
    assert is_known(origin, "si") is known


def test_a_session_of_another_site_is_refused_and_its_requests_bear_no_origin():
    client = behind(Middleware(Origins))
    evil = {"Origin": "https://evil.example"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/x", headers=evil):
        pass
    assert "origin" not in client.get("/x", headers=evil).json()["headers"]
    assert client.get("/x", headers={"Origin": "http://si"}).json()["headers"]["origin"]
    with client.websocket_connect(
        "/x", headers={"Origin": "http://testserver", "Host": "testserver"}
    ):
        pass


def said(**of: object) -> bytes:
    return BackMsg(**of).SerializeToString()


GOOD = said(app_heartbeat=True)


@pytest.mark.parametrize(
    "content",
    [
        said(clear_cache=True),
        said(set_run_on_save=True),
        said(load_git_info=True),
        said(debug_disconnect_websocket=True),
        said(debug_shutdown_runtime=True),
        said(backend_operation_request={"request_id": "1", "session_id": "x"}),
        said(file_urls_request={"file_names": ["x"] * 11}),
        b"",
    ],
)
def test_what_no_page_sends_never_arrives(content):
    client = behind(Middleware(VisitorMessages))
    with client.websocket_connect("/_stcore/stream") as socket:
        socket.send_bytes(content)
        socket.send_bytes(GOOD)
        assert socket.receive_bytes() == GOOD


@pytest.mark.parametrize(
    "content",
    [
        said(rerun_script={"query_string": "lang=sl"}),
        said(stop_script=True),
        said(file_urls_request={"file_names": ["x.xlsx"]}),
        GOOD,
    ],
)
def test_what_pages_send_arrives_as_it_is(content):
    with behind(Middleware(VisitorMessages)).websocket_connect("/_stcore/stream") as socket:
        socket.send_bytes(content)
        assert socket.receive_bytes() == content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("words", messages.BROKEN),
        (b"\xff\xff\xff", messages.BROKEN),
        (said(rerun_script={"query_string": "x" * messages.BYTES}), messages.TOO_BIG),
    ],
)
def test_what_is_no_message_ends_its_session_alone(content, code):
    client = behind(Middleware(VisitorMessages))
    with client.websocket_connect("/a") as other, client.websocket_connect("/b") as socket:
        socket.send_text(content) if isinstance(content, str) else socket.send_bytes(content)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_bytes()
        assert closed.value.code == code
        other.send_bytes(GOOD)
        assert other.receive_bytes() == GOOD


def test_who_sends_without_end_is_heard_ten_times_a_second():
    pace = Pace()
    assert [pace.wait(0.0) for _ in range(messages.BURST)] == [0.0] * messages.BURST
    assert pace.wait(0.0) == pytest.approx(0.1)
    assert pace.wait(0.1) == pytest.approx(0.1)
    assert pace.wait(60.0) == 0.0
    usual = Pace()
    assert [usual.wait(0.2 * n) for n in range(500)] == [0.0] * 500  # five a second, for ever


def kept_by(files: dict[str, list[int]]) -> MemoryUploadedFileManager:
    """Keep files of sessions, of these sizes."""
    kept = MemoryUploadedFileManager("/_stcore/upload_file")
    for session, sizes in files.items():
        for n, size in enumerate(sizes):
            kept.add_file(session, UploadedFileRec(str(n), "x", "", bytes(size)))
    return kept


def test_a_session_leaves_no_more_files_than_anybody_needs():
    kept = kept_by({"full": [1] * uploads.FILES, "usual": [1]})
    client = behind(Middleware(Uploads, base=BASE, kept=lambda: kept))
    put = f"{BASE}{uploads.PATH}"
    assert client.put(f"{put}full/new").status_code == 429
    assert client.put(f"{put}usual/new").status_code == 200
    assert client.get(f"{put}full/new").status_code == 200  # not an upload


def test_who_holds_most_makes_room_for_the_others(monkeypatch):
    monkeypatch.setattr(uploads, "BYTES", limits.UPLOAD_BYTES + 1_000)
    kept = kept_by({"much": [400, 400], "more": [900], "editor": [100]})
    uploads.make_room(kept)
    assert set(kept.file_storage) == {"much", "editor"}
    uploads.make_room(kept)
    assert set(kept.file_storage) == {"much", "editor"}


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/"])
def test_figures_of_the_server_are_closed(path):
    client = behind(Middleware(Closed, base=BASE))
    assert client.get(BASE + path).status_code == 404
    assert client.get(f"{BASE}/_stcore/health").status_code == 200


@pytest.mark.parametrize("query", [b"&" * 100_000, b"\xff=%zz", b"embed", b"embed=true%00"])
def test_a_hostile_query_frames_nothing(query):
    assert not is_map_alone("/", query)
