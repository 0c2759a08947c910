"""Where each page of the edition stands; towns and projects have addresses of their own."""

from __future__ import annotations

from ui.page_shell import PAGES, PATHS
from zmos_data.parameters import PROJECT, TOWN

# File of each page by its name.
FILES = {name: f"{path or 'index'}.html" for name, path in zip(PAGES, PATHS, strict=True)}
# The parameter whose values have addresses of their own, by the name of the page.
OWN = {"town": TOWN, "project": PROJECT}


def own_file(page: str, code: str) -> str:
    """Return the file of a town or a project, such as ``obcina-096.html``."""
    return FILES[page].replace(".html", f"-{code}.html")
