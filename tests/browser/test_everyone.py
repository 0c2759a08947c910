"""What axe does not see: where the keys lead, what is announced, what is left without colours."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.map_page import FRAME, map_frame, marker, open_map, wait_for_rest
from tests.browser.settled import faults
from ui.page_shell import PATHS

KEYS = 25  # at most, to the projects of a town
HERE = """
() => {
  let at = document.activeElement;
  if (at && at.tagName === "IFRAME") at = at.contentDocument.activeElement;
  const label = (at.labels && at.labels[0]) || at;
  const name = at.getAttribute("aria-label") || label.textContent.trim() || at.title;
  return { tag: at.tagName, name };
}
"""


def counted(page: Page) -> Callable[..., None]:
    """Return a function that presses keys and fails at one too many."""
    pressed: list[str] = []

    def press(*keys: str) -> None:
        for key in keys:
            pressed.append(key)
            assert len(pressed) <= KEYS, pressed
            page.keyboard.press(key)

    return press


def tab_to(page: Page, press: Callable[..., None], name: str) -> None:
    while page.evaluate(HERE)["name"] != name:
        press("Tab")


def test_a_town_is_announced_in_a_short_sentence_and_every_stop_has_a_name(page: Page, server: str):
    open_map(page, f"{server}/?lang=sl&kazalnik=projects")
    assert page.locator(FRAME).get_attribute("title") == "Zemljevid dvanajstih mestnih občin"
    assert map_frame(page).locator("html").get_attribute("lang") == "sl"
    assert page.locator("html").get_attribute("lang") == "sl"
    said = page.locator("#town-said")
    expect(said).to_have_text("")
    for code, words in (("096", "Ptuj"), ("133", "Velenje")):
        stands = said.element_handle()
        marker(page, code).press("Enter")
        expect(said).to_contain_text(f"Izbrano mesto: {words}, 7 projektov.")
        # The region that was there is what speaks, not one that comes with its words.
        assert stands.evaluate("said => said.isConnected")
        wait_for_rest(page)
    live = page.locator("[aria-live=polite]:visible, [role=status]:visible")
    assert max(len(words) for words in live.all_inner_texts()) < 300
    place = map_frame(page).locator('.zmos-marker[tabindex="0"]')
    expect(place).to_have_attribute("data-code", "133")  # one, the chosen town
    described = map_frame(page).locator(".leaflet-container").get_attribute("aria-describedby")
    keys = map_frame(page).locator(f"#{described}").text_content() or ""
    assert "puščičnimi tipkami" in keys
    stops: list[str] = []
    marker(page, "061").focus()
    while "select" not in stops and len(stops) < 60:
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        assert stop["name"], stop
        stops.append(stop["tag"].lower())
    assert "select" in stops
    assert "div" not in stops, "no other town"


def test_keys_alone_lead_to_a_towns_projects(page: Page, server: str):
    """Someone who decides, someone who speaks and someone who reckons, each from the map."""
    open_map(page, f"{server}/?lang=sl&kazalnik=projects")
    press = counted(page)
    tab_to(page, press, "Mesto")
    press("Enter")
    page.wait_for_url("**/obcina?**")
    expect(page.locator("table.data-table, ol.projects, ul.projects").first).to_be_visible()

    open_map(page, f"{server}/?lang=sl&kazalnik=projects")
    press = counted(page)
    tab_to(page, press, "Predstavitev")
    press("Enter")
    page.wait_for_url("**/predstavitev?**")
    expect(page.locator(".slide.on")).to_have_count(1)
    wait_for_rest(page)
    press("ArrowRight")
    expect(page.locator('.slide.on[data-slide="2"]')).to_have_count(1)

    open_map(page, f"{server}/?lang=sl&kazalnik=projects")
    press = counted(page)
    tab_to(page, press, "Projekti")
    press("Enter")
    page.wait_for_url("**/projekti?**")
    expect(page.locator("table.list")).to_be_visible()
    wait_for_rest(page)
    press("/")
    expect(page.locator("#search")).to_be_focused()
    press(*"ptuj")
    expect(page.locator("#search")).to_have_value("ptuj")
    press("Enter")
    page.wait_for_url("**ptuj**")
    expect(page.locator("table.list tbody tr").first).to_contain_text("Ptuj")


def test_the_focus_stays_beside_what_has_gone(page: Page, server: str):
    page.goto(f"{server}/projekti?lang=sl&mesta=096")
    chip = page.locator(".says .chip")
    expect(chip).to_have_count(1)
    wait_for_rest(page)
    chip.press("Enter")
    expect(chip).to_have_count(0)
    expect(page.locator("#says-towns")).to_be_focused()


def test_without_its_colours_a_page_keeps_keys_and_bars_and_nothing_moves(page: Page, server: str):
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    open_map(page, f"{server}/?lang=sl&kazalnik=projects")
    colours = page.locator(".key i").evaluate_all(
        "all => new Set(all.map((key) => getComputedStyle(key).backgroundColor)).size"
    )
    assert colours > 1
    bars = page.locator(".years i")
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    expect(bars.first).not_to_have_css("background-color", paper)
    moving = page.evaluate(
        "() => document.getAnimations().filter((each) => each.playState === 'running'"
        " && each.effect.getComputedTiming().duration > 1).length"
    )
    assert moving == 0
    page.goto(f"{server}/predstavitev?slide=7&lang=sl")
    expect(page.locator(".slide.on .stack i").first).not_to_have_css("background-color", paper)
    numbers = page.locator(".deck footer nav a").evaluate_all(
        "all => all.map((number) => getComputedStyle(number).backgroundColor)"
    )
    assert numbers[6] not in (numbers[5], paper)


# What each page says by colour, among other things.
COLOURED = {
    "obcina?obcina=061": ("table.periods a.bar i", ".timeline .track i", ".share-bar i"),
    "projekt?projekt=061-01": (".life .strip .bar", ".project-head .letter"),
    "podatki?stevilka=total_eur": ("#evidence span.part i",),
    "primerjava?primerjaj=061,096": ("thead .mark.m2", ".dot-line .mark.m1"),
    "teme": ("table.matrix thead .letter",),
    "o_zdruzenju": (".wall-themes .letter",),
}
PALE = """
(all) => all.filter((coloured) => {
  const part = document.querySelector(coloured);
  const [own, paper] = [part, document.body].map((it) => getComputedStyle(it).backgroundColor);
  return !part.getBoundingClientRect().width || own === paper || own === "rgba(0, 0, 0, 0)";
})
"""


def test_without_its_colours_each_page_keeps_what_is_read_by_them(page: Page, server: str):
    page.emulate_media(forced_colors="active")
    for path, coloured in COLOURED.items():
        page.goto(f"{server}/{path}{'&' if '?' in path else '?'}lang=sl")
        for part in coloured:
            expect(page.locator(part).first).to_be_attached()
        assert (path, faults(page, PALE, list(coloured))) == (path, [])


def test_the_accessibility_statement_is_one_click_from_a_page(page: Page, server: str):
    page.goto(f"{server}/projekti?lang=sl")
    page.get_by_role("link", name="Izjava o dostopnosti").click()
    page.wait_for_url("**/o_zdruzenju?**")
    expect(page.get_by_role("heading", name="Izjava o dostopnosti")).to_be_in_viewport()


OVER = """
() => [document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth].filter(Boolean)
"""
# Controls that are too small to hit. A link or a button within words may be as high as they are; a
# figure that opens its evidence stands close to others and is held to the least of WCAG 2.5.8.
SMALL = """
([least, controls]) => {
  const said = (it) => it.textContent.trim().length;
  const hidden = (it) => !it.checkVisibility({ visibilityProperty: true })
    || it.closest(".deck, .said-alone") || (it.closest("thead")
    && getComputedStyle(it.closest("thead")).clipPath !== "none");
  const within = (it) => getComputedStyle(it).display === "inline"
    && said(it.closest("p, li, td, th, dt, dd, div, small")) > said(it) + 2;
  return [...document.querySelectorAll(controls)].filter((it) => !hidden(it)).filter((it) => {
    // Of a link that fills its cell or its row; of arms on the map, round which a finger counts.
    const after = getComputedStyle(it, it.matches(".zmos-marker") ? "::before" : "::after");
    const filled = after.position === "absolute" && after.content !== "none";
    const box = it.getBoundingClientRect();
    const width = Math.max(box.width, filled ? parseFloat(after.width) : 0);
    const height = Math.max(box.height, filled ? parseFloat(after.height) : 0);
    const wanted = it.matches(".evidence, sup *") ? 24 : least;
    return box.width && Math.min(width, height) < wanted - .5 && !within(it);
  }).map((it) => `${it.id || it.className}: ${it.textContent.trim().slice(0, 30)}`);
}
"""
OF_BOARD = (
    ".zmos-board :is(a, button, select, summary, label:has([type=checkbox]),"
    " input:not([type=checkbox], [type=hidden]))"
)
ON_PAGE = f"[data-testid=stMain] {OF_BOARD}"
IN_DRAWER = (
    f"[data-testid=stSidebar] {OF_BOARD},"
    " [data-testid=stSidebar] [data-testid=stSidebarCollapseButton] button"
)
ON_WALL = "#zmos-wall a"
ON_MAP = ".leaflet-container [role=button]"
# Buttons of the map that lie over arms.
OVER_ARMS = """
() => {
  const all = (place) => [...document.querySelectorAll(place)];
  const arms = all(".zmos-badge").map((badge) => badge.getBoundingClientRect());
  return all(".leaflet-control-zoom a").filter((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    return arms.some((one) => one.left < right && one.right > left && one.top < bottom
      && one.bottom > top);
  }).map((button) => button.className);
}
"""
# Headings that something else lies over, wherever the page is scrolled to.
COVERED = """
() => [...document.querySelectorAll("[data-testid=stMain] :is(h1, h2, h3)")].filter((heading) => {
  if (!heading.checkVisibility({ visibilityProperty: true })) return false;
  if (heading.tagName !== "H1") heading.scrollIntoView({ block: "center" });
  const words = document.createRange();
  words.selectNodeContents(heading);
  const { left, right, top, height } = words.getBoundingClientRect();
  return [left + 2, (left + right) / 2, right - 2].some((x) => {
    const over = document.elementFromPoint(x, top + height / 2);
    return over && !heading.contains(over) && !over.contains(heading);
  });
}).map((heading) => heading.textContent.trim())
"""
MORE_PATHS = (
    "projekti?projekt=061-01",
    "projekt?projekt=061-01",
    "primerjava?primerjaj=061,070,080",
)
# Amounts of tables that run over two lines within their digits, or into the next column.
TORN = """
() => [...document.querySelectorAll("table .figure, table.compare td")].flatMap((cell) => {
  const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = cell.clientWidth && cell.scrollWidth > cell.clientWidth + 1 ? [cell.innerText] : [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    for (const { index, 0: digits } of node.data.matchAll(/\\d[\\d.,]*\\d/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + digits.length);
      if (range.getClientRects().length > 1) found.push(digits);
    }
  }
  return found.map((words) => `${innerWidth}: torn ${words}`);
})
"""
# Where what a page is about begins, if that is too low: its first part below the title and the
# sentence of the view.
BEGINS = """
(chrome) => [Math.min(...[...document.querySelectorAll(
  "[data-testid=stMain] :is(.board > :not(.part-header, .part-summary), iframe)")].map((part) =>
  part.getBoundingClientRect()).filter(({ height }) => height).map(({ top }) => top))]
  .filter((top) => top > chrome).map((top) => `${innerWidth}: begins at ${top}`)
