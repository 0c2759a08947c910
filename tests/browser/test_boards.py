"""What the boards keep between two views: focus, what is open, the address."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.map_page import marker, open_map, wait_for_rest

# What a page shows: the words of its parts, and where their links lead.
SHOWN = """
() => [...document.querySelectorAll('.zmos-board > [class^=part-]')].map((part) =>
  [part.className, part.textContent, ...[...part.querySelectorAll('a')].map((link) => link.href)])
"""
SHOWS = f"(wanted) => JSON.stringify(({SHOWN})()) === wanted"
# The browser lacks once what the server takes it to have.
LACKS = """
() => {
  const { whole } = zmosHeld;
  zmosHeld.whole = () => { zmosHeld.whole = whole; return null; };
}
"""
NOWHERE = {"page": "ni-take-strani", "view": {"lang": "sl"}}


def go(page: Page, action: dict[str, object]) -> None:
    """Do what no control on the page does."""
    page.locator(".zmos-board").first.evaluate("(board, action) => board.go(action)", action)


def open_page(page: Page, name: str, path: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**/{path}?**")
    wait_for_rest(page)


def test_the_address_follows_where_a_page_does_not_come(page: Page, server: str):
    open_map(page, server)
    go(page, NOWHERE)
    wait_for_rest(page)
    marker(page, "080").click()
    page.wait_for_url("**obcina=080**")


def test_back_leads_to_a_page_as_it_was_after_one_that_did_not_come(page: Page, server: str):
    page.goto(f"{server}/projekti")
    expect(page.locator("table.list")).to_be_visible()
    go(page, NOWHERE)
    page.locator('details[data-facet=tema] [data-nav*="energy_efficiency"]').click()
    page.wait_for_url("**tema=energy_efficiency**")
    open_page(page, "Primerjava", "primerjava")
    page.go_back()
    page.wait_for_url("**/projekti?tema=energy_efficiency**")


def test_a_cell_is_named_without_the_arrow_of_the_order(page: Page, server: str):
    page.goto(f"{server}/projekti?razvrsti=-total_eur")
    head = page.locator("th[aria-sort=descending]")
    expect(head).to_contain_text("▼")
    labels = page.locator("table.list td").evaluate_all("all => all.map((c) => c.dataset.label)")
    assert "Skupna vrednost (EUR)" in labels
    assert not [label for label in labels if "▼" in label]


def test_a_filter_set_by_a_bar_opens_its_facet(page: Page, server: str):
    page.goto(f"{server}/projekti?skupine=priority")
    facet = page.locator("#facet-prednost")
    expect(facet).not_to_have_attribute("open", "")
    page.locator("#group-1").click()
    page.wait_for_url("**prednost=**")
    expect(facet).to_have_attribute("open", "")


def test_a_facet_stays_as_the_reader_left_it(page: Page, server: str):
    page.goto(f"{server}/projekti?sklad=KS")
    chosen = page.locator("#facet-sklad")
    empty = page.locator("#facet-vrednost")
    expect(chosen).to_have_attribute("open", "")
    chosen.locator("summary").click()
    empty.locator("summary").click()
    page.locator('details[data-facet=tema] [data-nav*="sustainable_mobility"]').click()
    page.wait_for_url("**tema=sustainable_mobility**")
    expect(page.locator(".chip")).to_have_count(2)
    wait_for_rest(page)
    expect(chosen).not_to_have_attribute("open", "")
    expect(empty).to_have_attribute("open", "")


def test_a_part_that_goes_takes_no_focus_from_those_after_it(page: Page, server: str):
    """The table of the groups stands before the list; without it the list is where it was."""
    page.goto(f"{server}/projekti?skupine=theme")
    expect(page.locator(".part-groups")).to_have_count(1)
    page.locator(".part-projects").evaluate(
        """(part) => {
          window.moved = 0;
          new MutationObserver((changes) => changes.forEach(({ addedNodes }) => {
            window.moved += [...addedNodes].includes(part);
          })).observe(part.parentElement, { childList: true });
        }"""
    )
    head = page.locator("#sort-total_eur")
    head.focus()
    go(page, "?skupine=&lang=sl")
    expect(page.locator(".part-groups")).to_have_count(0)
    expect(head).to_be_focused()
    assert page.evaluate("() => window.moved") == 0


def test_what_clicks_put_together_is_what_a_fresh_page_shows(page: Page, server: str):
    open_map(page, server)
    facets = (("tema", "energy_efficiency"), ("tocnost", "exact"), ("tema", "urban_environment"))
    for n, (facet, code) in enumerate((*facets, facets[2])):
        if n == 2:
            page.evaluate(LACKS)
        before = page.url
        page.locator(f"details[data-facet={facet}] [data-nav*='\"{code}\"']").evaluate(
            "b => b.click()"
        )
        page.wait_for_function("(before) => location.href !== before", arg=before)
        fresh = page.context.new_page()
        fresh.goto(page.url)
        fresh.locator(".part-footer .verdict").wait_for()
        wait_for_rest(fresh)
        shown = fresh.evaluate(f"() => JSON.stringify(({SHOWN})())")
        fresh.close()
        page.wait_for_function(SHOWS, arg=shown)
