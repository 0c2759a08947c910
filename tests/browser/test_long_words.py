"""A word as long as an address pushes nothing out of sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import wait_for_rest

LONG = "Prenova https://www.example.si/" + "a" * 64 + " stavbe"
# How many names reach out of their cells, and amounts out of the list.
PUSHED = """(long) => {
  const names = [document.querySelector("#project-011-01"), document.querySelector(".card h2")];
  names.forEach((name) => { name.textContent = long; });
  const right = (part) => part.getBoundingClientRect().right;
  const figures = [...document.querySelectorAll("#projects-scroll td.figure")];
  const box = document.querySelector("#projects-scroll");
  return [...names.filter((name) => right(name) > right(name.closest("th, header")) + 1),
          ...figures.filter((figure) => right(figure) > right(box) + 1)].length;
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_word_in_a_name_pushes_no_amount_and_no_link_out_of_sight(
    page: Page, server: str, width: int
):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/projekti?mesta=011&projekt=011-01")
    expect(page.locator(".card h2")).to_be_visible()
    expect(page.locator("#project-011-01")).to_be_attached()
    wait_for_rest(page)
    assert page.evaluate(PUSHED, LONG) == 0
