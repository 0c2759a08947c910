"""What styles and scripts need of Streamlit and streamlit-folium is there, by name."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.map_page import open_map
from ui.board.streamlit_dom import IN_FRAME, ON_PAGE


def test_the_page_has_every_selector_and_private_name_that_is_needed(page: Page, server: str):
    open_map(page, server)
    missing = [selector for selector in ON_PAGE if not page.locator(selector).count()]
    frame = page.frame_locator("iframe.stCustomComponentV1").locator("body")
    missing += [
        name for name in IN_FRAME if not frame.evaluate("(_, name) => name in window", name)
    ]
    assert missing == []
