"""kill -9 in the midst of a file: who waits for it hears it, nobody else notices, nothing stays."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException, HTTPResponse
from urllib.request import Request, urlopen

import pytest

from content.text import Text
from tests.processes import family, is_there
from tests.server import Server, free_port, serving
from tests.sessions import session
from ui.files.answer import STEPS

FILE = "datoteke/karta/meeting-pptx?lang=sl"  # of many steps
TRIES = 20  # a file may be there before its process is killed
PATIENCE_S = 60


@contextmanager
def in_the_midst(address: str) -> Iterator[HTTPResponse]:
    """Ask for a file; yield its steps once the first of them was made."""
    with urlopen(Request(f"{address}/{FILE}", headers={"Accept": STEPS}), timeout=240) as answer:
        while not json.loads(answer.readline()).get("number"):
            pass
        yield answer


def wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.1)


def last_line(answer: HTTPResponse) -> dict[str, object]:
    """Read the steps to their end: the size of the file behind them, or why there is none."""
    while True:
        line: dict[str, object] = json.loads(answer.readline())
        if {"size", "failed"} & line.keys():
            return line


def makers(server: Server) -> list[int]:
    """Return the processes that make files now: copies of the one that has everything loaded."""
    return [copy for mother in family(server.process)[1:] for copy in family(mother)[1:]]


@pytest.mark.fault("kill -9 during an export")
def test_a_file_whose_process_is_killed_is_said_and_the_next_one_comes():
    text = Text("sl")
    told = text.say("The file could not be made. The reason stands in the server's log.")
    with serving("scripts/serve.py") as server, session(server.address) as visitor:
        visitor.run("lang=sl")
        for _ in range(TRIES):
            with in_the_midst(server.address) as answer:
                for maker in makers(server):
                    with suppress(ProcessLookupError):
                        os.kill(maker, signal.SIGKILL)
                if "failed" in (last := last_line(answer)):
                    break
        assert last == {"failed": told}
        assert len(visitor.run("lang=en")) > 5
        with in_the_midst(server.address) as answer:
            size = last_line(answer)["size"]
            assert len(answer.read()) == size
        wait_for(lambda: not any(map(is_there, makers(server))))


@pytest.mark.fault("kill -9 of a server during an export")
def test_a_server_that_is_killed_leaves_no_process_and_comes_back():
    port = free_port()
    with (
        serving("scripts/serve.py", port=port) as server,
        in_the_midst(server.address) as answer,
    ):
        others = family(server.process)[1:]
        assert len(others) > 1
        os.kill(server.process, signal.SIGKILL)
        with suppress(OSError, HTTPException, ValueError):  # the file breaks off
            last_line(answer)
        wait_for(lambda: not any(map(is_there, others)))
    with (
        serving("scripts/serve.py", port=port) as server,
        in_the_midst(server.address) as answer,
    ):
        assert last_line(answer)["size"]
