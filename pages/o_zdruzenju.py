"""O združenju: what ZMOS is, what it does, and the arms of its members."""

from ui import about, frame, live


def main() -> None:
    """Draw the page on the association."""
    page = frame.page_frame("about")
    frame.render_sidebar(page)
    with live.board(page, "main"):
        frame.render_header(page)
        about.render_association(page)
        about.render_arms(page)
        frame.render_footer(page)


main()
