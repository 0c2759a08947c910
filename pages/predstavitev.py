"""Predstavitev: the slides of the meeting in the full window."""

from ui import frame, presentation


def main() -> None:
    """Draw the presentation."""
    page = frame.page_frame("presentation")
    presentation.render_presentation(page)


main()
