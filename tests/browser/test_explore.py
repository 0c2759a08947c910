"""Exploring in the browser: chips, the matrix by keyboard, the link of a view, a town's map."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import segno
from playwright.sync_api import Page, expect

from tests.browser.map_page import FRAME, map_frame, marker, open_map, wait_for_rest
from tests.browser.settled import faults
from zmos_data.exports.qr import qr_drawing

FILTERS = {
    "tema": "urban_environment",
    "obdobje": "2014-2020",
    "faza": "approved",
    "isci": "prenova",
}
MODULES = """image => {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const dark = (x, y) => Number(data[4 * (y * canvas.width + x)] < 128);
  const found = [];
  for (let y = 2; y < canvas.height; y += 4) {
    const row = [];
    for (let x = 2; x < canvas.width; x += 4) row.push(dark(x, y));
    found.push(row);
  }
  return found;
}"""

# What of a town's two columns stands far below the part above it (px).
GAPS = """() => [['town-figures', 'projects'], ['allocation', 'timeline']].filter((pair) => {
  const [above, below] = pair.map((name) => document.querySelector(`.part-${name}`));
  const ends = [...above.querySelectorAll('*')].map((part) => part.getBoundingClientRect().bottom);
  return below.getBoundingClientRect().top - Math.max(...ends) > 40;
}).map((pair) => pair.join(' – '))"""


def view(page: Page) -> dict[str, str]:
    """Return the view of the address."""
    query = parse_qs(urlsplit(page.url).query)
    return {name: values[-1] for name, values in query.items() if name != "lang"}


@pytest.mark.parametrize("number", range(1, len(FILTERS) + 1))
def test_a_click_on_a_chip_takes_off_its_filter_alone(page: Page, server: str, number: int):
    page.goto(f"{server}/projekti?" + "&".join(f"{n}={v}" for n, v in FILTERS.items()))
    chips = page.locator(".chip")
    expect(chips).to_have_count(len(FILTERS))
    gone = list(FILTERS)[number - 1]
    label = page.locator(f"#chip-{number}").get_attribute("aria-label") or ""
    page.locator(f"#chip-{number}").click()
    page.wait_for_url(lambda url: f"{gone}=" not in url)
    assert view(page) == {name: value for name, value in FILTERS.items() if name != gone}
    expect(chips).to_have_count(len(FILTERS) - 1)
    expect(page.get_by_role("button", name=label, exact=True)).to_have_count(0)


def test_the_sentence_is_chosen_in_by_keyboard(page: Page, server: str):
    page.goto(f"{server}/?lang=sl")
    theme = page.get_by_role("button", name="Tema: vse teme")
    theme.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#themes-0")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**tema=energy_efficiency**")
    expect(page.locator("#list-themes")).to_be_visible()  # several can be chosen
    page.keyboard.press("Escape")
    said = page.get_by_role("button", name="Tema: s področja energetske učinkovitosti")
    expect(said).to_be_focused()
    expect(page.get_by_role("status").first).to_have_text(re.compile("^Prikazano: 6 projektov"))
    page.get_by_role("button", name="Barva zemljevida: število projektov").click()
    page.get_by_role("button", name="Prispevek EU (EUR)", exact=True).click()
    page.wait_for_url("**kazalnik=eu_eur**")
    expect(page.locator("#list-measure")).to_be_hidden()


def test_a_cell_of_the_matrix_leads_to_its_projects_by_keyboard(page: Page, server: str):
    page.goto(f"{server}/teme")
    cell = page.locator("#cell-061-sustainable_mobility")
    expect(cell).to_have_text("7")
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/projekti?**")
    assert view(page) == {"mesta": "061", "tema": "sustainable_mobility"}
    expect(page.locator("table.list tbody tr")).to_have_count(7)


def test_the_tab_key_goes_from_cell_to_cell_of_the_matrix(page: Page, server: str):
    page.goto(f"{server}/teme")
    page.locator("#cell-050-energy_efficiency").focus()
    for name in ("cell-050-sustainable_mobility", "cell-050-urban_environment"):
        page.keyboard.press("Tab")
        expect(page.locator(f"#{name}")).to_be_focused()


def open_share(page: Page, server: str) -> str:
    """Open the link of a view and return it."""
    page.goto(f"{server}/projekti?tema=energy_efficiency&obdobje=2014-2020&isci=prenova")
    expect(page.locator(".chip")).to_have_count(3)
    page.locator("#share summary").click()
    return page.locator("#share-link").input_value()


def test_the_link_of_a_view_is_copied_and_the_button_says_so(page: Page, server: str):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = open_share(page, server)
    expect(page.locator("#share-copy")).to_have_text("Kopiraj")
    page.locator("#share-copy").click()
    expect(page.locator("#share-copy")).to_have_text("Kopirano")
    assert page.evaluate("navigator.clipboard.readText()") == link
    assert urlsplit(link).path == "/projekti"
    query = parse_qs(urlsplit(link).query)
    assert query == {
        "tema": ["energy_efficiency"],
        "obdobje": ["2014-2020"],
        "isci": ["prenova"],
        "lang": ["sl"],
    }


def test_an_address_of_this_computer_gets_no_qr_code_and_the_page_says_why(page, server: str):
    open_share(page, server)
    expect(page.locator("#share-why")).to_contain_text("še nima javnega naslova")
    expect(page.locator("#share-qr")).to_have_count(0)


def test_the_qr_code_on_screen_holds_the_link(page: Page):
    link = "https://zmos.example/projekti?tema=energy_efficiency&isci=prenova&lang=sl"
    page.set_content(f'<img alt="code" src="{qr_drawing(link)}">')
    drawn = page.get_by_alt_text("code").evaluate(MODULES)
    border = 4
    assert not any(map(any, (drawn[0], drawn[-1], [row[0] for row in drawn])))
    inner = [row[border:-border] for row in drawn[border:-border]]
    expected = segno.make(link, error="m", micro=False)
    assert inner == [list(map(int, row)) for row in expected.matrix]
    other = segno.make(link + "x", error="m", micro=False)
    assert inner != [list(map(int, row)) for row in other.matrix]


# From the heading to the notice, and above and below its words (px).
ROOM = """note => {
  const box = note.getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(note);
  const inner = words.getBoundingClientRect();
  const heading = document.querySelector("h1").getBoundingClientRect();
  return [box.top - heading.bottom, inner.top - box.top, box.bottom - inner.bottom];
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_left_out_of_a_link_is_said_apart_from_the_heading(page: Page, server, width):
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(f"{server}/projekti?vrednost=9-x&od=abc&lang=sl")
    wait_for_rest(page)
    notice = page.locator(".advice.notice[role=alert]")
    expect(notice).to_contain_text("»9-x« ni razpon zneskov")
    apart, above, below = notice.evaluate(ROOM)
    assert apart >= 3
    assert abs(above - below) < 3


def place(page: Page, code: str) -> tuple[float, float]:
    """Return where a town's arms stand in the map's frame, which they may be outside of."""
    x, y = marker(page, code).evaluate(
        """node => {
          const own = node.getBoundingClientRect();
          const map = node.closest(".leaflet-container").getBoundingClientRect();
          return [(own.left + own.width / 2 - map.left) / map.width,
                  (own.top + own.height / 2 - map.top) / map.height];
        }"""
    )
    return x, y


def scale(page: Page) -> float:
    """Return how far apart Celje and Koper stand on the map, in pixels."""
    first, second = (
        marker(page, code).evaluate(
            "node => { const b = node.getBoundingClientRect();"
            "return [b.left + b.width / 2, b.top + b.height / 2]; }"
        )
        for code in ("011", "050")
    )
    return ((first[0] - second[0]) ** 2 + (first[1] - second[1]) ** 2) ** 0.5


def open_town(page: Page, server: str, code: str) -> None:
    open_map(page, f"{server}/obcina?obcina={code}")
    page.locator(FRAME).scroll_into_view_if_needed()
    map_frame(page).locator(".zmos-place.zmos-own").first.wait_for(state="attached")
    wait_for_rest(page)


def in_frame(where: tuple[float, float]) -> bool:
    return all(0 <= part <= 1 for part in where)


def test_the_map_of_a_town_is_nearer_than_the_country_and_goes_with_the_town(
    page: Page, server: str
):
    open_map(page, server)
    country = scale(page)
    assert all(in_frame(place(page, code)) for code in ("011", "050", "080", "084", "133"))
    open_town(page, server, "080")
    assert scale(page) > 2 * country
    assert in_frame(place(page, "080"))
    assert not in_frame(place(page, "084"))
    assert faults(page, GAPS) == []
    page.get_by_role("button", name="Naslednje mesto: Nova Gorica").click()
    own = map_frame(page).locator(".zmos-place.zmos-own")
    expect(own.filter(has_text="Tolmin")).to_have_count(1)
    expect(marker(page, "084")).to_have_attribute("aria-pressed", "true")
    wait_for_rest(page)
    assert scale(page) > 2 * country
    assert in_frame(place(page, "084"))
    assert not in_frame(place(page, "080"))
