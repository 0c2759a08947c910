"""The first answer and what a visit fetches: words before Streamlit, little, and once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.map_page import open_map, wait_for_rest

SHIFTED = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  window.shifted += each.value;
})).observe({ type: "layout-shift", buffered: true });
"""
THEME = "tema=energy_efficiency"
SENTENCE = "Prikazano: 6 projektov s področja energetske učinkovitosti"


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_the_words_of_a_view_stand_before_streamlit_and_make_room_for_it(
    page: Page, server: str, width: int, height: int
):
    page.set_viewport_size({"width": width, "height": height})
    scripts = "**/static/js/index.*.js"
    page.route(scripts, lambda route: route.abort())
    page.goto(f"{server}/teme?{THEME}")
    words = page.locator("#zmos-first")
    expect(words.get_by_role("heading", level=1)).to_have_text("Teme")
    expect(words.locator(".first-sentence")).to_contain_text(SENTENCE)
    heading = words.locator("h1").bounding_box()
    expect(page).to_have_title("Teme · Mestne občine Slovenije")
    page.unroute(scripts)
    page.add_init_script(SHIFTED)
    page.goto(f"{server}/teme?{THEME}")
    expect(page.locator("#root .sentence")).to_contain_text(SENTENCE)
    expect(words).to_have_count(0)
    wait_for_rest(page)
    assert page.locator("#root h1").bounding_box() == pytest.approx(heading, abs=1)
    assert page.evaluate("window.shifted") < 0.02, "what is read stays where it is"


def test_a_visit_fetches_little_and_a_second_one_next_to_nothing(
    first_visit: Callable[..., Page], server: str
):
    page = first_visit()
    answers: list[Request] = []
    messages: list[int] = []
    page.on("requestfinished", lambda request: answers.append(request))  # noqa: PLW0108
    page.on("websocket", lambda it: it.on("framereceived", lambda data: messages.append(len(data))))
    visits = []
    for _ in range(2):
        answers.clear()
        open_map(page, server)
        page.wait_for_load_state("networkidle")
        # What comes out of the browser's memory has a negative size.
        sizes = [(answer.url, answer.sizes()) for answer in answers]
        parts = [
            (url, size["responseBodySize"], size["responseHeadersSize"]) for url, size in sizes
        ]
        visits.append([(url, body + head) for url, body, head in parts if body >= 0])
    first, second = visits
    assert sum(size for _, size in first) < 1_075_000  # the rest of 1.1 MB: messages, 25 kB
    assert sum(size for _, size in second) < 5_000  # so of 30 kB
    assert sum(messages) < 2 * 90_000, "compressed to less than a third"
    assert not [url for url, _ in first if "MaterialSymbols" in url]
    assert [url for url, size in second if size and url.endswith((".js", ".css", ".svg"))] == []


def test_a_page_that_was_seen_some_pages_ago_is_not_sent_again(page: Page, server: str):
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", note))

    def note(data: str | bytes) -> None:
        received.append(len(data))

    def sent(name: str, path: str) -> int:
        received.clear()
        page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(path)
        expect(page.locator("#root h1")).to_have_text(name)
        expect(page.locator(".part-footer")).to_be_visible()
        wait_for_rest(page)
        return sum(received)

    open_map(page, server)
    first = [sent("Teme", "**/teme?**"), sent("Primerjava", "**/primerjava?**")]
    again = [sent("Teme", "**/teme?**"), sent("Primerjava", "**/primerjava?**")]
    assert min(first) > 30_000
    assert max(again) < 12_000
