"""Faults of the machine: the server goes on, or says in a line why it cannot."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests import bare_machine, confined
from tests.server import ROOT, free_port, serving
from tests.sessions import session


def get(address: str, **headers: str) -> bytes:
    with urlopen(Request(address, headers=headers), timeout=240) as answer:
        content: bytes = answer.read()
    return content


@pytest.mark.fault("read-only disk but for /tmp, no HOME, no fonts, no network")
def test_a_server_without_a_home_a_disk_to_write_fonts_or_a_network_serves_everything(
    tmp_path: Path,
):
    machine = bare_machine.environment(tmp_path, ROOT)
    with serving("scripts/serve.py", environment=machine) as server:
        address = server.address
        assert b"Mestne ob" in get(f"{address}/?lang=sl")
        with session(address) as visitor:
            assert len(visitor.run("lang=sl")) > 5
        begins = {"pptx": b"PK", "xlsx": b"PK", "gpkg": b"SQLite", "html": b"<!doctype"}
        for code, begin in begins.items():
            assert get(f"{address}/datoteke/karta/{code}?lang=sl").startswith(begin), code
        assert get(f"{address}/app/static/view.png").startswith(b"\x89PNG")
        assert get(f"{address}/_stcore/health", Origin="https://evil.example") == b"ok"
    assert bare_machine.asked(tmp_path) == []


@pytest.mark.fault("a port in use")
def test_a_port_in_use_is_said_in_a_line(tmp_path: Path):
    port = free_port()
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", port))
        holder.listen()
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "scripts" / "serve.py")]
        ended = subprocess.run(
            [*command, "--server.port", str(port), "--server.address", "127.0.0.1"],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            timeout=240,
        )
    said = (ended.stdout + ended.stderr).strip().splitlines()
    assert ended.returncode != 0
    assert len(said) <= 2 and str(port) in said[-1], said


@pytest.mark.fault("namespaces: no network, a read-only root, a small disk that is full")
def test_the_kernel_sees_nothing_leave_and_a_full_disk_takes_nothing_away(tmp_path: Path):
    if not confined.is_allowed():
        pytest.skip("namespaces need rights that this account does not have")
    command = [*confined.COMMAND, sys.executable, "-m", "tests.confined", str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["writing"] == "EROFS"
    assert found["left"] == {"IPv4": 0, "IPv6": 0, "datagrams": 0}
    assert found["left then"]["IPv4"] == 1  # so much leaves where somebody is asked
    for when in ("before", "full", "after"):
        assert found[when]["messages"] > 5, when
        assert {path: of for path, of in found[when]["pages"].items() if of != 200} == {}, when
    every_file = dict.fromkeys(confined.FILES, "a file")
    assert found["before"]["files"] == found["after"]["files"] == every_file
    told = {
        "a file",
        *(words for words in found["full"]["files"].values() if words[:6] == "500 sl"),
    }
    assert set(found["full"]["files"].values()) <= told
    first, refused, second = found["releases"]
    assert int(second) == int(first) + 1
    assert "No space left" in refused
