"""What a visitor takes away from a page: files of the view, the briefing pack, the link."""

from __future__ import annotations

from ui import exports, pack, share, standalone
from ui.page import Page


def render_takeaway(page: Page, *, of_town: bool = False) -> None:
    """Draw the downloads, the briefing pack, the one HTML file and the link of the view.

    Parameters
    ----------
    page : Page
        The page.
    of_town : bool
        Whether its rows are those of the chosen town alone.
    """
    exports.render_downloads(page, of_town=of_town)
    pack.render_pack(page)
    standalone.render_standalone(page)
    share.render_share(page)
