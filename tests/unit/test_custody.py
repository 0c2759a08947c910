"""A running site shows the newest tables that pass, and says why where they are not the newest."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests import builders
from tests.builders import bad_cell, cut, semicolons
from zmos_data import custody as module
from zmos_data import last_sound, limits, supply
from zmos_data.custody import Custody
from zmos_data.loading import load_dataset
from zmos_data.model import DataError, Dataset
from zmos_data.package import DESCRIPTOR, table_path
from zmos_data.supply import FolderSupply

NOTE = "a note that only this state has"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(last_sound.FOLDER_VARIABLE, str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return builders.tiny_package(tmp_path)


def works(dataset: Dataset) -> None:
    """Try nothing out."""


def site(package: Path, trial: Callable[[Dataset], object] = works) -> Custody:
    return Custody(FolderSupply(package), trial)


def gone(package: Path) -> None:
    (package / table_path("themes")).unlink()


def no_descriptor(package: Path) -> None:
    (package / DESCRIPTOR).write_text("{", encoding="utf-8")


def all_gone(package: Path) -> None:
    package.rename(package.with_name("elsewhere"))


BREAKS = [semicolons, bad_cell, cut, gone, no_descriptor, all_gone]


@pytest.mark.fault("tables broken under a running server")
@pytest.mark.parametrize("breaks", BREAKS, ids=lambda breaks: breaks.__name__)
def test_a_broken_file_leaves_the_last_sound_state_and_says_why(
    package: Path, breaks: Callable[[Path], None]
) -> None:
    custody = site(package)
    before = custody.served()
    assert (before.problems, before.since) == ((), None)
    breaks(package)
    after = custody.served()
    assert after.dataset is before.dataset
    assert after.problems
    assert after.since is not None
    assert timedelta() <= datetime.now(UTC) - after.since < timedelta(hours=1)


@pytest.mark.fault("tables broken before a restart")
@pytest.mark.parametrize("breaks", BREAKS, ids=lambda breaks: breaks.__name__)
def test_a_restart_finds_the_last_sound_state(
    package: Path, breaks: Callable[[Path], None]
) -> None:
    before = site(package).served().dataset
    breaks(package)
    after = site(package).served()
    assert after.problems
    assert after.dataset.checksum == before.checksum
    assert after.dataset.projects.equals(before.projects)
    assert after.dataset.package.files == before.package.files


def test_mended_tables_are_shown_and_the_notice_goes(package: Path) -> None:
    custody = site(package)
    before = custody.served().dataset
    bad_cell(package)
    assert custody.served().problems
    builders.set_cell(package, "projects", 2, "total_eur", "5992070.76")
    builders.set_cell(package, "projects", 2, "note_sl", NOTE)
    after = custody.served()
    assert (after.problems, after.since) == ((), None)
    assert after.dataset.checksum != before.checksum
    assert after.dataset.projects["note_sl"].iloc[0] == NOTE


def test_the_time_is_that_of_the_first_fault_and_the_problems_are_the_newest(
    package: Path,
) -> None:
    custody = site(package)
    custody.served()
    bad_cell(package)
    first = custody.served()
    builders.set_cell(package, "projects", 3, "fund", "XYZ")
    second = custody.served()
    assert second.since == first.since
    assert len(second.problems) == len(first.problems) + 1


def test_a_state_is_loaded_once_and_logged_once(
    package: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    custody, loaded = site(package), []
    custody.served()
    bad_cell(package)
    real = supply.load_dataset
    monkeypatch.setattr(supply, "load_dataset", lambda folder: loaded.append("") or real(folder))
    for _ in range(5):
        assert custody.served().problems
    assert len(loaded) == 1
    said = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(said) == 2
    assert f"the newest tables are not shown; version {load_dataset().version}" in said[0]
    assert "projects, row 2, column total_eur" in said[1]


def test_no_more_is_logged_than_anybody_reads(
    package: Path, caplog: pytest.LogCaptureFixture
) -> None:
    builders.change_text(package, "sources", lambda text: text + "a,b\n" * 10_000)
    with pytest.raises(DataError) as caught:
        site(package).served()
    assert len(caught.value.problems) <= limits.PROBLEMS
    assert len(caplog.records) <= limits.PROBLEMS + 5


def test_a_change_of_rights_is_a_change_of_the_file(package: Path) -> None:
    seen = FolderSupply(package).look()
    (package / table_path("themes")).chmod(0o400)
    assert FolderSupply(package).look() != seen


def test_what_the_system_could_not_read_is_tried_again(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    custody = site(package)
    custody.served()
    real = os.open
    with monkeypatch.context() as patch:
        patch.setattr("zmos_data.package.os.open", no_disk)
        (package / table_path("themes")).touch()
        assert custody.served().problems
    assert os.open is real
    assert custody.served().problems  # not with each click
    later = module.time.monotonic() + module.AGAIN_SECONDS + 1
    monkeypatch.setattr(module.time, "monotonic", lambda: later)
    assert custody.served().problems == ()


def no_disk(path: object, *arguments: int) -> int:
    raise OSError(5, "Input/output error", str(path))


def test_tables_that_no_page_can_show_are_not_served(
    package: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def trial(dataset: Dataset) -> None:
        if dataset.projects["note_sl"].iloc[0] == NOTE:
            raise IndexError("no such row")

    custody = site(package, trial)
    before = custody.served().dataset
    builders.set_cell(package, "projects", 2, "note_sl", NOTE)
    after = custody.served()
    assert after.dataset is before
    assert "IndexError" in caplog.text
    assert "no such row" not in str(after.problems[0])


def test_without_a_sound_state_the_problems_are_raised_again_and_again(package: Path) -> None:
    bad_cell(package)
    custody = site(package)
    for _ in range(2):
        with pytest.raises(DataError) as caught:
            custody.served()
        assert [p.column for p in caught.value.problems] == ["total_eur"]


def test_who_has_data_does_not_wait_for_new_ones(package: Path) -> None:
    begun, go = threading.Event(), threading.Event()

    def trial(dataset: Dataset) -> None:
        if dataset.projects["note_sl"].iloc[0] == NOTE:
            begun.set()
            go.wait(60)

    custody = site(package, trial)
    before = custody.served().dataset
    builders.set_cell(package, "projects", 2, "note_sl", NOTE)
    loading = threading.Thread(target=custody.served)
    loading.start()
    assert begun.wait(60)
    assert custody.served().dataset is before
    go.set()
    loading.join(60)
    assert custody.served().dataset.projects["note_sl"].iloc[0] == NOTE


def kept_file(state: Path) -> Path:
    (file,) = state.iterdir()
    return file


@pytest.mark.fault("a last sound state that is not whole")
@pytest.mark.parametrize("damage", [b"", b"\0" * 5_000, None], ids=["empty", "other", "cut"])
def test_a_kept_state_that_is_not_whole_is_not_trusted(
    package: Path, state: Path, damage: bytes | None
) -> None:
    site(package).served()
    file = kept_file(state)
    file.write_bytes(file.read_bytes()[:-10] if damage is None else damage)
    bad_cell(package)
    with pytest.raises(DataError):
        site(package).served()


def test_a_kept_state_that_does_not_pass_any_more_is_not_served(
    package: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(package).served()
    bad_cell(package)

    def trial(dataset: Dataset) -> None:
        raise KeyError("a later version asks for more")

    with pytest.raises(DataError):
        site(package, trial).served()


def test_a_state_that_cannot_be_kept_is_in_memory(
    package: Path, state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    state.write_text("a file in the place of the folder")
    custody = site(package)
    before = custody.served().dataset
    assert "cannot be kept" in caplog.text
    bad_cell(package)
    assert custody.served().dataset is before
    with pytest.raises(DataError):
        site(package).served()


@pytest.mark.fault("a full disk while the last sound state is kept")
def test_a_full_disk_leaves_the_state_of_before_and_no_rest(
    package: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(package).served()
    before = kept_file(state).read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zmos_data.last_sound.os.fsync", full)
    builders.set_cell(package, "projects", 2, "note_sl", NOTE)
    assert site(package).served().problems == ()
    assert kept_file(state).read_bytes() == before


def test_what_a_killed_process_has_left_is_cleared_away(package: Path, state: Path) -> None:
    state.mkdir()
    old, fresh = state / ".new-old", state / ".new-fresh"
    for left in (old, fresh):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    site(package).served()
    assert not old.exists()
    assert fresh.exists()


def test_each_folder_has_its_own_state(package: Path, tmp_path: Path, state: Path) -> None:
    site(package).served()
    (tmp_path / "other").mkdir()
    site(builders.tiny_package(tmp_path / "other")).served()
    assert len(list(state.iterdir())) == 2
