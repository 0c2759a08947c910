"""The names of the neighbours on a town's map: all there, in the frame, none over another."""

from __future__ import annotations

from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.map_page import FRAME, map_frame, marker, open_map, wait_for_rest
from zmos_data.loading import load_dataset

TOWNS = ("050", "052", "054", "061", "080", "084", "096", "133")
SIZES = ((1280, 900), (390, 844))
NAMES = ".zmos-place:not(.zmos-unnamed) span"
Box = tuple[float, float, float, float]
BOXES = """all => all.map((node) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  return [node.textContent, left, top, right, bottom];
})"""


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]} px")
def town_page(browser: Browser, request):
    width, height = request.param
    context = browser.new_context(locale="sl-SI", viewport={"width": width, "height": height})
    page = context.new_page()
    yield page
    context.close()


def open_town(page: Page, address: str, code: str) -> None:
    open_map(page, f"{address}/obcina?obcina={code}")
    page.locator(FRAME).scroll_into_view_if_needed()
    map_frame(page).locator(".zmos-place.zmos-own").first.wait_for(state="attached")
    wait_for_rest(page)


def boxes(page: Page, selector: str) -> list[tuple[str, Box]]:
    found = map_frame(page).locator(selector).evaluate_all(BOXES)
    return [(name, tuple(box)) for name, *box in found]


def overlap(one: Box, other: Box) -> bool:
    return (one[0] < other[2] and other[0] < one[2]) and (one[1] < other[3] and other[1] < one[3])


def within(one: Box, frame: Box) -> bool:
    return (frame[0] <= one[0] and frame[1] <= one[1]) and (
        one[2] <= frame[2] and one[3] <= frame[3]
    )


@pytest.mark.parametrize("code", TOWNS)
def test_the_neighbours_are_named_and_nothing_crosses(town_page: Page, server: str, code: str):
    open_town(town_page, server, code)
    towns = load_dataset().municipalities.set_index("municipality_code")
    wanted = set(towns["neighbours"][code].split(";"))
    arms = {str(name): str(number) for number, name in towns["name"].items()}
    names = boxes(town_page, NAMES)
    assert wanted - set(arms) <= {name for name, _ in names}
    badges = [
        found
        for name in wanted & set(arms)
        for found in boxes(town_page, f'.zmos-marker[data-code="{arms[name]}"] .zmos-badge')
    ]
    (_, frame), *_ = boxes(town_page, ".leaflet-container")
    for name, box in names + badges:
        assert within(box, frame), name
    for (name, one), (other_name, other) in combinations(names, 2):
        assert not overlap(one, other), (name, other_name)
    obstacles = [
        box
        for selector in (".zmos-badge", ".zmos-name", ".leaflet-control")
        for box in boxes(town_page, selector)
    ]
    assert len(obstacles) >= 24
    for name, one in names:
        for other_name, other in obstacles:
            assert not overlap(one, other), (name, other_name)


def test_the_map_of_the_country_names_no_neighbour(page: Page, server: str):
    for width, height in ((390, 844), (1280, 900), (2560, 1440)):
        page.set_viewport_size({"width": width, "height": height})
        open_map(page, server)
        expect(map_frame(page).locator(".zmos-place")).to_have_count(0)


def test_names_come_and_go_with_the_zoom(page: Page, server: str):
    open_town(page, server, "080")
    names = map_frame(page).locator(".zmos-place")
    expect(names.filter(has_text="Puconci")).to_have_count(1)
    out = map_frame(page).get_by_role("button", name="Oddalji", exact=True)
    # Leaflet takes no click while it zooms, and when it begins is its own affair.
    for _ in range(20):
        if not names.count():
            break
        out.click()
        expect(map_frame(page).locator(".leaflet-zoom-anim")).to_have_count(0)
    expect(names).to_have_count(0)
    map_frame(page).get_by_role("button", name="Približaj izbrano").click()
    expect(names.filter(has_text="Puconci")).to_have_count(1)


def test_another_town_of_the_page_brings_its_own_neighbours(page: Page, server: str):
    open_town(page, server, "080")
    own = map_frame(page).locator(".zmos-place.zmos-own")
    expect(own).to_have_count(7)
    page.get_by_role("button", name="Naslednje mesto: Nova Gorica").click()
    expect(own.filter(has_text="Tolmin")).to_have_count(1)
    expect(own.filter(has_text="Puconci")).to_have_count(0)


def test_a_frame_of_another_size_keeps_to_the_town(page: Page, server: str):
    open_town(page, server, "080")
    before = boxes(page, NAMES)
    width = map_frame(page).locator(".leaflet-container").evaluate("it => it.clientWidth")
    page.set_viewport_size({"width": 390, "height": 844})
    frame = map_frame(page).locator(".leaflet-container")
    expect(frame).not_to_have_js_property("clientWidth", width)
    expect(map_frame(page).locator(".zmos-place.zmos-own:not(.zmos-unnamed)")).to_have_count(7)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(frame).to_have_js_property("clientWidth", width)
    expect(map_frame(page).locator(".zmos-place.zmos-own:not(.zmos-unnamed)")).to_have_count(7)
    for name, _ in before:
        expect(map_frame(page).locator(NAMES).get_by_text(name, exact=True)).to_have_count(1)


def test_the_names_disturb_neither_pointer_nor_screen_reader(page: Page, server: str):
    open_town(page, server, "080")
    pane = map_frame(page).locator(".leaflet-zmos-neighbours-pane")
    expect(pane).to_have_attribute("aria-hidden", "true")
    assert pane.evaluate("node => getComputedStyle(node).pointerEvents") == "none"
    assert pane.locator("[tabindex], a, button").count() == 0


def test_the_sources_of_the_map_and_the_page_name_geonames(page: Page, server: str):
    open_town(page, server, "080")
    expect(map_frame(page).locator(".leaflet-control-attribution")).to_contain_text("GeoNames")
    expect(page.locator("footer.footer")).to_contain_text("GeoNames, CC BY 4.0")
    expect(marker(page, "080")).to_have_attribute("aria-pressed", "true")
