"""Občina: one town, with everything that was read about it."""

import streamlit as st

from ui import filters, frame, live, map_view, takeaway, town, town_facts


def main() -> None:
    """Draw the page of a town."""
    page = town.with_town(frame.page_frame("town"))
    with st.sidebar, live.board(page, "side"):
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    with live.board(page, "town"):  # the styles put its parts beside the map and below it
        frame.render_header(page)
        town.render_head(page)
        town.render_figures(page)
        town.render_timeline(page)
        map_view.render_map(page, focus=page.selection.municipality_code or "")
        town.render_projects(page)
        town_facts.render_facts(page)
        takeaway.render_takeaway(page, of_town=True)
        frame.render_footer(page)


main()
