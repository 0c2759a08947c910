"""Views that are painted before the server has answered, and its answer after them."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from content import store
from static_site.ahead import views
from tests.browser.map_page import choose_theme, map_frame, marker, wait_for_rest, wait_for_state
from tests.server import Server, serving
from ui.ahead import VARIABLE, file_names

WRITTEN = "app/static/ahead/index-sl.json"
FILTERED = "tema=sustainable_mobility&lang=sl"
# What changes on a page from now on: the parts of the boards, and the map.
WATCH = """
() => {
  window.changed = [];
  const note = (records) => records.forEach(({ target }) => {
    const part = (target.closest ? target : target.parentElement).closest('[class*="part-"]');
    window.changed.push(part ? part.className.match(/part-[a-z-]+/)[0] : 'map');
  });
  const options = { subtree: true, childList: true, characterData: true, attributes: true };
  document.querySelectorAll('.zmos-board.board').forEach((board) =>
    new MutationObserver(note).observe(board, options));
  const frame = document.querySelector('iframe.stCustomComponentV1');
  const inner = frame.contentDocument.querySelector('.leaflet-marker-pane');
  new frame.contentWindow.MutationObserver(note).observe(inner, options);
}
"""
OF_SESSION = {"part-share", "part-take", "part-downloads", "part-header"}


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve with some views of the Slovenian map written."""
    folder, theme, town = tmp_path_factory.mktemp("ahead"), "sustainable_mobility", "096"
    chosen: list[dict[str, str]] = [{}, {"tema": theme}, {"obcina": town, "tema": theme}]
    some, none = views("map", "sl", chosen), views("map", "sl", [])
    for name in file_names(store.dataset()):
        (folder / name).write_bytes(some if name.startswith("map-sl-") else none)
    with serving("dashboard.py", environment={VARIABLE: str(folder)}) as server:
        yield server


# Behind the next frame, when what lies below the window has been written (behind.js), and the forms
# that show something in it have been heard: their scripts are at hand, and answer in turn.
BEHIND = """
async () => {
  await new Promise((done) => zmosBehind.run(done));
  const forms = [...document.querySelectorAll("form[data-script]")];
  const addresses = forms.map((form) => new URL(form.dataset.script, document.baseURI).href);
  await Promise.all(addresses.map((address) => import(address)));
}
"""


def open_with_views(page: Page, server: Server) -> None:
    with page.expect_response(f"**/{WRITTEN}") as brought:
        page.goto(f"{server.address}/?lang=sl")
        marker(page, "061").wait_for()
        wait_for_rest(page)
    brought.value.finished()


def test_a_click_paints_while_the_server_sleeps_and_its_answer_changes_nothing(
    page: Page, ahead: Server
):
    open_with_views(page, ahead)
    sentence = page.locator(".sentence").first
    os.kill(ahead.process, signal.SIGSTOP)
    try:
        choose_theme(page, "Trajnostna mobilnost")
        wait_for_state(page, FILTERED)
        expect(sentence).to_contain_text("39 projektov")
        marker(page, "096").click()
        wait_for_state(page, f"obcina=096&{FILTERED}")
        expect(page.locator(".part-panel")).to_contain_text("Ptuj")
        page.evaluate(BEHIND)
        page.evaluate(WATCH)
    finally:
        os.kill(ahead.process, signal.SIGCONT)
    page.wait_for_url(f"**/?obcina=096&{FILTERED}")
    expect(page.locator(".part-share input")).to_have_value(re.compile(f"obcina=096&{FILTERED}$"))
    wait_for_rest(page)
    assert set(page.evaluate("window.changed")) <= OF_SESSION


def test_where_the_answer_is_another_it_stands(page: Page, ahead: Server):
    def stale(route: Route) -> None:
        answer = route.fetch()
        written = json.loads(answer.text())
        written["contents"] = {
            name: [
                json.loads(json.dumps(held).replace("39 projektov", "7 projektov"))
                for held in values
            ]
            for name, values in written["contents"].items()
        }
        route.fulfill(status=200, body=json.dumps(written), content_type="application/json")

    page.route(f"**/{WRITTEN}", stale)
    open_with_views(page, ahead)
    sentence = page.locator(".sentence").first
    os.kill(ahead.process, signal.SIGSTOP)
    try:
        choose_theme(page, "Trajnostna mobilnost")
        expect(sentence).to_contain_text("7 projektov")
    finally:
        os.kill(ahead.process, signal.SIGCONT)
    expect(sentence).to_contain_text("39 projektov")
    assert map_frame(page).locator(".zmos-marker").count() == 12


def test_a_click_back_to_a_view_paints_it_and_its_answer_changes_nothing(page: Page, ahead: Server):
    page.route(f"**/{WRITTEN}", lambda route: route.fulfill(status=204))
    page.goto(f"{ahead.address}/?isci=kolesarska&lang=sl")
    marker(page, "061").wait_for()
    wait_for_rest(page)
    sentence = page.locator(".sentence").first
    before = sentence.inner_text()
    choose_theme(page, "Trajnostna mobilnost")
    wait_for_state(page, "tema=sustainable_mobility&isci=kolesarska&lang=sl")
    wait_for_rest(page)
    assert sentence.inner_text() != before
    os.kill(ahead.process, signal.SIGSTOP)
    try:
        choose_theme(page, "Trajnostna mobilnost")
        wait_for_state(page, "isci=kolesarska&lang=sl")
        expect(sentence).to_have_text(before)
        page.evaluate(BEHIND)
        page.evaluate(WATCH)
    finally:
        os.kill(ahead.process, signal.SIGCONT)
    page.wait_for_url("**/?isci=kolesarska&lang=sl")
    wait_for_rest(page)
    assert set(page.evaluate("window.changed")) <= OF_SESSION
