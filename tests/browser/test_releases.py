"""A release under a running server: served within 5 s, without disturbing who is there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import builders
from tests.server import ROOT, serving
from zmos_data.package import FOLDER_VARIABLE
from zmos_data.release.folders import FolderStore

WITHIN_S = 5


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return builders.tiny_package(tmp_path / "root")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "draft").mkdir()
    folder = builders.tiny_package(tmp_path / "draft")
    builders.set_cell(folder, "projects", 2, "name_sl", "Nova ureditev trga")
    builders.set_cell(folder, "projects", 2, "name_en", "A new square")
    return folder


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with serving("scripts/serve.py", environment={FOLDER_VARIABLE: str(root)}) as server:
        yield server.address


def version(address: str) -> str:
    """Return the version of the data that the web interface has."""
    with urllib.request.urlopen(f"{address}/api/v1/themes.json", timeout=60) as answer:
        return str(answer.headers["Data-Version"])


def release(root: Path, *words: str) -> None:
    """Carry out a command of releases, in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "zmos_data.release", *words, "--editor", "Ana Novak"],
        cwd=ROOT,
        env=os.environ | {FOLDER_VARIABLE: str(root)},
        check=True,
        capture_output=True,
    )


def comes(address: str, wanted: str) -> bool:
    """Tell whether a version is served in time."""
    end = time.monotonic() + WITHIN_S
    while time.monotonic() < end:
        if version(address) == wanted:
            return True
        time.sleep(0.05)
    return False


def test_a_release_is_served_at_once_and_an_open_page_gets_it_with_its_next_click(
    page: Page, address: str, root: Path, draft: Path
) -> None:
    assert version(address) == "2027.1.0"
    page.goto(f"{address}/projekti?lang=sl")
    expect(page.locator(".sentence")).to_be_visible()
    page.evaluate("window.stays = true")
    release(root, "publish", "--folder", str(draft))
    assert comes(address, "2027.1.1")
    page.get_by_role("button", name="English").click()
    page.wait_for_url("**lang=en**")
    expect(page.get_by_text("A new square").first).to_be_visible()
    assert page.evaluate("window.stays")  # the page was not loaded anew
    expect(page.locator(".stale")).to_have_count(0)
    # A release that was edited by hand is no release.
    builders.set_cell(root / "releases" / "000002-2027.1.1", "projects", 2, "name_sl", "Na roko")
    page.goto(f"{address}/projekti?lang=sl")
    expect(page.get_by_text("Nova ureditev trga").first).to_be_visible()
    assert version(address) == "2027.1.1"
    release(root, "rollback", "1")
    assert comes(address, "2027.1.2")
    current = FolderStore(root).current()
    assert current is not None
    assert (current.undoes, current.restores) == (2, 1)
