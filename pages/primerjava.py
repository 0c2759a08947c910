"""Primerjava: up to four towns beside one another and the median of all."""

import streamlit as st

from ui import comparison, filters, frame, indicators, live, takeaway


def main() -> None:
    """Draw the page of the comparison."""
    page = frame.page_frame("comparison")
    with st.sidebar, live.board(page, "side"):
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    with live.board(page, "main"):
        frame.render_header(page)
        indicators.render_summary(page)
        comparison.render_choice(page)
        comparison.render_multiples(page)
        takeaway.render_takeaway(page)
        frame.render_footer(page)


main()
