"""The styles of the pages: of all, of each, and of paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from content import cache
from content.markup import parts_style, style_of

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
    """

    words: str

    def _repr_html_(self) -> str:
        return f"<style>{self.words}</style>"


@cache.kept()
def styles(name: str) -> Styles:
    """Write the styles of all pages, of one and of paper as one element, which costs less."""
    return Styles(f"{shared_styles()}{own_styles(name)}")


def shared_styles() -> str:
    """Write the styles of all pages; those of a page come after them."""
    return parts_style() + _written(STYLES / f"{style}.css" for style in SHARED)


def own_styles(name: str) -> str:
    """Write the styles of one page, and those of paper."""
    files = [STYLES / f"{style}.css" for style in (name, "print")]
    return _written([*files, *(style_of(part) for part in PARTS_OF.get(name, ()))])


def _written(files: Iterable[Path]) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in files if file.exists())
