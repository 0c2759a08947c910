"""axe-core finds nothing on any page, in both languages, light and dark, the map's frame too.

What is Streamlit's own stands in `ui.streamlit_barriers` by its selector and is named in the
accessibility statement; it is let pass there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from content.text import Text
from tests.browser import axe
from tests.browser.map_page import FRAME, map_frame, wait_for_rest
from ui.page_shell import PATHS
from ui.streamlit_barriers import barriers

Found = set[axe.Finding]

# States of the pages that hold what the pages alone do not.
STATES = (
    "?obcina=061",
    "?mera=total_eur",
    "?embed=true",
    "ni-take-strani",
    "projekti?projekt=061-01",
    "projekti?skupine=theme",
    "projekt?projekt=061-01",
    "projekti?isci=ni-takega",
    "podatki?stevilka=projects",
    "podatki?urejanje=da",
    "primerjava?primerjaj=061,070",
    "predstavitev?govornik=da",
)


def rest(page: Page) -> None:
    """Wait until a page stands to its end, and its map and widgets with it."""
    expect(page.locator("footer.footer, .slide.on, .speaker, .embedded").first).to_be_attached()
    wait_for_rest(page)
    # A widget stands only when the browser has fetched its script, which Streamlit loads late.
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    if "urejanje=da" in page.url:
        expect(page.get_by_test_id("stFileUploaderDropzone").first).to_be_attached()
    if page.locator(FRAME).count():
        expect(map_frame(page).locator(".leaflet-container[data-state]")).to_be_attached()
        expect(map_frame(page).locator(".zmos-marker").first).to_be_attached()


def in_scheme(page: Page, scheme: Literal["light", "dark"], rules: Iterable[str] = ()) -> Found:
    page.emulate_media(color_scheme=scheme)
    expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
    return axe.findings(page, rules)


def in_both_schemes(page: Page) -> Found:
    axe.start(page)
    return in_scheme(page, "light") | in_scheme(page, "dark", axe.OF_COLOURS)


def of_slides(page: Page) -> Found:
    """Return what is found on the first slide of each kind but the one that is shown."""
    found = set()
    slides = page.locator(".deck:not(.speaker) .slide")
    kinds = slides.evaluate_all("all => all.map((slide) => slide.classList[1])")
    for n in sorted(kinds.index(kind) for kind in set(kinds) - set(kinds[:1])):
        page.locator(f'[data-jump="{n + 1}"]').click()
        expect(slides.nth(n)).to_be_visible()
        found |= in_both_schemes(page)
    if kinds:
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        found |= in_both_schemes(page)
    return found


# Every frame says what its content security policy has kept from it (ui/guard/policy.py).
TELL = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
  console.error(`kept out: ${effectiveDirective} ${blockedURI} ${sourceFile}`))
"""


@pytest.mark.parametrize("language", ["sl", "en"])
def test_axe_finds_nothing_of_ours_on_any_page_and_no_page_breaks_its_policy(
    strict_page: Page, server: str, language: str
):
    page = strict_page
    page.add_init_script(TELL)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    ours, theirs = {}, set()
    known = {(each.rule, each.selector) for each in barriers(Text(language))}
    # The states are of the same parts in either language, and are examined in the first.
    for path in (*PATHS, *(STATES if language == "sl" else STATES[:3])):
        page.goto(f"{server}/{path}{'&' if '?' in path else '?'}lang={language}")
        rest(page)
        found = in_both_schemes(page) | of_slides(page)
        theirs |= {finding[:2] for finding in found}
        if violations := sorted(each for each in found if each[:2] not in known):
            ours[path] = violations
    assert ours == {}
    assert [words for words in said if words.startswith("kept out")] == []
    if language == "sl":  # in which every state was seen
        gone = "not Streamlit's any more: take it from the accessibility statement"
        assert known <= theirs, gone


def opened_on_a_phone(page: Page, server: str, language: str) -> Iterator[str]:
    """Open, one after the other, what a phone alone has or what a tap lays over a page."""
    page.goto(f"{server}/?lang={language}")
    expect(page.locator("#zmos-wall .wall-go")).to_be_visible()
    yield "the arms wall"
    page.locator("#zmos-wall .wall-go").tap()
    expect(page.locator("#zmos-wall")).to_have_count(0)
    rest(page)
    yield "the map"
    page.locator("#says-open summary").tap()
    page.locator("#says-themes").tap()
    expect(page.locator("#list-themes")).to_be_visible()
    yield "a list of the sentence"
    page.keyboard.press("Escape")
    page.get_by_test_id("stExpandSidebarButton").tap()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "false")
    wait_for_rest(page)
    yield "the drawer"
    page.goto(f"{server}/projekti?projekt=061-01&lang={language}")
    expect(page.locator("#project-card h2")).to_be_visible()
    rest(page)
    yield "the card of a project"
    page.goto(f"{server}/podatki?obcina=054&stevilka=total_eur&lang={language}")
    expect(page.locator("#evidence-value")).to_be_visible()
    rest(page)
    yield "the evidence of a figure"


LOOKS = 5  # at the colours of a state, at most
Passed = set[tuple[str, str]]


def settled(page: Page, passed: Passed, found: Found) -> Found:
    """Keep what is wrong; colours are looked at again, as a part may take them a moment later."""
    wrong = {each for each in found if each[:2] not in passed}
    for _ in range(LOOKS):
        if of_colours := {each for each in wrong if each[0] in axe.OF_COLOURS}:
            again = axe.findings(page, axe.OF_COLOURS)
            wrong = wrong - of_colours | {each for each in again if each[:2] not in passed}
    return wrong


# In one language: every page is examined in both above, and these states hold the same parts.
@pytest.mark.parametrize("language", ["sl"])
def test_axe_finds_nothing_of_ours_at_a_first_visit_and_on_a_phone(
    first_visit: Callable[..., Page], server: str, language: str
):
    size = {"width": 390, "height": 844}
    page = first_visit(viewport=size, has_touch=True, is_mobile=True, reduced_motion="reduce")
    # What lies under the sticky button of the drawer is scrolled to; `test_everyone` has its size.
    passed = {("target-size", "[data-testid=undefined]")}
    passed |= {(each.rule, each.selector) for each in barriers(Text(language))}
    ours = {}
    for state in opened_on_a_phone(page, server, language):
        axe.start(page)
        wrong = settled(page, passed, in_scheme(page, "light"))
        wrong |= settled(page, passed, in_scheme(page, "dark", axe.OF_COLOURS))
        if wrong:
            ours[state] = sorted(wrong)
    assert ours == {}
