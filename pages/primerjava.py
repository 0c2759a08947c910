"""Primerjava: up to four towns beside one another and the median of all."""

from ui import page_root, page_shell, turns
from ui.board import board
from ui.parts import comparison, downloads, filters, summary, take, wall


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the page of the comparison."""
    page = page_shell.start_page("comparison")
    filters.render_sidebar(page)
    with board.board(page, "main"):
        page_shell.render_header(page)
        summary.render_summary(page)
        if page.view.headline.projects:
            comparison.render_choice(page)
            comparison.render_multiples(page)
        else:
            wall.render_empty(page)
        take.render_take(page)
        downloads.render_downloads(page)
        page_shell.render_footer(page)


main()
