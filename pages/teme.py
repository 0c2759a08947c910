"""Teme: the towns against the themes, and a part for each theme."""

import streamlit as st

from ui import exports, filters, frame, indicators, share, standalone, themes


def main() -> None:
    """Draw the page of the themes."""
    page = frame.page_frame("themes")
    with st.sidebar:
        frame.render_navigation(page)
        filters.render_filters(page, with_measure=False)
    indicators.render_summary(page)
    themes.render_matrix(page)
    themes.render_picture(page)
    themes.render_sections(page)
    exports.render_downloads(page)
    standalone.render_standalone(page)
    share.render_share(page)
    frame.render_footer(page)


main()
