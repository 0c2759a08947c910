"""The one home of caching; everything cached is constant for a state of the files."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from threading import Condition
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from content.developing import state_of_code
from zmos_data.aside import is_aside
from zmos_data.model import Dataset

P = ParamSpec("P")
T = TypeVar("T")
_FORGETTING: list[Callable[[], None]] = []  # how each of the caches is emptied
_INFO: dict[str, tuple[str, Callable[[], Any]]] = {}  # of each: unit, and what says its state
_code: list[str] = []  # the state of the code that the caches were filled with


BYTES, ENTRIES = "bytes", "entries"


@dataclass(frozen=True)
class Size:
    """How full a cache is: the function whose results it keeps, and how much, in a unit."""

    name: str
    unit: str
    filled: int
    most: int


def sizes() -> Iterator[Size]:
    """Tell how full each cache is; of two of one function the younger."""
    for name, (unit, state) in sorted(_INFO.items()):
        info = state()
        yield Size(name, unit, info.currsize, info.maxsize)


def _name(build: Callable[..., Any]) -> str:
    named: Any = build.func if isinstance(build, partial) else build
    return f"{named.__module__}.{named.__qualname__}"


def kept(
    most: int = 200,
    key: Callable[..., Hashable] = hashkey,
    size: Callable[[Any], int] | None = None,
    *,
    of_code: bool = True,
    unit: str = ENTRIES,
    beside: float = 0.0,
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
    unit : str
        What ``size`` counts, for `sizes`: `BYTES`, or `ENTRIES` of any kind.
    beside : float
        Share of ``most`` that is kept besides, of what was asked last by a visitor or aside
        (`zmos_data.aside`). Who asks aside puts nothing among the rest.
    """

    def keep(build: Callable[P, T]) -> Callable[P, T]:
        small: Any = build
        if beside:
            small = cached(LRUCache(most * beside, size), key, condition=Condition())(build)
        found: Any = cached(LRUCache(most, size), key, condition=Condition(), info=True)(small)
        _INFO[_name(build)] = unit, found.cache_info
        if of_code:
            _FORGETTING.extend(each.cache_clear for each in ([small] if beside else []) + [found])
        return _by_who_asks(found, small) if beside else found

    return keep


def _by_who_asks(found: Callable[P, T], small: Callable[P, T]) -> Callable[P, T]:
    @wraps(found)
    def asked(*args: P.args, **named: P.kwargs) -> T:
        return (small if is_aside() else found)(*args, **named)

    return asked


def forget_if_edited() -> None:
    """Forget what is kept, besides the data, when a file of the code has changed since.

    Every page and every answer begins with it; it costs nothing where nobody develops.
    """
    now = [state_of_code()]
    if now != _code:
        for forget in _FORGETTING if _code else ():
            forget()
        _code[:] = now


def state_of_files(files: list[Path]) -> str:
    """Tell a state of files from another by their times and sizes; of those that are there."""
    stats = [(file, file.stat()) for file in files if file.exists()]
    return ";".join(f"{file.name} {stat.st_mtime_ns} {stat.st_size}" for file, stat in stats)


def of_data(data: Dataset, *about: Hashable) -> Hashable:
    """Tell data sets apart by their checksum: a key for `kept`."""
    return (data.checksum, *about)


def by_key(key: str, *_: object) -> Hashable:
    """Tell calls apart by their first argument alone: a key for `kept`."""
    return key
