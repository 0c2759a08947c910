"""Zemljevid: the twelve towns of ZMOS, their arms and their part in the ITI themes.

``streamlit run dashboard.py`` imports this script for the `app`, which serves everything and
runs the script as the page of the map.
"""

import streamlit as st

from ui import serving


def main() -> None:
    """Draw the map page."""
    # Not before the app: the map's component is served only where a run of a page has loaded it.
    from ui import (
        embedding,
        filters,
        frame,
        indicators,
        legend,
        live,
        map_view,
        panel,
        tables,
        takeaway,
        url_state,
    )

    page = frame.page_frame("map")
    if url_state.is_embedded():
        with live.board(page, "embedded"):
            embedding.render_map_alone(page)
        return
    with st.sidebar, live.board(page, "side"):
        frame.render_navigation(page)
        filters.render_filters(page)
    with live.board(page, "above"):
        frame.render_header(page)
        indicators.render_summary(page)
    map_view.render_map(page, twin=True)
    with live.board(page, "around"):  # the styles put its parts around the map
        legend.render_legend(page)
        panel.render_panel(page)
        tables.render_twin(page)
        takeaway.render_takeaway(page)
        frame.render_footer(page)


if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, **serving.parts())
