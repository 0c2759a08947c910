"""The filter by years in the browser: its handles by keyboard, and the question it is for."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from content.text import Text
from tests.browser.map_page import wait_for_rest
from tests.tables import projects

ROWS = projects()
STARTS, ENDS = (pd.to_numeric(ROWS[name]) for name in ("start_year", "end_year"))
SINCE_2021 = (STARTS >= 2021) | (ENDS >= 2021)
NOT_KNOWN = ~SINCE_2021 & ENDS.isna()


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def test_a_key_moves_a_handle_and_the_list_follows(page: Page, server: str):
    page.goto(f"{server}/projekti?mesta=096")  # Ptuj
    first = handle(page, "Prvo leto")
    expect(first).to_have_value("2016")
    expect(page.locator("#years-go")).to_have_attribute("hidden", "")  # its script is at work
    first.press("End")
    page.wait_for_url("**od=2026**")
    first.press("Home")
    page.wait_for_url(lambda url: "od=" not in url)  # at its end it bounds nothing
    for _ in range(5):
        first.press("ArrowRight")  # faster than the page answers
    page.wait_for_url("**od=2021**")
    expect(first).to_have_value("2021")
    expect(first).to_be_focused()
    expect(page.locator("#years-shown")).to_have_text(re.compile("2021.?–.?2026"))
    of_ptuj = ROWS["municipality_code"] == "096"
    kept, unknown = (int((of_ptuj & rows).sum()) for rows in (SINCE_2021, NOT_KNOWN))
    listed = page.locator("table.list tbody tr")
    expect(listed).to_have_count(kept)
    page.get_by_role("button", name=f"Vključi {unknown} projekt").click()
    page.wait_for_url("**brez_let=da**")
    expect(listed).to_have_count(kept + unknown)


@pytest.mark.parametrize(
    ("language", "search", "groups"),
    [("sl", "kolesarjenje", "Vsote po mestih"), ("en", "cycling", "Totals by town")],
)
def test_which_towns_did_most_for_cycling_since_2021(
    browser: Browser, server: str, language: str, search: str, groups: str
):
    named = [ROWS[name].str.contains("koles|cycl", case=False) for name in ("name_sl", "name_en")]
    cycling = (named[0] | named[1]) & SINCE_2021
    counted = ROWS[cycling].groupby("municipality").size().to_dict()
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="sl-SI")
    page = context.new_page()
    page.goto(f"{server}/projekti?isci={search}&od=2021&skupine=town&lang={language}")
    table = page.get_by_role("region", name=groups)
    expect(table.locator("tbody tr")).to_have_count(len(counted))
    rows = table.locator("tbody tr").all()
    shown = {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows}
    assert {town: int(n) for town, n in shown.items()} == counted
    (known,) = ROWS[cycling & (ROWS["municipality"] == "Nova Gorica")]["total_eur"]
    amount = Text(language).number(known, 2)
    expect(table.get_by_role("row").filter(has_text="Nova Gorica")).to_contain_text(amount)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator("#years-go")).to_have_attribute("hidden", "")  # its script is at work
    last = handle(page, {"sl": "Zadnje leto", "en": "Last year"}[language])
    last.scroll_into_view_if_needed()
    expect(last).to_have_value("2026")
    last.press("Home")  # to the other handle: 2021 alone
    page.wait_for_url("**do=2021**")
    context.close()


def test_the_button_of_the_years_is_never_seen_where_its_script_is_at_work(page: Page, server: str):
    page.goto(f"{server}/projekti?mesta=061")
    expect(page.locator("#years-go")).to_have_attribute("hidden", "")  # its script is at work
    page.evaluate(
        """() => {
          window.tallest = 0;
          const look = () => {
            const button = document.querySelector("#years-go");
            window.tallest = Math.max(window.tallest, button.offsetHeight);
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    stages = page.locator("details[data-facet=faza] input:enabled")
    stages.first.evaluate("box => { box.closest('details').open = true; }")
    for n in range(2):
        for on in (True, False):
            stages.nth(n).click()
            expect(stages.nth(n)).to_be_checked(checked=on)
            wait_for_rest(page)
    assert page.evaluate("window.tallest") == 0


def test_a_facet_that_the_address_has_opened_stays_open_while_it_has_the_focus(
    page: Page, server: str
):
    page.goto(f"{server}/projekti?faza=selected")
    facet = page.locator("details[data-facet=faza]")
    box = facet.locator("[data-nav*='\"selected\"']")
    expect(box).to_be_checked()
    wait_for_rest(page)
    for on in (False, True, False):
        box.press("Space")
        expect(box).to_be_checked(checked=on)
        wait_for_rest(page)
        expect(facet).to_have_attribute("open", "")
        expect(box).to_be_focused()
