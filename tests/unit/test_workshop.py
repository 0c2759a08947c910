"""Heavy work beside the server: in processes that end with it, and whose end ends nothing else."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest

from content import store
from documents.export import Step
from ui.workshop import work, workshop
from ui.workshop.work import Work
from ui.workshop.workshop import Piece, WorkError, Workshop

CSV = Work("file", ("projekti", "csv", "tema=sustainable_mobility&lang=sl", "sl"))
PACK = Work("file", ("karta", "slides-pdf", "tema=sustainable_mobility&lang=sl", "sl"))


@pytest.fixture(scope="module")
def shop():
    """Do the work in processes, as a server does."""
    opened = Workshop()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workshop, "WORKSHOP", opened)
        patched.setenv(workshop.VARIABLE, "later")
        yield opened
        opened.stop()


def ignore(_: Step) -> None:
    """Hear no step."""


def test_a_process_makes_what_the_server_would(shop):
    assert Piece(CSV).make(ignore) == work.make(CSV)
    assert shop._process.pid != os.getpid()


def test_its_steps_are_heard_and_it_can_be_broken_off(shop):
    heard: list[Step] = []
    assert Piece(PACK).make(heard.append)[:5] == b"%PDF-"
    assert len(heard) > 1
    assert isinstance(heard[0], Step)
    piece = Piece(PACK)
    with pytest.raises(WorkError, match="its process has ended"):
        piece.make(lambda _: piece.break_off())
    assert Piece(CSV).make(ignore)


def test_what_fails_in_it_is_told_with_its_traceback(shop):
    with pytest.raises(WorkError, match="RefusedError"):
        Piece(Work("file", ("nikjer", "csv", "", "sl"))).make(ignore)


def test_what_takes_too_long_is_ended(shop, monkeypatch):
    monkeypatch.setattr(workshop, "MOST_SECONDS", 0.0)
    with pytest.raises(WorkError, match="nothing came within"):
        Piece(CSV).make(ignore)


def test_it_is_loaded_anew_when_it_was_killed_and_when_the_data_are_others(shop, monkeypatch):
    assert Piece(CSV).make(ignore)
    killed = shop._process.pid
    os.kill(killed, signal.SIGKILL)
    assert Piece(CSV).make(ignore)
    assert shop._process.pid != killed
    assert not shop._is_old()
    other = replace(store.dataset(), checksum="0" * 64)
    monkeypatch.setattr(store, "dataset", lambda: other)
    monkeypatch.setattr(workshop, "_RENEW_SECONDS", 0.0)
    assert shop._is_old()
