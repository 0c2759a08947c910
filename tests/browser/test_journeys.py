"""A policymaker, a presenter and an analyst, each on their way through the pages."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.map_page import (
    FRAME,
    choose_theme,
    map_frame,
    marker,
    open_map,
    state,
    wait_for_rest,
    wait_for_state,
)


def test_a_policymaker_goes_from_the_map_to_a_town_and_a_project(page: Page, server: str):
    open_map(page, server)
    choose_theme(page, "Trajnostna mobilnost")
    wait_for_state(page, "tema=sustainable_mobility")
    marker(page, "080").click()
    expect(page.get_by_text("3 projekti v Murski Soboti")).to_be_visible()
    page.get_by_role("link", name="Več o mestu").click()
    expect(page.get_by_text("V Murski Soboti so v zbranih podatkih 3 projekti")).to_be_visible()
    page.wait_for_url("**/obcina?**obcina=080**")
    expect(page.locator(".chip")).to_have_count(1)
    page.get_by_role("button", name="Naslednje mesto: Nova Gorica").click()
    expect(page.get_by_role("heading", name="Nova Gorica", exact=True)).to_be_visible()
    page.locator('table.list a[id^="project-084"]').first.click()
    page.wait_for_url("**/projekt?**projekt=084-**")
    expect(page.locator("section.about")).to_contain_text("Zanesljivost")


def test_a_presenter_compares_towns_and_opens_the_same_link_elsewhere(
    browser, page: Page, server: str
):
    open_map(page, server)
    page.locator(FRAME).evaluate("frame => { frame.keptByTest = true; }")
    for code in ("061", "080"):
        marker(page, code).click(modifiers=["Shift"])
        wait_for_state(page, code)
    zoom = map_frame(page).get_by_role("button", name="Približaj izbrano")
    zoom.click()
    assert page.locator(FRAME).evaluate("frame => frame.keptByTest === true")
    page.get_by_role("link", name="Primerjaj: Ljubljana in Murska Sobota").click()
    expect(page.locator("table.compare thead th")).to_have_count(4)
    page.locator("#share summary").click()
    shared = page.locator("#share-link")
    expect(shared).to_have_value(re.compile(r"/primerjava\?.*primerjaj=061,080"))
    link = shared.input_value()
    other = browser.new_context(locale="en-GB").new_page()
    other.goto(link.replace("lang=sl", "lang=en"))
    expect(other.locator("table.compare thead th")).to_have_count(4)
    expect(other.get_by_text("Median", exact=True)).to_be_visible()
    other.context.close()


def test_an_analyst_filters_sorts_and_groups_with_the_keyboard(page: Page, server: str):
    page.goto(f"{server}/projekti")
    expect(page.locator("table.list tbody tr")).to_have_count(98)
    search = page.get_by_role("combobox", name="Išči po projektih")
    search.fill("kolesar")
    search.press("Enter")
    page.wait_for_url("**isci=kolesar**")
    expect(page.locator(".says")).to_contain_text("iskanje: »kolesar«")
    box = page.locator('details[data-facet=obdobje] [data-nav*="2021-2027"]')
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**obdobje=2021-2027**")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    expect(
        page.locator('details[data-facet=tema] [data-nav*="energy_efficiency"]')
    ).to_be_disabled()
    head = page.locator("#sort-total_eur")
    head.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    expect(head).to_be_focused()
    page.locator("#grouping").select_option(label="po mestih")
    expect(page.locator("tfoot")).to_contain_text("Skupaj")
    page.locator("#facet-vrednost summary").click()
    page.locator("#range-min").fill("5.000.000")
    page.locator("#range-min").press("Enter")
    page.wait_for_url("**vrednost=5000000-**")
    expect(page.get_by_text("V zbranih podatkih za te filtre ni projektov.")).to_be_visible()
    page.locator("#loosen").click()
    expect(page.locator("#loosen")).to_have_count(0)


def test_the_keyboard_walks_through_the_towns(page: Page, server: str):
    open_map(page, server)
    map_frame(page).locator('.zmos-marker[tabindex="0"]').focus()
    page.keyboard.press("End")
    expect(marker(page, "133")).to_be_focused()
    expect(map_frame(page).locator(".zmos-tip").last).to_have_text("Velenje7 projektov")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(marker(page, "096")).to_be_focused()
    expect(map_frame(page).locator(".zmos-tip").last).to_have_text("Ptuj7 projektov")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ptuj", exact=True)).to_be_visible()
    wait_for_rest(page)
    assert "obcina=096" in state(page)


def test_a_bad_range_is_named_and_nothing_breaks(page: Page, server: str):
    page.goto(f"{server}/projekti")
    page.locator("#facet-vrednost summary").click()
    page.locator("#range-min").fill("veliko")
    page.locator("#range-go").click()
    expect(page.locator(".notice")).to_contain_text("ni razpon zneskov")
    expect(page.locator(".says")).to_contain_text("Prikazano: 98 projektov")


def test_a_fifth_town_takes_no_other_out_of_the_comparison(page: Page, server: str):
    page.goto(f"{server}/?primerjaj=061,070,080,096")
    wait_for_state(page, "primerjaj=061,070,080,096")
    marker(page, "133").focus()
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".notice")).to_contain_text("največ štiri mesta; mesto Velenje")
    expect(page.locator("#compare")).to_have_text(
        "Primerjaj: Ljubljana, Maribor, Murska Sobota in Ptuj"
    )
