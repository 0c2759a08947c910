"""Zemljevid: the twelve towns of ZMOS, their arms and their part in the ITI themes."""

import streamlit as st

from ui import filters, frame, indicators, legend, map_view, panel, tables
from zmos_data.queries import headline, totals_by_municipality


def main() -> None:
    """Draw the map page."""
    page = frame.page_frame("map")
    with st.sidebar:
        frame.render_navigation(page)
        filters.render_filters(page)
        filters.render_measure(page)
    figures = headline(page.dataset, page.selection)
    totals = totals_by_municipality(page.dataset, page.selection)
    indicators.render_sentence(page, figures)
    filters.render_chips(page)
    indicators.render_headline(page, figures)
    left, right = st.columns([0.66, 0.34], gap="medium")
    with left:
        map_view.render_map(page, totals)
        legend.render_legend(page, totals)
    with right:
        panel.render_panel(page)
    tables.render_twin(page, totals)
    frame.render_footer(page)


main()