"""


def test_every_page_flows_at_400_per_cent_and_is_made_for_a_finger(page: Page, server: str):
    """A window of 1,280 px at 400 % has 320; slides are pictures, to which this does not apply."""
    found = {}
    for path in (*PATHS, *MORE_PATHS):
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(f"{server}/{path}{'&' if '?' in path else '?'}lang=sl&kazalnik=projects")
        expect(page.locator("footer.footer, .slide.on").first).to_be_attached()
        wait_for_rest(page)
        wrong = faults(page, OVER)
        if not page.locator(".deck").count():
            wrong += faults(page, TORN)
            for width, least, chrome in ((360, 44, 160), (768, 24, 260), (1280, 24, 260)):
                page.set_viewport_size({"width": width, "height": 800})
                wrong += faults(page, SMALL, [least, ON_PAGE])
                wrong += faults(page, BEGINS, chrome)
                if width < 1280 and "projekti?" not in path:  # there the card lies over the list
                    wrong += faults(page, COVERED)
        if wrong:
            found[path] = wrong
    assert found == {}


def test_wall_map_and_drawer_are_made_for_a_finger(first_visit: Callable[..., Page], server: str):
    size = {"width": 360, "height": 740}
    page = first_visit(viewport=size, has_touch=True, reduced_motion="reduce")
    page.goto(server)
    wall = page.locator("#zmos-wall")
    expect(wall.get_by_role("link")).to_have_count(14)  # towns, the map, the other language
    assert faults(page, SMALL, [44, ON_WALL]) == []
    wall.get_by_role("link", name="Na zemljevid").tap()
    expect(wall).to_have_count(0)
    expect(map_frame(page).locator(".leaflet-container[data-state]")).to_be_attached()
    wait_for_rest(page)
    frame = page.locator(FRAME).element_handle().content_frame()
    assert frame
    assert map_frame(page).locator(ON_MAP).count() >= 12 + 3
    for width in (360, 390, 430):
        page.set_viewport_size({"width": width, "height": 740})
        assert faults(frame, SMALL, [44, ON_MAP]) == []
        assert faults(frame, OVER_ARMS) == []
    page.get_by_test_id("stExpandSidebarButton").tap()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "false")
    wait_for_rest(page)
    assert faults(page, SMALL, [44, IN_DRAWER]) == []
