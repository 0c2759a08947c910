"""The browser's title follows the page and the language, wherever one came from."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import map_frame, wait_for_rest
from tests.browser.scenes import no_sidebar

SLOVENIAN = "Mestne občine Slovenije"


def expect_title(page: Page, name: str, product: str = SLOVENIAN) -> None:
    expect(page).to_have_title(re.compile(f"^{name} · {product}$"))


def open_page(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def test_the_title_follows_through_the_pages_and_the_languages(page: Page, server: str):
    page.goto(server)
    expect_title(page, "Zemljevid")
    open_page(page, "Projekti")
    expect_title(page, "Projekti")
    open_page(page, "Predstavitev")
    expect_title(page, "Predstavitev")
    expect(page.locator(".slide.on")).to_have_count(1)
    wait_for_rest(page)
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "predstavitev" not in url)
    expect_title(page, "Zemljevid")
    page.get_by_role("button", name="English").click()
    expect_title(page, "Map", "Urban municipalities of Slovenia")
    open_page(page, "Comparison")
    expect_title(page, "Comparison", "Urban municipalities of Slovenia")


def test_the_title_is_right_after_the_presentation_that_was_opened_first(page: Page, server: str):
    """The map was shown to its end before; on the way back it must be told anew."""
    page.goto(server)
    expect_title(page, "Zemljevid")
    map_frame(page).locator(".zmos-marker").first.wait_for()
    wait_for_rest(page)
    for _ in range(2):
        open_page(page, "Predstavitev")
        expect_title(page, "Predstavitev")
        expect(page.locator(".slide.on")).to_have_count(1)
        wait_for_rest(page)
        page.keyboard.press("Escape")
        expect(page.locator("table.data-table")).to_be_visible()
        expect_title(page, "Zemljevid")


def test_the_title_names_the_town_and_the_open_project(page: Page, server: str):
    page.goto(f"{server}/obcina?obcina=080")
    expect_title(page, "Murska Sobota")
    page.get_by_role("button", name="Naslednje mesto: Nova Gorica").click()
    expect_title(page, "Nova Gorica")
    page.goto(f"{server}/projekti?mesta=096")
    expect_title(page, "Projekti")
    page.locator("#project-096-02").click()
    expect_title(page, "Spominski park Ptuj")
    page.locator("#card-more").click()
    page.wait_for_url("**/projekt?*projekt=096-02*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Spominski park Ptuj")
    expect_title(page, "Spominski park Ptuj")
    wait_for_rest(page)
    page.go_back()
    page.wait_for_url("**/projekti?*projekt=096-02*")
    page.locator("#card-close").click()
    expect_title(page, "Projekti")


# What of the bar and the heading lies under the sidebar's button; all measured at once.
COVERED = """
() => {
  const button = document.querySelector('[data-testid=stExpandSidebarButton]');
  const over = button.getBoundingClientRect();
  return [...document.querySelectorAll('.masthead :is(p, button), h1')].filter((part) => {
    const box = part.getBoundingClientRect();
    return box.left < over.right && box.right > over.left && box.top < over.bottom
      && box.bottom > over.top;
  }).map((part) => part.textContent);
}
"""


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_button_of_a_folded_sidebar_covers_nothing_of_the_masthead(
    page: Page, server: str, language: str
):
    page.set_viewport_size({"width": 1000, "height": 700})
    no_sidebar(page, f"{server}/projekti?lang={language}")
    for width in (1000, 768, 641, 390):
        page.set_viewport_size({"width": width, "height": 700})
        page.wait_for_function(f"() => !({COVERED})().length")  # the button slides into its place
        page.get_by_test_id("stMain").evaluate("main => { main.scrollTop = 40; }")
        bar = page.locator(".masthead").bounding_box()
        assert bar is not None and bar["y"] == 0  # what scrolls goes under the bar
        page.get_by_test_id("stMain").evaluate("main => { main.scrollTop = 0; }")
