"""Teme: the towns against the themes, and a part for each theme."""

import streamlit as st

from ui import filters, frame, indicators, live, takeaway, theme_sections, themes


def main() -> None:
    """Draw the page of the themes."""
    page = frame.page_frame("themes")
    with st.sidebar, live.board(page, "side"):
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    with live.board(page, "main"):
        frame.render_header(page)
        indicators.render_summary(page)
        themes.render_matrix(page)
        themes.render_picture(page)
        theme_sections.render_sections(page)
        takeaway.render_takeaway(page)
        frame.render_footer(page)


main()
