"""Sources as operators name them: paths, addresses, and what is no file at all."""

import http.server
import os
import socket
import threading
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest

from geodata.build import BuildError, build, main
from geodata.register import download, limits
from geodata.register.download import ascii_address
from tests.archives import file_of, shapefile
from tests.registers import old_files

ODD = "občine Č 100% !za?mesta#1.gpkg"


@contextmanager
def serving(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *words):
        """Say nothing."""


class Answering(http.server.BaseHTTPRequestHandler):
    """Answers as the path says: a status, or a promise that is not kept."""

    def do_GET(self):
        """Answer."""
        word = self.path.strip("/")
        if word == "hang-up":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(int(word) if word.isdigit() else 200)
        if word == "short":
            self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"x" * 100)

    def log_message(self, *words):
        """Say nothing."""


def test_paths_and_addresses_with_blanks_and_letters_are_read(tmp_path):
    folder = tmp_path / "mapa č s presledki"
    folder.mkdir()
    source = folder / ODD
    source.write_bytes(file_of("a.gpkg"))
    with serving(partial(Quiet, directory=str(tmp_path))) as address:
        asked = f"{address}/mapa č s presledki/{ODD}".replace("?", "%3F").replace("#", "%23")
        for name in (
            str(source),
            source.as_uri(),
            asked,
            f"{address}/{quote(f'{folder.name}/{ODD}')}",
        ):
            report = build(name, tmp_path / "out")
            assert report.municipalities == 15
            assert report.source.startswith(ODD)


@pytest.mark.parametrize(
    ("address", "ascii"),
    [
        ("http://a.si/občine 2021.zip", "http://a.si/ob%C4%8Dine%202021.zip"),
        ("HTTP://bücher.example:80/x", "http://xn--bcher-kva.example:80/x"),
        (
            "http://a.si/ob%C4%8Dine?ime=Črna na&b=1",
            "http://a.si/ob%C4%8Dine?ime=%C4%8Crna%20na&b=1",
        ),
        ("http://a.si/100%.zip#part", "http://a.si/100%25.zip"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
    ],
)
def test_an_address_is_written_as_servers_take_it(address, ascii):
    assert ascii_address(address) == ascii


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http:///x", "expected a host and a path, found no host"),
        ("http://a:b:c/x", "found an address that cannot be read"),
        ("http://[a/x", "found an address that cannot be read"),
        ("http://me:secret@a.si/x", "expected an address without a password"),
    ],
)
def test_an_address_that_cannot_be_is_refused_without_a_password_in_the_line(address, words):
    with pytest.raises(BuildError) as refused:
        build(address)
    assert words in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("404", "found answer 404 of the server; check the address"),
        ("403", "found answer 403 of the server; save the file with a browser"),
        ("500", "found answer 500 of the server; try again later"),
        ("short", "expected 5000 bytes, found 100, then the connection broke off"),
        ("hang-up", "found one that broke off; try again later"),
    ],
)
def test_a_download_that_fails_says_why(tmp_path, capfd, path, words):
    out = old_files(tmp_path / "out")
    with serving(Answering) as address:
        assert main([f"{address}/{path}", "--out", str(out)]) == 1
    said = capfd.readouterr().err
    assert f"{path}: cannot be downloaded: expected" in said
    assert words in said
    assert said.count("\n") == 1
    assert {path.read_text() for path in out.iterdir()} == {"old"}


def test_a_server_that_is_not_there_is_said():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening
        port = taken.getsockname()[1]
        with pytest.raises(BuildError, match="none that takes the connection; check the address"):
            build(f"http://127.0.0.1:{port}/x")


def test_a_name_that_no_server_has_and_a_silent_one_are_told_apart(monkeypatch):
    for cause, words in (
        (socket.gaierror(-2, "x"), "expected a server, found none of this name"),
        (TimeoutError("x"), "expected an answer, found none within 60 s"),
        (OSError(28, "x"), "expected room for the file, found a full disk"),
    ):

        def fail(*_, raised=cause, **__):
            raise raised

        monkeypatch.setattr(download.urllib.request, "urlopen", fail)
        with pytest.raises(BuildError) as refused:
            build("http://a.si/x")
        assert words in str(refused.value)


