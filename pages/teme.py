"""Teme: the towns against the themes, and a part for each theme."""

import streamlit as st

from ui import filters, frame, indicators, pack, share, themes


def main() -> None:
    """Draw the page of the themes."""
    page = frame.page_frame("themes")
    with st.sidebar:
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    indicators.render_summary(page)
    left, right = st.columns([0.6, 0.4], gap="medium")
    with left:
        themes.render_matrix(page)
    with right:
        themes.render_picture(page)
    themes.render_sections(page)
    share.render_share(page)
    pack.render_pack(page)
    frame.render_footer(page)


main()
