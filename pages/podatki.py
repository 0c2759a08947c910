"""Podatki: what the data are, what they stand on, and the papers of every figure."""

import streamlit as st

from ui import data_page, filters, frame, indicators, live, receipt, share


def main() -> None:
    """Draw the page of the data."""
    page = frame.page_frame("data")
    with st.sidebar, live.board(page, "side"):
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    with live.board(page, "main"):
        frame.render_header(page)
        indicators.render_summary(page)
        data_page.render_page(page)
        receipt.render_receipt(page)
        share.render_share(page)
        frame.render_footer(page)


main()
