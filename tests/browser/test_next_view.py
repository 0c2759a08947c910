"""The view that a click leads to, shown before Streamlit has heard of the click."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, Route, expect

from tests.browser.map_page import choose_theme, marker, open_map, wait_for_rest, wait_for_state
from tests.browser.test_ahead import BEHIND, OF_SESSION, WATCH

THEME, CHOICE = "trajnostne mobilnosti", "Trajnostna mobilnost"  # in the sentence and the filter
ASKED = "**/app/static/next-view"
START = "isci=kolesarska&lang=sl"
CHOSEN = f"tema=sustainable_mobility&{START}"
# What the page says to Streamlit waits from `hold` to `release`.
HELD = """
  const send = WebSocket.prototype.send;
  const waiting = [];
  let isHeld = false;
  WebSocket.prototype.send = function (said) {
    if (isHeld) waiting.push([this, said]);
    else send.call(this, said);
  };
  window.hold = () => { isHeld = true; };
  window.release = () => {
    isHeld = false;
    waiting.splice(0).forEach(([socket, said]) => send.call(socket, said));
  };
"""


def test_a_click_shows_its_view_at_once_and_the_answer_changes_nothing(page: Page, server: str):
    page.add_init_script(HELD)
    open_map(page, f"{server}/?{START}")
    sentence = page.locator(".sentence").first
    expect(sentence).not_to_contain_text(THEME)
    page.evaluate("hold()")
    choose_theme(page, CHOICE)
    wait_for_state(page, CHOSEN)
    expect(sentence).to_contain_text(THEME)
    page.evaluate(BEHIND)
    shown = sentence.inner_text()
    page.evaluate(WATCH)
    page.evaluate("release()")
    page.wait_for_url(f"**/?{CHOSEN}")
    expect(page.locator(".part-share input")).to_have_value(re.compile(f"{re.escape(CHOSEN)}$"))
    wait_for_rest(page)
    assert set(page.evaluate("window.changed")) <= OF_SESSION
    assert sentence.inner_text() == shown


def test_a_town_and_a_search_are_shown_so_too(page: Page, server: str):
    page.add_init_script(HELD)
    open_map(page, f"{server}/?{START}")
    page.evaluate("hold()")
    marker(page, "096").click()
    expect(page.locator(".part-panel")).to_contain_text("Ptuj")
    page.evaluate("release()")
    page.wait_for_url(f"**/?obcina=096&{START}")
    page.goto(f"{server}/projekti?lang=sl")
    wait_for_rest(page)
    number = page.locator(".part-summary")
    expect(number).not_to_contain_text("kolesarska")
    page.evaluate("hold()")
    page.locator("#search").fill("kolesarska")
    page.locator("#search").press("Enter")
    expect(number).to_contain_text("kolesarska")
    shown = number.inner_text()
    page.evaluate("release()")
    page.wait_for_url("**/projekti?isci=kolesarska&lang=sl")
    wait_for_rest(page)
    assert number.inner_text() == shown


def test_where_streamlits_answer_is_another_it_stands(page: Page, server: str):
    def stale(route: Route) -> None:
        said = json.loads(route.fetch().text().replace("projekt", "PROJEKT"))
        for board in [data for kind, _, data in said["elements"] if kind == "board"]:
            board["marks"].update({name: f"of another {name}" for name in board["parts"]})
        route.fulfill(status=200, body=json.dumps(said), content_type="application/json")

    page.add_init_script(HELD)
    page.route(ASKED, stale)
    open_map(page, f"{server}/?{START}")
    page.evaluate("hold()")
    choose_theme(page, CHOICE)
    sentence = page.locator(".sentence").first
    expect(sentence).to_contain_text("PROJEKT")
    page.evaluate("release()")
    expect(sentence).not_to_contain_text("PROJEKT")
    wait_for_rest(page)
    expect(page).to_have_url(re.compile(f"{re.escape(CHOSEN)}$"))


def test_without_an_answer_the_click_goes_its_usual_way(page: Page, server: str):
    page.route(ASKED, lambda route: route.abort())
    open_map(page, f"{server}/?{START}")
    sentence = page.locator(".sentence").first
    expect(sentence).not_to_contain_text(THEME)
    choose_theme(page, CHOICE)
    page.wait_for_url(f"**/?{CHOSEN}")
    expect(sentence).to_contain_text(THEME)


def test_clicks_that_follow_one_another_all_count(page: Page, server: str):
    open_map(page, f"{server}/?lang=sl")
    asked = []
    page.on("request", lambda it: asked.append(it) if it.url.endswith("next-view") else None)
    page.evaluate(
        """() => ['sustainable_mobility', 'energy_efficiency', 'urban_environment'].forEach(
          (code) => document.querySelector(
            `details[data-facet=tema] [data-nav*='"${code}"']`).click())"""
    )
    chosen = "energy_efficiency,sustainable_mobility,urban_environment"
    wait_for_state(page, f"tema={chosen}&lang=sl")
    wait_for_rest(page)
    boxes = page.locator("details[data-facet=tema] input:checked")
    expect(boxes).to_have_count(3)
    assert len(asked) == 1  # a page that lacks what was clicked before does not ask
