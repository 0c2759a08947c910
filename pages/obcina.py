"""Občina: one town, with everything that was read about it."""

import streamlit as st

from ui import map, page_shell
from ui.board import board
from ui.parts import downloads, filters, town_changes, town_facts
from ui.parts.town import render_figures, render_head, render_projects, render_timeline


def main() -> None:
    """Draw the page of a town."""
    page = page_shell.start_page("town")
    with st.sidebar, board.board(page, "side"):
        page_shell.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    with board.board(page, "town"):  # the styles put its parts beside the map and below it
        page_shell.render_header(page)
        render_head(page)
        render_figures(page)
        render_timeline(page)
        map.render_map(page, focus=page.selection.municipality_code or "")
        render_projects(page)
        town_facts.render_facts(page)
        town_changes.render_changes(page)
        downloads.render_downloads(page, of_town=True)
        page_shell.render_footer(page)


main()