def test_a_download_stops_at_its_limits(monkeypatch):
    with serving(Answering) as address:
        monkeypatch.setattr(limits, "SOURCE_BYTES", 50)
        with pytest.raises(BuildError, match="expected at most 0 MB, found more"):
            build(f"{address}/200")
        monkeypatch.undo()
        monkeypatch.setattr(download, "DEADLINE_S", -1)
        with pytest.raises(BuildError, match="found a slower answer"):
            build(f"{address}/200")


def no_file(folder):
    return folder / "none.gpkg"


def a_folder(folder):
    (folder / "x.gpkg").mkdir()
    return folder / "x.gpkg"


def a_pipe(folder):
    os.mkfifo(folder / "x.gpkg")
    return folder / "x.gpkg"


def a_dead_link(folder):
    (folder / "x.gpkg").symlink_to(folder / "none")
    return folder / "x.gpkg"


def a_circle(folder):
    (folder / "x.gpkg").symlink_to(folder / "x.gpkg")
    return folder / "x.gpkg"


def an_empty_one(folder):
    (folder / "x.gpkg").touch()
    return folder / "x.gpkg"


NO_FILES = {
    "nothing": (no_file, "expected a file, found none; check the path"),
    "a folder": (a_folder, "expected a file, found a folder; name the file in it"),
    "a pipe": (a_pipe, "expected a file, found a pipe; save what comes through it"),
    "a device": (lambda folder: "/dev/zero", "expected a file, found a device"),
    "a dead link": (a_dead_link, "found a link that leads nowhere; name the file itself"),
    "a circle of links": (a_circle, "found a link that leads nowhere"),
    "an empty file": (an_empty_one, "found an empty file; get the file anew"),
    "a name too long": (lambda folder: "x" * 5000, "found a name that is too long"),
    "no name": (lambda folder: " ", "expected a path or an address, found nothing"),
    "a file as folder": (lambda folder: an_empty_one(folder) / "y", "a file in the place of a"),
    "another scheme": (lambda folder: "ftp://a.si/x", "expected http, https, file or a path"),
}


@pytest.mark.parametrize("case", NO_FILES)
def test_what_is_no_file_is_named(tmp_path, capfd, case):
    making, words = NO_FILES[case]
    out = old_files(tmp_path / "out")
    assert main([str(making(tmp_path)), "--out", str(out)]) == 1
    said = capfd.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert {path.read_text() for path in out.iterdir()} == {"old"}


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    source = tmp_path / "register.gpkg"
    source.write_bytes(file_of("a.gpkg"))
    source.chmod(0)
    if os.access(source, os.R_OK):  # the superuser may read everything

        def refuse(*_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("geodata.register.source.shutil.copyfile", refuse)
    with pytest.raises(BuildError, match="found one that may not be read; give yourself the right"):
        build(str(source), tmp_path / "out")


def test_a_source_too_large_is_refused_before_it_is_copied(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SOURCE_BYTES", 1000)
    (tmp_path / "a.gpkg").write_bytes(file_of("a.gpkg"))
    with pytest.raises(BuildError, match=r"expected at most 0 MB, found 0 MB; take a file that"):
        build(str(tmp_path / "a.gpkg"), tmp_path / "out")


def test_the_parts_of_a_shapefile_are_found_however_they_are_spelt(tmp_path):
    for name, content in shapefile().items():
        (tmp_path / (name if name.endswith(".shp") else name.upper())).write_bytes(content)
    assert build(str(tmp_path / "obcine.shp"), tmp_path / "out").municipalities == 15
    before = sorted(path.name for path in tmp_path.iterdir())
    build(str(tmp_path / "obcine.shp"), tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("making", [lambda out: out.write_text("x"), lambda out: None])
def test_a_folder_that_cannot_be_written_is_said(tmp_path, capfd, making):
    source = tmp_path / "a.gpkg"
    source.write_bytes(file_of("a.gpkg"))
    making(tmp_path / "out")
    out = tmp_path / "out" if (tmp_path / "out").exists() else Path("/dev/null/out")
    assert main([str(source), "--out", str(out)]) == 1
    said = capfd.readouterr().err
    assert "--out: expected a folder that can be written, found a file in the place of" in said
    assert said.count("\n") == 1
