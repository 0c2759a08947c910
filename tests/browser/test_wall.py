"""The arms wall: the first thing that is seen, and its way to the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import marker

# However slow the machine is, the flight waits to be looked at.
HOLD = """() => {
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...how) {
    const move = animate.apply(this, how);
    move.pause();
    return move;
  };
}"""
# How far from its town's badge on the map each badge of the wall lands, in px.
LANDED = """() => {
  const frame = document.querySelector("iframe.stCustomComponentV1");
  const moves = document.querySelector("#zmos-wall").getAnimations({ subtree: true })
    .filter((move) => !move.animationName && !move.transitionProperty); // nor arms that wait
  if (moves.length < 12) return null;
  moves.forEach((move) => { move.currentTime = move.effect.getComputedTiming().endTime; });
  const { left, top } = frame.getBoundingClientRect();
  return [...document.querySelectorAll("#zmos-wall [data-town]")].map((link) => {
    const is = link.querySelector(".wall-badge").getBoundingClientRect();
    const to = frame.contentDocument.querySelector(
      `[data-code="${link.dataset.town}"] .zmos-badge`).getBoundingClientRect();
    return Math.max(Math.abs(is.left - left - to.left), Math.abs(is.top - top - to.top),
      Math.abs(is.width - to.width));
  });
}"""
FINISH = """document.querySelector("#zmos-wall").getAnimations({ subtree: true })
  .forEach((move) => move.finish())"""

# What moves, once anything does.
MOVES = """() => {
  const moves = document.querySelector("#zmos-wall").getAnimations({ subtree: true })
    .filter((move) => !move.animationName && !move.transitionProperty); // ours, not the style's
  return moves.length && moves.map((move) => move.effect.target.id || move.effect.target.className);
}"""


def test_enter_sends_the_arms_to_their_places_and_the_map_comes_at_once_later(
    first_visit: Callable[..., Page], server: str
):
    page = first_visit(viewport={"width": 1366, "height": 768})
    page.goto(server)
    wall = page.locator("#zmos-wall")
    expect(wall.get_by_role("link", name="Celje")).to_be_visible()
    marker(page, "061").wait_for()
    expect(page.locator("#root")).to_have_attribute("inert", "")
    page.evaluate(HOLD)
    page.keyboard.press("Enter")
    landed = page.wait_for_function(LANDED).json_value()
    assert len(landed) == 12
    assert max(landed) < 1, "px"
    page.evaluate(FINISH)
    expect(wall).to_have_count(0)
    expect(marker(page, "061")).to_be_visible()
    expect(page.locator("#root")).not_to_have_attribute("inert", "")
    page.reload()
    marker(page, "061").wait_for()
    expect(wall).to_have_count(0)


def test_a_town_is_chosen_on_the_wall_and_a_view_skips_it(
    first_visit: Callable[..., Page], server: str
):
    page = first_visit(reduced_motion="reduce")
    page.goto(f"{server}?tema=energy_efficiency")
    expect(page.locator("#zmos-wall")).to_have_count(0)
    page.goto(server)
    page.evaluate(HOLD)
    page.locator("#zmos-wall").get_by_role("link", name="Ptuj").click()
    # Whoever wishes for less motion sees the wall fade as a whole.
    assert page.wait_for_function(MOVES).json_value() == ["zmos-wall"]
    page.evaluate(FINISH)
    page.wait_for_url("**/?obcina=096*")
    expect(page.locator("#zmos-wall")).to_have_count(0)
    expect(page.locator(".panel h2")).to_have_text("Ptuj")


def test_who_has_been_here_sees_the_arms_alone_while_the_page_starts(page: Page, server: str):
    page.route("**/static/js/index.*.js", lambda route: route.abort())
    page.goto(server)
    wall = page.locator("#zmos-wall")
    expect(wall.locator(".wall-badge:visible")).to_have_count(12)
    expect(wall.locator(".wall-sentence")).to_be_hidden()
    expect(wall).to_have_js_property("inert", True)
    expect(page.locator("#root")).not_to_have_attribute("inert", "")


@pytest.mark.parametrize("path", ["/", "/?lang=en"])
def test_the_wall_is_read_without_a_script(first_visit: Callable[..., Page], server: str, path):
    page = first_visit(java_script_enabled=False)
    page.goto(f"{server}{path}")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Urban municipalities of Slovenia" if "en" in path else "Mestne občine Slovenije"
    )
    expect(page.locator(".wall-sentence")).to_contain_text("98 proje")
    for width, height in ((360, 640), (390, 700), (768, 1024), (1280, 720), (2560, 1440)):
        page.set_viewport_size({"width": width, "height": height})
        to_map = page.locator(".wall-go").bounding_box()
        assert to_map and to_map["y"] + to_map["height"] <= height, (width, height)
    page.get_by_role("link", name="Celje").click()
    assert "obcina=011" in page.url
