"""What a hand does on the map: keys, buttons and fingers, after zooming too."""

from __future__ import annotations

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.map_page import FRAME, map_frame, marker, open_map, wait_for_rest, wait_for_state
from tests.browser.settled import faults

TERRITORY = ".leaflet-zmos-towns-pane path.leaflet-interactive"


def zoom_button(page: Page) -> Locator:
    return map_frame(page).locator(".zmos-zoom-chosen")


def view(page: Page) -> list[float]:
    """Return what the map shows: latitude and longitude of its middle, and its zoom."""
    found: list[float] = (
        map_frame(page)
        .locator("body")
        .evaluate(
            "() => { const { lat, lng } = zmosTowns.map.getCenter();"
            " return [lat, lng, zmosTowns.map.getZoom()]; }"
        )
    )
    return found


def same(whole: list[float]) -> object:
    """Tell views apart that differ by more than the pixel that Leaflet rounds."""
    return pytest.approx(whole, abs=0.01)


def zoom_to(page: Page, zoom: float) -> None:
    map_frame(page).locator("body").evaluate(
        "(_, zoom) => { zmosTowns.map.setZoom(zoom, { animate: false }); }", zoom
    )


def make_the_arms_anew(page: Page) -> None:
    """Zoom out until the arms are smaller and in until they are as before: made anew twice."""
    badge = map_frame(page).locator(".zmos-badge").first
    before = badge.evaluate("node => node.style.width")
    zoom_to(page, 7.5)
    expect(badge).not_to_have_css("width", before)
    zoom_to(page, 8.5)
    expect(badge).to_have_css("width", before)


def compared(page: Page) -> list[str]:
    return parse_qs(urlparse(page.url).query).get("primerjaj", [""])[0].split(",")


def test_the_keyboard_compares_towns_after_zooming_out_and_in(page: Page, server: str):
    open_map(page, server)
    make_the_arms_anew(page)
    for code in ("061", "080"):
        marker(page, code).focus()
        page.keyboard.press("Shift+Enter")
        wait_for_state(page, code)
        wait_for_rest(page)
    assert compared(page) == ["061", "080"]
    sent = map_frame(page).locator("body").evaluate("() => zmosTowns.bridge.serial")
    assert sent == 2, "each press is sent once"


