"""Files that passed are kept whole beside the last sound tables, or not trusted."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from zmos_data import last_files, last_sound
from zmos_data.last_files import keep, kept

PLACE = "boundaries here"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(last_sound.FOLDER_VARIABLE, str(tmp_path / "state"))
    return tmp_path / "state"


def written(folder: Path, **contents: str) -> list[Path]:
    """Write files; return where they are."""
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in contents]


def held() -> dict[str, str] | None:
    folder = kept(PLACE)
    return folder and {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_the_last_files_are_kept_and_no_others(tmp_path, state):
    assert kept(PLACE) is None
    keep(PLACE, written(tmp_path / "a", x="1", y="2"))
    assert held() == {"x": "1", "y": "2"}
    keep(PLACE, written(tmp_path / "a", x="3", y="2"))
    assert held() == {"x": "3", "y": "2"}
    keep("slides there", written(tmp_path / "b", z="4"))
    assert held() == {"x": "3", "y": "2"}
    assert len(list(state.iterdir())) == 2


def test_copies_have_the_times_of_the_files_so_that_nothing_seems_to_have_changed(tmp_path, state):
    (file,) = written(tmp_path / "a", x="1")
    os.utime(file, ns=(10**18, 10**18))
    keep(PLACE, [file])
    assert (kept(PLACE) / "x").stat().st_mtime_ns == 10**18


def test_what_is_kept_again_is_the_newest(tmp_path, state):
    for content in ("1", "2", "1"):
        keep(PLACE, written(tmp_path / "a", x=content))
    assert held() == {"x": "1"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "x").write_text("other"),
        lambda folder: (folder / "x").unlink(),
        lambda folder: (folder / "z").write_text("more"),
        shutil.rmtree,
    ],
    ids=["changed", "less", "more", "gone"],
)
def test_what_is_not_whole_is_not_trusted(tmp_path, state, damage):
    keep(PLACE, written(tmp_path / "a", x="1", y="2"))
    damage(kept(PLACE))
    assert kept(PLACE) is None


def test_where_nothing_can_be_written_the_log_says_so(tmp_path, state, caplog):
    state.write_text("no folder")
    keep(PLACE, written(tmp_path / "a", x="1"))
    assert [PLACE in record.getMessage() for record in caplog.records] == [True]
    assert kept(PLACE) is None


def test_a_file_that_goes_while_it_is_copied_leaves_what_was_kept(tmp_path, state, caplog):
    keep(PLACE, written(tmp_path / "a", x="1"))
    keep(PLACE, [*written(tmp_path / "a", x="2"), tmp_path / "a" / "gone"])
    assert held() == {"x": "1"}
    assert len(list(state.iterdir())) == 1


def test_what_a_killed_process_has_left_is_cleared_away(tmp_path, state):
    left, young = (state / f"{last_files._BESIDE}{name}" for name in ("left", "young"))
    for folder in (left, young):
        folder.mkdir(parents=True)
        (folder / "half").touch()
    os.utime(left, (1, 1))
    keep(PLACE, written(tmp_path / "a", x="1"))
    assert not left.exists()
    assert young.exists()
