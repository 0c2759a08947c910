"""Where the data of a site come from: a folder, its current release, or a database."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from zmos_data.last_sound import kept_file
from zmos_data.loading import is_validated, load_dataset, load_package
from zmos_data.model import DataError, Dataset, Problem
from zmos_data.package import (
    PACKAGE_FOLDER,
    READABLE,
    VALIDATED,
    Package,
    package_folder,
    package_paths,
)
from zmos_data.phrase import Phrase
from zmos_data.release import layout
from zmos_data.release.folders import FolderStore
from zmos_data.release.model import DATABASE_VARIABLE, NoStoreError, ReleaseStore, damaged

if TYPE_CHECKING:
    from zmos_data.release.postgres import PostgresStore

ASK_SECONDS = 2.0  # between two questions to a database
WAIT_SECONDS = 0.5  # that a visitor's click waits for its answer
_PATIENCE_S = 2  # until such a question is given up
_EARLIER = 5  # releases that are tried where the newest is damaged and nothing was kept
LOG = logging.getLogger(__name__)


class Supply(Protocol):
    """Gives the newest data."""

    def look(self) -> object:
        """Return what tells the present state from any other; it costs next to nothing."""

    def load(self) -> Dataset:
        """Return the newest data; `DataError` where they do not pass."""

    def answers(self) -> bool:
        """Tell whether the place of the data could be asked when it was last looked at."""

    def earlier(self) -> Iterator[Package]:
        """Yield states from before the newest, for a site that has nothing else to show."""

    def changed(self) -> datetime:
        """Return when the present state came, with a time zone."""

    def kept(self) -> Path:
        """Return the file that keeps the last sound state."""


def supply() -> Supply:
    """Return where the data come from by the settings of this machine."""
    return supply_of(place())


def place() -> tuple[str, str]:
    """Return the folder of the data and the address of the database; "" without one."""
    return str(package_folder()), os.environ.get(DATABASE_VARIABLE, "")


def supply_of(where: tuple[str, str]) -> Supply:
    """Return the supply of a place; see `place`."""
    folder, url = where
    if not url:
        return FolderSupply(Path(folder))
    from zmos_data.release.postgres import PostgresStore

    return DatabaseSupply(PostgresStore(url), FolderSupply(Path(folder)))


class FolderSupply:
    """The data of a folder: its current release, else the package that stands in it.

    A folder without either has the shipped package until something is released into it. One
    that has lost what was served from it is at fault.

    Parameters
    ----------
    root : pathlib.Path
        The folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def look(self) -> object:
        """Return the state of the files; another mode or another file in the place shows too."""
        name = layout.current_name(self._root)
        folder = self._folder(name)
        paths = (*package_paths(), VALIDATED, layout.NOTES)
        return name, str(folder), tuple(_state(folder / path) for path in paths)

    def load(self) -> Dataset:
        """Return the newest data."""
        name = layout.current_name(self._root)
        folder = self._folder(name)
        if name:
            package = layout.read_release(folder)
            return load_package(package, valid=is_validated(folder, package.checksum))
        if name == "" or FolderStore(self._root).current() is not None:
            raise damaged(0, Phrase("a file {file} that names no release", file=layout.CURRENT))
        return load_dataset(folder)

    def answers(self) -> bool:
        """Tell whether the folder can be read."""
        return self._root.is_dir() and os.access(self._root, os.R_OK | os.X_OK)

    def earlier(self) -> Iterator[Package]:
        """Yield earlier releases that are whole, the newest first."""
        return _whole(FolderStore(self._root))

    def changed(self) -> datetime:
        """Return when the files last changed; of one that is gone only its folder knows."""
        folder = self._folder(layout.current_name(self._root))
        paths = [folder / path for path in package_paths()]
        if not all(map(os.path.lexists, paths)):
            paths += [folder, folder / "tables"]
        times = [state[0] for state in map(_state, paths) if state is not None]
        now = time.time()
        return datetime.fromtimestamp(min(max(times, default=now * 1e9) / 1e9, now), UTC)

    def kept(self) -> Path:
        """Return the file that keeps the last sound state."""
        folder = self._folder(layout.current_name(self._root))
        return _kept(PACKAGE_FOLDER if folder == PACKAGE_FOLDER else self._root)

    def _folder(self, name: str | None) -> Path:
        if name:
            return self._root / layout.RELEASES / name
        folder = layout.beginning(self._root)
        return self._root if folder != self._root and _kept(self._root).exists() else folder


