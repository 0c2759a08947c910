"""A visitor's own slides by keys alone: the focus goes with a slide, and what was done is said."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.map_page import wait_for_rest
from zmos_data import slide_sets
from zmos_data.slide_sets import OwnSlide

SET = (OwnSlide("map", "kazalnik=eu_eur"), OwnSlide("town", "obcina=096"), OwnSlide("known", ""))


def test_a_slide_is_moved_and_removed_by_keys_with_the_focus_at_it(page: Page, server: str):
    page.goto(f"{server}/predstavitev?niz={slide_sets.write(SET)}&priprava=da&lang=en")
    said = page.locator(".own-set [role=status]")
    expect(page.locator(".own-set > ol > li")).to_have_count(3)
    wait_for_rest(page)
    page.locator("#down-1").focus()
    for place, kept in ((2, "down-2"), (3, "up-3")):
        page.keyboard.press("Enter")
        expect(said).to_contain_text(f"Now slide {place} of 3: ")
        expect(page.locator(f"#{kept}")).to_be_focused()
        expect(page.locator(f"#{kept}")).to_have_accessible_name(re.compile(f": {place}\\. "))
    page.locator("#remove-3").focus()
    page.keyboard.press("Enter")
    expect(said).to_contain_text("Removed: ")
    expect(page.locator("#remove-2")).to_be_focused()
    expect(page.locator(".own-set > ol > li")).to_have_count(2)


def test_slides_outlast_the_tab_and_are_offered_where_the_address_has_none(page: Page, server: str):
    page.goto(f"{server}/projekti?tema=urban_environment&lang=en")
    wait_for_rest(page)
    page.locator("#add-slide").click()
    expect(page.locator("#slides-sign")).to_have_text("Slides (1)")
    wait_for_rest(page)
    page.goto(f"{server}/teme?lang=en")
    offer = page.get_by_role("link", name="Your slides of an earlier visit")
    expect(offer).to_be_visible()
    wait_for_rest(page)
    page.locator("#add-slide").click()  # behind those that are kept
    expect(page.locator("#slides-sign")).to_have_text("Slides (2)")
    expect(offer).to_be_hidden()
    wait_for_rest(page)
    page.goto(f"{server}/teme?lang=en")
    offer.click()
    expect(page.locator(".own-set > ol > li")).to_have_count(2)
