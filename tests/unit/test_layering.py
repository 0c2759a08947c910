"""Who may import whom, in the whole tree; and other rules of the house."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.product import PACKAGES
from ui.board.scripts import OF_SLIDES
from webmap.bundle import MAP_SCRIPTS

ROOT = Path(__file__).resolve().parents[2]
# Each package, and what of ours it may import; what is not named here may import nothing of ours.
ALLOWED = {
    "dashboard": {"ui"},
    "pages": {"ui"},
    "static_site": {"ui", "api", "documents", "content", "webmap", "zmos_data", "geodata"},
    "ui": {"api", "documents", "content", "webmap", "zmos_data", "geodata"},
    "api": {"content", "zmos_data", "geodata"},
    "documents": {"content", "webmap", "zmos_data", "geodata"},
    "content": {"webmap", "zmos_data", "geodata"},
    "webmap": {"zmos_data", "geodata"},
    "zmos_data": set(),
    "geodata": set(),
}
# Packages of others that stand in one place alone.
HOME = {"streamlit": "ui", "folium": "ui.map", "streamlit_folium": "ui.map", "branca": "ui.map"}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {
    module_name(path): path
    for path in (ROOT / "dashboard.py", *(f for n in PACKAGES for f in (ROOT / n).rglob("*.py")))
}


def imported(code: str) -> Iterator[str]:
    """Name everything that a module imports, wherever in it: modules, and names in modules."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, "an import says its whole name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def named(code: str) -> Iterator[str]:
    """Name what a module names by a string of its own, to import it later or start it (``-m``)."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
            yield node.value


def modules_of(names: Iterator[str]) -> set[str]:
    """Keep the modules of ours: of a name in a module, that module."""
    found = {name if name in MODULES else name.rpartition(".")[0] for name in names}
    return found & set(MODULES)


@cache  # not while tests are collected, which every worker does
def all_arrows() -> dict[str, set[str]]:
    """Return what each module of ours imports of ours, or names to be imported or started."""
    texts = {name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}
    return {
        name: (modules_of(imported(text)) | (set(named(text)) & set(MODULES))) - {name}
        for name, text in texts.items()
    }


# Arrows that run back, by name alone and for a reason; README.md says them too.
BACK = {
    "ui.ahead -> static_site.ahead": "started as a process of its own, of which it imports nothing",
    "ui.workshop.work -> ui.first.picture": "imported in the process that makes the piece of work",
}


def arrows_but(back: Iterable[str]) -> dict[str, set[str]]:
    """Return all arrows without some that run back."""
    left_out = {tuple(arrow.split(" -> ")) for arrow in back}
    return {
        one: {other for other in others if (one, other) not in left_out}
        for one, others in all_arrows().items()
    }


def top(module: str) -> str:
    return module.partition(".")[0]


def wrong_arrows(arrows: dict[str, set[str]]) -> list[str]:
    """Name each arrow that runs from a package into one that it may not know."""
    return [
        f"{one} -> {other}"
        for one, others in sorted(arrows.items())
        for other in sorted(others)
        if top(one) != top(other) and top(other) not in ALLOWED[top(one)]
    ]


def circle(arrows: dict[str, set[str]]) -> list[str]:
    """Return the arrows of a circle of files; empty where there is none."""
    done: set[str] = set()

    def walk(module: str, way: tuple[str, ...]) -> list[str]:
        if module in way:
            return [*way[way.index(module) :], module]
        if module in done:
            return []
        for other in sorted(arrows[module]):
            if found := walk(other, (*way, module)):
                return found
        done.add(module)
        return []

    found = next(filter(None, (walk(module, ()) for module in sorted(arrows))), [])
    return [f"{one} -> {other}" for one, other in pairwise(found)]


def test_each_package_has_its_rule():
    assert set(PACKAGES) == set(ALLOWED) - {"dashboard"}


def test_imports_run_in_one_direction():
    assert len(all_arrows()) > 150
    assert wrong_arrows(arrows_but(BACK)) == []


def test_the_product_imports_nothing_that_stays_at_home():
    stays = {"tests", "bench"}  # no container and no archive has them
    assert all((ROOT / name).is_dir() for name in stays)
    texts = {name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}
    found = {
        f"{name} -> {other}"
        for name, text in texts.items()
        for other in (*imported(text), *named(text))
        if top(other) in stays
    }
    assert found == set()


def test_there_is_no_circle_of_files():
    assert circle(arrows_but(BACK)) == []


@pytest.mark.parametrize("arrow", BACK)
def test_an_arrow_that_runs_back_does_so_by_name_alone_and_stands_in_the_readme(arrow):
    one, other = arrow.split(" -> ")
    text = MODULES[one].read_text(encoding="utf-8")
    assert other in named(text)
    assert other not in modules_of(imported(text))
    found = arrows_but(set(BACK) - {arrow})
    assert wrong_arrows(found) == [arrow] or arrow in circle(found)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{MODULES[name].relative_to(ROOT).as_posix()}`" in readme for name in (one, other))


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ('import_module("ui.failure").render()', ["ui.failure"]),
        ('run_in_threadpool(import_module, "ui.first.page")', ["ui.first.page"]),
        ('[sys.executable, "-m", "static_site.ahead", folder]', ["static_site.ahead"]),
        ('_MAKERS = {"picture": ("ui.first.picture", "drawn")}', ["ui.first.picture"]),
        ('from ui import failure\nlabel = "failure"', []),
    ],
)
def test_a_module_that_is_named_is_found(code, names):
    assert list(named(code)) == names


def test_a_wrong_arrow_and_a_circle_are_named():
    arrows = {"content.a": {"ui.b"}, "ui.b": {"api.c"}, "geodata.c": {"zmos_data.d"}}
    assert wrong_arrows(arrows) == ["content.a -> ui.b", "geodata.c -> zmos_data.d"]
    round_ = {"content.a": {"content.b"}, "content.b": {"content.c"}, "content.c": {"content.b"}}
    assert circle(round_) == ["content.b -> content.c", "content.c -> content.b"]


@pytest.mark.parametrize("package", HOME)
def test_a_package_of_others_has_one_home(package):
    scripts = {module_name(path): path for path in (ROOT / "scripts").rglob("*.py")}
    homes = [
        name
        for name, path in {**MODULES, **scripts}.items()
        if package in map(top, imported(path.read_text(encoding="utf-8")))
    ]
    assert homes
    strangers = {name for name in homes if name != HOME[package] and top(name) != HOME[package]}
    # Streamlit looks for ``st.App`` in the very text of the script that it is given.
    assert strangers == ({"dashboard", "scripts.serve"} if package == "streamlit" else set())


WITHOUT_STREAMLIT = """
import sys
class Refused:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("streamlit", "folium", "streamlit_folium"):
            raise ImportError(name)
