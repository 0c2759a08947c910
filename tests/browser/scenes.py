"""What must happen for Streamlit to say each of its own words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.map_page import FRAME, wait_for_rest

LIST = "[data-testid=stSelectbox]"
# The same place as at the look before.
AT_REST = f"""() => {{
  const place = document.querySelector('{LIST} input').getBoundingClientRect().top;
  const rests = globalThis.placeBefore === place;
  globalThis.placeBefore = place;
  return rests;
}}"""
READY_MS = 61_000  # Streamlit waits a minute for a component
# React Aria speaks of each option on Apple's devices alone.
APPLE = """
  Object.defineProperty(Navigator.prototype, 'platform', { get: () => 'MacIntel' });
  Object.defineProperty(Navigator.prototype, 'userAgentData', { get: () => undefined });
"""
# A file that is made where it is given: eleven million letters are slow to send to a browser.
LARGE = """(box) => {
  const given = new DataTransfer();
  given.items.add(new File([new Uint8Array(11e6)], "podatki.csv", { type: "text/csv" }));
  box.files = given.files;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}"""
TITLES = """
  window.titles = [];
  new MutationObserver(() => {
    if (window.titles.at(-1) !== document.title) window.titles.push(document.title);
  }).observe(document, { subtree: true, childList: true, characterData: true });
"""
# The same as a reader sees them: once a frame.
SEEN_TITLES = """
  window.titles = [];
  const look = () => {
    if (document.title && window.titles.at(-1) !== document.title) {
      window.titles.push(document.title);
    }
    requestAnimationFrame(look);
  };
  look();
"""


def a_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("footer.footer")).to_be_visible()


def no_sidebar(page: Page, address: str) -> None:
    a_page(page, address)
    page.get_by_test_id("stSidebar").hover()
    page.locator("[data-testid=stSidebarCollapseButton] button").click()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


def template(page: Page, address: str) -> None:
    """Open the editors' part, which has a list to choose from and a file to take."""
    editing(page, address)
    expect(page.locator(LIST)).to_have_count(1)
    expect(page.locator("a[data-file=template]")).to_be_visible()
    wait_for_rest(page)


def opened(page: Page, act: Callable[[Locator], None]) -> None:
    """Open the first list; one whose page still moves is closed again at once, so it rests first.

    The place to which a click brings the page is not known before it is there: try anew.
    """
    field = page.locator(f"{LIST} input").first
    choices = page.get_by_test_id("stSelectboxVirtualDropdown")
    for _ in range(12):
        field.scroll_into_view_if_needed()
        page.wait_for_function(AT_REST, polling=100)
        act(field)
        with suppress(AssertionError):
            expect(choices).to_be_visible(timeout=5_000)
            return
        field.blur()
    expect(choices).to_be_visible()


def a_list(page: Page, address: str) -> None:
    template(page, address)
    opened(page, lambda field: field.click())
    expect(page.get_by_role("option")).not_to_have_count(0)
    expect(page.locator("[data-live-announcer] [role=log] > div")).not_to_have_count(0)


def an_empty_list(page: Page, address: str) -> None:
    template(page, address)
    opened(page, lambda field: field.fill("zzz"))
    expect(page.locator("[data-testid=stSelectboxVirtualDropdown] span")).not_to_have_count(0)


def a_choice_on_a_mac(page: Page, address: str) -> None:
    page.add_init_script(APPLE)
    a_list(page, address)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-live-announcer] [role=log] > div").nth(2)).to_be_attached()


def a_text_box(page: Page, address: str) -> None:
    a_page(page, address.replace("teme", "podatki"))
    page.get_by_test_id("stTextInputField").fill("abc")
    expect(page.get_by_test_id("InputInstructions")).to_be_visible()


def editing(page: Page, address: str) -> None:
    """Open the editors' part, which has a box for a file."""
    page.goto(address.replace("teme", "podatki") + "&urejanje=da")
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()


def a_file(page: Page, address: str) -> None:
    editing(page, address)
    given = {"name": "podatki.csv", "mimeType": "text/csv", "buffer": b"a;b\n1;2\n"}
    page.locator("[data-testid=stFileUploader] input").set_input_files(given)  # type: ignore[arg-type]
    expect(page.locator(".st-key-editing-steps .sentence")).to_be_visible()


def a_large_file(page: Page, address: str) -> None:
    editing(page, address)
    page.locator("[data-testid=stFileUploader] input").evaluate(LARGE)
    expect(page.locator("[data-testid=stFileChip] [role=alert]")).to_be_visible()


def no_such_page(page: Page, address: str) -> None:
    page.goto(address.replace("teme", "ni-take-strani"))
    expect(page.get_by_test_id("stDialog")).to_be_visible()
    expect(page.locator("footer.footer")).to_be_attached()


def no_connection(page: Page, address: str) -> None:
    """Cut the page off from its server, at the name of this computer: Streamlit has advice then."""
    cut: list[WebSocketRoute] = []

    def hear(route: WebSocketRoute) -> None:
        cut.append(route)
        if len(cut) == 1:
            route.connect_to_server()

    page.route_web_socket("**/_stcore/stream*", hear)
    a_page(page, address.replace("127.0.0.1", "localhost"))
    page.route("**/_stcore/**", lambda route: route.abort())
    cut[0].close()
    expect(page.get_by_test_id("stDialog")).to_be_visible()


def no_map(page: Page, address: str) -> None:
    page.clock.install()
    page.route("**/component/**", lambda route: route.abort())
    a_page(page, address.replace("teme", "obcina"))
    expect(page.locator(FRAME)).to_be_attached()
    page.clock.run_for(READY_MS)
    expect(page.get_by_test_id("stAlert")).to_be_visible()


# What happens, by the names of the entries of `ui.streamlit_words` that it brings about.
SCENES: dict[Callable[[Page, str], None], tuple[str, ...]] = {
    a_page: ("skip link", "sidebar", "collapse the sidebar"),
    no_sidebar: ("expand the sidebar",),
    a_list: ("open a list", "close a list", "choices announced"),
    an_empty_list: ("no choice",),
    a_choice_on_a_mac: ("choice announced",),
    a_text_box: ("text box",),
    editing: ("choose a file", "how large a file", "file"),
    a_file: ("size of a file", "remove a file", "another file", "sign of another file"),
    a_large_file: ("file that is too large",),
    no_such_page: ("close a notice", "dismiss a notice", "no page", "no page, what follows"),
    no_connection: ("no connection", "no connection, what follows", "no connection, a command"),
    no_map: ("no map", "no map, what follows"),
}
