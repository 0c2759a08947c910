"""A file that breaks under a running server: what stood before stays, until it is mended."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geodata.boundaries import BOUNDARIES_FOLDER, anchors_path, layer_paths
from tests import builders
from tests.browser.map_page import map_frame, marker, open_map
from tests.browser.test_map import copied
from tests.builders import bad_cell, cut, semicolons
from tests.server import ROOT, running, serving
from zmos_data.declared_slides import FILE
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


@pytest.mark.fault("boundaries broken under open pages")
def test_broken_boundaries_leave_the_map_as_it_was(page: Page, tmp_path: Path) -> None:
    copy = copied(tmp_path)
    folder = copy / BOUNDARIES_FOLDER.relative_to(ROOT)
    with running("dashboard.py", root=copy) as address:
        open_map(page, f"{address}/?lang=sl")
        borders = map_frame(page).locator("path").count()
        assert borders > 12
        for file in (*layer_paths(folder).values(), anchors_path(folder)):
            sound = file.read_bytes()
            file.write_bytes(sound[: len(sound) // 2])
            open_map(page, f"{address}/?lang=sl")
            expect(map_frame(page).locator("path")).to_have_count(borders)
            expect(marker(page, "061")).to_be_visible()
            expect(page.get_by_text("Zemljevida ni mogoče narisati")).to_have_count(0)
            file.write_bytes(sound)


SLIDES = """\
- id: first
  kind: map
  title: {sl: Prva, en: First}
- id: second
  kind: matrix
  title: {sl: Druga, en: Second}
"""


@pytest.mark.fault("slides broken under open pages")
def test_broken_slides_leave_the_presentation_as_it_was(
    page: Page, address: str, package: Path
) -> None:
    file = package / FILE
    for broken in (SLIDES[:-20], "name: karta\n", ""):
        file.write_text(SLIDES, encoding="utf-8")
        page.goto(f"{address}/predstavitev?lang=sl")
        expect(page.locator(".slide.on")).to_contain_text("Prva")
        file.write_text(broken, encoding="utf-8")
        page.goto(f"{address}/predstavitev?lang=sl")
        expect(page.locator(".slide.on")).to_contain_text("Prva")
        expect(page.locator(".slide")).to_have_count(2)
        expect(page.locator(".left-out")).to_have_count(0)
    page.goto(f"{address}/predstavitev?lang=sl&govornik=da")
    expect(page.get_by_text("Prikazane so prejšnje prosojnice.")).to_have_count(1)
