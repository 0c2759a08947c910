"""What a running site takes up: the current release of a folder or of a database."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import builders
from tests.databases import own_schema, running_database
from zmos_data import last_sound, supply
from zmos_data.custody import Custody
from zmos_data.loading import load_dataset
from zmos_data.model import DataError, Dataset
from zmos_data.package import FOLDER_VARIABLE, Package, read_package
from zmos_data.phrase import Phrase
from zmos_data.release.folders import FolderStore
from zmos_data.release.layout import served_folder
from zmos_data.release.model import DATABASE_VARIABLE, NoStoreError
from zmos_data.release.postgres import Connection, PostgresStore
from zmos_data.supply import DatabaseSupply, FolderSupply

PATIENCE_S = 60


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(last_sound.FOLDER_VARIABLE, str(tmp_path / "state"))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "draft").mkdir()
    return builders.tiny_package(tmp_path / "draft")


def named(draft: Path, name: str) -> Package:
    builders.set_cell(draft, "projects", 2, "name_sl", name)
    return read_package(draft)


def works(dataset: Dataset) -> None:
    """Try nothing out."""


def site() -> Custody:
    return Custody(supply.supply(), works)


def name_of(custody: Custody) -> str:
    return str(custody.served().dataset.projects["name_sl"].iloc[0])


def current_folder(root: Path) -> Path:
    return served_folder(root)


def test_a_running_site_takes_up_each_release(root: Path, draft: Path) -> None:
    custody, store = site(), FolderStore(root)
    assert custody.served().dataset.version == "2027.1.0"
    store.publish(named(draft, "Nova tržnica"), "Ana", "", None)
    assert (name_of(custody), custody.served().dataset.version) == ("Nova tržnica", "2027.1.1")
    store.roll_back(1, "Ana", "")
    assert custody.served().dataset.version == "2027.1.2"
    assert name_of(custody) == builders.table_rows(root, "projects")[0]["name_sl"]
    assert custody.served().problems == ()
    assert served_folder() == root / "releases" / "000003-2027.1.2"


def edit(folder: Path) -> None:
    builders.set_cell(folder, "projects", 2, "name_sl", "Popravljeno na roko")


def no_notes(folder: Path) -> None:
    (folder / "release.json").unlink()


def bad_name(folder: Path) -> None:
    (folder.parents[1] / "current").write_text("000007", encoding="utf-8")


def no_current(folder: Path) -> None:
    (folder.parents[1] / "current").unlink()


DAMAGES = [edit, no_notes, shutil.rmtree, bad_name, no_current, builders.semicolons]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_release_is_refused_and_said_once(
    root: Path, draft: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    FolderStore(root).publish(named(draft, "Nova tržnica"), "Ana", "", None)
    custody = site()
    before = custody.served().dataset
    damage(current_folder(root))
    for _ in range(3):
        served = custody.served()
        assert served.dataset is before
        assert served.problems
    said = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert len(said) == 2
    assert "a release is as it was released" in said[1]
    assert str(root) not in "".join(said)
    FolderStore(root).roll_back(1, "Ana", "")
    assert custody.served().problems == ()


@pytest.mark.parametrize("damage", [edit, shutil.rmtree])
def test_a_site_that_has_kept_nothing_falls_back_on_the_release_before(
    root: Path, draft: Path, damage: Callable[[Path], None]
) -> None:
    store = FolderStore(root)
    store.publish(named(draft, "Nova tržnica"), "Ana", "", None)
    store.publish(named(draft, "Nova knjižnica"), "Ana", "", 2)
    damage(current_folder(root))
    custody = site()
    assert name_of(custody) == "Nova tržnica"
    assert custody.served().problems


def test_an_empty_folder_has_the_shipped_package_until_a_release(
    root: Path, draft: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv(FOLDER_VARIABLE, str(empty))
    custody = site()
    assert custody.served().dataset.checksum == load_dataset().checksum
    assert custody.served().problems == ()
    FolderStore(empty).publish(named(draft, "Nova tržnica"), "Ana", "", None)
    assert name_of(custody) == "Nova tržnica"


def test_a_folder_that_has_lost_everything_is_not_taken_for_an_empty_one(
    root: Path, draft: Path
) -> None:
    FolderStore(root).publish(named(draft, "Nova tržnica"), "Ana", "", None)
    custody = site()
    before = custody.served().dataset
    for path in root.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for one in (custody, site()):
        assert one.served().dataset.checksum == before.checksum
        assert one.served().problems


# The database.


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with running_database() as url:
        yield url


@pytest.fixture
def store(database: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> PostgresStore:
    url = own_schema(database)
    monkeypatch.setenv(DATABASE_VARIABLE, url)
    return PostgresStore(url)


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "it has not come"
        time.sleep(0.05)


def test_a_site_takes_up_the_releases_of_its_database(
    store: PostgresStore, root: Path, draft: Path
) -> None:
    custody = site()
    assert custody.served().dataset.checksum == read_package(root).checksum
    store.publish(named(draft, "Nova tržnica"), "Ana", "", None)
    until(lambda: name_of(custody) == "Nova tržnica")
    store.publish(named(draft, "Nova knjižnica"), "Ana", "", 2)
    until(lambda: name_of(custody) == "Nova knjižnica")
    assert custody.served().problems == ()


class Away(PostgresStore):
    """A database that can be taken away, and counts how often a look asks it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.is_away = False
        self.asked = 0

    def newest(self, patience_s: int = 5) -> int:
        """Count the questions of a look, which have the shorter patience."""
        self.asked += patience_s == supply._PATIENCE_S
        return super().newest(patience_s)

    @contextmanager
    def _connected(self, patience_s: int = 5, slow_s: int = 60) -> Iterator[Connection]:
        if self.is_away:
            raise NoStoreError(Phrase("away"))
        with super()._connected(patience_s, slow_s) as connection:
            yield connection


