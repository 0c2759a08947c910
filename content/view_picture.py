"""Where the picture of a page's view is: beside a shared link, in the clipboard, in oEmbed."""

from __future__ import annotations

from content.page import Page
from zmos_data import links

WIDTH, HEIGHT = 1200, 630  # px, as networks crop it
LARGE = "velika"  # parameter of a picture that is to be read: in more px, never the wall
# What stands in the path for a page, and the page; the others' picture is the map of the view.
PATHS = {"": "", "-obcina": "obcina", "-projekt": "projekt", "-primerjava": "primerjava"}
_KINDS = {"town": "-obcina", "project": "-projekt", "comparison": "-primerjava"}


def address(page: Page, site: str, *, is_large: bool = False) -> str:
    """Write the address of the picture of a page (pure).

    Parameters
    ----------
    page : Page
        The page, with its name and its view.
    site : str
        Absolute address of the dashboard, or its base path.
    is_large : bool
        Whether it is to be read, and not only recognised.
    """
    path = f"{site}/app/static/view{kind(page)}.png"
    found = links.elsewhere(path, page.selection.pictured, page.text.language)
    return f"{found}&{LARGE}=da" if is_large else found


def kind(page: Page) -> str:
    """Return what stands in the path for a page; empty where its picture is the map's."""
    if page.name == "project" and page.project is None:
        return ""
    return _KINDS.get(page.name, "")
