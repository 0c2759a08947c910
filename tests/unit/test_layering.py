"""Who may import whom: pages -> ui -> {zmos_data, geodata}; and other rules of the house."""

import ast
from pathlib import Path

import pytest

from ui.assets import MAP_SCRIPTS

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {
    "zmos_data": {"streamlit", "folium", "streamlit_folium", "ui", "geodata", "pages"},
    "geodata": {"streamlit", "folium", "streamlit_folium", "ui", "zmos_data", "pages"},
    "ui": {"pages", "dashboard", "tests", "bench"},
    "pages": {"zmos_data", "geodata", "folium", "streamlit_folium"},
}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_a_layer_imports_nothing_from_above_or_beside(layer):
    files = sorted((ROOT / layer).rglob("*.py"))
    assert files
    for path in files:
        assert not imported(path) & FORBIDDEN[layer], path.name


def test_a_page_is_a_table_of_contents():
    for path in (ROOT / "dashboard.py", *(ROOT / "pages").glob("*.py")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 60, path.name


def _keeps(code: str) -> bool:
    """Tell whether a module keeps results by itself: with Streamlit's caches or Python's."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom):
            kept = {alias.name for alias in node.names}
            if node.module == "functools" and kept & {"cache", "lru_cache"}:
                return True
            if node.module == "streamlit" and kept & {"cache_data", "cache_resource"}:
                return True
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "functools" and node.attr in ("cache", "lru_cache"):
                return True
            if node.attr in ("cache_data", "cache_resource"):
                return True
    return False


@pytest.mark.parametrize(
    ("code", "keeps"),
    [("import streamlit as st\n@st.cache_data\ndef f(): ...", True),
     ("from streamlit import cache_resource", True),
     ("from functools import lru_cache, partial", True),
     ("from functools import cache", True),
     ("import functools\n@functools.cache\ndef f(): ...", True),
     ("import functools\n@functools.lru_cache\ndef f(): ...", True),
     ("from ui import cache\n@cache.kept()\ndef f(): ...", False),
     ("from functools import cached_property, wraps", False)],
)  # fmt: skip
def test_a_module_that_keeps_results_is_found(code, keeps):
    assert _keeps(code) == keeps


# `ui/text.py` keeps numbers as they are written: it is what `ui/cache.py` itself stands on.
def test_caching_and_session_state_have_one_home_each():
    for path in sorted((ROOT / "ui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert _keeps(text) == (path.name in ("cache.py", "text.py")), path.name
        assert ("session_state" in text) == (path.name == "url_state.py"), path.name


def test_no_third_party_script_stands_in_the_repository():
    scripts = [*(ROOT / "ui").rglob("*.js"), *(ROOT / "static").glob("*.js")]
    own = {*MAP_SCRIPTS, "live.js", "suggest.js", "charts.js", "standalone.js", "presentation.js",
           "speak.js", "words.js", "years.js",
           "connection.js"}  # fmt: skip
    assert {path.name for path in scripts} == own
