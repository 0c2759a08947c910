"""Občina: one town, with everything that was read about it."""

import streamlit as st

from ui import filters, frame, map_view, takeaway, town


def main() -> None:
    """Draw the page of a town."""
    page = town.with_town(frame.page_frame("town"))
    with st.sidebar:
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    town.render_head(page)
    left, right = st.columns([0.6, 0.4], gap="medium")
    with left:
        town.render_figures(page)
        town.render_timeline(page)
        town.render_projects(page)
    with right:
        map_view.render_map(page, focus=page.selection.municipality_code or "")
        town.render_facts(page)
    takeaway.render_takeaway(page, of_town=True)
    frame.render_footer(page)


main()
