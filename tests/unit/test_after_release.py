"""A command of the operator's after each release: it is told which, and harms none."""

from __future__ import annotations

import json
import logging
import sys
import threading
from pathlib import Path

import pytest

from tests import builders
from tests.server import ROOT
from zmos_data.release.__main__ import main
from zmos_data.release.afterwards import COMMAND_VARIABLE, THREAD
from zmos_data.release.folders import FolderStore


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "draft").mkdir()
    folder = builders.tiny_package(tmp_path / "draft")
    builders.set_cell(folder, "projects", 2, "name_sl", "Nova tržnica")
    return folder


def carried_out(*words: object) -> int:
    """Carry a command of releases out, as a process does: it ends after what follows."""
    code = main([*map(str, words), "--lang", "en"])
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join()
    return code


def test_the_command_is_told_the_release_and_finds_it_served(
    root: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = root.parent / "told"
    told = f'echo "$ZMOS_RELEASE $ZMOS_RELEASE_VERSION" > "{out}"; '
    monkeypatch.setenv(COMMAND_VARIABLE, told + f'cat "$ZMOS_DATA/current" >> "{out}"')
    assert carried_out("publish", "--folder", draft, "--editor", "Ana Novak") == 0
    number, version, current = out.read_text(encoding="utf-8").split()
    assert (number, version) == ("2", "2027.1.1")
    assert int(current.partition("-")[0]) == 2
    assert carried_out("rollback", 1, "--editor", "Ana Novak") == 0
    assert out.read_text(encoding="utf-8").startswith("3 ")


def test_the_command_writes_the_edition_of_the_new_release(
    root: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = root.parent / "site"
    options = "--pages about --most 1 --no-files"
    command = f'"{sys.executable}" -m static_site "{out}" {options}'
    monkeypatch.setenv(COMMAND_VARIABLE, f'cd "{ROOT}" && {command}')
    assert carried_out("publish", "--folder", draft, "--editor", "Ana Novak") == 0
    said = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    store = FolderStore(root)
    now = store.current()
    assert now is not None
    assert (said["data_version"], said["data_sha256"]) == (now.version, now.checksum)
    assert carried_out("audit") == 0


def test_a_command_that_fails_is_said_and_noted_and_the_release_stands(
    root: Path,
    draft: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv(COMMAND_VARIABLE, "echo no room on the disk >&2; exit 3")
    assert carried_out("publish", "--folder", draft, "--editor", "Ana Novak") == 0
    assert "Release 2027.1.1 (no. 2) is out." in capsys.readouterr().out
    (said,) = (record for record in caplog.records if record.levelno >= logging.ERROR)
    words = "The command after release 2 has failed: exit code 3: no room on the disk"
    assert said.getMessage() == words
    store = FolderStore(root)
    now = store.current()
    assert now is not None
    assert (now.number, store.package(2).checksum) == (2, now.checksum)
    assert carried_out("audit") == 0
    noted = "the command after the release failed  Ana Novak  exit code 3: no room on the disk"
    assert noted in capsys.readouterr().out


def test_what_is_refused_is_followed_by_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = root.parent / "told"
    monkeypatch.setenv(COMMAND_VARIABLE, f'touch "{out}"')
    assert carried_out("rollback", 7, "--editor", "Ana Novak") == 1
    assert not out.exists()
