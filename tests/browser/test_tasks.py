"""The tasks of docs/tasks.md, each within the acts that were stated beforehand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.map_page import marker, open_map, wait_for_rest

Act = Callable[..., Any]


def within(most: int) -> Callable[[Act], None]:
    """Return what acts, and fails at one act too many."""
    done: list[Act] = []

    def act(what: Act) -> None:
        done.append(what)
        assert len(done) <= most
        what()

    return act


def test_on_a_phone_a_project_of_a_town_is_three_taps_away(
    first_visit: Callable[..., Page], server: str
):
    size = {"width": 390, "height": 844}
    page, act = first_visit(viewport=size, has_touch=True, reduced_motion="reduce"), within(3)
    page.goto(server)
    act(page.locator("#zmos-wall").get_by_role("link", name="Ptuj").tap)
    act(page.get_by_role("link", name="Več o mestu").tap)
    page.wait_for_url("**/obcina?**obcina=096**")
    act(page.locator("#project-096-02").tap)
    page.wait_for_url("**/projekt?**projekt=096-02**")
    expect(page.get_by_role("heading", name="Spominski park Ptuj", level=1)).to_be_in_viewport()


def test_by_keys_alone_a_project_of_a_town_is_within_reach_from_the_wall(
    first_visit: Callable[..., Page], server: str
):
    size = {"width": 1366, "height": 768}
    page, act = first_visit(viewport=size, reduced_motion="reduce"), within(25)
    page.goto(server)

    def tab_onto(place: Locator) -> None:
        while not place.evaluate("it => it === document.activeElement"):
            act(lambda: page.keyboard.press("Tab"))

    town = page.locator("#zmos-wall").get_by_role("link", name="Ptuj")
    expect(town).to_be_visible()
    tab_onto(town)
    act(lambda: page.keyboard.press("Enter"))
    expect(page.locator("#town-panel")).to_be_focused()
    wait_for_rest(page)
    tab_onto(page.locator('.panel a[data-nav*="projekt=096-02"]'))
    act(lambda: page.keyboard.press("Enter"))
    page.wait_for_url("**/projekti?**projekt=096-02**")
    expect(page.locator("#card-name")).to_be_focused()


def test_at_a_laptop_and_by_names_alone_a_figure_is_three_acts_away(page: Page, server: str):
    page.set_viewport_size({"width": 1366, "height": 768})
    open_map(page, server)
    act = within(3)
    act(marker(page, "096").click)
    page.wait_for_url("**obcina=096**")
    act(page.get_by_test_id("stSidebar").get_by_role("link", name="Primerjava").click)
    page.wait_for_url("**/primerjava?**")
    row = eu_per_inhabitant(page)
    expect(page.locator("table.compare thead th")).to_have_count(4)  # with a town like it
    expect(row.locator("td").first).to_contain_text("podatek za 5 od 7 projektov")
    act(row.locator("summary").click)
    expect(row.locator(".all-towns li")).to_have_count(12)
    expect(row.get_by_text("Velenje: ")).to_be_visible()

    open_map(page, f"{server}/?lang=sl&kazalnik=projects")  # as a screen reader names things
    act = within(3)
    act(page.get_by_role("link", name="Mesto", exact=True).click)
    page.wait_for_url("**/obcina?**")
    wait_for_rest(page)
    towns = page.get_by_role("combobox", name="Mesto")
    act(lambda: towns.select_option(label="Ljubljana"))
    expect(page.get_by_role("heading", name="Ljubljana", level=1)).to_be_visible()
    name = "Trajnostna mobilnost, 2014–2020: 7 projektov"
    act(page.get_by_role("link", name=name, exact=True).click)
    page.wait_for_url("**/projekti?**")
    expect(page.get_by_role("status").first).to_contain_text("Prikazano: 7 projektov")


def eu_per_inhabitant(page: Page) -> Locator:
    rows = page.locator("table.compare tbody tr", has_text="Prispevek EU (EUR)")
    return rows.filter(has_text="na 1.000 prebivalcev")
