"""The page says its own language, so that a screen reader speaks it as it is written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import FRAME, map_frame, open_map, wait_for_rest
from tests.browser.slovenian import unknown
from tests.server import serving
from ui.page_shell import PAGES
from zmos_data.package import PACKAGE_FOLDER

PATHS = {name: "" if name == "map" else Path(file).stem for name, file in PAGES.items()}
PATHS["presentation"] += "?slide=2"  # which has the map
VIEWS = {
    **PATHS,
    "town chosen": "obcina?obcina=061",
    "speaker": "predstavitev?govornik=da",
    "embedded": "?embed=true",
    "a page that is not there": "ni-take-strani",
    "a link with a fault": "projekti?tema=zmeda",
}
OF_THE_MAP = ("map", "town", "presentation", "embedded")
MAP = {"sl": "Zemljevid dvanajstih mestnih občin", "en": "Map of the twelve urban municipalities"}


def address(server: str, view: str, language: str) -> str:
    return f"{server}/{view}{'&' if '?' in view else '?'}lang={language}"


def expect_language(page: Page, language: str) -> None:
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_page_says_its_language_and_so_does_all_around_our_parts(
    page: Page, server: str, view: str, language: str
):
    page.goto(address(server, VIEWS[view], language))
    # As soon as there is anything to be read, and not some time later.
    page.locator(".zmos-board > *").first.wait_for(state="attached")
    assert page.locator("html").get_attribute("lang") == language
    inner = page.locator(".zmos-board [lang]").first.get_attribute("lang")
    assert inner == language
    if language == "sl":
        page.wait_for_function("() => globalThis.zmosWords")
        assert unknown(page) == {}
    if view in OF_THE_MAP:
        expect(page.locator(FRAME)).to_have_attribute("title", MAP[language])  # its script has run
        inside = map_frame(page).locator("html")
        assert inside.get_attribute("lang") == language
        assert inside.evaluate("() => document.title") == MAP[language]


def test_a_switch_of_the_language_changes_both(page: Page, server: str):
    open_map(page, f"{server}/?lang=sl")
    for name, language in (("English", "en"), ("Slovenščina", "sl")):
        page.get_by_role("button", name=name).click()
        expect_language(page, language)
        expect(map_frame(page).locator("html")).to_have_attribute("lang", language)
        expect(page.locator(FRAME)).to_have_attribute("title", MAP[language])


def test_the_presentation_hands_its_language_on(page: Page, server: str):
    page.goto(f"{server}/predstavitev?lang=en")
    expect(page.locator(".slide.on")).to_have_count(1)
    expect_language(page, "en")
    wait_for_rest(page)
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "predstavitev" not in url)
    expect(page.locator("table.data-table")).to_be_visible()
    expect_language(page, "en")


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> Iterator[str]:
    """Serve a data package that does not pass."""
    folder = tmp_path_factory.mktemp("broken") / "zmos_data"
    shutil.copytree(PACKAGE_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    table = folder / "tables" / "projects.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("2014-2020", "2014–2020"), "utf-8")
    with serving("dashboard.py", environment={"ZMOS_DATA": str(folder)}) as server:
        yield server.address


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_list_of_problems_says_it_too(page: Page, broken: str, language: str):
    page.goto(f"{broken}/?lang={language}")
    expect(page.locator(".problems")).to_be_visible()
    expect_language(page, language)
