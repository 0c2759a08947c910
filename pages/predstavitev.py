"""Predstavitev: the slides of the meeting in the full window."""

from ui import page_shell
from ui.slides import presentation


def main() -> None:
    """Draw the presentation."""
    page = page_shell.start_page("presentation")
    presentation.render_presentation(page)


main()
