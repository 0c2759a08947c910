"""Who asks: a visitor, or somebody whose views must not push out those that visitors look at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TypeVar

Asked = TypeVar("Asked", bound=Hashable)
T = TypeVar("T")
_ASIDE: ContextVar[bool] = ContextVar("whether nothing is put among what visitors look at")


@contextmanager
def aside() -> Iterator[None]:
    """Ask for what no visitor looks at yet, such as the views of addresses by the thousand.

    Anybody can send for them; they must not push out what visitors come back to.
    """
    before = _ASIDE.set(True)
    try:
        yield
    finally:
        _ASIDE.reset(before)


def is_aside() -> bool:
    """Tell whether what is asked for now is asked `aside`."""
    return _ASIDE.get(False)


def kept(build: Callable[[Asked], T], most: int, beside: int) -> Callable[[Asked], T]:
    """Keep what was asked for last, and apart from it what was asked for `aside`.

    For what an object keeps of its own data; functions of modules have `content.cache.kept`.

    Parameters
    ----------
    build : callable
        Builds it of one value.
    most : int
        How much of what visitors asked for is kept.
    beside : int
        How much is kept besides, of what was asked for last `aside` or by a visitor, who takes it
        over.
    """
    small = lru_cache(maxsize=beside)(build)
    found = lru_cache(maxsize=most)(small)

    def of(asked: Asked) -> T:
        return (small if is_aside() else found)(asked)

    return of
