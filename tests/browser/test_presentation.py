"""The presentation in a real browser: keys, links, the map, the speaker's window."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, WebSocketRoute, expect

from content import store
from content.slides import shown_slides
from tests.browser.map_page import (
    FRAME,
    choose_theme,
    fills,
    map_frame,
    marker,
    wait_for_rest,
    wait_for_state,
)
from tests.browser.settled import faults
from tests.server import free_port, serving
from zmos_data.model import Dataset
from zmos_data.selection import Selection

# Of a projector, of 4:3, of a large screen, and of what is held in the hand.
SIZES = [(1280, 720), (1920, 1080), (1024, 768), (800, 600), (1440, 900), (2560, 1440)]
HAND = ViewportSize(width=390, height=844)
HANDS = [(768, 1024), (390, 844), (360, 640), (844, 390), (320, 256)]
# What of the shown slide is cut, or smaller than 28 px would be on a screen 1280 px wide.
FAULTS = """
() => {
  const slide = document.querySelector('.slide.on');
  const foot = document.querySelector('.deck footer').getBoundingClientRect().top;
  const least = 28 * Math.min(innerWidth / 1280, innerHeight / 720) - 0.1;
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
  slide.querySelectorAll('.body, .words, .column').forEach((part) => {
    if (part.scrollHeight > part.clientHeight + 1 && getComputedStyle(part).overflowY === 'auto')
      faults.push('hidden: ' + part.className);
  });
  const page = document.documentElement;
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) faults.push('scrolls');
  return faults;
}
"""

# A browser drops a touch that a page at work does not hear of at once.
AT_EASE = "() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 }))"


# What of the shown slide a hand or an eye has no use of: small words or targets, what stands beside
# the screen or under the foot and cannot be scrolled to.
HAND_FAULTS = """
() => {
  const slide = document.querySelector('.slide.on');
  const foot = document.querySelector('.deck footer').getBoundingClientRect().top;
  const faults = [];
  const scrolled = (part) => {
    for (let box = part; box !== slide.parentElement; box = box.parentElement)
      if (getComputedStyle(box).overflowY === 'auto') return true;
    return false;
  };
  slide.querySelectorAll('*').forEach((part) => {
    const box = part.getBoundingClientRect();
    const own = [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!box.width || !own) return;
    const words = part.textContent.slice(0, 40);
    if (box.right > innerWidth + 1 || box.left < 0) faults.push('beside: ' + words);
    if (box.bottom > foot + 1 && !scrolled(part)) faults.push('cut: ' + words);
    if (!part.closest('.letter, svg') && parseFloat(getComputedStyle(part).fontSize) < 11)
      faults.push('small: ' + words);
  });
  document.querySelectorAll('.deck footer :is(a, button)').forEach((part) => {
    const box = part.getBoundingClientRect();
    const isSmall = box.width < 44 || box.height < 44;
    if (box.width && (isSmall || box.right > innerWidth || box.bottom > innerHeight))
      faults.push('target: ' + part.className);
  });
  slide.querySelectorAll('.body, .words, .column').forEach((part) => {
    const isLong = part.scrollHeight > part.clientHeight + 1;
    if (innerHeight >= 1024 && isLong && getComputedStyle(part).overflowY === 'auto')
      faults.push('hidden on an upright screen: ' + part.className);
  });
  const frame = document.querySelector('iframe.stCustomComponentV1');
  if (frame.style.visibility === 'visible' && frame.style.transform.match(/scale\\(0/))
    faults.push('a map made smaller');
  return faults;
}
"""


def title_of(dataset: Dataset, number: int, language: str) -> str:
    """Return the title of a slide of the meeting's set, computed where none is given."""
    slides, problems = shown_slides(store.page(dataset, Selection(), language))
    assert problems == ()
    return slides[number - 1].title


def open_slides(page: Page, server: str, query: str = "") -> None:
    page.goto(f"{server}/predstavitev?{query}")
    page.locator(".slide.on").wait_for()


def test_slides_show_where_the_map_is_there_before_their_script(page: Page, server: str):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/presentation-*.js", hold)
    with page.expect_request("**/presentation-*.js"):
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
        ("n", 8),
        ("Backspace", 7),
        ("Enter", 8),
        ("F5", 8),
    ):
        page.keyboard.press(key)
        shown(page, slide)
    page.wait_for_url("**slide=8**")
    expect(page.locator(".deck nav a[aria-current]")).to_have_text("8")


