"""Streamlit's own names stand in one list, and the list holds what is named and no more."""

import ast
import re
from pathlib import Path

import pytest
import streamlit

from tests.product import PACKAGES
from ui import map_component
from ui.board.streamlit_dom import IN_FOLIUM, IN_SOME_STATE, ON_PAGE
from ui.page_root import KEY, in_page

UI = Path(__file__).resolve().parents[2] / "ui"
# Whose styles and scripts meet Streamlit's own page; the static edition writes such a page itself.
FOLDERS = [UI, *(UI.parent / name for name in ("content", "webmap", "documents"))]
NAME = re.compile(r"\bst[A-Z]\w+")
# How a name of its page is written: an id of a part, an attribute (of a script in `dataset`), the
# element that it draws into, a class that it makes.
WRITTEN = (
    NAME,
    re.compile(r"""data-testid=["']?(\w+)"""),
    re.compile(r"\bdata-(?:test-[\w-]+|baseweb[^\]]*|stale[\w-]*|collapsed)"),
    re.compile(r"\bdataset\.(?:test[A-Z]\w*|baseweb|stale\w*|collapsed)"),
    re.compile(r"""#root\b|\bid=["']root["']|getElementById\(["']root["']\)"""),
    re.compile(r"\bst-emotion[\w-]*"),
)
# Lists of their own, each entry of which is looked for on a page.
LISTS = {
    f"ui/{name}.py" for name in ("board/streamlit_dom", "streamlit_words", "streamlit_barriers")
}


def names_in(text: str) -> set[str]:
    """Return what a text names of Streamlit's page, each in one way of writing."""
    return {_as_selector(found) for how in WRITTEN for found in how.findall(text)}


def _as_selector(found: str) -> str:
    if found.startswith("dataset."):
        return "data-" + re.sub("[A-Z]", lambda upper: f"-{upper[0].lower()}", found[8:])
    return "#root" if "root" in found else found


LISTED = names_in(" ".join(ON_PAGE)) | set(IN_SOME_STATE)


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


def texts(*kinds: str) -> dict[str, str]:
    """Return what stands in the files of some kinds, by file."""
    files = [path for folder in FOLDERS for kind in kinds for path in folder.rglob(f"*.{kind}")]
    return {str(path.relative_to(UI.parent)): path.read_text(encoding="utf-8") for path in files}


def named() -> dict[str, list[str]]:
    """Return the names of Streamlit's own in each of the styles, scripts and templates, by file."""
    found = {file: NAME.findall(text) for file, text in texts("css", "js", "html").items()}
    return {file: names for file, names in found.items() if names}


def test_every_name_of_streamlits_own_is_listed_and_nothing_that_is_not_needed():
    files = texts("css", "js", "html", "py")
    found = {file: names_in(text) for file, text in files.items() if file not in LISTS}
    strange = {file: names - LISTED for file, names in found.items() if names - LISTED}
    assert strange == {}
    assert set().union(*found.values()) == LISTED


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[data-testid=stHeader], .stMain", {"stHeader", "stMain"}),
        ('[data-testid="InputInstructions"]', {"InputInstructions"}),
        ("[data-baseweb=modal] { }", {"data-baseweb=modal"}),
        ('observe(app, ["data-test-script-state"])', {"data-test-script-state"}),
        ("app.dataset.testConnectionState", {"data-test-connection-state"}),
        ('<div id="root">, #root h1, getElementById("root")', {"#root"}),
        (".st-emotion-cache-1 .st-key-page [data-nav] #rooted", {"st-emotion-cache-1"}),
    ],
)
def test_a_name_of_streamlits_is_found_however_it_is_written(text, names):
    assert names_in(text) == names


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


NAMES_OF_FOLIUM = (*IN_FOLIUM, map_component.STATE)


@pytest.fixture(scope="module")
def shipped_map() -> str:
    scripts = sorted(map_component.folder().rglob("*.js"))
    return "\n".join(path.read_text(encoding="utf-8") for path in scripts)


@pytest.mark.parametrize("name", NAMES_OF_FOLIUM)
def test_a_private_name_of_streamlit_folium_is_known_to_it(shipped_map, name):
    assert re.search(rf"\b{name}\b", shipped_map), name


@pytest.mark.parametrize("name", IN_FOLIUM)
def test_a_private_name_of_streamlit_folium_stands_in_one_script(name):
    scripts = [*UI.rglob("*.js"), *(UI.parent / "webmap").glob("*.js")]
    naming = [path.name for path in scripts if name in path.read_text(encoding="utf-8")]
    assert naming == ["bridge.js"]


# In a module also a comment is knowledge; a style or a script says the name to say what it is not.
OF_FOLIUM = "|".join((*NAMES_OF_FOLIUM, map_component.PACKAGE, "st_folium", "returned_objects"))
KNOWING = {"py": re.compile(rf"streamlit-folium|{OF_FOLIUM}"), "js": re.compile(OF_FOLIUM)}


def test_the_map_names_every_file_that_knows_something_of_streamlit_folium():
    folders = [UI.parent / name for name in PACKAGES]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    knowing = {
        file.relative_to(UI.parent).as_posix()
        for file in (*files, UI.parent / "dashboard.py")
        if file.suffix in (".py", ".js", ".ts", ".css", ".html")
        and KNOWING.get(file.suffix[1:], KNOWING["js"]).search(file.read_text(encoding="utf-8"))
    }
    head = ast.get_docstring(ast.parse((UI / "map.py").read_text(encoding="utf-8"))) or ""
    assert knowing == {"ui/map.py", *re.findall(r"``(\w+(?:/[\w.]+)+)``", head)}
