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


def lately(*runs) -> turns._Lately:
    """Return what is known of runs: of each its session, when it ended and how long it took."""
    found = turns._Lately()
    for run in runs:
        found.note(turns._Run(*run))
    return found


def test_many_visitors_who_keep_the_server_running_are_a_crowd():
    runs = [(f"visitor {n}", 10 + n / 100, 0.1) for n in range(turns.FEW + 2)]
    assert lately(*runs).is_crowded(10.5)
    assert not lately(*runs[:-2]).is_crowded(10.5), "few visitors are none, however long they take"
    assert not lately(*runs).is_crowded(12), "nor those of a while ago"
    quick = [(session, ended, 0.01) for session, ended, _ in runs]
    assert not lately(*quick).is_crowded(10.5), "nor those who take no time"
    one = [("visitor", 10 + n / 100, 0.1) for n in range(9)]
    assert not lately(*one).is_crowded(10.5), "nor one who clicks quickly"


def test_what_is_long_over_is_forgotten():
    found = lately(*((f"visitor {n}", float(n), 0.1) for n in range(1000)))
    assert len(found._runs) == 1


def test_each_run_is_noted_with_its_time(monkeypatch):
    found = turns._Lately()
    monkeypatch.setattr(turns, "_LATELY", found)
    with pytest.raises(ValueError, match="broken"):
        turns.in_turn(break_off)()
    turns.in_turn(lambda: None)()
    assert [run.took >= 0 for run in found._runs] == [True, True]
    assert not turns.is_crowded()


def break_off() -> None:
    raise ValueError("broken")
