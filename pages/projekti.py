"""Projekti: every project of the view, added up by groups, and one of them opened."""

import streamlit as st

from ui import filters, frame, groups, indicators, live, map_view, project_card, projects, takeaway


def main() -> None:
    """Draw the page of the projects."""
    page = frame.page_frame("projects")
    opened = page.project
    with st.sidebar, live.board(page, "side"):
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    with live.board(page, "projects"):  # the styles put the map and the card beside the list
        frame.render_header(page)
        indicators.render_summary(page)
        groups.render_groups(page)
        groups.render_group_chart(page)
        projects.render_all(page)
        map_view.render_map(page, lit=opened.municipality_code if opened else None)
        project_card.render_card(page)
        takeaway.render_takeaway(page)
        frame.render_footer(page)


main()
