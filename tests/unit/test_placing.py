"""An edition takes the place of another one whole, and of nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from content import store
from content.share import ADDRESS_VARIABLE
from static_site import archive, placing
from static_site.__main__ import main
from static_site.manifest import NAME as MANIFEST
from static_site.manifest import manifest
from tests import builders
from ui.parts.share import server_address
from zmos_data.package import FOLDER_VARIABLE
from zmos_data.selection import Selection

PAGE = SimpleNamespace(selection=Selection(), text=SimpleNamespace(language="sl"))
FIRST = {"manifest.json": b"1", "sl/index.html": b"first", "states/a.js": b"a"}
OF_NOTHING = {"address": "", "has_files": False, "most": 0}
SECOND = {"manifest.json": b"2", "sl/index.html": b"second", "states/b.js": b"b"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_folder_holds_the_later_edition_and_nothing_of_the_earlier_one(tmp_path):
    out = tmp_path / "site"
    placing.put(FIRST, out)
    assert held(out) == FIRST
    placing.put(SECOND, out)
    assert held(tmp_path) == {f"site/{path}": content for path, content in SECOND.items()}


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", range(6))
def test_wherever_it_ends_there_is_one_edition_whole_and_the_next_one_comes(
    step, tmp_path, monkeypatch
):
    out, steps = tmp_path / "site", iter(range(100))
    placing.put(FIRST, out)

    def killed_at_its_step(method):
        def act(*arguments, **named):
            if next(steps) == step:
                raise Killed
            return method(*arguments, **named)

        return act

    with monkeypatch.context() as patched:
        for name in ("write_bytes", "rename"):
            patched.setattr(Path, name, killed_at_its_step(getattr(Path, name)))
        if step < len(SECOND) + 2:
            with pytest.raises(Killed):
                placing.put(SECOND, out)
        else:
            placing.put(SECOND, out)
    # Between the two renames it has the name of the former one, else its own.
    left = out if out.exists() else tmp_path / ".site.former"
    assert held(left) in (FIRST, SECOND)
    placing.put(SECOND, out)
    assert held(tmp_path) == {f"site/{path}": content for path, content in SECOND.items()}


def test_what_is_no_edition_is_not_replaced(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("static_site.__main__.build", lambda *_: pytest.fail("nothing is built"))
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert "holds something else than an edition" in capsys.readouterr().err
    assert held(tmp_path) == {"letters.txt": b"mine"}
    with pytest.raises(placing.PlaceError, match="where a disk begins"):
        placing.check(Path("/"))


def test_it_says_where_it_stands_and_of_a_live_page_that_nobody_reaches(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv(ADDRESS_VARIABLE, "http://localhost:8501")
    led = []
    monkeypatch.setattr(
        "static_site.__main__.build",
        lambda _, order: led.append((order.live, server_address(PAGE))) or FIRST,
    )
    assert main([str(tmp_path / "site")]) == 0
    said = capsys.readouterr()
    assert said.out == f"{tmp_path / 'site' / 'index.html'}\n"
    assert "localhost:8501 is no address that others can open" in said.err
    assert led == [("", "/?lang=sl")]  # no page names it, as those of a server do
    monkeypatch.setenv(ADDRESS_VARIABLE, "https://live.example.si")
    assert main([str(tmp_path / "site")]) == 0
    assert capsys.readouterr().err == ""
    assert led[1:] == [("https://live.example.si", "https://live.example.si/?lang=sl")]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--address", "example.si/arhiv", "does not begin with https://"),
        ("--pages", "map,twons", "no page twons; there are map, "),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(option, value, said, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path / "site"), option, value])
    assert said in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_release_meanwhile_is_that_of_the_next_edition(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_HELD", [])
    other = builders.tiny_package(tmp_path)
    before = store.dataset().checksum

    def build(*_):
        monkeypatch.setenv(FOLDER_VARIABLE, str(other))
        assert store.dataset().checksum == before
        return FIRST

    monkeypatch.setattr("static_site.__main__.build", build)
    assert main([str(tmp_path / "site")]) == 0
    assert held(tmp_path / "site") == FIRST
    monkeypatch.setattr(store, "_HELD", [])
    assert store.dataset().checksum != before


def test_an_archive_is_whole_or_not_there(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(store, "_HELD", [])
    monkeypatch.setattr(archive, "build", lambda *_: {MANIFEST: manifest({}, **OF_NOTHING)})
    assert archive.main([str(tmp_path / "out")]) == 0
    (file,) = (tmp_path / "out").iterdir()
    assert capsys.readouterr().out.strip() == str(file)
    assert file.name == archive.name()
    before = file.read_bytes()

    def killed(*_):
        raise Killed

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(Killed):
        archive.main([str(tmp_path / "out")])
    assert file.read_bytes() == before


def test_an_empty_folder_is_taken(tmp_path):
    placing.put(FIRST, tmp_path / "new")
    shutil.rmtree(tmp_path / "new")
    (tmp_path / "new").mkdir()
    placing.put(FIRST, tmp_path / "new")
    assert held(tmp_path / "new") == FIRST
