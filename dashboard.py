"""Zemljevid: the twelve towns of ZMOS, their arms and their part in the ITI themes.

``streamlit run dashboard.py`` imports this script for the `app`, which serves everything and
runs the script as the page of the map.
"""

import streamlit as st

from ui import page_root, serving, turns


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the map page."""
    # Not before the app: the map's component is served only where a run of a page has loaded it.
    from ui import map, page_shell, url_state
    from ui.board import board
    from ui.parts import (
        downloads,
        embedded_map,
        filters,
        legend,
        starts,
        summary,
        take,
        town_panel,
        towns_table,
    )

    page = page_shell.start_page("map")
    if url_state.is_embedded():
        with board.board(page, "embedded"):
            embedded_map.render_map_alone(page)
        return
    filters.render_sidebar(page)
    with board.board(page, "above"):
        page_shell.render_header(page)
        summary.render_summary(page)
    map.render_map(page, has_table=True)
    with board.board(page, "around"):  # the styles put its parts around the map
        summary.render_lede(page)
        legend.render_measure(page)
        starts.render_player(page)
        legend.render_legend(page)
        town_panel.render_panel(page)
        summary.render_headline(page)
        towns_table.render_towns_table(page)
        starts.render_starts(page)
        take.render_take(page)
        downloads.render_downloads(page)
        page_shell.render_footer(page)


if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, **serving.parts())
