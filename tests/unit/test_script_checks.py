"""The checks of the scripts: what they need, and that no script of ours is left out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scripts.browser import find_node

ROOT = Path(__file__).resolve().parents[2]
LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def test_the_lock_file_names_exact_versions_with_hashes_and_no_host():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert wanted == LOCK[""]["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    packages = {name: entry for name, entry in LOCK.items() if name}
    assert set(wanted) <= {name.removeprefix("node_modules/") for name in packages}
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_every_script_of_ours_is_checked():
    config = (ROOT / "tsconfig.json").read_text(encoding="utf-8")
    options = json.loads(re.sub(r"^\s*//.*$", "", config, flags=re.MULTILINE))
    folders = {path.relative_to(ROOT).parts[0] for path in _scripts()}
    assert folders == set(options["include"])
    unchecked = [
        path.name
        for path in _scripts()
        if re.search(r"@ts-(nocheck|ignore)", path.read_text(encoding="utf-8"))
    ]
    assert unchecked == []


def _scripts() -> list[Path]:
    aside = ("node_modules", "tests", "bench", "static", ".venv")
    found = [
        path
        for name in ROOT.iterdir()
        if name.is_dir() and name.name not in aside
        for path in name.rglob("*.js")
    ]
    assert len(found) > 10
    return found


@pytest.mark.parametrize(
    ("version", "is_found"),
    [("v18.18.0", True), ("v20.20.2", True), ("v18.17.1", False), ("v9.30.0", False), ("", False)],
)
def test_an_old_node_is_none(tmp_path, monkeypatch, version, is_found):
    for name in ("node", "npm"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert (find_node() is not None) == is_found


def test_node_without_npm_is_none(tmp_path, monkeypatch):
    (tmp_path / "node").write_text("#!/bin/sh\necho v20.0.0\n")
    (tmp_path / "node").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_node() is None
