"""Faults of the machine: what is kept is whole, and what failed is tried again."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from zmos_data import last_sound
from zmos_data.custody import Custody
from zmos_data.package import Package, read_package
from zmos_data.release import edition
from zmos_data.release.model import NoStoreError
from zmos_data.release.store import open_store
from zmos_data.supply import FolderSupply

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no fork")
PROCESSES: Any = multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn")
KILLS = 25
NAME = "tables/projects.csv"


@pytest.fixture
def draft(tmp_path: Path, root: Path) -> Path:
    """Return the folder in which an editor changes the package; ``root`` is the operator's."""
    (tmp_path / "draft").mkdir()
    return builders.tiny_package(tmp_path / "draft")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(last_sound.FOLDER_VARIABLE, str(tmp_path / "state"))
    return tmp_path / "state"


def named(folder: Path, name: str) -> Package:
    """Return a package of which the first project has another name."""
    builders.set_cell(folder, "projects", 2, "name_sl", name)
    return read_package(folder)


def beside(work: Callable[..., object], *about: object) -> Any:
    """Begin something in another process."""
    process = PROCESSES.Process(target=work, args=about)
    process.start()
    return process


def start_anew(packages: list[Package], file: Path) -> None:
    """Keep what a start keeps, the only thing that it writes, again and again from nothing."""
    while True:
        file.unlink(missing_ok=True)
        for package in packages:
            last_sound.keep(package, file)


@pytest.mark.fault("kill -9 during a first start")
def test_a_first_start_that_is_killed_leaves_a_whole_state_or_none(tmp_path: Path, state: Path):
    folder = builders.tiny_package(tmp_path)
    packages = [named(folder, "Prvo"), named(folder, "Drugo")]
    custody = Custody(FolderSupply(folder), lambda data: None)
    file, chance, found = last_sound.kept_file(str(folder)), random.Random(1), []
    for _ in range(KILLS):
        starting = beside(start_anew, packages, file)
        time.sleep(chance.uniform(0.02, 0.12))
        os.kill(starting.pid, signal.SIGKILL)
        starting.join()
        found.append(file.exists())
        kept = last_sound.kept(file)
        assert (kept is not None) == file.exists()
        assert kept is None or kept.files in [package.files for package in packages]
    assert any(found)
    assert custody.served().problems == ()
    assert last_sound.kept(FolderSupply(folder).kept()) is not None


def keep_on_and_on(packages: list[Package], file: Path, times: int) -> None:
    for n in range(times):
        last_sound.keep(packages[n % 2], file)


@pytest.mark.fault("two servers in one folder")
def test_two_servers_that_keep_in_one_folder_leave_a_whole_state(tmp_path: Path, state: Path):
    folder = builders.tiny_package(tmp_path)
    packages = [named(folder, "Prvo"), named(folder, "Drugo")]
    file = last_sound.kept_file("place")
    last_sound.keep(packages[0], file)
    both = [beside(keep_on_and_on, packages[::way], file, 30) for way in (1, -1)]
    while any(process.is_alive() for process in both):
        kept = last_sound.kept(file)
        assert kept is not None and kept.files in (packages[0].files, packages[1].files)
    for process in both:
        process.join()
        assert process.exitcode == 0
    assert not list(state.glob(".new-*"))


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file become longer than a disk has room for."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.fault("a full disk during a release, which is then tried again")
def test_a_release_that_found_the_disk_full_is_done_when_there_is_room(root: Path, draft: Path):
    store, folder = open_store(), draft
    first = store.publish(named(folder, "Prvo"), "Ana", "", None)
    second = named(folder, "Drugo")
    with full_disk(), pytest.raises(NoStoreError, match="File too large") as said:
        store.publish(second, "Ana", "", first.number)
    assert str(root) not in str(said.value)
    assert store.current() == first
    assert not list(root.rglob(".new-*"))
    again = store.publish(second, "Ana", "", first.number)
    assert again.number == first.number + 1
    assert b"Drugo" in store.package(again.number).files[NAME]


@pytest.mark.fault("a clock that was set back")
def test_releases_follow_their_numbers_where_the_clock_was_set_back(
    draft: Path, monkeypatch: pytest.MonkeyPatch
):
    store, folder = open_store(), draft
    first = store.publish(named(folder, "Prvo"), "Ana", "", None)

    class Yesteryear(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(tz or UTC) - timedelta(days=400)

    monkeypatch.setattr(edition, "datetime", Yesteryear)
    second = store.publish(named(folder, "Drugo"), "Ana", "", first.number)
    assert second.released < first.released
    assert store.current() == second
    assert [release.number for release in store.releases()][:2] == [second.number, first.number]
    assert b"Drugo" in open_store().package(second.number).files[NAME]
    assert next(entry.release for entry in store.audit()) == second.number
