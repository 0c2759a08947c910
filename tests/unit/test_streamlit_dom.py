"""Streamlit's own names stand in one list, and the list holds what is named and no more."""

import re
from pathlib import Path

import pytest
import streamlit

from ui.board.streamlit_dom import IN_SOME_STATE, ON_PAGE
from ui.page_root import KEY, in_page

UI = Path(__file__).resolve().parents[2] / "ui"
# Whose styles and scripts meet Streamlit's own page; the static edition writes such a page itself.
FOLDERS = [UI, *(UI.parent / name for name in ("content", "webmap", "documents"))]
NAME = re.compile(r"\bst[A-Z]\w+")
LISTED = {name for selector in ON_PAGE for name in NAME.findall(selector)} | set(IN_SOME_STATE)


# Styles of the frame around a page, which is Streamlit's; those of the parts name none of it but
# what a container query needs around the grid.
OF_THE_FRAME = {
    f"ui/{name}.css"
    for name in (
        "styles/all",
        "styles/shell",
        "styles/print",
        "slides/presentation",
        "slides/screens",
    )
}
AROUND = {f"ui/styles/{name}.css": ["stMainBlockContainer"] for name in ("map", "embedded")}
MOST = 28  # places, in styles and scripts together


def named() -> dict[str, list[str]]:
    """Return the names of Streamlit's own in each of the styles, scripts and templates, by file."""
    files = [
        path
        for folder in FOLDERS
        for kind in ("css", "js", "html")
        for path in folder.rglob(f"*.{kind}")
    ]
    found = {
        str(path.relative_to(UI.parent)): NAME.findall(path.read_text(encoding="utf-8"))
        for path in files
    }
    return {file: names for file, names in found.items() if names}


def test_every_name_of_streamlits_own_is_listed_and_nothing_that_is_not_needed():
    assert {name for names in named().values() for name in names} == LISTED


def test_the_layout_of_the_parts_stands_on_names_of_ours():
    found = {file: names for file, names in named().items() if file.endswith(".css")}
    assert {file: found[file] for file in found.keys() - OF_THE_FRAME} == AROUND
    assert sum(map(len, named().values())) <= MOST


@pytest.mark.parametrize("page", [UI.parent / "dashboard.py", *(UI.parent / "pages").glob("*.py")])
def test_every_page_stands_in_the_element_that_the_styles_know(page):
    assert f"@page_root.{in_page.__name__}\ndef main" in page.read_text(encoding="utf-8")


def test_the_styles_know_the_element_of_a_page_by_its_key():
    assert f".st-key-{KEY}," in (UI / "styles" / "all.css").read_text(encoding="utf-8")


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
