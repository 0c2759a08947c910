"""Streamlit's own names stand in one list, and the list holds what is named and no more."""

import re
from pathlib import Path

import pytest
import streamlit

from ui.board.streamlit_dom import IN_SOME_STATE, ON_PAGE

UI = Path(__file__).resolve().parents[2] / "ui"
# Whose styles and scripts meet Streamlit's own page; the static edition writes such a page itself.
FOLDERS = [UI, *(UI.parent / name for name in ("content", "webmap", "documents"))]
NAME = re.compile(r"\bst[A-Z]\w+")
LISTED = {name for selector in ON_PAGE for name in NAME.findall(selector)} | set(IN_SOME_STATE)


def named() -> set[str]:
    """Return the names of Streamlit's own in styles, scripts, templates and translated words."""
    files = [
        path
        for folder in FOLDERS
        for kind in ("css", "js", "html")
        for path in folder.rglob(f"*.{kind}")
    ]
    found = {name for path in files for name in NAME.findall(path.read_text(encoding="utf-8"))}
    return found


def test_every_name_of_streamlits_own_is_listed():
    assert named() - LISTED == set()


def test_nothing_is_listed_that_no_style_or_script_needs():
    assert LISTED - named() == set()


@pytest.fixture(scope="module")
def shipped() -> str:
    scripts = sorted((Path(streamlit.__file__).parent / "static").rglob("*.js"))
    return "\n".join(path.read_text(encoding="utf-8") for path in scripts)


@pytest.mark.parametrize("name", IN_SOME_STATE)
def test_what_comes_in_some_state_only_is_known_to_streamlit(shipped, name):
    assert re.search(rf"\b{name}\b", shipped), name


FOLIUMS = ("__GLOBAL_DATA__", "previous_data", "last_object_clicked_tooltip")


@pytest.mark.parametrize("name", FOLIUMS)
def test_a_private_name_of_streamlit_folium_stands_in_one_script(name):
    scripts = [*UI.rglob("*.js"), *(UI.parent / "webmap").glob("*.js")]
    naming = [path.name for path in scripts if name in path.read_text(encoding="utf-8")]
    assert naming == ["bridge.js"]