sys.meta_path.insert(0, Refused())
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
from datetime import date
from api.app import Request, respond
from content import store
from documents.files import files
from zmos_data.selection import Selection
page = store.page(store.dataset(), Selection(themes=("energy_efficiency",)), "sl")
made = {code: export.build() for code, export in files(page, "", date(2026, 11, 29)).items()}
print(respond(Request("GET", "v1/themes.json")).status, min(map(len, made.values())) > 1000)
"""


def test_the_web_interface_and_the_documents_run_where_streamlit_is_not_installed():
    names = [name for name in MODULES if top(name) in ("api", "documents", "content", "webmap")]
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_STREAMLIT, *names],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == ["200", "True"], ran.stderr


def test_a_page_is_a_table_of_contents():
    for path in (ROOT / "dashboard.py", *(ROOT / "pages").glob("*.py")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 60, path.name


CACHES = {"cache", "lru_cache", "cached", "cache_data", "cache_resource"}


def _keeps(code: str) -> bool:
    """Tell whether a module keeps results by itself: with the caches of a library or Python's."""
    for name in imported(code):
        if top(name) in ("functools", "streamlit", "cachetools") and name.split(".")[-1] in CACHES:
            return True
    return any(
        isinstance(node, ast.Attribute)
        and (node.attr in CACHES - {"cache"} or ast.unparse(node) == "functools.cache")
        for node in ast.walk(ast.parse(code))
    )


@pytest.mark.parametrize(
    ("code", "keeps"),
    [
        ("import streamlit as st\n@st.cache_data\ndef f(): ...", True),
        ("from streamlit import cache_resource", True),
        ("from functools import lru_cache, partial", True),
        ("from functools import cache", True),
        ("from cachetools import cached", True),
        ("import functools\n@functools.cache\ndef f(): ...", True),
        ("import functools\n@functools.lru_cache\ndef f(): ...", True),
        ("from content import store\n@cache.kept()\ndef f(): ...", False),
        ("from functools import cached_property, wraps", False),
    ],
)
def test_a_module_that_keeps_results_is_found(code, keeps):
    assert _keeps(code) == keeps


