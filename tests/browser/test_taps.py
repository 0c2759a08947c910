"""The first tap counts: on arms at the edge of the screen, and on a project of a phone's list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.map_page import map_frame, marker, open_map, wait_for_rest
from tests.visitor import SEEN


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        locale="sl-SI", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    context.add_init_script(SEEN)
    yield context.new_page()
    context.close()


def middle(place: Locator) -> tuple[float, float]:
    """Return the middle of what lies on the screen, without bringing it there."""
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_tap_on_arms_counts_where_the_map_is_partly_below_the_screen(phone: Page, server: str):
    phone.set_viewport_size({"width": 360, "height": 420})
    open_map(phone, server)
    arms = middle(marker(phone, "080"))
    assert arms[1] < 420 < middle(marker(phone, "050"))[1], "the map is partly below the screen"
    phone.touchscreen.tap(*arms)
    phone.wait_for_url("**obcina=080**")
    expect(phone.locator("#town-panel")).to_be_focused()
    expect(map_frame(phone).locator(".zmos-tip")).to_have_text("Murska Sobota7 projektov")


def test_a_press_on_arms_counts_on_a_low_screen(page: Page, server: str):
    page.set_viewport_size({"width": 1280, "height": 420})
    open_map(page, server)
    page.mouse.move(*middle(marker(page, "080")))
    page.mouse.down()
    page.wait_for_function("document.activeElement.tagName === 'IFRAME'")  # which may scroll
    page.mouse.up()
    page.wait_for_url("**obcina=080**")


def test_the_first_tap_on_a_project_brings_its_card_into_sight(phone: Page, server: str):
    phone.goto(f"{server}/projekti")
    phone.locator("#project-011-03").wait_for()
    wait_for_rest(phone)
    place = "document.querySelector('#project-011-03').getBoundingClientRect().top"
    phone.locator("#project-011-03").scroll_into_view_if_needed()
    above = phone.evaluate(place)
    phone.locator("#project-011-03").tap()
    expect(phone.locator("#project-card h2")).to_be_in_viewport()
    expect(phone.locator("#card-name")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.locator("#project-card")).to_have_count(0)
    expect(phone.locator("#project-011-03")).to_be_focused()
    assert phone.evaluate(place) == above, "the list stays where it was under the card"


def test_a_project_of_another_page_brings_its_card_into_sight(phone: Page, server: str):
    phone.goto(f"{server}/?obcina=096")
    project = phone.locator('.panel a[data-nav*="projekt=096-02"]')
    project.wait_for()
    wait_for_rest(phone)
    project.tap()
    phone.wait_for_url("**/projekti?**")
    expect(phone.locator("#project-card h2")).to_be_in_viewport()
