"""Slides that break under a running server: whoever presents loses none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from content import deck, store
from content.slides import are_earlier, shown_slides
from tests.unit.test_slides import BAD, GOOD, SECOND
from zmos_data import last_files, last_sound
from zmos_data.declared_slides import FILE
from zmos_data.package import PACKAGE_FOLDER
from zmos_data.selection import Selection
from zmos_data.slides import Deck

SOUND = GOOD + SECOND + SECOND.replace("second", "third")
TAKEN: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe\x00"),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "another file": lambda path: path.write_text("name: karta\nimage: nginx\n"),
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the slides of a server that has shown them."""
    monkeypatch.setenv(last_sound.FOLDER_VARIABLE, str(tmp_path / "state"))
    monkeypatch.setattr(deck, "_file", lambda: tmp_path / FILE)
    (tmp_path / FILE).write_text(SOUND, encoding="utf-8")
    assert ids(read()) == ["first", "second", "third"]
    return tmp_path / FILE


def read() -> Deck:
    deck._deck.cache_clear()  # as another process, or after a restart
    return deck.deck(frozenset({"projects"}), lambda view: (), store.dataset())


def ids(found: Deck) -> list[str]:
    return [slide.id for slide in found.slides]


@pytest.mark.fault("slides broken under a running server")
@pytest.mark.parametrize("name", BAD)
def test_a_bad_slide_leaves_all_slides_of_before_and_is_named(file, name):
    file.write_text(GOOD + BAD[name][0] + SECOND.replace("second", "third"), encoding="utf-8")
    found = read()
    assert found.is_earlier
    assert ids(found) == ["first", "second", "third"]
    assert [problem.row for problem in found.problems] == [BAD[name][1]]


@pytest.mark.fault("slides broken under a running server")
@pytest.mark.parametrize("take", TAKEN)
def test_a_file_that_is_taken_away_leaves_all_slides_of_before(file, take):
    TAKEN[take](file)
    found = read()
    assert found.is_earlier
    assert ids(found) == ["first", "second", "third"]
    assert found.problems


def test_mended_slides_are_shown(file):
    file.write_text(GOOD + "- id: [\n", encoding="utf-8")
    assert read().is_earlier
    file.write_text(GOOD, encoding="utf-8")
    found = read()
    assert (ids(found), found.problems, found.is_earlier) == (["first"], (), False)
    file.write_text(GOOD + "- id: {\n", encoding="utf-8")
    assert ids(read()) == ["first"]


def test_without_slides_of_before_the_others_run(file, monkeypatch):
    monkeypatch.setattr(last_files, "kept", lambda place: None)
    file.write_text(GOOD + "- id: [\n", encoding="utf-8")
    found = read()
    assert (ids(found), found.is_earlier) == (["first"], False)
    assert found.problems


def test_slides_of_before_that_other_data_do_not_know_are_no_better(file):
    file.write_text(SOUND + SECOND.replace("second", "fourth") + "  view: obcina=061\n", "utf-8")
    assert len(read().slides) == 4
    file.write_text(GOOD + "- id: [\n", encoding="utf-8")
    deck._deck.cache_clear()
    found = deck.deck(frozenset(), lambda view: ("obcina=061",) if view else (), store.dataset())
    assert (ids(found), found.is_earlier) == (["first"], False)


def test_the_page_knows_that_the_slides_are_those_of_before(file, monkeypatch):
    page = store.page(store.dataset(), Selection(), "sl")
    shipped = (PACKAGE_FOLDER / FILE).read_text(encoding="utf-8")
    file.write_text(shipped, encoding="utf-8")
    slides, problems = shown_slides(page)
    assert (problems, are_earlier(page)) == ((), False)
    file.write_text(shipped + "- id: [\n", encoding="utf-8")
    again, problems = shown_slides(page)
    assert [slide.title for slide in again] == [slide.title for slide in slides]
    assert problems
    assert are_earlier(page)
