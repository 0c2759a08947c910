"""O združenju: what ZMOS is, what it does, and the arms of its members."""

from ui import page_root, page_shell, turns
from ui.board import board
from ui.parts import accessibility, association, wall


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the page on the association."""
    page = page_shell.start_page("about")
    page_shell.render_sidebar(page)
    with board.board(page, "main"):
        page_shell.render_header(page)
        wall.render_wall(page)
        association.render_association(page)
        association.render_arms(page)
        accessibility.render_statement(page)
        page_shell.render_footer(page)


main()
