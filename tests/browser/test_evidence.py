"""From a figure to its evidence and to their source, in a real browser."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import choose_theme, open_map, wait_for_state
from tests.links import action, follow
from tests.visitor import AT_REST
from ui.board.scripts import FOLDER
from zmos_data.actions import Action, Speak, Toggle, Visit, Years, write

HERE = "podatki"
VIEW = {
    "obcina": "096",
    "tema": "energy_efficiency,urban_environment",
    "stevilka": "projects",
    "leto": "2019",
    "isci": "kolesar + č & 50%",
    "stran": "2",
    "lang": "en",
}
CHANGES = (
    "?",
    "?stran=",
    "?tema=&sklad=ESRR,KS&stran=",
    "?isci=%C5%BEaba+%26+1%2B1%25",
    "teme?tema=",
    "./?obcina=",
    "podatki?leto=",
    "projekti?stevilka=&leto=&projekt=096-02",
    "$total_eur",
    "$total_eur;061",
    "$eu_eur&obcina=&stran=",
    "$projects;096&tema=&leto=2020",
    "$total_eur_per_1000_median;096",
    "$eu_eur;&leto=",
)


def test_a_headline_figure_leads_to_its_evidence_and_to_a_source(page: Page, server: str):
    open_map(page, server)
    choose_theme(page, "Energetska učinkovitost")
    wait_for_state(page, "tema=energy_efficiency")
    expect(page.locator(".headline a.evidence")).to_have_count(5)
    page.locator('.headline a.evidence[href*="stevilka=total_eur"]').click()
    page.wait_for_url("**/podatki?**tema=energy_efficiency**stevilka=total_eur**")
    expect(page.locator("#evidence-value")).to_contain_text("pribl. 5.056.000")
    expect(page.locator("#evidence tbody tr:not(.group)")).to_have_count(6)
    expect(page.locator(".chip")).to_have_count(1)
    source = page.locator("#evidence tbody tr td.words a").first
    expect(source).to_have_attribute("target", "_blank")
    assert (source.get_attribute("href") or "").startswith("https://")
    page.locator('[id^="evidence-"][href^="projekt?"]').first.click()
    page.wait_for_url("**/projekt?**projekt=**")
    expect(page.locator(".life")).to_be_visible()
    assert "stevilka" not in page.url


def test_a_saved_link_to_a_part_leads_there_by_its_former_name_too(page: Page, server: str):
    page.goto(f"{server}/podatki?stevilka=total_eur#papers")
    page.wait_for_function(
        "() => { const part = document.querySelector('#evidence h2');"
        " return part && part.getBoundingClientRect().top < 150; }"
    )


def test_the_table_under_the_map_opens_evidence_with_the_keyboard(page: Page, server: str):
    open_map(page, server)
    figure = page.locator(
        'table.data-table a.evidence[href*="stevilka=eu_eur"][href*="obcina=054"]'
    )
    figure.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/podatki?obcina=054&stevilka=eu_eur**")
    expect(page.locator("#evidence tbody tr:not(.group)")).to_have_count(2)
    expect(page.locator(".evidence-figure")).to_contain_text("Krško")
    page.locator("#evidence-whole").click()
    expect(page.locator("#evidence tbody tr:not(.group)")).to_have_count(50)
    page.locator("#page-next").click()
    page.wait_for_url("**stran=2**")
    expect(page.locator("#evidence tbody tr:not(.group)")).to_have_count(48)


def test_the_contents_lead_to_a_part_and_open_what_is_folded(page: Page, server: str):
    page.goto(f"{server}/podatki?lang=en")
    page.evaluate("window.keptByTest = true")
    page.locator('.contents a[href="#dictionary"]').click()
    expect(page.locator("#dictionary")).to_be_in_viewport()
    page.locator('#completeness a[href="#table-projects"]').click()
    expect(page.locator("#table-projects")).to_be_in_viewport()
    assert page.evaluate("window.keptByTest === true"), "the page was not loaded anew"
    page.locator(".footer a.verdict").click()
    expect(page.locator("#sums .verdict.good")).to_be_in_viewport()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Themes").click()
    page.wait_for_url("**/teme?lang=en")
    page.wait_for_function(AT_REST)
    page.locator(".footer a.verdict").click()
    page.wait_for_url("**/podatki?lang=en")
    expect(page.locator("#sums .verdict.good")).to_be_in_viewport()
    assert page.evaluate("window.keptByTest === true"), "the page was not loaded anew"


def test_back_leads_from_the_evidence_to_the_page_as_it_was(page: Page, server: str):
    page.goto(f"{server}/obcina?obcina=061&lang=en")
    figure = page.locator('a.evidence[href*="tema=energy_efficiency"]').first
    expect(figure).to_be_visible()
    page.wait_for_function(AT_REST)  # a click into a page at work: tests/js/board.test.js
    figure.click()
    page.wait_for_url("**/podatki?**tema=energy_efficiency**")
    expect(page.locator("#evidence-value")).to_be_visible()
    page.wait_for_function(AT_REST)  # as for somebody who has read the figure
    page.go_back()
    page.wait_for_url("**/obcina?**")
    expect(page.locator("h1")).to_have_text("Ljubljana")
    expect(page.locator(".chip")).to_have_count(0)
    assert "tema" not in page.url
    assert "stevilka" not in page.url


@pytest.fixture
def script(page: Page) -> Page:
    """Return a page of the dashboard's address that knows the functions of the boards' script."""
    page.route(
        "**/*", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>")
    )
    page.goto(f"http://localhost/{HERE}")
    for name in ("travel.js", "links.js"):
        page.add_script_tag(path=FOLDER / name)
    page.evaluate("Object.assign(window, zmosLinks)")
    return page


@pytest.mark.parametrize("view", [VIEW, {"lang": "sl"}])
@pytest.mark.parametrize("change", CHANGES)
def test_the_script_follows_a_link_as_the_tests_do(script: Page, change: str, view: dict[str, str]):
    query = urlencode(view, safe=",")
    path, params = follow(change, view)
    written = script.evaluate("([change, view]) => address(change, view)", [change, query])
    found, _, changed = written.partition("?")
    assert (found, dict(parse_qsl(changed))) == (path, params)
    sent = script.evaluate("(change) => actionOf(change)", change)
    assert sent == action(change, HERE)


SAID = (Toggle("tema", "energy_efficiency"), Speak("en"), Years(2021, None))


@pytest.mark.parametrize("said", SAID)
def test_the_script_sends_on_what_python_wrote_as_an_action(script: Page, said: Action):
    assert script.evaluate("(said) => actionOf(said)", write(said)) == said.as_json()


def test_a_link_that_stands_whole_is_a_visit(script: Page):
    sent = script.evaluate("(href) => visit(href)", "obcina?obcina=061&vrsta=a%26b")
    assert sent == Visit("obcina", {"obcina": "061", "vrsta": "a&b"}).as_json()


def test_an_address_is_held_back_only_while_the_run_of_the_script_lasts(script: Page):
    seen = script.evaluate(
        """async () => {
          const app = document.createElement("div");
          app.dataset.testid = "stApp";
          document.body.append(app);
          const become = async (state) => {
            app.dataset.testScriptState = state;
            await new Promise((done) => setTimeout(done));
          };
          await become("notRunning");
          zmosTravel.leaveOnce();
          const seen = [];
          const look = () => seen.push([location.search, Object.hasOwn(history, "pushState")]);
          await become("running");
          history.pushState({}, "", "?obcina=061");
          look();
          await become("notRunning"); // a second run, begun at its end, leads nowhere either
          await become("running");
          look();
          await become("notRunning");
          while (Object.hasOwn(history, "pushState")) await new Promise(requestAnimationFrame);
          look();
          return seen;
        }"""
    )
    assert seen == [["", True], ["", True], ["?obcina=061", False]]
