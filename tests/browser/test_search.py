"""The search in the browser: suggestions by keyboard and pointer, and a search without a hit."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.visitor import wait_for_rest


def box(page: Page) -> Locator:
    return page.locator("#search")


def options(page: Page) -> Locator:
    return page.locator("#search-list [role=option]")


@pytest.fixture
def ready(page: Page, server: str) -> Page:
    """Return the page of the projects with the script of the suggestions at work."""
    page.goto(f"{server}/projekti")
    expect(page.get_by_role("combobox", name="Išči po projektih")).to_be_visible()
    return page


def test_a_word_is_chosen_by_keyboard(ready: Page):
    search = box(ready)
    search.press_sequentially("kolesarska po")
    expect(options(ready)).to_have_count(2)
    expect(search).to_have_attribute("aria-expanded", "true")
    first = options(ready).first
    expect(first).to_contain_text("kolesarska povezava")
    n = first.locator("small").text_content()
    search.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(search).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    search.press("ArrowUp")  # back to the field
    expect(first).to_have_attribute("aria-selected", "false")
    search.press("ArrowDown")
    search.press("Enter")
    ready.wait_for_url("**isci=kolesarska+povezava**")
    expect(search).to_have_value("kolesarska povezava")
    expect(search).to_be_focused()
    expect(ready.locator("table.list tbody tr")).to_have_count(int(n or 0))
    expect(ready.locator("#search-list")).to_be_hidden()
    expect(search).to_have_attribute("role", "combobox")


def test_a_word_is_chosen_by_pointer_and_typed_without_carons(ready: Page):
    box(ready).press_sequentially("trzn")
    expect(options(ready)).to_have_text(["tržnica 2"])
    options(ready).first.click()
    ready.wait_for_url("**isci=tr%C5%BEnica**")
    expect(ready.locator("table.list tbody tr")).to_have_count(2)


def test_escape_and_leaving_close_the_list_and_keep_what_is_typed(ready: Page):
    search = box(ready)
    search.press_sequentially("bri")
    expect(options(ready)).to_have_count(0)
    search.fill("par")
    expect(options(ready).first).to_be_visible()
    search.press("Escape")
    expect(ready.locator("#search-list")).to_be_hidden()
    expect(search).to_have_value("par")
    search.press("ArrowDown")
    expect(options(ready).first).to_be_visible()
    search.press("Tab")
    expect(ready.locator("#search-list")).to_be_hidden()
    expect(search).to_have_attribute("aria-expanded", "false")


def test_typing_asks_nothing_of_the_server(page: Page, server: str):
    sent: list[object] = []

    def count(frame: object) -> None:
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", count))
    asked: list[str] = []
    page.goto(f"{server}/primerjava")  # without the map, which sends of its own accord
    expect(page.get_by_role("combobox", name="Išči po projektih")).to_be_visible()
    wait_for_rest(page)
    box(page).press_sequentially("k")
    expect(options(page).first).to_be_visible()
    before = len(sent)
    page.on("request", lambda request: asked.append(request.url))
    box(page).press_sequentially("olesarska pot")
    expect(page.locator("#search-list")).to_be_hidden()  # it is typed out
    assert len(sent) == before
    assert [url for url in asked if "/published/" in url] == []


def test_the_suggestions_count_under_the_other_filters(page: Page, server: str):
    page.goto(f"{server}/projekti?mesta=096&lang=en")
    expect(page.get_by_role("combobox", name="Search projects")).to_be_visible()
    box(page).press_sequentially("marke")
    expect(options(page).first).to_have_text("market 1")


def test_where_nothing_is_found_each_word_is_one_click_away(page: Page, server: str):
    page.goto(f"{server}/projekti?isci=kolesarska+tržnica")
    words = page.locator(".alone button")
    expect(words).to_have_count(2)
    expect(words.nth(1)).to_have_text("tržnica: 2 projekta")
    words.nth(1).click()
    page.wait_for_url("**isci=tr%C5%BEnica**")
    expect(page.locator("table.list tbody tr")).to_have_count(2)
    expect(page.locator(".alone")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("projekti", "Najdeno tudi: kolesar, kolesarski"),
        ("obcina", "Najdeno tudi: kolesarski"),
        ("", "Najdeno tudi: kolesar"),
    ],
)
def test_a_page_says_what_else_the_search_found(page: Page, server: str, path: str, words: str):
    page.goto(f"{server}/{path}?obcina=061&isci=kolesarjenje")
    expect(page.locator(".also")).to_contain_text(words)


def test_without_its_script_the_browser_suggests_itself(page: Page, server: str):
    page.route("**/published/suggest-*", lambda route: route.abort())
    page.goto(f"{server}/projekti")
    expect(page.get_by_label("Išči po projektih")).to_have_attribute("list", "search-words")
    assert page.locator("#search-words option").count() >= 30
    page.get_by_label("Išči po projektih").fill("bazen")
    page.keyboard.press("Enter")
    page.wait_for_url("**isci=bazen**")
