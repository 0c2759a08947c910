"""Občina: one town, with everything that was read about it."""

import streamlit as st

from ui import filters, frame, live, map_view, takeaway, town


def main() -> None:
    """Draw the page of a town."""
    page = town.with_town(frame.page_frame("town"))
    with live.board(page, "above"):
        frame.render_header(page)
        town.render_head(page)
    left, right = st.columns([0.6, 0.4], gap="medium")
    with left, live.board(page, "left"):
        town.render_figures(page)
        town.render_timeline(page)
        town.render_projects(page)
    with right, live.board(page, "right"):
        map_view.render_map(page, focus=page.selection.municipality_code or "")
        town.render_facts(page)
    with st.sidebar, live.board(page, "side"):
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    with live.board(page, "below"):
        takeaway.render_takeaway(page, of_town=True)
        frame.render_footer(page)


main()
