"""The command of releases: what it does, what it says, and how it exits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import builders
from tests.server import ROOT
from zmos_data.package import FOLDER_VARIABLE
from zmos_data.release.__main__ import main
from zmos_data.release.folders import FolderStore
from zmos_data.release.model import DATABASE_VARIABLE

CHANGED = "1 changed value of 1 project: “Generator/Tehnopark Celje fun science park” (Celje)."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "draft").mkdir()
    folder = builders.tiny_package(tmp_path / "draft")
    builders.set_cell(folder, "projects", 2, "name_sl", "Nova tržnica")
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Carry a command out and return how it exits and what it prints."""
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_folder_is_released_listed_and_taken_back(
    root: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "list") == (0, "Izdaj še ni.\n", "")
    code, out, err = said(
        capsys, "publish", "--folder", draft, "--editor", "Ana Novak", "--note", "tržnica"
    )
    assert (code, err) == (0, "")
    assert out == (
        "Objavljena je izdaja 2027.1.1 (št. 2).\n1 spremenjena vrednost pri 1 projektu: "
        "»Nova tržnica« (Celje).\n"
    )
    code, out, _ = said(capsys, "list", "--lang", "en")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("*    2  2027.1.1")
    assert lines[0].endswith("Ana Novak")
    assert lines[1:3] == [f"        {CHANGED}", "        tržnica"]
    assert lines[3].startswith("     1  2027.1.0")
    code, out, _ = said(capsys, "rollback", 1, "--editor", "Bor Žagar")
    assert (code, out.splitlines()[0]) == (0, "Objavljena je izdaja 2027.1.2 (št. 3).")
    code, out, _ = said(capsys, "audit")
    assert code == 0
    assert [line.split()[-3:] for line in out.splitlines()[:2]] == [
        ["vrnitev", "Bor", "Žagar"],
        ["Ana", "Novak", "tržnica"],
    ]
    assert FolderStore(root).current() is not None


def test_the_process_itself_says_how_it_went(root: Path, draft: Path) -> None:
    command = [sys.executable, "-m", "zmos_data.release"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *words],
            cwd=ROOT,
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    done = run("publish", f"--folder={draft}", "--editor=Ana", "--lang=en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Release 2027.1.1 (no. 2) is out."
    assert run("rollback", "9", "--editor", "Ana").returncode == 1


def test_problems_are_said_in_the_language_of_the_command(
    root: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    builders.bad_cell(draft)
    asked = ("publish", "--folder", draft, "--editor", "Ana")
    code, out, err = said(capsys, *asked)
    assert (code, out) == (1, "")
    head, line = err.splitlines()
    assert head == "Nič ni bilo izdano; 1 težava:"
    assert line.startswith("projects, vrstica 2, stolpec total_eur: ")
    assert "število z decimalno piko" in line
    code, _, err = said(capsys, *asked, "--lang", "en")
    assert err.splitlines()[0] == "Nothing was released; 1 problem:"
    assert "row 2, column total_eur" in err
    assert FolderStore(root).current() is None


def test_the_second_editor_reads_what_the_first_has_changed(
    root: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "publish", "--folder", draft, "--editor", "Ana Novak")
    builders.set_cell(draft, "projects", 2, "name_sl", "Nova knjižnica")
    code, out, err = said(
        capsys, "publish", "--folder", draft, "--editor", "Bor", "--since", 1, "--lang", "en"
    )
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "Release 2027.1.1 (no. 2) has come out since, by Ana Novak; look at what it changes and "
        "make the proposal anew, of the present data",
        CHANGED,
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), "rollback IZDAJA"),
        (("delete",), "not understood"),
        (("publish", "--editor", "Ana"), "--folder"),
        (("publish", "--folder", "x"), "--editor …"),
        (("publish", "--folder", "x", "--editor", " "), "--editor …"),
        (("rollback", "two", "--editor", "Ana"), "not understood"),
        (("rollback", "2"), "--editor …"),
    ],
)
def test_what_is_not_understood_exits_with_2_and_says_how(
    root: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], found: str
) -> None:
    code, out, err = said(capsys, *words, *(("--lang", "en") if words else ()))
    if not words:
        assert (code, err) == (2, "")
        assert found in out
        return
    assert (code, out) == (2, "")
    assert found in err
    assert "rollback RELEASE" in err


@pytest.mark.parametrize(("language", "word"), [("sl", "MAPA"), ("en", "FOLDER")])
def test_help_is_in_the_language(
    capsys: pytest.CaptureFixture[str], language: str, word: str
) -> None:
    code, out, err = said(capsys, "list", "--help", f"--lang={language}")
    assert (code, err) == (0, "")
    assert word in out


def test_a_folder_that_is_not_there_is_named(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, "publish", "--folder", tmp_path / "nikjer", "--editor", "Ana")
    assert code == 1
    assert "nikjer" in err


def test_without_a_store_it_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (FOLDER_VARIABLE, DATABASE_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    code, _, err = said(capsys, "list")
    assert code == 2
    assert FOLDER_VARIABLE in err


def test_a_database_that_is_away_exits_with_2_and_its_own_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(DATABASE_VARIABLE, "postgresql://zmos:geslo@127.0.0.1:1/zmos")
    code, _, err = said(capsys, "list", "--lang", "en")
    assert code == 2
    assert "does not answer" in err
    assert "refused" in err
    assert "geslo" not in err


def test_a_reader_who_has_seen_enough_is_told_nothing_more(root: Path) -> None:
    command = [sys.executable, "-m", "zmos_data.release", "list"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert (run.stderr.read(), run.wait()) == ("", 0)
