"""Streamlit's files: compressed once, kept by browsers, named before they are asked for."""

from __future__ import annotations

import gzip
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from ui import streamlit_files
from ui.first import preloads
from ui.map_component import ADDRESS as COMPONENT
from ui.streamlit_files import INDEX, Compressed, StreamlitFiles

FIRST = re.findall(r'\./(static/js/[^"]+)"', INDEX.read_text(encoding="utf-8"))
SCRIPT = next(name for name in FIRST if "/react-dom." in name)


@pytest.fixture(params=["", "/karta"])
def base(request) -> str:
    return request.param


@pytest.fixture
def files(base) -> StreamlitFiles:
    return StreamlitFiles(base)


@pytest.fixture
def client(base, files) -> TestClient:
    """Ask ours in front of Streamlit's own."""
    theirs = create_streamlit_static_handler(str(INDEX.parent), base)
    app = Starlette(
        routes=[
            Mount(f"{base}/component", PlainTextResponse("theirs")),
            Mount(base or "/", theirs),
        ],
        middleware=[Middleware(Compressed, files=files)],
    )
    return TestClient(app)


def asked(client: TestClient, path: str, **headers: str):
    return client.get(path, headers={n.replace("_", "-"): value for n, value in headers.items()})


def test_a_script_is_compressed_and_kept_for_ever(client, base):
    written = (INDEX.parent / SCRIPT).read_bytes()
    with client.stream("GET", f"{base}/{SCRIPT}", headers={"Accept-Encoding": "gzip"}) as answer:
        sent = b"".join(answer.iter_raw())
    assert gzip.decompress(sent) == written
    assert len(sent) == int(answer.headers["Content-Length"]) < len(written) / 2
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Vary"] == "Accept-Encoding"
    head = client.head(f"{base}/{SCRIPT}", headers={"Accept-Encoding": "gzip"})
    assert (head.content, head.headers) == (b"", answer.headers)


def test_each_coding_has_an_etag_of_its_own_and_whoever_holds_it_gets_nothing(client, base):
    path = f"{base}/{SCRIPT}"
    codings = ("gzip", "gzip, br", "identity", "gzip;q=0")
    zipped, brotli, plain, refused = (asked(client, path, Accept_Encoding=one) for one in codings)
    assert zipped.content == brotli.content == plain.content == refused.content
    assert brotli.headers["ETag"] not in (zipped.headers["ETag"], plain.headers["ETag"])
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["ETag"] == refused.headers["ETag"] != zipped.headers["ETag"]
    for known in (zipped.headers["ETag"], f'W/"x", {zipped.headers["ETag"]}', "*"):
        again = asked(client, path, Accept_Encoding="gzip", If_None_Match=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == zipped.headers["ETag"]
    other = asked(client, path, Accept_Encoding="gzip", If_None_Match=plain.headers["ETag"])
    assert other.status_code == 200


def test_a_part_of_a_file_and_what_is_compressed_already_are_streamlits_to_send(client, base):
    part = asked(client, f"{base}/{SCRIPT}", Range="bytes=0-9", Accept_Encoding="gzip")
    assert part.status_code == 206
    assert part.content == (INDEX.parent / SCRIPT).read_bytes()[:10]
    assert "Content-Encoding" not in part.headers
    font = next((INDEX.parent / "static" / "media").glob("SourceSans*.woff2"))
    whole = asked(client, f"{base}/static/media/{font.name}", Accept_Encoding="gzip")
    assert whole.content == font.read_bytes()
    assert "Content-Encoding" not in whole.headers


@pytest.mark.parametrize("path", ["/static/js/../../../config.py", "/static/js/none.js", "/teme"])
def test_no_other_path_is_ours(files, base, path):
    assert base + path not in files.paths


def test_other_methods_are_streamlits(client, base):
    assert client.post(f"{base}/{SCRIPT}").status_code == 405


def test_the_components_script_is_kept_and_its_page_asked_for_anew(client, base):
    (script,) = streamlit_files.component_scripts()
    kept = asked(client, base + script)
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    page = asked(client, f"{base}{COMPONENT}/index.html?streamlitUrl=x")
    assert page.headers["Cache-Control"] == "no-cache"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    known = page.headers["ETag"]
    again = asked(client, f"{base}{COMPONENT}/index.html?streamlitUrl=y", If_None_Match=known)
    assert again.status_code == 304
    # A name without a hash may hold something else tomorrow.
    style = asked(client, f"{base}{COMPONENT}/bootstrap.min.css")
    assert style.headers["Cache-Control"] == "no-cache"


def test_a_file_is_read_and_compressed_once(client, files, base):
    files.warm()
    before = streamlit_files.read.cache_info()
    later = [f"static/js/{name}" for name in streamlit_files.chunks()]
    component = [path.strip("/") for path in streamlit_files.component_scripts()]
    for path in (*FIRST, *later, *component):
        assert asked(client, f"{base}/{path}", Accept_Encoding="gzip").status_code == 200
    after = streamlit_files.read.cache_info()
    assert (after.misses, after.hits - before.hits) == (before.misses, len(FIRST) + len(later) + 1)
    assert after.currsize < after.maxsize / 2


def test_everything_that_the_later_scripts_import_is_named_once_and_before_them():
    folder = INDEX.parent / "static" / "js"
    known = {name.rpartition("/")[2] for name in FIRST} | set(streamlit_files.chunks())
    for name in streamlit_files._LATER:
        assert any(chunk.startswith(f"{name}.") for chunk in streamlit_files.chunks()), name
    for chunk in streamlit_files.chunks():
        assert set(streamlit_files.imported(folder / chunk)) <= known
    assert not set(FIRST) & {f"static/js/{name}" for name in streamlit_files.chunks()}


def test_the_icons_come_where_one_is_shown_and_nothing_else_of_the_style_changes():
    written = preloads.style().content.decode()
    (face,) = re.findall(r"@font-face\{font-family:Material Symbols Rounded;[^}]*\}", written)
    assert "unicode-range:U+30-7A;" in face
    (named,) = re.findall(preloads.STYLE, INDEX.read_text(encoding="utf-8"))
    theirs = (INDEX.parent / named).read_text(encoding="utf-8")
    ours = written.replace("unicode-range:U+30-7A;", "").replace("url(../../../static/", "url(../")
    assert ours == theirs
    for name in re.findall(r"url\(\.\./\.\./\.\./(static/[^)]+)\)", written):
        assert (INDEX.parent / name).exists()


@pytest.mark.parametrize("path", ["", "teme", "predstavitev"])
def test_every_file_that_is_named_beforehand_is_there(client, base, path, dataset):
    for address in re.findall(r'href="\./([^"]+)"', preloads.preloads(path, "sl")):
        if "/published/" not in address:
            assert asked(client, f"{base}/{address}").headers.get("ETag"), address


def test_the_files_of_the_map_are_named_where_it_is():
    assert "map-" in preloads.preloads("", "sl")
    assert "map-" not in preloads.preloads("teme", "sl")
    assert "words-en" in preloads.preloads("teme", "en")
    assert "presentation-" in preloads.preloads("predstavitev", "sl")
