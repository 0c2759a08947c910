"""Files are looked at once in a while, and at once where this process has changed them."""

from __future__ import annotations

import pytest

from content import looks


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """Return the clock, which a test sets."""
    now = [1000.0]
    monkeypatch.setattr(looks, "EACH_S", 0.1)
    monkeypatch.setattr(looks.time, "monotonic", lambda: now[0])
    return now


def test_one_look_in_a_tenth_of_a_second(clock):
    seen, look = iter("abc"), looks.Look()
    assert look.at("tables", lambda: next(seen)) == "a"
    clock[0] += 0.09
    assert look.at("tables", lambda: next(seen)) == "a"
    clock[0] += 0.02
    assert look.at("tables", lambda: next(seen)) == "b"


def test_another_thing_is_looked_at_now(clock):
    look = looks.Look()
    assert look.at("one", lambda: 1) == 1
    assert look.at("another", lambda: 2) == 2


def test_what_this_process_has_changed_is_looked_at_now(clock):
    look = looks.Look()
    assert look.at("tables", lambda: "before") == "before"
    looks.again()
    assert look.at("tables", lambda: "after") == "after"


def test_a_look_that_fails_is_tried_again(clock):
    look = looks.Look()

    def broken() -> str:
        raise OSError

    for _ in range(2):
        with pytest.raises(OSError):
            look.at("tables", broken)
    assert look.at("tables", lambda: "there") == "there"
