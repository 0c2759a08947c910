"""Podatki: what the data are, what they stand on, and the evidence of every figure."""

from ui import page_root, page_shell, turns
from ui.board import board
from ui.parts import data_page, editing, filters, receipt_check, share, summary


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the page of the data."""
    page = page_shell.start_page("data")
    filters.render_sidebar(page)
    with board.board(page, "main"):
        page_shell.render_header(page)
        summary.render_summary(page)
        data_page.render_page(page)
        editing.render_editing(page)
        receipt_check.render_receipt(page)
        share.render_share(page)
        page_shell.render_footer(page)


main()
