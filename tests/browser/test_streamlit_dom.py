"""What styles and scripts need of Streamlit and streamlit-folium is there, by name."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.map_page import FRAME, open_map
from tests.browser.settled import faults
from ui.board.streamlit_dom import IN_FRAME, ON_PAGE

MISSING = "(all) => all.filter((selector) => !document.querySelector(selector))"
UNKNOWN = "(names) => names.filter((name) => !(name in window))"


def test_the_page_has_every_selector_and_private_name_that_is_needed(page: Page, server: str):
    open_map(page, server)
    frame = page.locator(FRAME).element_handle().content_frame()
    assert frame
    assert faults(page, MISSING, list(ON_PAGE)) == []
    assert faults(frame, UNKNOWN, list(IN_FRAME)) == []
