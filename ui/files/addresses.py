"""Where the files of a page are: ``/datoteke/<page>/<code>?<view>``."""

from __future__ import annotations

from pathlib import Path

from content.page import Page
from ui.base_path import base_path
from ui.page_shell import PAGES, PATHS
from zmos_data import links
from zmos_data.selection import Selection

FOLDER = "/datoteke"
_MAP = "karta"  # the map's page, which has no name in its own address


def path_of(page: Page) -> str:
    """Return what a page is called in an address, such as ``projekti``; empty for the map."""
    return "" if page.name == "map" else Path(PAGES[page.name]).stem


def path_in(folder: str) -> str | None:
    """Return what the page of a folder of files is called; None where there is no such page."""
    path = "" if folder == _MAP else folder
    return path if folder and path in PATHS else None


def address(page: Page, code: str, selection: Selection | None = None) -> str:
    """Write where a file of a page is made, of its view or of another one."""
    query = links.link(selection or page.selection, page.text.language)
    return f"{base_path()}{FOLDER}/{path_of(page) or _MAP}/{code}?{query}"
