"""The data of a running site: the newest ones that pass, whatever happens to the files."""

from __future__ import annotations

import ctypes
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from zmos_data import last_sound
from zmos_data.loading import load_package
from zmos_data.model import DataError, Dataset, Problem, in_lines
from zmos_data.package import DESCRIPTOR, READABLE, Package
from zmos_data.phrase import Phrase
from zmos_data.supply import Supply

AGAIN_SECONDS = 60  # until files that the system could not read are tried again
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Served:
    """What a site serves.

    Attributes
    ----------
    dataset : Dataset
        The data.
    problems : tuple of Problem
        Why the newest tables are not what is served; empty where they are.
    since : datetime or None
        Since when they are not, with a time zone.
    """

    dataset: Dataset
    problems: tuple[Problem, ...] = ()
    since: datetime | None = None


class Custody:
    """Holds the data for all visitors.

    Each state is loaded once, also one that does not pass: a click costs a look. While one
    visitor's click loads a new state, the others have the old one.

    Parameters
    ----------
    supply : Supply
        Where the data come from.
    trial : callable
        Works with new data as the pages do, and raises where they could not.
    """

    def __init__(self, supply: Supply, trial: Callable[[Dataset], object]) -> None:
        self._supply = supply
        self._trial = trial
        self._lock = threading.Lock()
        self._seen: object = None  # state that was loaded last
        self._again = float("inf")
        self._served: Served | None = None
        self._problems: tuple[Problem, ...] = ()

    def served(self) -> Served:
        """Return the data to serve.

        Raises
        ------
        DataError
            If they do not pass and there is no sound state of before.
        """
        seen = self._supply.look()
        # Who has nothing to show waits for whoever loads.
        if self._is_new(seen) and self._lock.acquire(blocking=self._served is None):
            try:
                if self._is_new(seen):
                    self._load()
            finally:
                self._lock.release()
        served = self._served
        if served is None:
            raise DataError(self._problems)
        return served

    def answers(self) -> bool:
        """Tell whether the place of the data can be asked now; what is served goes on without."""
        self._supply.look()
        return self._supply.answers()

    def _is_new(self, seen: object) -> bool:
        return seen != self._seen or time.monotonic() > self._again

    def _load(self) -> None:
        seen = self._supply.look()
        try:
            dataset = self._supply.load()
            self._trial(dataset)
        except DataError as error:
            self._keep_on(error.problems)
        except Exception:  # a fault of ours; the site goes on with what it has
            LOG.exception("data: the tables pass, and the pages cannot work with them")
            self._keep_on((_UNFIT,))
        else:
            if self._problems:
                LOG.warning("data: the tables pass again; they are served")
            self._served, self._problems = Served(dataset), ()
            self._again = float("inf")
            last_sound.keep(dataset.package, self._supply.kept())
            _give_back()
        self._seen = seen  # of before: what changed meanwhile is loaded with the next click

    def _keep_on(self, problems: tuple[Problem, ...]) -> None:
        """Go on with the last sound state, and say why, once."""
        before = self._served or self._restored()
        unread = any(problem.rule == READABLE for problem in problems)
        self._again = time.monotonic() + AGAIN_SECONDS if unread else float("inf")
        if problems != self._problems:
            LOG.error("data: the newest tables are not shown; %s", _instead(before))
            for line in in_lines(problems):
                LOG.error("data: %s", line)
        self._problems = problems
        if before is not None:
            since = before.since or self._supply.changed()
            self._served = Served(before.dataset, problems, since)

    def _restored(self) -> Served | None:
        """Return the state that a run before this one has kept, or an earlier release."""
        return next(filter(None, map(self._sound, self._of_before())), None)

    def _of_before(self) -> Iterator[Package]:
        kept = last_sound.kept(self._supply.kept())
        if kept is not None:
            yield kept
        yield from self._supply.earlier()

    def _sound(self, package: Package) -> Served | None:
        """Return a state of before, if it passes."""
        try:
            dataset = load_package(package)
            self._trial(dataset)
        except Exception as error:
            LOG.warning("data: the last sound state does not pass any more: %s", error)
            return None
        return Served(dataset)


def _instead(before: Served | None) -> str:
    if before is None:
        return "there is no sound state of before"
    return f"version {before.dataset.version} ({before.dataset.checksum[:12]}) is"


_UNFIT = Problem(
    DESCRIPTOR,
    None,
    None,
    Phrase("tables that the pages can work with"),
    Phrase("a fault that no check has found"),
    Phrase("tables like those of before"),
    Phrase("undo the last change, and report it with the server's log"),
)


def _give_back() -> None:
    """Give the system back what reading took beyond what stays; the GNU library keeps it."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
