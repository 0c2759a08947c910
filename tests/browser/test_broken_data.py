"""A file that breaks under a running server: the figures of before stay, until it is mended."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import builders
from tests.builders import bad_cell, cut, semicolons
from tests.server import serving
from zmos_data.package import FOLDER_VARIABLE


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return builders.tiny_package(tmp_path)


@pytest.fixture
def address(package: Path) -> Iterator[str]:
    with serving("scripts/serve.py", environment={FOLDER_VARIABLE: str(package)}) as server:
        yield server.address


def projects(address: str) -> list[str]:
    """Return the projects that the web interface has."""
    with urllib.request.urlopen(f"{address}/api/v1/projects.json", timeout=60) as answer:
        return [project["project_id"] for project in json.load(answer)["projects"]]


BREAKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "semicolons": (semicolons, "stolpce ločujejo podpičja"),
    "a bad cell": (bad_cell, "število z decimalno piko"),
    "a cut file": (cut, "projects"),
}


@pytest.mark.fault("tables broken under open pages")
def test_a_broken_table_leaves_the_running_site_as_it_was(
    page: Page, address: str, package: Path
) -> None:
    sound = (package / "tables" / "projects.csv").read_bytes()
    before = projects(address)
    page.goto(f"{address}/projekti?lang=sl")
    shown = page.locator(".sentence")
    expect(shown).to_be_visible()
    sentence = shown.inner_text()
    expect(page.locator(".stale")).to_have_count(0)
    for change, found in BREAKS.values():
        change(package)
        assert projects(address) == before
        page.goto(f"{address}/projekti?lang=sl")
        expect(page.locator(".sentence")).to_have_text(sentence)
        expect(page.locator(".stale")).to_contain_text("V novejših tabelah")
        page.locator(".stale a").click()
        expect(page.locator("#problems")).to_contain_text(found)
        expect(page.locator("#problems")).not_to_contain_text(str(package))
        (package / "tables" / "projects.csv").write_bytes(sound)
    builders.set_cell(package, "projects", 2, "name_sl", "Nova ureditev trga")
    page.goto(f"{address}/projekti?lang=sl")
    expect(page.locator(".board").first).to_be_visible()
    expect(page.get_by_text("Nova ureditev trga").first).to_be_visible()
    expect(page.locator(".stale")).to_have_count(0)
    assert projects(address) == before