# `content/text.py` keeps numbers as they are written: `content/cache.py` is not below it.
def test_caching_and_session_state_have_one_home_each():
    for name in (name for name in MODULES if top(name) not in ("zmos_data", "geodata")):
        text = MODULES[name].read_text(encoding="utf-8")
        assert _keeps(text) == (name in ("content.cache", "content.text")), name
        assert ("session_state" in text) == (name == "ui.url_state"), name


CSV_WRITERS = re.compile(r"\b(?:to_csv|write_csv|csv\.writer|DictWriter)\(")


def test_csv_is_written_in_one_place():
    scripts = {path.stem: path for path in (ROOT / "scripts").glob("*.py")}
    writers = [
        name
        for name, path in {**MODULES, **scripts}.items()
        if CSV_WRITERS.search(path.read_text(encoding="utf-8"))
    ]
    assert writers == ["zmos_data.exports.delimited"]


# Signs that begin a formula, in a row or in a class of a pattern, or another guard against them.
FORMULA_GUARDS = re.compile(r"=\\?\+\\?-?\\?@|＋|－|＠|def _?(?:is_)?guarded\b|f\"'\{\w+\}\"")


def test_what_spreadsheets_take_for_formulas_is_known_in_one_place():
    homes = [
        name
        for name, path in MODULES.items()
        if FORMULA_GUARDS.search(path.read_text(encoding="utf-8"))
    ]
    assert homes == ["zmos_data.exports.formula_guard"]


@pytest.mark.parametrize(
    "code",
    [
        '_START = tuple("=+-@\\t\\r")',
        '_STARTS = "^[=+@\\\\-]"',
        "def _guarded(cell): ...",
        """return f"'{cell}" if cell[0] in signs else cell""",
    ],
)
def test_a_second_guard_is_found(code):
    assert FORMULA_GUARDS.search(code)


# Words that several parts say in the same way, and where they are said.
SAID_ONCE = {
    "approx.": "content.text",
    "approximately {figure}": "content.text",
    "exact in the source": "content.project_amounts",
    "rounded in the source": "content.project_amounts",
    "a lower bound in the source": "content.project_amounts",
    "{n} published source": "content.sources",
    "Register of Spatial": "content.sources",
    "Authority of the Republic of Slovenia": "content.sources",
}


@pytest.mark.parametrize("words", SAID_ONCE)
def test_what_several_parts_say_has_one_home(words):
    homes = [
        name
        for name, path in MODULES.items()
        if words in path.read_text(encoding="utf-8") and top(name) not in ("zmos_data", "geodata")
    ]
    assert homes == [SAID_ONCE[words]]


def test_no_third_party_script_stands_in_the_repository():
    own = {
        *MAP_SCRIPTS,
        "board.js",
        "likeness.js",
        "links.js",
        "fold.js",
        "suggest.js",
        "unwritten.js",
        "fetched.js",
        "bar.js",
        "speaker.js",
        "standalone.js",
        "speak.js",
        "words.js",
        "years.js",
        "after.js",
        "behind.js",
        "remembered.js",
        "arrows.js",
        "ahead.js",
        "attend.js",
        "shared_style.js",
        "drawer.js",
        "files.js",
        "held.js",
        "connection.js",
        "first.js",
        "overlay.js",
        "starts.js",
        "travel.js",
        *(f"{name}.js" for name in OF_SLIDES),
        "kept_slides.js",
        "starts_map.js",
        "embedding.js",
        "picture.js",
        "site.js",
        "newer.js",
        "next_view.js",
        "not_found.js",
        "start.js",
        "worker.js",
        "wall.js",
        "sidebar.js",
        "frame.js",
    }
    scripts = [path for name in PACKAGES for path in (ROOT / name).rglob("*.js")]
    assert {path.name for path in [*scripts, *(ROOT / "static").glob("*.js")]} == own


def test_no_test_leans_on_the_benchmarks():
    leaning = [
        path.relative_to(ROOT)
        for path in (ROOT / "tests").rglob("*.py")
        for name in imported(path.read_text(encoding="utf-8"))
        if top(name) == "bench"
    ]
    assert not leaning, f"what both need stands in tests/: {leaning}"
