"""What a screen reader hears of a chart: our words in the page's language, and none of Vega's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import wait_for_rest

# Of each chart: its page, and what it is called in both languages.
CHARTS = {
    "groups": (
        "projekti?skupine=theme",
        "Vsote po temah",
        "Totals by theme",
    ),
    "timeline": ("obcina?obcina=061", "Projekti po letih: Ljubljana", "Projects by their years"),
    "multiples": ("primerjava?primerjaj=061,070", "Mesta in teme: ", "Towns and themes: "),
}
ALSO = {
    "sl": "Isti podatki so na tej strani tudi v tabeli ali na seznamu.",
    "en": "The same figures are in a table or a list on this page.",
}
# What Vega says by itself, and names of columns.
VEGAS = re.compile(
    r"-axis|\bscale\b|\blegend titled|\bTitle text|mark container|visualization"
    r"|(?:^|; )(?:theme_name|town_name|name|start|until|value|words|tip): "
)


def heard(page: Page) -> list[tuple[str, str]]:
    """Return role and name of everything that the browser tells a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        (str(node["role"]["value"]), str(node.get("name", {}).get("value", "")))
        for node in nodes
        if not node["ignored"]
    ]


def open_chart(page: Page, server: str, path: str, language: str) -> None:
    page.goto(f"{server}/{path}{'&' if '?' in path else '?'}lang={language}")
    expect(page.locator(".chart svg")).to_have_count(1)
    wait_for_rest(page)


def expect_our_words(page: Page, start: str, language: str) -> None:
    told = heard(page)
    names = [name for role, name in told if role == "image" and ALSO[language] in name]
    assert len(names) == 1
    assert names[0].startswith(start)
    assert not [role for role, _ in told if role.lower().startswith("graphics")]
    assert not [name for _, name in told if VEGAS.search(name)]


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_heard_in_our_words_alone(page: Page, server: str, chart: str, language: str):
    path, slovenian, english = CHARTS[chart]
    open_chart(page, server, path, language)
    expect_our_words(page, {"sl": slovenian, "en": english}[language], language)
    # Nobody sees vega-embed's menu either.
    expect(page.locator(".vega-actions, .chart details")).to_have_count(0)


@pytest.mark.parametrize("chart", CHARTS)
def test_no_part_of_a_chart_is_described(page: Page, server: str, chart: str):
    open_chart(page, server, CHARTS[chart][0], "sl")
    assert page.locator(".chart :is(.role-mark, .role-axis)").count() > 1
    parts = ":is(.role-axis, .role-legend, .role-mark)"
    described = f".chart {parts}[aria-label], .chart {parts} [aria-label]"
    expect(page.locator(described)).to_have_count(0)


def test_it_stays_so_when_the_rows_and_the_language_change(page: Page, server: str):
    open_chart(page, server, CHARTS["groups"][0], "sl")
    page.locator('details[data-facet=obdobje] [data-nav*="2014-2020"]').click()
    page.wait_for_url("**obdobje=2014-2020**")
    wait_for_rest(page)
    expect_our_words(page, CHARTS["groups"][1], "sl")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".chart")).to_have_attribute("aria-label", re.compile(ALSO["en"]))
    expect(page.locator(".chart [aria-hidden=true] svg")).to_have_count(1)
    wait_for_rest(page)
    expect_our_words(page, CHARTS["groups"][2], "en")
