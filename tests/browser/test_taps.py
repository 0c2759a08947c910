"""The first tap counts: on arms at the edge of the screen, and on a project of a phone's list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.map_page import map_frame, marker, open_map, wait_for_rest
from tests.browser.settled import faults


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        locale="sl-SI", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


def middle(place: Locator) -> tuple[float, float]:
    """Return the middle of what lies on the screen, without bringing it there."""
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_tap_on_arms_counts_where_the_map_is_partly_below_the_screen(phone: Page, server: str):
    phone.set_viewport_size({"width": 360, "height": 330})
    open_map(phone, server)
    wait_for_rest(phone)
    arms = middle(marker(phone, "080"))
    assert arms[1] < 330 < middle(marker(phone, "050"))[1], "the map is partly below the screen"
    phone.touchscreen.tap(*arms)
    phone.wait_for_url("**obcina=080**")
    expect(phone.locator("#town-panel")).to_be_focused()
    expect(map_frame(phone).locator(".zmos-tip")).to_have_text("Murska Sobota7 projektov")


def test_a_press_on_arms_counts_on_a_low_screen(page: Page, server: str):
    page.set_viewport_size({"width": 1280, "height": 420})
    open_map(page, server)
    wait_for_rest(page)
    page.mouse.move(*middle(marker(page, "080")))
    page.mouse.down()
    page.wait_for_function("document.activeElement.tagName === 'IFRAME'")  # which may scroll
    page.mouse.up()
    page.wait_for_url("**obcina=080**")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 720)])
def test_a_project_opens_its_card_which_gives_focus_and_place_back(
    browser: Browser, server: str, width: int, height: int
):
    context = browser.new_context(
        locale="sl-SI", viewport={"width": width, "height": height}, has_touch=width < 1000
    )
    page = context.new_page()
    page.goto(f"{server}/projekti")
    row = page.locator("#project-011-03")
    row.wait_for()
    wait_for_rest(page)
    place = "document.querySelector('#project-011-03').getBoundingClientRect().top"
    moved = f"(above) => [{place} - above].filter(Boolean)"
    row.scroll_into_view_if_needed()
    above = page.evaluate(place)
    ways = {
        "Escape": lambda: page.keyboard.press("Escape"),
        "the button": lambda: page.locator("#card-close").click(),
        "Back": page.go_back,
    }
    for way, close in ways.items():
        row.tap() if width < 1000 else row.click()
        expect(page.locator("#project-card h2")).to_be_in_viewport()
        expect(page.locator("#card-name")).to_be_focused()
        assert page.url.split("?")[0].endswith("/projekti")
        expect(page.locator("#card-more")).to_be_in_viewport()
        wait_for_rest(page)
        close()
        expect(page.locator("#project-card")).to_have_count(0)
        expect(row).to_be_focused()
        assert faults(page, moved, above) == [], f"{way}: the list has moved under the card"
        wait_for_rest(page)
    # What proves the figures stands on the card where there is room, else on the project's page.
    row.tap() if width < 1000 else row.click()
    if width < 1000:
        expect(page.locator("#project-card .sources")).to_be_hidden()
        page.locator("#card-sources").tap()
        page.wait_for_url("**/projekt?**")
        expect(page.locator("#project-sources")).to_be_in_viewport()
    else:
        expect(page.locator("#project-card .sources")).to_be_visible()
    context.close()


def test_a_project_of_another_page_brings_its_card_into_sight(phone: Page, server: str):
    phone.goto(f"{server}/?obcina=096")
    project = phone.locator('.panel a[data-nav*="projekt=096-02"]')
    project.wait_for()
    wait_for_rest(phone)
    project.tap()
    phone.wait_for_url("**/projekti?**")
    expect(phone.locator("#project-card h2")).to_be_in_viewport()
