"""Whoever develops sees an edit with the next rerun; whoever serves pays nothing for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from content import cache, developing, store
from content.markup import Templates
from content.page import Page
from ui import page_styles
from ui.board import scripts
from ui.slides import presentation
from webmap import bundle
from zmos_data import catalogue
from zmos_data.selection import Selection

ROOT = Path(__file__).resolve().parents[2]

COMPILED = shutil.ignore_patterns("__pycache__")  # which others write meanwhile


def forget_all() -> None:
    for forget in cache._FORGETTING:
        forget()


@pytest.fixture
def tree(tmp_path, monkeypatch) -> Iterator[Path]:
    """Return a copy of what is edited, of which the modules read."""
    for folder in ("ui", "webmap", "locale"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=COMPILED)
    package = tmp_path / "edited_package"
    (package / "templates").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "templates" / "part.html").write_text("before")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, package.name, raising=False)
    monkeypatch.setattr(developing, "ROOT", tmp_path)
    monkeypatch.setattr(developing, "FOLDERS", (*developing.FOLDERS, "edited_package"))
    monkeypatch.setattr(catalogue, "CATALOGUES", tmp_path / "locale")
    monkeypatch.setattr(page_styles, "STYLES", tmp_path / "ui" / "styles")
    monkeypatch.setattr(presentation, "FOLDER", tmp_path / "ui" / "slides")
    monkeypatch.setattr(scripts, "FOLDER", tmp_path / "ui" / "board")
    monkeypatch.setattr(scripts, "SLIDES", tmp_path / "ui" / "slides")
    monkeypatch.setattr(bundle, "FOLDER", tmp_path / "webmap")
    monkeypatch.setattr(scripts, "_SHELF", scripts.Shelf(scripts.publish_scripts))
    monkeypatch.setattr(store, "_SHELF", store.Shelf(bundle.publish_map))
    monkeypatch.setattr(cache, "_code", [])
    forget_all()
    TEMPLATES.clear()
    yield tmp_path
    forget_all()


@pytest.fixture
def developer(monkeypatch) -> None:
    monkeypatch.setenv(developing.VARIABLE, "1")


def page_of() -> Page:
    return store.page(store.dataset(), Selection(), "sl")


def part(_: Page) -> str:
    """Fill a template, as the parts do."""
    return templates().fill("part.html")


def templates() -> Templates:
    """Return the templates of the package as a module of it does: once."""
    return TEMPLATES.setdefault("edited", Templates("edited_package"))


TEMPLATES: dict[str, Templates] = {}

# What is shown, and the file that is edited for it.
SHOWN: dict[str, tuple[str, Callable[[], object]]] = {
    "style of a page": ("ui/styles/all.css", lambda: page_styles.styles("map")),
    "style of the slides": (
        "ui/slides/presentation.css",
        lambda: presentation.styles(speaker=False),
    ),
    "script of the boards": ("ui/board/board.js", lambda: scripts.address("board")),
    "script of the slides": (
        "ui/slides/presentation.js",
        lambda: scripts.address("presentation"),
    ),
    "script of the map": ("webmap/map.js", lambda: page_of().assets.names["script"]),
    "style of the map": ("webmap/map.css", lambda: page_of().assets.names["style"]),
    "template of a kept part": (
        "edited_package/templates/part.html",
        lambda: store.cached_part(page_of(), part),
    ),
    "template of a lasting part": (
        "edited_package/templates/part.html",
        lambda: store.lasting(page_of(), part),
    ),
}


def edit(file: Path) -> None:
    """Change a file, with another time of change however coarse the disk's clock is."""
    before = file.stat().st_mtime_ns
    file.write_text(file.read_text("utf-8") + "\n/* edited */\n", encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


@pytest.mark.parametrize("what", SHOWN)
def test_an_edit_shows_with_the_next_rerun(tree, developer, what):
    file, show = SHOWN[what]
    cache.forget_if_edited()
    before = show()
    cache.forget_if_edited()
    assert show() == before
    edit(tree / file)
    cache.forget_if_edited()
    assert show() != before


def test_an_edited_message_shows_with_the_next_rerun(tree, developer):
    catalogue = tree / "locale" / "sl" / "LC_MESSAGES" / "messages.po"
    cache.forget_if_edited()
    assert store.text("sl").say("Map") == "Zemljevid"
    before = catalogue.stat().st_mtime_ns
    words = catalogue.read_text("utf-8")
    catalogue.write_text(words.replace('msgstr "Zemljevid"', 'msgstr "Karta"'), encoding="utf-8")
    os.utime(catalogue, ns=(before - 10**9, before - 10**9))  # an older file is an edit as well
    cache.forget_if_edited()
    assert store.text("sl").say("Map") == "Karta"


@pytest.mark.parametrize("what", SHOWN)
def test_nothing_is_built_anew_or_looked_for_where_nobody_develops(tree, monkeypatch, what):
    monkeypatch.delenv(developing.VARIABLE, raising=False)
    file, show = SHOWN[what]
    cache.forget_if_edited()
    before = show()
    edit(tree / file)
    monkeypatch.setattr(developing, "ROOT", None)  # to look would be to fail
    cache.forget_if_edited()
    assert show() == before


@pytest.fixture
def module(tree, monkeypatch) -> Path:
    """Return the file of a module of ours that is loaded."""
    file = tree / "edited_package" / "said.py"
    file.write_text('WORDS = "before"\n', encoding="utf-8")
    monkeypatch.setattr(developing, "PACKAGES", ("edited_package",))
    monkeypatch.setattr(developing, "_loaded", developing._modules())
    import_module("edited_package.said")
    return file


def test_a_module_is_read_anew_after_an_edit_and_not_before(developer, module):
    assert not developing.unload_if_edited()
    assert "edited_package.said" in sys.modules
    (module.with_suffix(".css")).touch()
    assert not developing.unload_if_edited()
    module.write_text('WORDS = "after the edit"\n', encoding="utf-8")
    assert developing.unload_if_edited()
    assert import_module("edited_package.said").WORDS == "after the edit"
    assert sys.modules["content.developing"] is developing  # the packages named, no others


def test_no_module_is_looked_at_where_nobody_develops(monkeypatch, module):
    monkeypatch.delenv(developing.VARIABLE, raising=False)
    monkeypatch.setattr(developing, "_loaded", "")
    monkeypatch.setattr(developing, "ROOT", None)  # to look would be to fail
    assert not developing.unload_if_edited()


def test_make_dev_develops_and_make_run_does_not():
    rules = (ROOT / "Makefile").read_text(encoding="utf-8").split("\n\n")
    rule = {name: next(r for r in rules if f"\n{name}:" in f"\n{r}") for name in ("dev", "run")}
    assert f"{developing.VARIABLE}=1" in rule["dev"]
    assert developing.VARIABLE not in rule["run"]


def test_the_server_has_one_heap_however_it_is_started():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\nrun: export MALLOC_ARENA_MAX = 1\n" in makefile
    for name in ("Dockerfile", "systemd/karta@.service"):
        assert "MALLOC_ARENA_MAX=1" in (ROOT / "deploy" / name).read_text(encoding="utf-8")
