"""A mayor with a phone: from the map to the answer by taps, in both languages.

What is met on the way is held to the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.map_page import FRAME, marker, wait_for_rest
from tests.tables import projects as read_projects
from tests.tables import table
from tests.words import JOINER

PROJECTS = read_projects()
LANGUAGES = pytest.mark.parametrize("language", ["sl", "en"])


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        locale="sl-SI", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


def read(written: str, language: str) -> float:
    """Read the number in a cell: 5.992.070,76 or 5,992,070.76, with or without words."""
    found = re.search(r"\d[\d.,]*", written)
    assert found, written
    digits = found[0].translate(str.maketrans(".,", ",.")) if language == "sl" else found[0]
    return float(digits.replace(",", ""))


@LANGUAGES
def test_why_krsko_has_so_little(phone: Page, server: str, language: str):
    own = PROJECTS[PROJECTS["municipality_code"] == "054"]
    (town,) = table("municipalities").query("municipality_code == '054'").to_dict("records")
    assert (len(own), set(own["period"])) == (2, {"2021-2027"})
    assert (town["eligible_2014_2020"], town["eligible_2021_2027"]) == ("false", "true")
    words = {
        "sl": (
            "2 projekta v Krškem",
            "v obdobju 2014–2020 ni bilo upravičeno",
            "Več o mestu",
            "Krško je mestna občina šele od 4. 12. 2021, zato v obdobju 2014–2020 ni sodelovalo.",
            "Mesto v obdobju 2014–2020 ni bilo upravičeno.",
        ),
        "en": (
            "2 projects in Krško",
            "not eligible in 2014–2020",
            "More on the town",
            "Krško has been an urban municipality only since 4 December 2021, so it took no part "
            "in 2014–2020.",
            "The municipality was not eligible in 2014–2020.",
        ),
    }[language]
    phone.goto(f"{server}/?lang={language}")
    marker(phone, "054").wait_for()
    phone.locator(FRAME).evaluate("frame => frame.scrollIntoView({ block: 'center' })")
    marker(phone, "054").tap()
    panel = phone.locator("#town-panel")
    expect(panel).to_be_in_viewport()
    expect(panel).to_contain_text(words[0])
    expect(panel).to_contain_text(spaced(words[1]))
    panel.get_by_role("link", name=words[2]).tap()
    phone.wait_for_url("**/obcina?**obcina=054**")
    expect(phone.locator("#allocation-share")).to_have_count(0)
    expect(phone.locator(".part-town-head")).to_contain_text(spaced(words[3]))
    expect(phone.locator(".part-allocation")).to_contain_text(spaced(words[4]))
    expect(phone.locator("table.list tbody tr")).to_have_count(len(own))


@LANGUAGES
def test_whether_the_total_is_right(phone: Page, server: str, language: str):
    known = PROJECTS["total_eur"].dropna()
    phone.goto(f"{server}/?lang={language}")
    total = phone.locator(".headline a.evidence").nth(2)
    assert read(total.inner_text(), language) == round(known.sum() / 1e6, 1)
    total.tap()
    phone.wait_for_url("**/podatki?**stevilka=total_eur**")
    value = phone.locator("#evidence-value")
    expect(value).to_be_in_viewport()
    assert read(value.inner_text(), language) == round(known.sum(), -5)
    rule = phone.locator("#evidence .rules li").first
    assert {str(len(known)), str(len(PROJECTS))} <= set(re.findall(r"\d+", rule.inner_text()))
    cells = phone.locator("#evidence tbody td.figure")
    rows: list[str] = []
    for count in (50, len(PROJECTS) - 50):
        expect(cells).to_have_count(count)
        rows += cells.evaluate_all("cells => cells.map(cell => cell.firstChild.data || '')")
        if len(rows) < len(PROJECTS):
            phone.locator("#page-next").tap()
            phone.wait_for_url("**stran=2**")
    shown = [read(row, language) for row in rows if re.search(r"\d", row)]
    assert len(shown) == len(known)
    assert round(sum(shown), 2) == round(known.sum(), 2)
    expect(phone.locator("#sums .verdict.good")).to_be_visible()


@LANGUAGES
def test_the_energy_renovation_of_schools(phone: Page, server: str, language: str):
    energy = PROJECTS[PROJECTS["name_sl"].str.contains("energetsk", case=False)]
    schools = PROJECTS[PROJECTS["name_sl"].str.contains(r"\b(?:OŠ|šol\w*)\b", regex=True)]
    assert not set(energy.index) & set(schools.index), "the question has another answer now"
    words = {
        "sl": (
            "energetska sanacija šol",
            "v zbranih podatkih ni projektov",
            "energetska",
            "šol",
            "Pokaži 0 projektov",
        ),
        "en": (
            "energy renovation of schools",
            "no project in the collected data",
            "energy",
            "schools",
            "Show 0 projects",
        ),
    }[language]
    phone.goto(f"{server}/projekti?lang={language}")
    expect(phone.locator("table.list tbody tr")).to_have_count(len(PROJECTS))
    phone.get_by_test_id("stExpandSidebarButton").tap()
    # Who opens the drawer has the focus on its first button, and then goes to the search.
    expect(phone.get_by_test_id("stSidebarCollapseButton").get_by_role("button")).to_be_focused()
    search = phone.locator("#search")
    search.tap()
    expect(search).to_be_focused()
    search.press_sequentially(words[0])
    search.press("Enter")
    phone.wait_for_url("**isci=ener**")
    phone.get_by_role("button", name=words[4]).tap()
    expect(phone.locator(".part-summary")).to_contain_text(words[1])
    alone = phone.locator(".alone button")
    for word, found in ((words[2], energy), (words[3], schools)):
        button = alone.filter(has_text=re.compile(f"^{word}: {len(found)} "))
        expect(button).to_be_in_viewport()
    alone.filter(has_text=f"{words[2]}: ").tap()
    links = phone.locator('table.list tbody a[id^="project-"]')
    expect(links).to_have_count(len(energy))
    shown = links.evaluate_all("links => links.map(link => link.id.slice('project-'.length))")
    assert set(shown) == set(energy["project_id"])


def test_a_figure_comes_with_the_sentence_of_the_view_only_where_something_is_filtered(
    phone: Page, server: str
):
    phone.goto(f"{server}/podatki?obcina=054&stevilka=total_eur&lang=sl")
    expect(phone.locator("#evidence-value")).to_be_in_viewport()
    expect(phone.locator(".summary")).to_be_hidden()
    phone.goto(f"{server}/podatki?obcina=054&stevilka=total_eur&obdobje=2021-2027&lang=sl")
    expect(phone.locator("#evidence-value")).to_be_in_viewport()
    expect(phone.locator(".summary .sentence")).to_contain_text("2021")


def test_the_drawer_takes_the_focus_and_gives_it_back(phone: Page, server: str):
    mobility = PROJECTS[PROJECTS["theme_code"] == "sustainable_mobility"]
    menu = phone.get_by_role("button", name="Meni: strani in filtri")
    phone.goto(f"{server}/teme?lang=sl")
    expect(phone.locator(".sentence")).to_be_visible()
    wait_for_rest(phone)
    for _ in range(2):  # past the link that skips to the content, and no stop beside the screen
        phone.keyboard.press("Tab")
    expect(menu).to_be_focused()
    brackets = phone.locator("#says-themes")
    expect(brackets).to_be_hidden()
    box = phone.locator(".sentence").bounding_box()
    assert box and box["height"] <= 2 * 24, "two lines"
    phone.get_by_text("Prikazano: 98 projektov").first.tap(force=True)
    expect(brackets).to_be_in_viewport()
    phone.locator("#says-open summary").tap()
    expect(brackets).to_be_hidden()
    menu.tap()
    expect(phone.get_by_role("button", name="Skrij strani in filtre")).to_be_focused()
    assert phone.locator("h1").evaluate("h1 => Boolean(h1.closest('[inert]'))")
    phone.get_by_role("checkbox", name="Trajnostna mobilnost").tap()
    phone.get_by_role("button", name=f"Pokaži {len(mobility)} projektov").tap()
    expect(menu).to_be_focused()
    assert not phone.locator("h1").evaluate("h1 => Boolean(h1.closest('[inert]'))")
    phone.keyboard.press("/")
    expect(phone.locator("#search")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    menu.tap()
    phone.get_by_role("link", name="Projekti", exact=True).tap()
    phone.wait_for_url("**/projekti?**")
    expect(menu).to_be_visible()


def spaced(words: str) -> re.Pattern[str]:
    """Return a pattern of words that takes any space, and a dash that does not break."""
    return re.compile(re.escape(words).replace(r"\ ", r"\s").replace("–", f"{JOINER}?–{JOINER}?"))
