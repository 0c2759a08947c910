"""The one home of caching; everything cached is constant for a state of the files."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Condition
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from content.developing import state_of_code
from zmos_data.model import Dataset

P = ParamSpec("P")
T = TypeVar("T")
_FORGETTING: list[Callable[[], None]] = []  # how each of the caches is emptied
_code: list[str] = []  # the state of the code that the caches were filled with


def kept(
    most: int = 200,
    key: Callable[..., Hashable] = hashkey,
    size: Callable[[Any], int] | None = None,
    *,
    of_code: bool = True,
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function returns for what was asked last; built once, whoever asks meanwhile.

    Parameters
    ----------
    most : int
        How many results are kept; with ``size``, how much they may measure together.
    key : callable
        What tells two calls apart, out of the arguments.
    size : callable, optional
        Measure of a result, such as its bytes.
    of_code : bool
        Whether it is forgotten when the code is edited; see `forget_if_edited`.
    """

    def keep(build: Callable[P, T]) -> Callable[P, T]:
        keeping = cached(LRUCache(most, size), key, condition=Condition(), info=True)
        found: Any = keeping(build)
        if of_code:
            _FORGETTING.append(found.cache_clear)
        kept_build: Callable[P, T] = found
        return kept_build

    return keep


def forget_if_edited() -> None:
    """Forget what is kept, besides the data, when a file of the code has changed since.

    Every page and every answer begins with it; it costs nothing where nobody develops.
    """
    now = [state_of_code()]
    if now != _code:
        for forget in _FORGETTING if _code else ():
            forget()
        _code[:] = now


def of_data(data: Dataset, *about: Hashable) -> Hashable:
    """Tell data sets apart by their checksum: a key for `kept`."""
    return (data.checksum, *about)


def by_key(key: str, *_: object) -> Hashable:
    """Tell calls apart by their first argument alone: a key for `kept`."""
    return key
