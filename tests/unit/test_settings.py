"""The shipped settings, and that benchmarks and tests run with them."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

from tests import server

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def recipe(target: str) -> str:
    made = subprocess.run(
        ["make", "--no-print-directory", "-n", target],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return next(line for line in made.stdout.splitlines() if "scripts/serve.py" in line)


def test_no_visitor_waits_for_a_walk_through_all_modules():
    assert SETTINGS["server"]["fileWatcherType"] == "none"
    assert "fileWatcherType" not in recipe("run")


def test_developers_see_their_edits():
    assert "--server.fileWatcherType auto" in recipe("dev")


def test_benchmarks_serve_the_product_with_the_shipped_settings():
    assert server._added(None) == []
    assert server._added(Path("elsewhere"))[:2] == ["--server.fileWatcherType", "none"]


def test_no_fault_shows_a_path_of_the_server():
    assert SETTINGS["client"]["showErrorDetails"] == "none"


def test_nothing_is_served_from_a_folder():
    assert "enableStaticServing" not in SETTINGS["server"]


def test_what_a_session_is_sent_is_compressed():
    assert SETTINGS["server"]["enableWebsocketCompression"] is True