def test_two_digits_jump_to_a_slide_from_ten_on(page: Page, server: str):
    open_slides(page, server)
    page.evaluate(
        "[1, 1].forEach((key) => document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " { key: String(key), bubbles: true, cancelable: true })))"
    )  # one soon after the other, however slow the machine is
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
def test_a_link_opens_its_slide_with_its_map(
    page: Page, server: str, dataset: Dataset, language: str
):
    open_slides(page, server, f"slide=4&lang={language}")
    title = title_of(dataset, 4, language)
    assert title.startswith("Trajnostna mobilnost" if language == "sl" else "Sustainable mobility")
    shown(page, 4)
    expect(page.locator(".slide.on h1")).to_have_text(title)
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
    page.keyboard.press("End")
    page.keyboard.press("PageUp")
    wait_for_state(page, "slide=10&obcina=085")
    expect(marker(page, "085")).to_have_attribute("aria-pressed", "true")
    zoomed = map_frame(page).locator(".zmos-marker").first.bounding_box()
    page.keyboard.press("2")
    wait_for_state(page, "slide=2&")
    assert sorted(fills(page)) == before
    assert map_frame(page).locator(".zmos-marker").first.bounding_box() != zoomed
    assert page.locator(FRAME).evaluate("frame => frame.keptByTest === true")


def test_the_speakers_window_stays_in_step(page: Page, server: str, dataset: Dataset):
    open_slides(page, server, "slide=3&lang=en")
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    speaker = opened.value
    shown(speaker, 3, "Energy efficiency")
    expect(speaker.locator(".slide.on .speak")).to_contain_text("Cohesion Fund")
    expect(speaker.locator(".slide.on .then h3")).to_have_text(title_of(dataset, 4, "en"))
    preview = speaker.frame_locator(".preview iframe")
    expect(preview.locator('.slide.on[data-slide="4"]')).to_be_visible()
    expect(speaker.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(speaker.locator("[data-elapsed]")).to_have_text(re.compile(r"^\d+:\d\d$"))
    page.keyboard.press("PageDown")
    shown(speaker, 4)
    speaker.wait_for_url("**slide=4**")
    expect(preview.locator('.slide.on[data-slide="5"]')).to_be_visible()
    page.keyboard.press("b")
    expect(speaker.get_by_role("status").filter(has_text="The screen is black")).to_be_visible()
    speaker.get_by_role("button", name="Stop the time").click()
    expect(speaker.get_by_role("button", name="Start the time")).to_be_visible()
    speaker.keyboard.press("PageDown")  # shows the slide again, and turns none
    expect(page.locator(":root")).to_have_attribute("data-screen", "")
    shown(speaker, 4)
    speaker.keyboard.press("End")
    shown(page, 11)
    shown(speaker, 11)
    expect(speaker.locator(".slide.on .then")).to_contain_text("last slide")
    expect(speaker.locator(".preview")).to_be_hidden()
    speaker.get_by_role("button", name="Previous slide").click()
    shown(page, 10)


def test_a_speakers_window_without_a_hall_shows_the_next_slide_too(page: Page, server: str):
    """Opened by its address, as on a second machine, it has no presentation to be in step with."""
    open_slides(page, server, "govornik=da&slide=3&lang=en")
    preview = page.frame_locator(".preview iframe")
    expect(preview.locator('.slide.on[data-slide="4"]')).to_be_visible()
    page.keyboard.press("PageDown")
    shown(page, 4)
    expect(preview.locator('.slide.on[data-slide="5"]')).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator(".preview")).to_be_hidden()


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


