"""Predstavitev: the slides of the meeting in the full window, or a visitor's own set."""

from ui import page_root, page_shell, slide_set_address, turns
from ui.slides import own_set, presentation


@turns.in_turn
@page_root.in_page
def main() -> None:
    """Draw the presentation."""
    page = page_shell.start_page("presentation")
    if slide_set_address.is_preparing():
        own_set.render_set(page)
    else:
        presentation.render_presentation(page)


main()
