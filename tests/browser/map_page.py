"""The map page as plain functions."""

from __future__ import annotations

from itertools import count

from playwright.sync_api import FrameLocator, Locator, Page

FRAME = "iframe.stCustomComponentV1"


def map_frame(page: Page) -> FrameLocator:
    return page.frame_locator(FRAME)


# The script is at rest and nothing has moved for some frames of the screen, on the map neither.
STILL = """([selector, turn]) => {
  const map = document.querySelector(selector)?.contentDocument;
  const all = [...document.querySelectorAll("h1, h2, iframe, table, .zmos-board"),
    ...(map ? map.querySelectorAll(".zmos-badge, .zmos-place") : [])];
  const app = document.querySelector("[data-testid=stApp]");
  const isWaiting = globalThis.zmosConnection?.isWaiting(); // a click that was not said yet, too
  const now = (isWaiting ? "waiting" : app?.dataset.testScriptState) +
    JSON.stringify(all.map((one) => one.getBoundingClientRect()));
  const before = window.stillOfTest?.turn === turn ? window.stillOfTest : {};
  const frames = before.now === now && now.startsWith("notRunning") ? before.frames + 1 : 0;
  window.stillOfTest = { turn, now, frames };
  return frames > 5;
}"""
turns = count()


def open_map(page: Page, address: str) -> None:
    page.goto(address)
    marker(page, "061").wait_for()
    wait_for_rest(page)


def wait_for_rest(page: Page) -> None:
    """Wait until the script is at rest and what it brought has its place."""
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_function(STILL, arg=[FRAME, next(turns)])


def marker(page: Page, code: str) -> Locator:
    return map_frame(page).locator(f'.zmos-marker[data-code="{code}"]')


def state(page: Page) -> str:
    """Return the view that the map shows, as its link says it."""
    value = map_frame(page).locator(".leaflet-container").get_attribute("data-state")
    return value or ""


def wait_for_state(page: Page, part: str) -> None:
    map_frame(page).locator(f'.leaflet-container[data-state*="{part}"]').wait_for()


def wait_for_exact_state(page: Page, whole: str) -> None:
    """Wait for a state that is a part of the one before it."""
    map_frame(page).locator(f'.leaflet-container[data-state="{whole}"]').wait_for()


def fills(page: Page) -> list[str]:
    paths = map_frame(page).locator(".leaflet-zmos-towns-pane path.leaflet-interactive")
    return paths.evaluate_all("all => all.map((path) => path.getAttribute('fill'))")


def choose_theme(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("checkbox", name=name).click()
