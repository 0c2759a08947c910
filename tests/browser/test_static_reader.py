"""Who reads the static edition: by keys, on a phone, from a server or a disk, at a meeting."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from static_site.addresses import FILES
from static_site.axes import KEPT, TOWNS, name_of
from static_site.composed import figures_of
from tests.browser.conftest import PATIENCE_MS
from tests.browser.map_page import map_frame, marker, wait_for_rest, wait_for_state
from tests.static_edition import plainly_served
from ui.recording import Element, View
from zmos_data.parameters import YEAR_FROM, YEAR_TO

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
THEME = "Energetska učinkovitost"


@pytest.fixture(params=["a server", "a disk"])
def root(request: pytest.FixtureRequest, whole_edition: Path) -> Iterator[str]:
    """Give where the Slovenian pages stand: below a path of a server, or on a disk."""
    if request.param == "a disk":
        yield (whole_edition / "sl").as_uri()
    else:
        with plainly_served(whole_edition.parent) as address:
            yield f"{address}/{whole_edition.name}/sl"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        locale="sl-SI", viewport={"width": 1366, "height": 768}, bypass_csp=False
    )
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def opened_map(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    marker(page, "061").wait_for()
    wait_for_rest(page)


def test_towns_and_themes_are_chosen_by_keys(page: Page, root: str):
    opened_map(page, root)
    map_frame(page).locator('.zmos-marker[tabindex="0"]').focus()
    page.keyboard.press("End")
    expect(marker(page, "133")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(marker(page, "096")).to_be_focused()
    page.keyboard.press("Enter")  # a town's views stand in a file of their own
    expect(page.get_by_role("heading", name="Ptuj", exact=True)).to_be_visible()
    wait_for_state(page, "obcina=096")
    box = page.get_by_test_id("stSidebar").get_by_role("checkbox", name=THEME)
    box.focus()
    page.keyboard.press("Space")
    wait_for_state(page, "tema=energy_efficiency")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    expect(page.locator(".part-panel")).to_contain_text("Ptuj")
    page.go_back()
    expect(box).not_to_be_checked()
    expect(page).to_have_url(re.compile(r"index\.html\?obcina=096$"))


def test_the_site_of_a_project_opens_its_page(page: Page, root: str):
    page.goto(f"{root}/obcina-096.html")
    map_frame(page).locator(".zmos-point").press("Enter")
    expect(page).to_have_url(re.compile(r"/projekt-096-\d+\.html$"))
    expect(page.locator(".life")).to_be_visible()


def test_the_years_move_by_keys(page: Page, root: str):
    opened_map(page, root)
    first = page.get_by_role("slider", name="Prvo leto", exact=True)
    expect(page.locator("#years-go")).to_have_attribute("hidden", "")  # its script is at work
    first.press("End")
    expect(page).to_have_url(re.compile(r"\?od=\d{4}$"))
    expect(page.locator("#not-written")).to_be_hidden()
    wait_for_state(page, "od=")
    first.press("Home")
    expect(page).to_have_url(re.compile(r"index\.html$"))


def test_a_list_is_sorted_by_keys_and_keeps_its_order_elsewhere(page: Page, root: str):
    page.goto(f"{root}/projekti.html")
    head = page.locator("#sort-total_eur")
    head.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    expect(head).to_be_focused()
    # What only a list shows takes no other page from a reader.
    for title in ("Teme", "Podatki", "Zemljevid"):
        page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
        expect(page.locator("h1")).to_have_text(title)
        expect(page.locator("footer.footer")).to_be_attached()
        expect(page.locator("#not-written")).to_be_hidden()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Projekti", exact=True).click()
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    project = page.locator("table.list tbody a").first
    project.focus()
    page.keyboard.press("Enter")  # the live page opens a card in the list
    expect(page).to_have_url(re.compile(r"/projekt-\d{3}-\d+\.html$"))
    expect(page.locator(".life")).to_be_visible()
    page.go_back()
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    page.goto(f"{root}/projekti.html?projekt=070-11&tema=urban_environment")  # a link of it
    expect(page).to_have_url(re.compile(r"/projekt-070-11\.html$"))


def test_a_figure_leads_to_its_evidence_a_source_and_a_project(page: Page, root: str):
    opened_map(page, root)
    page.get_by_test_id("stSidebar").get_by_role("checkbox", name=THEME).click()
    wait_for_state(page, "tema=energy_efficiency")
    figure = page.locator('.headline a.evidence[href*="stevilka=total_eur"]')
    figure.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/podatki\.html\?(?=.*tema=energy)(?=.*stevilka=total)"))
    expect(page.locator("#evidence-value")).to_contain_text("pribl. 5.056.000")
    expect(page.locator("#evidence tbody tr:not(.group)")).to_have_count(6)
    source = page.locator("#evidence tbody tr td.words a").first
    expect(source).to_have_attribute("href", re.compile(r"^https://"))
    page.locator('[id^="evidence-"][href^="projekt-"]').first.click()
    expect(page).to_have_url(re.compile(r"/projekt-\d{3}-\d+\.html$"))
    expect(page.locator(".life")).to_be_visible()
    page.go_back()
    expect(page.locator("#evidence-value")).to_be_visible()


def test_a_long_list_of_evidence_has_its_second_page(page: Page, root: str):
    page.goto(f"{root}/podatki.html?stevilka=projects")
    rows = page.locator("#evidence tbody tr:not(.group)")
    expect(rows).to_have_count(50)
    page.locator("#page-next").click()
    expect(rows).to_have_count(48)


def test_slides_have_their_keys_a_speakers_window_and_a_way_back(page: Page, root: str):
    page.goto(f"{root}/predstavitev.html?slide=3")
    shown = page.locator(".slide.on")
    expect(shown).to_have_attribute("data-slide", "3")
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    speaker = opened.value
    expect(speaker.locator(".slide.on .speak")).not_to_be_empty()
    expect(speaker.locator(".deck.speaker")).to_have_css("display", "flex")  # its own style
    preview = speaker.frame_locator(".preview iframe")
    expect(preview.locator('.slide.on[data-slide="4"]')).to_be_visible()
    page.keyboard.press("PageDown")
    expect(shown).to_have_attribute("data-slide", "4")
    expect(speaker.locator(".slide.on")).to_have_attribute("data-slide", "4")
    page.keyboard.press("b")
    expect(page.locator(":root")).to_have_attribute("data-screen", "black")
    speaker.keyboard.press("PageDown")  # shows the slide again, and turns none
    expect(page.locator(":root")).to_have_attribute("data-screen", "")
    speaker.close()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/index\.html\?.*tema="))
    marker(page, "061").wait_for()
    expect(page.get_by_role("link", name="Nazaj na prosojnico 4")).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown).to_have_attribute("data-slide", "4")


def test_a_view_that_does_not_come_is_said_to_be_lost_and_asked_for_again(
    browser: Browser, whole_edition: Path
):
    # What the service worker has kept is not lost.
    context = browser.new_context(locale="sl-SI", bypass_csp=False, service_workers="block")
    page = context.new_page()
    with plainly_served(whole_edition) as address:
        opened_map(page, f"{address}/sl")
        page.route("**/states/**", lambda route: route.abort())
        marker(page, "096").click()
        lost = page.locator("#lost")
        expect(lost).to_contain_text("ni bilo mogoče prenesti")
        expect(page.locator("#not-written")).to_be_hidden()  # nobody knows that
        page.go_back()
        expect(lost).to_be_hidden()
        page.unroute_all()
        marker(page, "096").click()
        expect(page.get_by_role("heading", name="Ptuj", exact=True)).to_be_visible()
        page.route("**/states/**", lambda route: route.abort())
        marker(page, "133").click()
        expect(lost).to_be_visible()
        page.unroute_all()
        lost.get_by_role("button").click()
        expect(page.get_by_role("heading", name="Velenje", exact=True)).to_be_visible()
        expect(lost).to_be_hidden()
    context.close()


def test_a_phone_has_the_menu_the_filters_and_the_map(browser: Browser, root: str):
    context = browser.new_context(locale="sl-SI", bypass_csp=False, **PHONE)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    opened_map(page, root)
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar).to_be_hidden()
    page.get_by_role("button", name="Meni").first.tap()
    expect(sidebar).to_be_visible()
    sidebar.get_by_text(THEME, exact=True).first.tap()
    wait_for_state(page, "tema=energy_efficiency")
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").tap()
    expect(sidebar).to_be_hidden()
    marker(page, "096").tap()
    wait_for_state(page, "obcina=096")
    expect(page.locator(".part-panel")).to_contain_text("Ptuj")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def views_of(site: Path, name: str) -> Iterator[View]:
    """Give every view of a page as the browser puts it together out of its files."""
    (start,) = re.findall(rf'"\.\./(states/{name}-sl-[^"]+)"', read(site / "sl" / FILES[name]))
    first = unpacked(site / start)
    for file in ("", *first["files"]):
        held = unpacked(site / first["files"][file]) if file else first
        contents = {**held["contents"], **first["contents"]}
        if file:
            for part, values in first["contents"].items():
                contents[part] = [*values, *held["contents"].get(part, [])]
        for query, elements in held["views"].items():
            yield View(query, tuple(element_of(each, contents) for each in elements))


def element_of(written: list[Any], contents: dict[str, list[Any]]) -> Element:
    area, kind, key, held = written
    if kind != "board":
        return Element(area, kind, key, {})
    parts = {
        part: "".join(contents[f"{part}/"][piece] for piece in contents[part][place])
        for part, place in held[0].items()
    }
    return Element(area, kind, key, {"parts": parts})


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def unpacked(path: Path) -> dict[str, Any]:
    packed = read(path).rsplit('"', 2)[1]
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed)))
    return found


def test_every_figure_of_every_view_has_its_evidence(whole_edition: Path):
    """But of years and of a town's list, of which the edition holds no evidence."""
    written = {view.query for view in views_of(whole_edition, "data")}
    asked: dict[str, str] = {}
    for name in ("map", "projects", "town", "themes", "comparison", "data", "about"):
        for view in views_of(whole_edition, name):
            shown = dict(parse_qsl(view.query))
            if shown.keys() & {YEAR_FROM, YEAR_TO, TOWNS}:
                continue
            for figure in figures_of(view):
                kept = {k: v for k, v in parse_qsl(figure) if k not in KEPT["data"]}
                asked[name_of(kept)] = f"{name}: {view.query}"
    assert len(asked) > 1000
    assert {figure: asked[figure] for figure in asked.keys() - written} == {}
