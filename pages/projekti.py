"""Projekti: every project of the view, added up by groups, and one of them opened."""

from ui import page_root, page_shell, turns
from ui.board import board
from ui.parts import downloads, filters, project_card, project_groups, projects_list, summary, take


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the page of the projects."""
    page = page_shell.start_page("projects")
    filters.render_sidebar(page)
    with board.board(page, "projects"):  # the styles lay the card over the list or beside it
        page_shell.render_header(page)
        summary.render_summary(page)
        projects_list.render_controls(page)
        project_groups.render_groups(page)
        project_card.render_card(page)
        projects_list.render_all(page)
        take.render_take(page)
        downloads.render_downloads(page)
        page_shell.render_footer(page)


main()
