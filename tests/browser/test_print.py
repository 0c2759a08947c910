"""Every page on paper: A4, the sentence and the sources, no control, no cut table."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.map_page import FRAME, map_frame, wait_for_rest
from tests.browser.settled import faults
from tests.tables import projects as read_projects

A4 = (596, 843)  # points; Chromium rounds up to a whole pixel
SHOWN = "Shown: 98 projects"
SOURCES = "Data of"
# On screen, and of no use on paper: filters, buttons, choices, the link.
CONTROLS = (
    "Search projects",
    "ITI named in the source",
    "Slovenščina",
    "Choose a town",
    "Order",
    "This view as a link",
    "Next",
    "Slides (PPTX)",
    "To the map",
)
# Of the whole list, in its order: all of it stands on paper.
LAST_PROJECT = str(read_projects()["name_en"].iloc[-1])
PAGES = {
    "": (SHOWN, "5–8", "How to read the arms", "The same figures as a table", "Velenje"),
    "projekti": (SHOWN, "EU contribution (EUR)", "Cukrarna Gallery", LAST_PROJECT),
    "obcina?obcina=061": ("In Ljubljana", "Statistical region", "12 projects"),
    "teme": (SHOWN, "the association's joint project", "Published figures"),
    "primerjava?primerjaj=061,070,080,133": (SHOWN, "Median", "Velenje"),
    "o_zdruzenju": ("Six basic tasks", "Coats of arms", "Velenje"),
}

# What is wider than A4 less its margins.
WIDER = """() => [...document.querySelectorAll('table, img, iframe, .scroll, section, footer')]
  .filter((part) => part.getBoundingClientRect().right > 704)
  .map((part) => part.outerHTML.slice(0, 80))"""


def printed(page: Page, address: str, path: str, across: bool = False) -> PdfReader:
    page.goto(f"{address}/{path}{'&' if '?' in path else '?'}lang=en")
    page.locator("footer.footer").wait_for()
    for words in PAGES.get(path, ()):
        page.get_by_text(words).first.wait_for(state="attached")
    if page.locator(FRAME).count():
        map_frame(page).locator(".zmos-marker").nth(11).wait_for()
    wait_for_rest(page)
    return PdfReader(BytesIO(page.pdf(format="A4", landscape=across, prefer_css_page_size=True)))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints_as_a_clean_a4_and_nothing_is_wider(page: Page, server: str, path: str):
    pdf = printed(page, server, path)
    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in pdf.pages}
    assert sizes == {A4}
    assert 1 < len(pdf.pages) <= 6
    words = " ".join(" ".join(p.extract_text() for p in pdf.pages).split())
    for wanted in (*PAGES[path], SOURCES):
        assert wanted in words
    for control in CONTROLS:
        assert control not in words
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 less its margins
    assert faults(page, WIDER) == []


def test_across_the_map_and_what_it_is_read_by_are_one_sheet(page: Page, server: str):
    sheet = printed(page, server, "", across=True).pages[0]
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4[::-1]
    words = " ".join(sheet.extract_text().split())
    for wanted in (SHOWN, "Murska Sobota", "5–8", "How to read the arms", "not eligible in 2014"):
        assert wanted in words


def test_a_project_is_one_a4(page: Page, server: str):
    pdf = printed(page, server, "projekt?projekt=061-01")
    (sheet,) = pdf.pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    words = " ".join(sheet.extract_text().split())
    for wanted in ("Cukrarna Gallery", "13,460,000", "Sources of the project", SOURCES):
        assert wanted in words
    for control in ("Slovenščina", "This view as a link", "Report an error", "All projects"):
        assert control not in words


def test_the_map_fills_the_paper_with_all_arms_and_comes_back(page: Page, server: str):
    page.goto(f"{server}/?lang=en")
    frame = map_frame(page)
    frame.locator(".zmos-marker").nth(11).wait_for()
    wait_for_rest(page)
    box = frame.locator(".leaflet-container")
    before = box.bounding_box()
    box.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert box.evaluate("box => [box.clientWidth, box.clientHeight]") == [700, 500]
    cut = frame.locator(".zmos-badge").evaluate_all(
        """all => all.filter((one) => {
          const seen = one.getBoundingClientRect();
          return seen.left < 0 || seen.top < 0 || seen.right > 700 || seen.bottom > 500;
        }).length"""
    )
    assert cut == 0
    box.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(box).to_have_js_property("clientWidth", round(before["width"]))
    expect(box).to_have_js_property("clientHeight", round(before["height"]))
    assert box.bounding_box() == before
