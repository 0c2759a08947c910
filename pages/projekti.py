"""Projekti: every project of the view, added up by groups, and one of them opened."""

import streamlit as st

from ui import filters, frame, indicators, live, map_view, project_card, projects, takeaway


def main() -> None:
    """Draw the page of the projects."""
    page = frame.page_frame("projects")
    with live.board(page, "above"):
        frame.render_header(page)
        indicators.render_summary(page)
    opened = project_card.chosen_project(page)
    left, right = st.columns([0.68, 0.32], gap="medium")
    with left, live.board(page, "left"):
        projects.render_groups(page)
        projects.render_group_chart(page)
        projects.render_all(page)
    with right, live.board(page, "right"):
        map_view.render_map(page, lit=opened.municipality_code if opened else None)
        project_card.render_card(page)
    with st.sidebar, live.board(page, "side"):
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    with live.board(page, "below"):
        takeaway.render_takeaway(page)
        frame.render_footer(page)


main()