def test_escape_leads_to_the_slides_view_on_the_map_and_all_ways_lead_back(page: Page, server: str):
    page.goto(f"{server}/podatki?lang=en")
    page.get_by_role("heading", name="Data", exact=True).wait_for()
    page.goto(f"{server}/predstavitev?lang=en")
    page.locator(".slide.on").wait_for()
    page.keyboard.press("4")
    live = re.compile(r":\d+/\?.*tema=sustainable_mobility")
    link = page.get_by_role("link", name="Back to slide 4")
    page.keyboard.press("Escape")
    page.wait_for_url(live)
    assert "slide=" not in page.url
    expect(page.locator(".says")).to_contain_text("Shown: 39 projects")
    wait_for_state(page, "tema=sustainable_mobility")
    expect(page.locator(".masthead")).to_be_visible()
    expect(page.locator("body")).not_to_have_css("overflow", "hidden")  # as on the slides
    page.keyboard.press("End")
    page.keyboard.press("3")
    assert "slide=" not in page.url
    wait_for_rest(page)
    page.go_back()
    shown(page, 4)
    page.keyboard.press("Escape")
    page.wait_for_url(live)
    choose_theme(page, "Urban environment")
    page.wait_for_url("**urban_environment**")
    link.click()
    shown(page, 4)
    page.keyboard.press("Escape")
    page.wait_for_url(live)
    expect(page.locator(".masthead")).to_be_visible()
    wait_for_rest(page)  # until then the map may be that of the slide
    marker(page, "061").click()
    page.wait_for_url("**obcina=061**")
    wait_for_rest(page)
    page.keyboard.press("Escape")  # pressed in the map's frame
    shown(page, 4)
    expect(link).to_have_count(0)
    wait_for_rest(page)
    page.go_back()  # no slide and no live page lies between
    page.wait_for_url("**/podatki?lang=en")
    expect(page.get_by_role("heading", name="Data", exact=True)).to_be_visible()
    expect(link).to_be_hidden()


def test_a_clicker_blacks_the_screen_and_the_map_fills_it(page: Page, server: str):
    open_slides(page, server, "slide=4&lang=en")
    wait_for_state(page, "slide=4&tema=sustainable_mobility")
    cover = "() => getComputedStyle(document.querySelector('.deck'), '::after').backgroundColor"
    marker(page, "061").click()  # the map's frame has the keys
    page.keyboard.press(".")
    assert page.evaluate(cover) == "rgb(0, 0, 0)"
    expect(page.locator(FRAME)).to_be_hidden()
    page.keyboard.press(",")
    assert page.evaluate(cover) == "rgb(255, 255, 255)"
    page.keyboard.press("PageDown")  # any key shows the slide, and does nothing else
    shown(page, 4)
    expect(page.locator(FRAME)).to_be_visible()
    small = page.locator(FRAME).bounding_box()
    page.keyboard.press("m")
    expect(page.locator(".slide.on .words")).to_be_hidden()
    large = page.locator(FRAME).bounding_box()
    assert small is not None
    assert large is not None
    assert large["width"] > 1.6 * small["width"]
    page.keyboard.press("Escape")
    expect(page.locator(".slide.on .words")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys of the presentation")).to_contain_text(
        "Black screen"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    shown(page, 4)


def test_f_fills_the_screen(page: Page, server: str):
    open_slides(page, server)
    page.keyboard.press("f")
    page.wait_for_function("() => Boolean(document.fullscreenElement)")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_slide_is_large_whole_and_does_not_scroll(page: Page, server, language):
    open_slides(page, server, f"lang={language}")
    wait_for_rest(page)
    slides = page.locator(".slide[data-slide]").count()
    for sizes, wrong in ((SIZES, FAULTS), (HANDS, HAND_FAULTS)):
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.keyboard.press("Home")
            for number in range(1, slides + 1):
                shown(page, number)
                assert (number, width, faults(page, wrong)) == (number, width, [])
                page.keyboard.press("PageDown")


def test_a_finger_turns_the_slides_on_the_map_too(browser: Browser, server: str):
    context = browser.new_context(locale="sl-SI", viewport=HAND, has_touch=True)
    page = context.new_page()
    open_slides(page, server, "slide=3")
    wait_for_state(page, "slide=3&")
    swipe(page, page.locator(".slide.on .words"), -120)
    shown(page, 4)
    wait_for_state(page, "slide=4&")
    swipe(page, page.locator(FRAME), 120)
    shown(page, 3)
    swipe(page, page.locator(".slide.on .words"), -20)
    page.get_by_role("button", name="Prejšnja prosojnica").tap()
    shown(page, 2)
    context.close()


def swipe(page: Page, place: Locator, across: int) -> None:
    """Draw a finger from the middle of a place to the side."""
    box = place.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(AT_EASE)
    touch = page.context.new_cdp_session(page)
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x + across / 2, "y": y}]),
        ("touchMove", [{"x": x + across, "y": y}]),
        ("touchEnd", []),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_the_way_back_leads_to_the_slide_in_the_language_that_was_chosen(page: Page, server: str):
    open_slides(page, server, "slide=4&lang=en")
    page.keyboard.press("Escape")
    link = page.get_by_role("link", name="Back to slide 4")
    expect(link).to_be_visible()
    wait_for_rest(page)
    page.locator("#lang-sl").click()
    page.wait_for_url("**lang=sl**")
    wait_for_rest(page)
    page.get_by_role("link", name="Nazaj na prosojnico 4").click()
    shown(page, 4)
    expect(page.locator(".slide.on")).to_contain_text("projekt")
    assert "lang=sl" in page.url
    expect(page.locator("html")).to_have_attribute("lang", "sl")


