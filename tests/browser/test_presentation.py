"""The presentation in a real browser: keys, links, the map, the speaker's window."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import PATIENCE_MS
from tests.browser.map_page import FRAME, fills, map_frame, marker, wait_for_state
from tests.server import running

SIZES = [(1280, 720), (1920, 1080)]
# What of the shown slide is cut, or smaller than 28 px would be at 1280x720.
FAULTS = """
() => {
  const slide = document.querySelector('.slide.on');
  const foot = document.querySelector('.deck footer').getBoundingClientRect().top;
  const least = 28 * innerHeight / 720 - 0.1;
  const faults = [];
  slide.querySelectorAll('*').forEach((part) => {
    const box = part.getBoundingClientRect();
    if (box.width && (box.bottom > foot + 1 || box.right > innerWidth + 1 || box.top < 0))
      faults.push('cut: ' + part.tagName + ' ' + part.textContent.slice(0, 40));
  });
  slide.querySelectorAll('h1, li, dt, dd span, td, th').forEach((part) => {
    if (parseFloat(getComputedStyle(part).fontSize) < least)
      faults.push('small: ' + part.tagName + ' ' + part.textContent.slice(0, 40));
  });
  const page = document.documentElement;
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) faults.push('scrolls');
  return faults;
}
"""


def open_slides(page: Page, server: str, query: str = "") -> None:
    page.goto(f"{server}/predstavitev?{query}")
    page.locator(".slide.on").wait_for()


def test_slides_show_where_the_map_is_there_before_their_script(page: Page, server: str):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/presentation-*.js", hold)
    page.goto(f"{server}/predstavitev?slide=2")
    page.wait_for_function(f"document.querySelector('{FRAME}')?.contentWindow?.zmosMap")
    held[0].continue_()
    page.locator(".slide.on").wait_for()
    wait_for_state(page, "slide=2")


def shown(page: Page, number: int, title: str = "") -> None:
    expect(page.locator(f'.slide.on[data-slide="{number}"]')).to_be_visible()
    expect(page.locator(".slide.on")).to_have_count(1)
    if title:
        expect(page.locator(".slide.on h1")).to_contain_text(title)


def test_keys_walk_through_the_slides_and_the_address_follows(page: Page, server: str):
    open_slides(page, server)
    shown(page, 1, "Združenje mestnih občin Slovenije")
    for key, slide in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("Space", 4),
        ("ArrowDown", 5),
        ("PageUp", 4),
        ("ArrowLeft", 3),
        ("Shift+Space", 2),
        ("ArrowUp", 1),
        ("ArrowLeft", 1),
        ("End", 11),
        ("PageDown", 11),
        ("Home", 1),
        ("7", 7),
        ("Control+Home", 7),
    ):
        page.keyboard.press(key)
        shown(page, slide)
    page.wait_for_url("**slide=7**")
    expect(page.locator(".deck nav a[aria-current]")).to_have_text("7")


def test_two_digits_jump_to_a_slide_from_ten_on(page: Page, server: str):
    open_slides(page, server)
    page.keyboard.type("11")
    shown(page, 11)
    page.locator(".deck nav a").nth(3).click()
    shown(page, 4)


def test_keys_do_nothing_in_an_input(page: Page, server: str):
    open_slides(page, server, "slide=2")
    page.evaluate(
        "() => { const box = document.createElement('input'); box.id = 'box';"
        " document.querySelector('.deck').append(box); box.focus(); }"
    )
    page.keyboard.type("5 ")
    page.keyboard.press("End")
    shown(page, 2)
    expect(page.locator("#box")).to_have_value("5 ")


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_link_opens_its_slide_with_its_map(page: Page, server: str, language: str):
    open_slides(page, server, f"slide=4&lang={language}")
    shown(page, 4, "Nizkoogljične strategije" if language == "sl" else "Low-carbon strategies")
    wait_for_state(page, "slide=4&tema=sustainable_mobility")
    page.reload()
    shown(page, 4)
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".masthead")).to_be_hidden()


def test_one_map_serves_all_slides_and_keys_work_from_inside_it(page: Page, server: str):
    open_slides(page, server, "slide=2")
    wait_for_state(page, "slide=2")
    page.locator(FRAME).evaluate("frame => { frame.keptByTest = true; }")
    before = sorted(fills(page))
    marker(page, "061").click()
    expect(page.locator(".slide.on .said")).to_have_text("Ljubljana: 12 projektov")
    expect(marker(page, "061")).to_be_focused()
    page.keyboard.press("ArrowRight")
    shown(page, 3)
    wait_for_state(page, "slide=3&tema=energy_efficiency")
    assert sorted(fills(page)) != before
    expect(marker(page, "061")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Space")
    shown(page, 4)
    page.keyboard.press("8")
    expect(page.locator(FRAME)).to_be_hidden()
    page.keyboard.type("10")
    wait_for_state(page, "slide=10&obcina=085")
    expect(marker(page, "085")).to_have_attribute("aria-pressed", "true")
    zoomed = map_frame(page).locator(".zmos-marker").first.bounding_box()
    page.keyboard.press("2")
    wait_for_state(page, "slide=2&")
    assert sorted(fills(page)) == before
    assert map_frame(page).locator(".zmos-marker").first.bounding_box() != zoomed
    assert page.locator(FRAME).evaluate("frame => frame.keptByTest === true")


def test_the_speakers_window_stays_in_step(page: Page, server: str):
    open_slides(page, server, "slide=3&lang=en")
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    speaker = opened.value
    shown(speaker, 3, "Energy efficiency")
    expect(speaker.locator(".slide.on .speak")).to_contain_text("Cohesion Fund")
    expect(speaker.locator(".slide.on .then h3")).to_have_text(
        "Low-carbon strategies and sustainable mobility"
    )
    expect(speaker.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(speaker.locator("[data-elapsed]")).to_have_text(re.compile(r"^\d+:\d\d$"))
    page.keyboard.press("PageDown")
    shown(speaker, 4)
    speaker.wait_for_url("**slide=4**")
    speaker.keyboard.press("End")
    shown(page, 11)
    shown(speaker, 11)
    expect(speaker.locator(".slide.on .then")).to_contain_text("last slide")
    speaker.get_by_role("button", name="Previous slide").click()
    shown(page, 10)


def test_a_presentation_turns_no_slides_of_another_tab(page: Page, server: str):
    open_slides(page, server, "slide=3&lang=en")
    with page.context.expect_page() as copied:  # with what the first one has in its session
        page.evaluate("window.open(location.href)")
    other = copied.value
    shown(other, 3)
    with other.context.expect_page() as opened:
        other.keyboard.press("p")
    speaker = opened.value
    shown(speaker, 3)
    speaker.keyboard.press("End")
    shown(other, 11)
    speaker.reload()
    shown(speaker, 11)
    other.keyboard.press("Home")
    shown(speaker, 1)
    shown(page, 3)


def test_escape_leads_to_the_slides_view_on_the_map_and_leaves_no_keys(page: Page, server: str):
    open_slides(page, server, "slide=4&lang=en")
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r":\d+/\?.*tema=sustainable_mobility"))
    assert "slide=" not in page.url
    expect(page.locator(".says")).to_contain_text("Shown: 39 projects")
    wait_for_state(page, "tema=sustainable_mobility")
    expect(page.locator(".masthead")).to_be_visible()
    expect(page.locator("body")).not_to_have_css("overflow", "hidden")  # as on the slides
    page.keyboard.press("End")
    page.keyboard.press("3")
    assert "slide=" not in page.url


def test_f_fills_the_screen(page: Page, server: str):
    open_slides(page, server)
    page.keyboard.press("f")
    page.wait_for_function("() => Boolean(document.fullscreenElement)")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_slide_is_large_whole_and_does_not_scroll(page: Page, server, size, language):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_slides(page, server, f"lang={language}")
    slides = page.locator(".slide[data-slide]").count()
    for number in range(1, slides + 1):
        shown(page, number)
        assert page.evaluate(FAULTS) == []
        page.keyboard.press("ArrowRight")


def test_nothing_outside_is_asked_and_slides_go_on_through_a_restart(browser: Browser):
    context = browser.new_context(locale="sl-SI", viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with running("dashboard.py") as first:
        open_slides(page, first, "slide=4")
        wait_for_state(page, "slide=4")
    page.get_by_test_id("stDialog").wait_for(state="attached")  # no server answers now
    expect(page.get_by_test_id("stDialog")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    shown(page, 5)
    wait_for_state(page, "slide=5&tema=urban_environment")
    query = page.url.partition("?")[2]
    with running("dashboard.py") as second:
        open_slides(page, second, query)
        shown(page, 5)
        wait_for_state(page, "slide=5&tema=urban_environment")
    assert asked
    assert [url for url in asked if not re.match(r"(https?://127\.0\.0\.1|data:|blob:)", url)] == []
    context.close()
