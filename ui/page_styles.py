"""The styles of the pages: those of all as a file, those of each and of paper as an element."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from content import cache
from content.markup import parts_style, style_of
from webmap.assets import PAGE_BASE
from webmap.published import File, publish

STYLES = Path(__file__).resolve().parent / "styles"
# Styles of all pages, as they follow one another; then come those of the page and of paper.
SHARED = (
    "all",
    "tables",
    "filters",
    "projects_list",
    "project_parts",
    "shell",
    "sentence",
    "touch",
)
PARTS_OF = {"map": ("starts",), "about": ("arms_wall",)}  # parts with a style of their own


@dataclass(frozen=True)
class Styles:
    """Styles as one element of a page.

    Streamlit takes the words of an object with this method as they are. A text it would look
    through for indentation with each click, which costs more than a board.

    Parameters
    ----------
    words : str
        What it says.
    shared : str
        Address of the styles that come before these; "" where there are none. A page that has
        been opened with others fetches these (``ui/board/shared_style.js``).
    """

    words: str
    shared: str = ""

    def _repr_html_(self) -> str:
        shared = f' data-shared="{self.shared}"' if self.shared else ""
        return f"<style{shared}>{self.words}</style>"


@cache.kept()
def styles(name: str) -> Styles:
    """Write the styles of one page and of paper as one element, which costs less than two."""
    return Styles(own_styles(name), shared_address())


def shared_address() -> str:
    """Return where the styles of all pages are, for a page."""
    return f"./{PAGE_BASE}/{_shared_file().name}"


@cache.kept()
def _shared_file() -> File:
    """Publish the styles of all pages: 11 kB that a session would be sent each time."""
    return publish("pages.css", shared_styles().encode())


def shared_styles() -> str:
    """Write the styles of all pages; those of a page come after them."""
    return parts_style() + _written(STYLES / f"{style}.css" for style in SHARED)


def own_styles(name: str) -> str:
    """Write the styles of one page, and those of paper."""
    return _written(own_files(name))


def own_files(name: str) -> list[Path]:
    """Return the files of these styles; a page may have none of its own."""
    files = [STYLES / f"{style}.css" for style in (name, "print")]
    return [*files, *(style_of(part) for part in PARTS_OF.get(name, ()))]


def _written(files: Iterable[Path]) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in files if file.exists())
