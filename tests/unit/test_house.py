"""What keeps the code easy to read: sizes, formatting, types, and names that are there."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.product import PACKAGES

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (*PACKAGES, "scripts", "tests", "bench")
FILES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (
        ROOT / "dashboard.py",
        *(
            file
            for folder in FOLDERS
            for kind in ("py", "js")
            for file in (ROOT / folder).rglob(f"*.{kind}")
            if "node_modules" not in file.parts and ".env-" not in str(file)
        ),
    )
}
PRODUCT = {
    name: text
    for name, text in FILES.items()
    if name.partition("/")[0] in (*PACKAGES, "dashboard.py")
}
MOST_LINES = 300  # of a module or script


@cache  # not while tests are collected, which every worker does
def modules() -> dict[str, ast.Module]:
    """Return the trees of the product's modules."""
    return {name: ast.parse(text) for name, text in PRODUCT.items() if name.endswith(".py")}


def lines_of_functions() -> list[int]:
    return [
        (node.end_lineno or 0) - node.lineno + 1
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize("kind", ["py", "js"])
def test_a_module_and_a_script_have_at_most_300_lines(kind):
    files = {name: text for name, text in PRODUCT.items() if name.endswith(f".{kind}")}
    assert len(files) > 40
    long = {name: n for name, text in files.items() if (n := text.count("\n")) > MOST_LINES}
    assert long == {}


def test_functions_are_as_small_as_they_were():
    """The measures of the first release: half of 8 lines, nine tenths of 21, none above 60."""
    lines = lines_of_functions()
    assert len(lines) > 3000
    assert median(lines) <= 8
    assert quantiles(lines, n=10)[-1] <= 21
    assert max(lines) <= 60


def test_the_formatter_is_kept_from_nothing():
    asked = re.compile(r"#\s*fmt:\s*(?:skip|off)")
    assert [name for name, text in FILES.items() if asked.search(text)] == []


def test_types_are_checked_strictly_in_every_package():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert settings["strict"] is True
    assert set(settings["files"]) == {*PACKAGES, "scripts", "dashboard.py"}


_ANYTHING = re.compile(r"(?:list|Sequence|Iterable)?\[?Any\]?")
OF_TABLES = {"row", "project", "town", "theme", "priority", "source", "conflict", "figure", "fact"}


def of_any_type(tree: ast.AST) -> Iterator[str]:
    """Name what is called after a row of a table and may be anything."""
    for node in ast.walk(tree):
        named = node.arg if isinstance(node, ast.arg) else ""
        if isinstance(node, ast.AnnAssign):
            named = ast.unparse(node.target)
        note = getattr(node, "annotation", None)
        if named in OF_TABLES and note and _ANYTHING.fullmatch(ast.unparse(note)):
            yield named


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def f(project: Any): ...", ["project"]),
        ("class A:\n    source: Any", ["source"]),
        ("def f(town: str, *, row: list[Any]): ...", ["row"]),
        ("def f(project: Project, cell: Any): ...", []),
    ],
)
def test_a_row_of_any_type_is_found(code, found):
    assert list(of_any_type(ast.parse(code))) == found


def test_a_row_of_a_table_has_its_type():
    assert {
        name: found for name, tree in modules().items() if (found := [*of_any_type(tree)])
    } == {}


_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|js|css|html|md|csv|json|yaml|svg))`")
_DOTTED = re.compile(r"`((?:\w+\.)+\w+)`")


def documents() -> dict[str, str]:
    """Return what is written of the code as it is; decisions also tell what was before."""
    files = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("ui/**/*.md")]
    found = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}
    return {name: text for name, text in found.items() if name != "CHANGELOG.md"}


def test_what_documents_name_of_the_packages_is_there():
    known = ("docs", "scripts", "tests", "locale", "bench", "deploy", *PACKAGES)
    missing = {
        (name, path)
        for name, text in documents().items()
        for path in _PATH.findall(text)
        if path.partition("/")[0] in known and not (ROOT / path).exists()
    }
    assert missing == set()


def names_in(tree: ast.AST) -> set[str]:
    """Return every name that a module defines, imports or gives a value, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name)
    return found


def is_there(dotted: str, tree_of: dict[str, ast.Module]) -> bool:
    """Tell whether the longest beginning of a name that is a module of ours has the next one."""
    parts = dotted.split(".")
    for n in range(len(parts), 0, -1):
        module = ".".join(parts[:n])
        if module in tree_of:
            return n == len(parts) or parts[n] in names_in(tree_of[module])
    return any(name.startswith(f"{dotted}.") for name in tree_of)


def test_what_a_docstring_names_of_another_module_is_there():
    tree_of = {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): tree
        for name, tree in modules().items()
    }
    named = {
        (name, dotted)
        for name in modules()
        for dotted in _DOTTED.findall(FILES[name])
        if dotted.partition(".")[0] in PACKAGES and not dotted.endswith((".js", ".py", ".css"))
    }
    assert len(named) > 40
    assert {each for each in named if not is_there(each[1], tree_of)} == set()
