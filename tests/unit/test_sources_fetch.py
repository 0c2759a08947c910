"""Fetching an official list from a server that misbehaves."""

import json
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import badly_behaved as bad
from zmos_data.sources import targets
from zmos_data.sources.cache import LOG_FILE, Cache, checksum
from zmos_data.sources.download import Asked, Limits, download
from zmos_data.sources.errors import SourceError
from zmos_data.sources.fetching import fetch
from zmos_data.sources.source import Address, sources
from zmos_data.sources.targets import Policy, check_target, is_any, is_public

QUICK = Limits(
    connect_s=1, read_s=0.2, total_s=5, size=100_000, redirects=3, retries=1, backoff_s=0.01
)
HERE = Policy(lambda address: address == "127.0.0.1")
SOURCE = sources()["managing-authority"]


@pytest.fixture(scope="module")
def server() -> Iterator[bad.Server]:
    with bad.badly_behaved() as running:
        yield running


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def serve(server: bad.Server, name: str, answer) -> str:
    path = f"/{name}"
    server.answers[path] = answer
    return server.url(path)


def refused(url: str, policy: Policy = HERE, limits: Limits = QUICK) -> str:
    with pytest.raises(SourceError) as caught:
        download(Asked(url), policy, limits)
    line = str(caught.value)
    assert "\n" not in line
    assert "Traceback" not in line
    return line


def address(url: str, **said) -> Address:
    return Address(**{"part": "list", "url": url, "formats": ("csv",), **said})


def test_a_file_comes_whole(server):
    url = serve(server, "whole", bad.answers(200, bad.CSV, ETag='"one"'))
    answer = download(Asked(url), HERE, QUICK)
    assert (answer.content, answer.etag, answer.url) == (bad.CSV, '"one"', url)


def test_what_the_server_refuses_is_asked_once(server):
    url = serve(server, "missing", bad.answers(404))
    assert "answer 404 of the server" in refused(url)
    assert server.count("/missing") == 1


def test_what_breaks_once_is_tried_again(server):
    url = serve(server, "again", bad.in_turn(bad.answers(500), bad.answers(200, bad.CSV)))
    assert download(Asked(url), HERE, QUICK).content == bad.CSV
    assert server.count("/again") == 2


def test_what_stays_broken_is_given_up(server):
    url = serve(server, "broken", bad.answers(503, Retry_After="3600"))
    assert "answer 503 of the server" in refused(url)
    assert server.count("/broken") == 1 + QUICK.retries


def test_a_server_that_says_nothing(server):
    assert "none within 0.2 s" in refused(serve(server, "silent", bad.silent))


@pytest.mark.parametrize("way", [bad.slow_headers, bad.slow_body])
def test_a_server_that_answers_a_letter_at_a_time(server, way):
    start = time.monotonic()
    line = refused(serve(server, way.__name__, way), limits=replace(QUICK, total_s=0.3))
    assert "the whole file within 0.3 s" in line
    # Alone each letter would take less than any timeout, and all of them 40 seconds.
    assert time.monotonic() - start < 10


def test_an_answer_that_breaks_off(server):
    assert "one that broke off" in refused(serve(server, "truncated", bad.truncated))


@pytest.mark.parametrize("way", [bad.endless, bad.bomb])
def test_an_answer_that_is_too_large_unpacked(server, way):
    assert "at most 100,000 bytes" in refused(serve(server, way.__name__, way))


def test_a_packed_answer_is_unpacked(server):
    packed = bad.gzip.compress(bad.CSV)
    url = serve(server, "packed", bad.answers(200, packed, Content_Encoding="gzip"))
    assert download(Asked(url), HERE, QUICK).content == bad.CSV


def test_an_answer_that_cannot_be_unpacked(server):
    url = serve(server, "damaged", bad.answers(200, b"\x1f\x8bnone", Content_Encoding="gzip"))
    assert "a damaged one" in refused(url)


def test_redirects_are_followed(server):
    serve(server, "there", bad.answers(200, bad.CSV))
    url = serve(server, "moved", bad.answers(302, Location="/there"))
    assert download(Asked(url), HERE, QUICK).url == server.url("/there")


def test_a_circle_of_redirects_ends(server):
    url = serve(server, "circle", bad.answers(302, Location="/circle"))
    assert "more than 3 redirects" in refused(url)
    assert server.count("/circle") == 1 + QUICK.redirects


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.2/secret",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:192.168.1.1]/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(server, where):
    url = serve(server, "inside", bad.answers(302, Location=where))
    assert "the private or local address" in refused(url)


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://example.org/x", "gopher://x/"])
def test_a_redirect_to_another_scheme_is_refused(server, where):
    url = serve(server, "scheme", bad.answers(302, Location=where))
    assert "an address of another kind" in refused(url)


def test_nothing_is_sent_to_a_private_address(server):
    url = serve(server, "unasked", bad.answers(200, bad.CSV))
    assert "the private or local address 127.0.0.1" in refused(url, Policy())
    assert server.count("/unasked") == 0


def test_a_name_of_this_machine_is_refused(server):
    serve(server, "named", bad.answers(200, bad.CSV))
    line = refused(server.url("/named").replace("127.0.0.1", "localhost"), Policy())
    assert "the private or local address" in line
    assert server.count("/named") == 0


