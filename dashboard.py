"""Zemljevid: the twelve towns of ZMOS, their arms and their part in the ITI themes."""

import streamlit as st

from ui import (
    embedding,
    filters,
    frame,
    indicators,
    legend,
    map_view,
    panel,
    tables,
    takeaway,
    url_state,
)


def main() -> None:
    """Draw the map page."""
    page = frame.page_frame("map")
    if url_state.is_embedded():
        embedding.render_map_alone(page)
        return
    above, (left, right) = st.container(), st.columns([0.66, 0.34], gap="medium")
    with left:
        map_view.render_map(page)  # first, so that the browser paints it while the rest is made
        legend.render_legend(page)
    with st.sidebar:
        frame.render_navigation(page)
        filters.render_filters(page)
    with above:
        indicators.render_summary(page)
    with right:
        panel.render_panel(page)
    tables.render_twin(page)
    takeaway.render_takeaway(page)
    frame.render_footer(page)


main()
