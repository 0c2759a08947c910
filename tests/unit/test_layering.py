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


def test_caching_and_session_state_have_one_home_each():
    for path in sorted((ROOT / "ui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert ("st.cache_" in text) == (path.name == "cache.py"), path.name
        assert ("session_state" in text) == (path.name == "url_state.py"), path.name


def test_no_third_party_script_stands_in_the_repository():
    scripts = [*(ROOT / "ui").rglob("*.js"), *(ROOT / "static").glob("*.js")]
    own = {*MAP_SCRIPTS, "live.js", "suggest.js", "charts.js", "standalone.js", "presentation.js",
           "words.js", "connection.js"}  # fmt: skip
    assert {path.name for path in scripts} == own