def test_a_database_that_is_away_leaves_what_was_served_and_is_said_once(
    store: PostgresStore,
    root: Path,
    draft: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(supply, "ASK_SECONDS", 0.05)
    away = Away(store._url)
    away.publish(named(draft, "Nova tržnica"), "Ana", "", None)
    custody = Custody(DatabaseSupply(away, FolderSupply(root)), works)
    until(lambda: name_of(custody) == "Nova tržnica")
    away.is_away = True
    asked = away.asked
    until(lambda: name_of(custody) == "Nova tržnica" and away.asked > asked + 3)
    assert custody.served().problems == ()
    said = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert len(said) == 1
    assert "what was served goes on" in said[0]
    away.is_away = False
    away.publish(named(draft, "Nova knjižnica"), "Ana", "", 2)
    until(lambda: name_of(custody) == "Nova knjižnica")
    assert "the database answers again" in caplog.text


def test_a_site_that_starts_without_its_database_has_what_it_kept(
    store: PostgresStore, root: Path, draft: Path
) -> None:
    away = Away(store._url)
    away.publish(named(draft, "Nova tržnica"), "Ana", "", None)
    away.is_away = True
    nothing = Custody(DatabaseSupply(away, FolderSupply(root)), works)
    with pytest.raises(DataError, match="a database that does not answer"):
        nothing.served()
    until(lambda: name_of(site()) == "Nova tržnica")  # which keeps it
    custody = Custody(DatabaseSupply(away, FolderSupply(root)), works)
    assert name_of(custody) == "Nova tržnica"
    assert custody.served().problems


def test_a_click_does_not_wait_for_a_slow_database(
    store: PostgresStore, root: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_down, go, asked = threading.Event(), threading.Event(), threading.Event()

    class Slow(Away):
        def newest(self, patience_s: int = 5) -> int:
            """Answer late, from a moment on."""
            number = super().newest(patience_s)
            if slow_down.is_set():
                asked.set()
                go.wait(PATIENCE_S)
            return number

    monkeypatch.setattr(supply, "ASK_SECONDS", 0.0)
    slow = Slow(store._url)
    slow.publish(named(draft, "Nova tržnica"), "Ana", "", None)
    custody = Custody(DatabaseSupply(slow, FolderSupply(root)), works)
    until(lambda: name_of(custody) == "Nova tržnica")
    monkeypatch.setattr(supply, "WAIT_SECONDS", 0.01)
    slow_down.set()
    try:
        assert name_of(custody) == "Nova tržnica"
        assert asked.wait(PATIENCE_S)
        count = slow.asked
        assert [name_of(custody) for _ in range(20)] == ["Nova tržnica"] * 20
        assert slow.asked == count  # one question at a time
    finally:
        go.set()


def test_a_question_is_asked_no_more_often_than_told(
    store: PostgresStore, root: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supply, "ASK_SECONDS", float("inf"))
    seldom = Away(store._url)
    look = DatabaseSupply(seldom, FolderSupply(root)).look
    until(lambda: look() != "no answer yet")
    for _ in range(20):
        look()
    assert seldom.asked == 1