def test_a_name_that_means_another_machine_by_the_time_of_the_connection(server, monkeypatch):
    url = serve(server, "rebound", bad.answers(200, bad.CSV))
    monkeypatch.setattr(targets, "_addresses", lambda *_: ["93.184.216.34"])
    assert "the private or local address 127.0.0.1" in refused(url, Policy())
    assert server.count("/rebound") == 0


def test_a_private_address_is_asked_where_the_operator_says_so(server):
    url = serve(server, "intranet", bad.answers(200, bad.CSV))
    assert download(Asked(url), Policy(is_any), QUICK).content == bad.CSV


@pytest.mark.parametrize(
    ("url", "before", "found"),
    [
        ("http://93.184.216.34/", "https://example.org/", "a redirect from https to http"),
        ("https://me:secret@93.184.216.34/", "", "an address with a password"),
        ("https://[93.184/", "", "an address that cannot be read"),
        ("list.csv", "", "an address of another kind"),
    ],
)
def test_addresses_that_are_not_asked(url, before, found):
    with pytest.raises(SourceError, match=found):
        check_target(url, Policy(), before)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address, expected):
    assert is_public(address) is expected


def test_a_server_that_is_not_there():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert "none that takes the connection" in refused(f"http://127.0.0.1:{port}/")


def test_a_query_is_sent_and_not_turned_into_a_plain_request(server, cache):
    url = serve(server, "query", bad.answers(200, bad.CSV))
    fetch(SOURCE, address(url, query={"code": "OBČINE"}), cache, HERE, QUICK)
    assert server.asked[-1] == ("POST", "/query", '{"code": "OBČINE"}'.encode())
    moved = serve(server, "query-moved", bad.answers(302, Location="/query"))
    with pytest.raises(SourceError, match="answer 302"):
        fetch(SOURCE, address(moved, query={"code": "OBČINE"}), cache, HERE, QUICK)
    assert server.count("/query") == 1


def test_what_was_fetched_is_kept_with_where_it_is_from(server, cache):
    url = serve(server, "kept", bad.answers(200, bad.CSV, Last_Modified="Sat, 28 Nov 2026"))
    kept, is_new = fetch(SOURCE, address(url), cache, HERE, QUICK)
    assert is_new
    assert cache.load(SOURCE.code, "list") == kept
    assert kept.about.sha256 == checksum(bad.CSV)
    assert (kept.about.asked, kept.about.format, kept.about.size) == (url, "csv", len(bad.CSV))
    (line,) = (cache.folder / LOG_FILE).read_text(encoding="utf-8").splitlines()
    said = json.loads(line)
    assert (said["outcome"], said["url"], said["sha256"]) == ("new", url, kept.about.sha256)


def test_what_is_there_is_asked_about(server, cache):
    same = bad.in_turn(bad.answers(200, bad.CSV, ETag='"one"'), bad.answers(304))
    url = serve(server, "same", same)
    first, _ = fetch(SOURCE, address(url), cache, HERE, QUICK)
    again, is_new = fetch(SOURCE, address(url), cache, HERE, QUICK)
    assert not is_new
    assert again.content == first.content
    assert server.headers[-1]["If-None-Match"] == '"one"'


def test_a_damaged_copy_is_fetched_anew(server, cache):
    url = serve(server, "anew", bad.answers(200, bad.CSV, ETag='"one"'))
    fetch(SOURCE, address(url), cache, HERE, QUICK)
    cache.files(SOURCE.code, "list")[0].write_bytes(b"damaged")
    assert cache.load(SOURCE.code, "list") is None
    kept, _ = fetch(SOURCE, address(url), cache, HERE, QUICK)
    assert kept.content == bad.CSV
    assert "If-None-Match" not in server.headers[-1]


@pytest.mark.parametrize(
    ("body", "content_type", "found"),
    [
        (b"<!DOCTYPE html><p>Log in</p>", "text/csv", "a web page or XML"),
        (bad.CSV, "text/html; charset=utf-8", r"a page or a picture \(text/html\)"),
        (b"PK\x03\x04rest", "text/csv", "found: XLSX"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "text/csv", "a file of another kind"),
        (b'{"error": "none"}', "application/json", "other JSON"),
        (b'{"error": ', "application/json", "broken JSON"),
        (b" \n", "text/csv", "an empty file"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_the_former_one_stays(
    server, cache, body, content_type, found
):
    good, wrong = bad.answers(200, bad.CSV), bad.answers(200, body, Content_Type=content_type)
    url = serve(server, "wrong", bad.in_turn(good, wrong))
    fetch(SOURCE, address(url), cache, HERE, QUICK)
    with pytest.raises(SourceError, match=found):
        fetch(SOURCE, address(url), cache, HERE, QUICK)
    assert cache.load(SOURCE.code, "list").content == bad.CSV
    lines = (cache.folder / LOG_FILE).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["outcome"] for line in lines] == ["new", "refused"]


def test_a_checksum_that_is_declared_must_hold(server, cache):
    url = serve(server, "sum", bad.answers(200, bad.CSV))
    fetch(SOURCE, address(url, sha256=checksum(bad.CSV)), cache, HERE, QUICK)
    with pytest.raises(SourceError, match="expected: the checksum 0"):
        fetch(SOURCE, address(url, sha256="0" * 64), cache, HERE, QUICK)


def test_a_folder_that_cannot_be_written(server, tmp_path):
    url = serve(server, "unwritten", bad.answers(200, bad.CSV))
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match="a folder that can be written"):
        fetch(SOURCE, address(url), Cache(tmp_path / "file" / "cache"), HERE, QUICK)
