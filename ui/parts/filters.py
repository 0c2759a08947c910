"""The filters on screen."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from content import search_box, years
from content.filters import facets, option_counts_of, results, total_range
from content.page import Page
from ui import page_shell
from ui.board import board, scripts


def render_sidebar(page: Page) -> None:
    """Draw the sidebar of a page with filters: the links to the pages, and the filters."""
    with st.sidebar, board.board(page, "side"):
        page_shell.render_navigation(page)
        render_filters(page)


def render_filters(page: Page) -> None:
    """Draw search, facets and ranges: once for all measures and orders, which change none."""
    town = page.selection.municipality_code if page.name == "town" else None
    shown = replace(page.selection.filters, municipality_code=town, page=page.selection.page)
    _render_filters(replace(page, selection=shown))


@board.cached_part
def _render_filters(page: Page) -> None:
    board.render(
        "filters.html",
        page,
        "filters",
        search=search_box.box(page),
        suggest_script=scripts.address("suggest"),
        years_script=scripts.address("years"),
        facets=facets(page),
        years=years.histogram(page, option_counts_of(page)["years"]),
        range=total_range(page),
        results=results(page),
    )
