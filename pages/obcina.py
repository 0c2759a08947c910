"""Občina: one town, with everything that was read about it."""

from ui import map, page_root, page_shell, turns
from ui.board import board
from ui.parts import downloads, filters, take, town, town_arms, town_changes, town_facts, town_pack


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the page of a town."""
    page = page_shell.start_page("town")
    filters.render_sidebar(page)
    with board.board(page, "town"):  # the styles put its parts beside the map and below it
        page_shell.render_header(page)
        town.render_head(page)
        town_pack.render_pack(page)
        town.render_figures(page)
        map.render_map(page, focus=page.selection.municipality_code or "")
        town.render_projects(page)
        town.render_allocation(page)
        town.render_timeline(page)
        town_facts.render_facts(page)
        town_changes.render_changes(page)
        town_arms.render_arms(page)
        take.render_take(page)
        downloads.render_downloads(page)
        page_shell.render_footer(page)


main()
