"""Sums that stand side by side are of the projects whose amount is known, so not of the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import amounts
from content.page import Page
from content.text import Text
from documents import briefing_tables
from tests.pages import build_page
from ui.board import board
from ui.parts import comparison, project_groups, theme_sections, town_panel, towns_table
from ui.parts import town as town_page
from zmos_data.amounts import Amount
from zmos_data.selection import Grouping

NOTE = {
    "sl": "Vsote so lahko iz različnih projektov: v vsaki so projekti, pri katerih je znesek znan.",
    "en": "The sums may be of different projects: each counts those whose amount is known.",
}
PARTS = {
    "themes beside the map": town_panel.render_panel,
    "table under the map": towns_table.render_towns_table,
    "themes": theme_sections.render_sections,
    "comparison": comparison.render_choice,
    "groups": project_groups.render_groups,
    "town": town_page.render_figures,
}


def body(monkeypatch: pytest.MonkeyPatch, page: Page, part: str) -> str:
    """Return the HTML of a part of a page."""
    found: list[str] = []
    monkeypatch.setattr(board, "add_html", lambda body, page, key: found.append(body))
    draw = PARTS[part]
    getattr(draw, "__wrapped__", draw)(page)
    return "".join(found)


def page_with_sums(dataset, language: str, part: str) -> Page:
    page = build_page(dataset, language, grouping=Grouping.THEME, compared=("061", "070"))
    if part != "town":
        return page
    return replace(page, selection=replace(page.selection, municipality_code="061"))


@pytest.mark.parametrize("language", NOTE)
@pytest.mark.parametrize("part", PARTS)
def test_every_place_with_sums_side_by_side_says_what_they_are_of(
    dataset, monkeypatch, language, part
):
    assert NOTE[language] in body(monkeypatch, page_with_sums(dataset, language, part), part)


@pytest.mark.parametrize("part", PARTS)
def test_sums_of_all_projects_need_no_note(dataset, monkeypatch, part):
    known = dataset.projects.assign(total_eur=3.0, cofin_total_eur=2.0, eu_eur=1.0)
    whole = replace(dataset, projects=known, checksum="every amount is known")
    assert NOTE["en"] not in body(monkeypatch, page_with_sums(whole, "en", part), part)


def test_the_table_of_the_briefing_says_it_too(dataset):
    assert NOTE["en"] in briefing_tables.towns_table(build_page(dataset, "en")).key


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ((3, 2, 3), True),
        ((2, 2, 2), True),
        ((3, 3, 3), False),
        ((2, 0, 0), False),
        ((3, 0, 3), False),
        ((3, 0, 1), True),
        ((0, 0, 0), False),
    ],
)
def test_it_is_said_only_where_two_sums_can_differ(known, said):
    sums = {str(n): Amount(float(k) if k else None, k, 3, False) for n, k in enumerate(known)}
    assert bool(amounts.of_other_projects(Text("en"), [sums])) == said