def test_the_arms_of_a_chosen_town_stay_marked_after_zooming_out_and_in(page: Page, server: str):
    open_map(page, f"{server}/?obcina=061")
    expect(marker(page, "061").locator(".zmos-chosen")).to_have_count(1)
    make_the_arms_anew(page)
    expect(marker(page, "061").locator(".zmos-chosen")).to_have_count(1)
    expect(marker(page, "061")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_a_key_leads_to_the_whole_country_and_to_what_is_chosen(page: Page, server: str, key: str):
    open_map(page, server)
    whole, of_country = view(page), zoom_button(page).get_attribute("aria-label")
    zoom_to(page, 10)
    assert view(page) != same(whole)
    zoom_button(page).press(key)
    assert view(page) == same(whole)
    marker(page, "080").click()
    wait_for_state(page, "obcina=080")
    expect(zoom_button(page)).to_have_attribute("aria-label", "Približaj izbrano")
    assert of_country != "Približaj izbrano"
    zoom_button(page).press(key)
    assert view(page) != same(whole)
    expect(zoom_button(page)).to_be_focused()


def test_the_space_bar_presses_plus_and_minus(page: Page, server: str):
    open_map(page, server)
    *_, before = view(page)
    for button, zoomed in (("in", "zoom > before"), ("out", "zoom === before")):
        map_frame(page).locator(f".leaflet-control-zoom-{button}").press("Space")
        frame = page.locator(FRAME).element_handle().content_frame()
        assert frame
        frame.wait_for_function(
            f"""(before) => {{
              const {{ map }} = zmosTowns, zoom = map.getZoom();
              return !map._animatingZoom && {zoomed};
            }}""",
            arg=before,
        )


def rest_on(place: Locator) -> None:
    """Do what a browser says of a finger that rests, in the middle of the place."""
    place.evaluate(
        """(node) => {
          const { left, top, width, height } = node.getBoundingClientRect();
          node.dispatchEvent(new PointerEvent("contextmenu", { bubbles: true, cancelable: true,
            pointerType: "touch", clientX: left + width / 2, clientY: top + height / 2 }));
        }"""
    )


@pytest.mark.parametrize("on", ["arms", "territory"])
def test_a_finger_that_rests_on_a_town_compares_it(browser, server: str, on: str):
    context = browser.new_context(
        locale="sl-SI", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    open_map(page, server)
    if on == "arms":
        held = marker(page, "061").locator(".zmos-arms")
    else:
        held = map_frame(page).locator(TERRITORY).nth(4)  # Ljubljana
    rest_on(held)
    wait_for_state(page, "primerjaj=061")
    rest_on(marker(page, "080"))
    wait_for_state(page, "primerjaj=061,080")
    wait_for_rest(page)
    assert compared(page) == ["061", "080"]
    context.close()


def test_the_right_button_of_a_mouse_keeps_its_own_menu(page: Page, server: str):
    open_map(page, server)
    marker(page, "061").click(button="right")
    marker(page, "080").click()
    wait_for_state(page, "obcina=080")
    assert "primerjaj" not in page.url


def test_the_site_of_a_project_opens_its_card(page: Page, server: str):
    open_map(page, f"{server}/obcina?obcina=096")
    site = map_frame(page).locator(".zmos-point")
    expect(site).to_have_count(1)
    expect(map_frame(page).locator(".zmos-sited")).to_have_text(
        "Na zemljevidu je 1 projekt; lokacija ni znana za 6 projektov"
    )
    site.press("Enter")
    page.wait_for_url("**/projekti?*projekt=096-*")


# What stands in the corners of the map: within its frame, and over no arms and no button.
CORNERS = """
() => {
  const frame = document.querySelector("iframe.stCustomComponentV1");
  const map = frame.getBoundingClientRect();
  const on = ".zmos-badge, .zmos-name, .leaflet-control-zoom, .leaflet-control-attribution";
  const taken = [...frame.contentDocument.querySelectorAll(on)]
    .map((one) => one.getBoundingClientRect());
  return [".part-legend .scale .keys", "#measure"].filter((part) => {
    const box = document.querySelector(part).getBoundingClientRect();
    const isWithin = box.left >= map.left && box.right <= map.right && box.top >= map.top
      && box.bottom <= map.bottom;
    return !isWithin || !box.width || taken.some((one) => one.left + map.left < box.right
      && one.right + map.left > box.left && one.top + map.top < box.bottom
      && one.bottom + map.top > box.top);
  });
}
"""


@pytest.mark.parametrize(("width", "has_touch"), [(768, True), (1280, False), (1920, False)])
def test_classes_and_measure_stand_in_the_corners_of_the_map(
    browser, server: str, width: int, has_touch: bool
):
    size = {"width": width, "height": 900}
    context = browser.new_context(locale="sl-SI", viewport=size, has_touch=has_touch)
    page = context.new_page()
    for measure in ("projects", "total_eur", "cofin_total_eur", "eu_eur_per_1000"):
        open_map(page, f"{server}/?lang=sl&kazalnik={measure}")
        assert (measure, faults(page, CORNERS)) == (measure, [])
    context.close()


def test_the_whole_screen_has_the_map_and_its_legend_alone(page: Page, server: str):
    open_map(page, server)
    full = map_frame(page).get_by_role("button", name="Celozaslonski prikaz", exact=True)
    full.click()
    expect(full).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".legend")).to_be_in_viewport()
    expect(page.locator(".part-towns")).to_be_hidden()
    full.click()
    expect(full).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".part-towns")).to_be_visible()
