"""Teme: the towns against the themes, and a part for each theme."""

from ui import page_root, page_shell, turns
from ui.board import board
from ui.parts import downloads, filters, matrix, summary, take, theme_sections


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the page of the themes."""
    page = page_shell.start_page("themes")
    filters.render_sidebar(page)
    with board.board(page, "main"):
        page_shell.render_header(page)
        summary.render_summary(page)
        matrix.render_matrix(page)
        theme_sections.render_sections(page)
        take.render_take(page)
        downloads.render_downloads(page)
        page_shell.render_footer(page)


main()
