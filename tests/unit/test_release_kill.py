"""A writer that is killed at any moment leaves the release of before or the new one, whole.

40 moments on folders and 8 in a database; ``ZMOS_EXAMPLES=200`` takes so many of both.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders
from tests.databases import own_schema, running_database
from zmos_data.package import FOLDER_VARIABLE, Package, read_package
from zmos_data.release import edition
from zmos_data.release.model import DATABASE_VARIABLE, ReleaseStore
from zmos_data.release.store import open_store
from zmos_data.supply import supply

_EXAMPLES = os.environ.get("ZMOS_EXAMPLES")
MOMENTS = {"folders": int(_EXAMPLES or 40), "postgres": int(_EXAMPLES or 8)}
TABLE = "tables/projects.csv"
# A fork has everything imported: a start of Python takes longer than many releases.
PROCESSES = multiprocessing.get_context("spawn" if sys.platform == "win32" else "fork")


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with running_database() as url:
        yield url


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """Return the package that stands in the operator's folder before there are releases."""
    folder = builders.tiny_package(tmp_path)
    builders.set_cell(folder, "projects", 2, "name_sl", "Prej")
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    return read_package(folder)


def release_on_and_on(package: Package, told: int) -> None:
    """Release until the end comes, and tell of each that is done."""
    while True:
        os.write(told, f"{release_once(package)} ".encode())


def release_once(package: Package) -> int:
    store = open_store()
    number = number_of(store) or None
    names = package.files[TABLE].replace(b"Prej", f"Potem {number}".encode())
    changed = Package({**package.files, TABLE: names})
    return store.publish(changed, "Ana", "", number).number


def number_of(store: ReleaseStore) -> int:
    """Return the number of the current release, which is whole: its checksum is asked."""
    current = store.current()
    if current is None:
        return 0
    assert store.package(current.number).checksum == current.checksum
    return current.number


def kill_after(seconds: float, package: Package, store: ReleaseStore) -> list[int]:
    """Let a writer work for a time, read what it writes, kill it; return what it has told."""
    heard, told = os.pipe()
    writer = PROCESSES.Process(target=release_on_and_on, args=(package, told))
    writer.start()
    os.close(told)
    end, seen = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        number = number_of(store)
        assert number >= seen
        seen = number
    assert writer.is_alive()
    writer.kill()
    writer.join()
    with os.fdopen(heard) as pipe:
        return [int(number) for number in pipe.read().split()]


@pytest.mark.fault("kill -9 during a release")
@pytest.mark.parametrize("kind", MOMENTS)
def test_a_killed_writer_leaves_a_whole_release(
    kind: str, package: Package, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "postgres":
        url = own_schema(request.getfixturevalue("database"))
        monkeypatch.setenv(DATABASE_VARIABLE, url)
    # The checks write nothing and take most of the time: without them, more moments count.
    monkeypatch.setattr(edition, "checked", lambda package: None)
    store = open_store()
    assert release_once(package) == 2  # a fork inherits what the first one has read
    start, last = time.monotonic(), release_once(package)
    pace = time.monotonic() - start
    for n in range(10 * MOMENTS[kind]):
        if n >= MOMENTS[kind] and last > 3:
            break
        # Moments within two releases, at the pace of this machine; it may have slowed down since.
        span = 2 * pace * (1 + n // MOMENTS[kind])
        told = kill_after(random.uniform(0, span), package, store)
        last = max([last, *told])
        # All that was told is there; of the last one it may be that it was not told any more.
        assert last <= number_of(store) <= last + 1
        last = number_of(store)
    assert last > 3, "no release was done between two kills"
    releases = store.releases()
    assert [release.number for release in releases] == list(range(last, 0, -1))
    for release in releases:
        assert store.package(release.number).checksum == release.checksum
    noted = Counter(entry.release for entry in store.audit())
    assert noted == Counter(range(1, last + 1))
    current = store.current()
    assert current is not None
    assert supply().load().checksum == current.checksum
