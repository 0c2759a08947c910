"""Three amounts beside one another in a real browser: on a screen, a phone, and on paper."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from documents.standalone import build_standalone
from tests.browser.map_page import open_map, wait_for_rest, wait_for_state
from tests.browser.settled import faults
from tests.pages import build_page
from zmos_data.model import Dataset

LANGUAGES = ("sl", "en")
PATHS = (
    "?kazalnik=cofin_total_eur_per_1000",
    "?obcina=061",
    "projekti?skupine=town",
    "projekti?skupine=theme&projekt=096-02",
    "obcina?obcina=061",
    "teme?kazalnik=cofin_total_eur",
    "podatki?stevilka=cofin_total_eur",
)
# Tables that are wider than their place, and whether the page is wider than the screen. The
# tables of completeness have no amounts and scroll in their boxes on a phone.
WIDE = """() => [
  ...[...document.querySelectorAll('.scroll:not([id^=completeness])')]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => box.id + ' ' + box.scrollWidth + ' > ' + box.clientWidth),
  ...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])]"""
TOPS = "all => all.map((cell) => cell.getBoundingClientRect().top)"


def shown(page: Page, server: str, path: str, language: str) -> None:
    page.goto(f"{server}/{path}{'&' if '?' in path else '?'}lang={language}")
    expect(page.locator("footer.footer")).to_be_visible()
    wait_for_rest(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_no_table_of_amounts_is_wider_than_a_phone_or_a_laptop(page: Page, server, path, language):
    page.set_viewport_size({"width": 390, "height": 844})
    shown(page, server, path, language)
    assert faults(page, WIDE) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "false")
    assert faults(page, WIDE) == []


@pytest.mark.parametrize(
    ("width", "in_view", "named"),
    [(360, 1, True), (768, 3, True), (1280, 8, False), (1900, 8, False)],
)
def test_a_row_of_the_list_has_its_three_amounts_beside_one_another(
    page: Page, server, width, in_view, named
):
    page.set_viewport_size({"width": width, "height": 720 if width > 1000 else 1024})
    shown(page, server, "projekti", "sl")
    rows = page.locator("#projects-scroll tbody tr")
    figures = rows.first.locator("td.figure")
    expect(figures.last).to_have_attribute("data-label", "Prispevek EU (EUR)")
    assert faults(page, WIDE) == []
    bottoms = figures.evaluate_all("all => all.map((one) => one.getBoundingClientRect().bottom)")
    assert len(bottoms) == 3
    assert max(bottoms) - min(bottoms) < 1
    words = figures.last.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert (words != "none") == named
    boxes = rows.evaluate_all("all => all.map((row) => row.getBoundingClientRect().toJSON())")
    height = page.viewport_size["height"] if page.viewport_size else 0
    assert sum(box["bottom"] <= height for box in boxes) >= in_view
    assert min(box["height"] for box in boxes) >= 44 - 0.5
    assert named or min(box["height"] for box in boxes) < 46


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("grouping", ["town", "theme", "priority"])
def test_every_sum_stands_under_its_head(page: Page, server, grouping, language):
    page.set_viewport_size({"width": 1280, "height": 900})
    shown(page, server, f"projekti?skupine={grouping}", language)
    rights = "all => all.map((cell) => Math.round(cell.getBoundingClientRect().right))"
    heads = page.locator("#groups-scroll thead th").evaluate_all(rights)
    for row in ("tbody tr", "tfoot tr"):
        cells = page.locator(f"#groups-scroll {row}").first.locator("th, td")
        assert cells.evaluate_all(rights) == heads


def test_on_a_phone_every_amount_of_a_group_has_its_name(page: Page, server):
    page.set_viewport_size({"width": 390, "height": 844})
    shown(page, server, "projekti?skupine=theme", "sl")
    for row in ("tbody tr", "tfoot tr"):
        cells = page.locator(f"#groups-scroll {row}").first.locator("td")
        names = cells.evaluate_all("all => all.map((cell) => cell.dataset.label)")
        assert names == [
            "Projekti",
            "Skupna vrednost (EUR)",
            "EU in država (EUR)",
            "Prispevek EU (EUR)",
        ]
        tops = cells.evaluate_all(TOPS)
        assert tops == sorted(set(tops))


@pytest.mark.parametrize(
    ("language", "choice", "legend"),
    [
        ("sl", "EU in država (EUR)", "Sofinanciranje (EU in državni proračun, EUR)"),
        ("en", "EU + state (EUR)", "Public co-financing (EU + national budget, EUR)"),
    ],
)
def test_the_co_financing_colours_the_map_and_opens_its_evidence(
    page: Page, server, dataset: Dataset, language, choice, legend
):
    open_map(page, f"{server}/?lang={language}")
    page.locator("#says-measure").click()
    page.locator("#list-measure").get_by_role("button", name=choice, exact=True).click()
    wait_for_state(page, "kazalnik=cofin_total_eur")
    expect(page.locator(".legend strong")).to_have_text(legend)
    wait_for_rest(page)  # the table follows in a board of its own
    figure = page.locator('#towns-scroll a.evidence[href*="stevilka=cofin_total_eur"]').first
    words = figure.text_content() or ""
    figure.click()
    page.wait_for_url("**/podatki?**stevilka=cofin_total_eur**")
    expect(page.locator("#evidence .evidence-figure")).to_contain_text(legend)
    expect(page.locator("#evidence-value")).to_contain_text(words[:12])
    town = re.search(r"obcina=(\d{3})", page.url)
    assert town
    own = dataset.projects[dataset.projects["municipality_code"] == town[1]]
    expect(page.locator("#evidence tbody tr:not(.group)")).to_have_count(len(own))


def test_the_list_of_the_file_keeps_its_columns_on_paper(
    page: Page, dataset: Dataset, tmp_path: Path
):
    file = tmp_path / "view.html"
    file.write_bytes(build_standalone(build_page(dataset, "en"), "", date(2026, 11, 24)))
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 less its margins
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 703
    widths = (
        page.locator("table.list tbody tr")
        .first.locator("td")
        .evaluate_all("all => all.map((cell) => cell.getBoundingClientRect().width)")
    )
    assert len(widths) == 5
    assert min(widths) > 50