def _kept(folder: Path) -> Path:
    return kept_file(str(folder.resolve()))


class DatabaseSupply:
    """The current release of a database; the data of a folder until there is one.

    The database is asked beside the visitors' clicks: a click waits for the answer for half
    a second, and not at all while the database is away. What was served goes on then.

    Parameters
    ----------
    store : PostgresStore
        The database.
    first : FolderSupply
        What is served before its first release.
    """

    def __init__(self, store: PostgresStore, first: FolderSupply) -> None:
        self._store, self._first = store, first
        self._newest = _Asked(lambda: store.newest(_PATIENCE_S))

    def look(self) -> object:
        """Return the number of the newest release that is known."""
        number = self._newest.answer()
        if number is None:
            return "no answer yet"
        return (number, self._first.look()) if number == 0 else number

    def load(self) -> Dataset:
        """Return the newest data."""
        try:
            number = self._store.newest()
            package = self._store.package(number) if number else None
        except NoStoreError as error:
            LOG.warning("data: %s (%s)", error, error.__cause__)
            raise DataError((_AWAY,)) from None
        return load_package(package) if package else self._first.load()

    def answers(self) -> bool:
        """Tell whether the database gave an answer to the last question that is over."""
        return self._newest.is_given()

    def earlier(self) -> Iterator[Package]:
        """Yield earlier releases that are whole, the newest first."""
        return _whole(self._store)

    def changed(self) -> datetime:
        """Return now: a release of a database does not change."""
        return datetime.now(UTC)

    def kept(self) -> Path:
        """Return the file that keeps the last sound state."""
        return kept_file(self._store.place)


class _Asked:
    """An answer that is asked for anew beside whoever wants it, and the last one until then."""

    def __init__(self, ask: Callable[[], int]) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self._last: int | None = None
        self._is_away = False
        self._due = 0.0
        self._done = threading.Event()

    def answer(self) -> int | None:
        """Return the newest answer that is there in time; None where there never was one."""
        with self._lock:
            if time.monotonic() >= self._due:
                self._due = float("inf")  # one question at a time
                self._done = threading.Event()
                threading.Thread(target=self._hear, daemon=True).start()
            done, waits = self._done, not self._is_away
        if waits:
            done.wait(WAIT_SECONDS)
        return self._last

    def is_given(self) -> bool:
        """Tell whether the last question that is over was answered."""
        return self._last is not None and not self._is_away

    def _hear(self) -> None:
        try:
            self._last = self._ask()
        except NoStoreError as error:
            if not self._is_away:
                LOG.error("data: %s; what was served goes on (%s)", error, error.__cause__)
            self._is_away = True
        else:
            if self._is_away:
                LOG.warning("data: the database answers again")
            self._is_away = False
        finally:
            self._due = time.monotonic() + ASK_SECONDS
            self._done.set()


_AWAY = Problem(
    DATABASE_VARIABLE,
    None,
    None,
    READABLE,
    Phrase("a database that does not answer"),
    Phrase("the newest release"),
    Phrase("see that it runs and that the address is right"),
)


def _whole(store: ReleaseStore) -> Iterator[Package]:
    """Yield the releases before the current one that are as they were released."""
    try:
        current, releases = store.current(), store.releases()
        before = [r for r in releases if current is not None and r.number < current.number]
        for release in before[:_EARLIER]:
            try:
                yield store.package(release.number)
            except DataError as error:
                LOG.warning("data: release %s is passed over: %s", release.number, error)
    except NoStoreError:
        return


def _state(path: Path) -> tuple[int, ...] | None:
    """Return when a file was changed in any way, and what tells it from another."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (
        max(found.st_mtime_ns, found.st_ctime_ns),
        found.st_mtime_ns,
        found.st_size,
        found.st_ino,
        found.st_mode,
    )
