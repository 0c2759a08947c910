"""No word of Streamlit's own stands on a page, and it is named when Streamlit writes it anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from content.text import Text
from tests.browser.scenes import (
    SCENES,
    SEEN_TITLES,
    TITLES,
    a_page,
    no_connection,
    no_map,
)
from tests.browser.slovenian import unknown
from tests.browser.test_language import address
from tests.server import running
from ui.streamlit_files import INDEX
from ui.streamlit_words import Entry, entries

TITLE = "title while loading"
FOUND = """([selector, attribute]) => [...document.querySelectorAll(selector)]
  .filter((one) => getComputedStyle(one).display !== 'none')
  .map((one) => attribute && attribute !== 'hidden' ? one.getAttribute(attribute)
    : one.textContent)"""
# Streamlit's page as it comes: our words are there and say nothing.
MUTE = "globalThis.zmosWords = {language: '', speak() {}};"
Scene = Callable[[Page, str], None]
HIDDEN = (no_connection, no_map)  # in which sentences of Streamlit's stand that nobody sees


def entry(name: str, language: str) -> Entry:
    return next(e for e in entries(Text(language)) if e.name == name)


def values(page: Page, of: Entry) -> list[str]:
    """Return what stands where Streamlit says a word, and is to be seen."""
    found: list[str] = page.evaluate(FOUND, [of.selector, of.attribute])
    return found


def is_theirs(of: Entry, value: str) -> bool:
    return re.fullmatch(of.theirs, value, re.DOTALL) is not None


def ours(of: Entry) -> re.Pattern[str]:
    return re.compile(re.escape(of.ours).replace(r"\$1", ".+"))


def test_every_entry_has_its_scene():
    assert {TITLE, *(name for names in SCENES.values() for name in names)} == {
        e.name for e in entries(Text("en"))
    }


@pytest.mark.parametrize("scene", SCENES)
def test_streamlit_still_says_each_word(page: Page, server: str, scene: Scene):
    page.add_init_script(MUTE)
    scene(page, address(server, "teme", "sl"))
    for name in SCENES[scene]:
        of = entry(name, "sl")
        assert any(is_theirs(of, value) for value in values(page, of)), name


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("scene", SCENES)
def test_our_words_stand_in_their_place(page: Page, server: str, scene: Scene, language: str):
    scene(page, address(server, "teme", language))
    page.wait_for_function("(lang) => globalThis.zmosWords?.language === lang", arg=language)
    for name in SCENES[scene]:
        of = entry(name, language)
        found = values(page, of)
        if of.attribute == "hidden":
            assert found == [], name
        else:
            assert any(ours(of).fullmatch(value) for value in found), name
            assert not [v for v in found if is_theirs(of, v) and not ours(of).fullmatch(v)], name
    if language == "sl" and scene not in HIDDEN:
        assert unknown(page) == {}


def test_a_switch_of_the_language_changes_them(page: Page, server: str):
    a_page(page, address(server, "teme", "sl"))
    link = page.get_by_test_id("stSkipToContent")
    for name, language in (("English", "en"), ("Slovenščina", "sl"), ("English", "en")):
        page.get_by_role("button", name=name).click()
        expect(link).to_have_text(entry("skip link", language).ours)
        label = entry("sidebar", language).ours
        expect(page.get_by_test_id("stSidebar")).to_have_attribute("aria-label", label)


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with running("scripts/serve.py") as server:
        yield server


def test_streamlit_still_shows_a_title_of_its_own(page: Page, server: str):
    written = re.findall("<title>(.*?)</title>", INDEX.read_text(encoding="utf-8"))
    page.add_init_script(TITLES)
    page.add_init_script(MUTE)
    a_page(page, address(server, "teme", "sl"))
    titles = [*written, *page.evaluate("() => window.titles")]
    assert [title for title in titles if is_theirs(entry(TITLE, "sl"), title)] == [
        "Streamlit",
        "teme",
    ]


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("view", ["", "o_zdruzenju", "predstavitev"])
def test_the_title_is_ours_from_the_beginning(page: Page, served: str, view: str, language: str):
    page.add_init_script(SEEN_TITLES)
    page.goto(address(served, view, language))
    page.locator(".zmos-board > *").first.wait_for(state="attached")
    product = entry(TITLE, language).ours
    expect(page).to_have_title(re.compile(f" · {product}$"))
    titles = page.evaluate("() => window.titles")
    assert titles
    assert not [title for title in titles if not title.endswith(product)]


@pytest.mark.parametrize(
    ("path", "browser", "language"),
    [
        ("/", "sl-SI,sl;q=0.9,en;q=0.8", "sl"),
        ("/teme", "en-GB,en;q=0.9", "en"),
        ("/", "de-DE,de;q=0.9,en;q=0.8", "sl"),
        ("/teme?lang=en", "sl-SI", "en"),
        ("/?lang=%3Cscript%3E", "", "sl"),
    ],
)
def test_the_first_page_follows_the_link_and_the_browser(
    served: str, path: str, browser: str, language: str
):
    answer = httpx.get(f"{served}{path}", headers={"Accept-Language": browser}, timeout=60)
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    assert "Accept-Language" in answer.headers["vary"]
