"""The pages' files: served from memory under names with their hash, while something needs them."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from webmap import published
from webmap.bundle import publish_map

ROOT = Path(__file__).resolve().parents[2]
NO_DISK = """
import os, sys

def refuse(event, arguments):
    writing = event == "open" and isinstance(arguments[2], int) and arguments[2] & (
        os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writing or event in ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink"):
        raise PermissionError(13, "nothing may be written", arguments[0])

sys.addaudithook(refuse)
try:
    open("written-by-test", "w")
except PermissionError:
    pass
else:
    raise SystemExit("a file was written")
from webmap.bundle import publish_map
from zmos_data.loading import load_dataset
found = publish_map(load_dataset())
print(len(found.files), *found.problems, *found.aside)
"""


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[Route("/files/{name}", published.answer)]))


@pytest.mark.fault("a disk that cannot be written")
def test_everything_is_published_where_nothing_can_be_written(dataset):
    ran = subprocess.run(
        [sys.executable, "-B", "-c", NO_DISK], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert ran.stdout.split() == [str(len(publish_map(dataset).files))], ran.stderr


def test_every_name_leads_to_its_file(dataset, client):
    found = publish_map(dataset)
    assert {file.name for file in found.files} == set(found.names.values())
    for file in found.files:
        answer = client.get(f"/files/{file.name}")
        assert (answer.status_code, answer.content) == (200, file.content)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.svg", "image/svg+xml"),
    ],
)
def test_a_browser_may_keep_a_file_for_ever_and_takes_it_for_what_it_is(client, name, kind):
    file = published.publish(name, b"1")
    answer = client.get(f"/files/{file.name}")
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    head = client.head(f"/files/{file.name}")
    assert (head.content, head.headers) == (b"", answer.headers)


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [
        ("gzip, deflate", "gzip", gzip.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
    ],
)
def test_a_file_is_compressed_once_and_not_sent_to_whoever_holds_it(
    client, monkeypatch, accepted, coding, unpack
):
    file = published.publish("a.css", f"a {{color: {accepted}}}".encode() * 50)
    address, headers = f"/files/{file.name}", {"Accept-Encoding": accepted}
    with client.stream("GET", address, headers=headers) as first:
        sent = b"".join(first.iter_raw())
    assert first.headers["Content-Encoding"] == coding
    assert unpack(sent) == file.content
    for compress in (published.gzip, published.brotli):
        monkeypatch.setattr(compress, "compress", lambda *_, **__: pytest.fail("once more"))
    assert client.get(address, headers=headers).content == file.content
    headers["If-None-Match"] = first.headers["ETag"]
    again = client.get(address, headers=headers)
    assert (again.status_code, again.content) == (304, b"")


def test_brotli_is_no_more_than_gzip(dataset):
    for file in publish_map(dataset).files:
        assert len(file.coded("br")) <= len(file.coded("gzip")) <= len(file.content), file.name


def test_what_would_grow_is_not_compressed(client):
    file = published.publish("a.css", b"a{}")
    answer = client.get(f"/files/{file.name}")
    assert answer.content == b"a{}"
    assert "Content-Encoding" not in answer.headers


def test_a_changed_file_has_another_name_and_the_same_one_the_same():
    one, two, again = (published.publish("A layer_1.json", text) for text in (b"1", b"2", b"1"))
    assert one is again
    assert one.name != two.name
    assert one.name.startswith("a-layer-1-")


def test_a_file_is_served_while_a_page_may_ask_for_it_and_no_longer(client):
    file = published.publish("a.js", b"of one state")
    address = f"/files/{file.name}"
    assert client.get(address).status_code == 200
    del file
    gone = client.get(address)
    assert gone.status_code == 404
    assert gone.headers["Cache-Control"] == "no-store"