def test_escape_that_found_no_network_ends_no_presentation_later(page: Page, server: str):
    ways: list[WebSocketRoute] = []
    is_stuck = False

    def pass_on(way: WebSocketRoute) -> None:
        ways.append(way)
        other = way.connect_to_server()
        way.on_message(lambda said: None if is_stuck else other.send(said))

    page.route_web_socket("**/_stcore/stream", pass_on)
    open_slides(page, server, "slide=4&lang=sl")
    wait_for_state(page, "slide=4&tema=sustainable_mobility")
    wait_for_rest(page)
    is_stuck = True
    page.keyboard.press("Escape")
    expect(page.locator("#zmos-away")).to_be_visible()
    page.keyboard.press("PageDown")
    shown(page, 5)
    expect(page.locator("#zmos-away")).to_have_count(0)
    page.keyboard.press("Escape")
    is_stuck = False
    ways[-1].close()
    for _ in range(600):  # ten a second, until the page has come back
        if len(ways) > 1:
            break
        page.wait_for_timeout(100)
    page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]").wait_for()
    wait_for_rest(page)
    shown(page, 5)
    assert "slide=5" in page.url


def test_nothing_outside_is_asked_and_slides_go_on_through_a_restart(browser: Browser):
    context = browser.new_context(locale="sl-SI", viewport={"width": 1280, "height": 720})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    port = free_port()
    with serving("dashboard.py", port=port) as first:
        open_slides(page, first.address, "slide=4&lang=en")
        wait_for_state(page, "slide=4&tema=sustainable_mobility")
        page.locator(".deck").evaluate("deck => { deck.keptByTest = true; }")
    expect(page.locator(".away-words")).to_be_visible()  # no server answers now
    expect(page.get_by_text("The server does not answer. The slides go on.")).to_be_visible()
    expect(page.get_by_test_id("stDialog")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    shown(page, 5)
    wait_for_state(page, "slide=5&tema=urban_environment")
    page.keyboard.press("Escape")  # nothing waits that would end the presentation later
    with serving("dashboard.py", port=port):
        page.locator(".deck:not(.away)").wait_for()
        shown(page, 5)
        assert page.locator(".deck").evaluate("deck => deck.keptByTest === true")
        page.keyboard.press("Escape")
        page.wait_for_url(re.compile(r":\d+/\?.*tema=urban_environment"))
        expect(page.locator(".masthead")).to_be_visible()
        wait_for_rest(page)
        page.go_back()
        shown(page, 5)
        wait_for_state(page, "slide=5&tema=urban_environment")
    assert asked
    assert [url for url in asked if not re.match(r"(https?://127\.0\.0\.1|data:|blob:)", url)] == []
    context.close()
