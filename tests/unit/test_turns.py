"""Runs of pages follow one another, and one that takes long holds nobody up."""

from __future__ import annotations

import time
from threading import Event, Thread, current_thread

import pytest

from ui import turns


def beside(draw, name=None) -> Thread:
    """Run something in another thread."""
    thread = Thread(target=turns.in_turn(draw), name=name)
    thread.start()
    return thread


def queued(seen, *names) -> list[Thread]:
    """Let runs come one after the other while another one runs; the first heads the line."""
    found = []
    for name in names:
        found.append(beside(lambda: seen.append(current_thread().name), name))
        deadline = time.monotonic() + 60
        while turns._LINE.length() < len(found):
            assert time.monotonic() < deadline
            time.sleep(0.001)
    return found


def test_one_run_follows_another(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_S", 60.0)
    begun, may_end, seen = Event(), Event(), []

    def first() -> None:
        begun.set()
        assert may_end.wait(60)
        seen.append("first")

    running = beside(first)
    assert begun.wait(60)
    waiting = [beside(lambda: seen.append("next")) for _ in range(3)]
    may_end.set()
    for thread in (running, *waiting):
        thread.join(60)
    assert seen == ["first", "next", "next", "next"]


def test_a_run_that_takes_long_is_passed_and_takes_no_turn_with_it(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_S", 0.01)
    begun, may_end, seen = Event(), Event(), []

    def long() -> None:
        begun.set()
        assert may_end.wait(60)
        seen.append("long")

    running = beside(long)
    assert begun.wait(60)
    for _ in range(3):
        beside(lambda: seen.append("short")).join(60)
    may_end.set()
    running.join(60)
    beside(lambda: seen.append("last")).join(60)
    assert seen == ["short", "short", "short", "long", "last"]


def test_a_run_that_breaks_off_gives_its_turn_back(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_S", 60.0)

    def broken() -> None:
        raise RuntimeError

    for _ in range(2):
        with pytest.raises(RuntimeError):
            turns.in_turn(broken)()


def test_who_came_first_goes_first(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_S", 60.0)
    begun, may_end, seen = Event(), Event(), []

    def first() -> None:
        begun.set()
        assert may_end.wait(60)

    running = beside(first)
    assert begun.wait(60)
    names = list("abcdefgh")
    waiting = queued(seen, *names)
    may_end.set()
    for thread in (running, *waiting):
        thread.join(60)
    assert seen == names
