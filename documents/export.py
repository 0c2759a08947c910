"""One file that can be taken away, and the steps in which it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Export:
    """One kind of file.

    Attributes
    ----------
    label : str
        What it is, in the language of the page.
    name : str
        Name of the file.
    mime : str
        Its type.
    build : callable
        Makes it; may say its steps by `say_step`.
    """

    label: str
    name: str
    mime: str
    build: Callable[[], bytes]


@dataclass(frozen=True)
class Step:
    """What is being made: in words, and the how manieth of how many it is, from 1."""

    words: str
    number: int
    of: int


Listener = Callable[[Step], None]
_LISTENER: ContextVar[Listener | None] = ContextVar("who hears the steps of a file", default=None)


def say_step(words: str, number: int, of: int) -> None:
    """Tell whoever waits for the file what is made next; nobody may be listening.

    Raises
    ------
    Exception
        What the listener raises, where nobody waits for the file any more.
    """
    if (listener := _LISTENER.get()) is not None:
        listener(Step(words, number, of))


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Let the steps of what is built meanwhile be heard."""
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)
