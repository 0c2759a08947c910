"""Projekt: one project, with everything that was read about it."""

from ui import map, page_root, page_shell, turns
from ui.board import board
from ui.parts import project, share, take, wall


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the page of a project."""
    page = page_shell.start_page("project")
    opened = page.project
    page_shell.render_sidebar(page)
    with board.board(page, "project"):  # the styles put its parts beside the map
        page_shell.render_header(page)
        if opened is None:
            project.render_unknown(page)
            wall.render_empty(page)
        else:
            project.render_head(page)
            project.render_timeline(page)
            code = opened.municipality_code
            map.render_map(page, lit=code, focus=code, clicks=False)
            project.render_place(page)
            project.render_facts(page)
            project.render_sources(page)
            project.render_reports(page)
        take.render_take(page)
        share.render_share(page)
        page_shell.render_footer(page)


main()
