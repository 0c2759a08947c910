"""Bars are controls: by pointer and by keys, named by their figure, they lead to their projects."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.map_page import wait_for_rest


def test_a_bar_is_named_by_its_figure_and_leads_to_its_projects(page: Page, server: str):
    page.goto(f"{server}/obcina?obcina=061")
    bar = page.get_by_role("link", name="Trajnostna mobilnost, 2014–2020: 7 projektov", exact=True)
    assert (bar.bounding_box() or {"height": 0})["height"] >= 24
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/projekti?**mesta=061**")
    expect(page.locator(".says")).to_contain_text(re.compile(r"7 projektov .*Ljubljani"))
    expect(page.locator("table.projects tbody tr")).to_have_count(7)
    wait_for_rest(page)
    page.go_back()
    page.wait_for_url("**/obcina?**")
    page.locator(".timeline a", has_text="Kopališče Vevče").click()
    page.wait_for_url("**/projekt?**projekt=061-**")
    expect(page.get_by_role("heading", name="Kopališče Vevče")).to_be_visible()


def test_the_bar_of_a_group_sets_its_filter_each_time(page: Page, server: str):
    page.goto(f"{server}/projekti?skupine=theme")
    bar = page.get_by_role("button", name="Energetska učinkovitost: 6 projektov", exact=True)
    for act in (bar.click, lambda: bar.press("Enter")):  # taken off again, it filters once more
        expect(page.locator("#groups-scroll tbody tr")).to_have_count(3)
        act()
        page.wait_for_url("**tema=energy_efficiency**")
        expect(page.locator("#groups-scroll tbody tr")).to_have_count(1)
        page.locator("#chip-1").click()
        page.wait_for_url(lambda url: "tema=" not in url)
    wait_for_rest(page)


def test_a_year_of_the_starts_leads_by_keys_to_the_projects_that_began_in_it(
    page: Page, server: str
):
    page.goto(f"{server}/?lang=en")
    years = page.locator("#starts li", has_text="Celje").locator(".starts-columns a")
    expect(years).to_have_count(3)
    expect(years.nth(2)).to_have_accessible_name(re.compile(r"^2019: 4\b.*Celje"))
    wait_for_rest(page)
    page.locator("#starts .starts-name a", has_text="Celje").focus()
    page.keyboard.press("Tab")
    expect(years.first).to_be_focused()
    page.keyboard.press("End")
    expect(years.last).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/podatki?**")
    expect(page.locator(".evidence-figure strong")).to_have_text("4")
