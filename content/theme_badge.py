"""The badge of a theme: its letter on its colour, and its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from content import palette
from content.page import Page


@dataclass(frozen=True)
class ThemeBadge:
    """How a theme is shown, on screen, on the map and in files.

    Attributes
    ----------
    letter : str
        Its letter.
    colour : str
        Ground of the letter.
    ink : str
        Colour of the letter.
    label : str
        Its name in the page's language.
    """

    letter: str
    colour: str
    ink: str
    label: str


def theme_badge(page: Page, code: str, name: Literal["short", "title"] = "short") -> ThemeBadge:
    """Return the badge of a theme, with its short name or its title."""
    row = page.rows.themes[code]
    label = page.text.of(row, name)
    return ThemeBadge(row.letter, palette.THEME_COLOURS[code], palette.THEME_INK[code], label)


def theme_badges(page: Page) -> dict[str, ThemeBadge]:
    """Return the badges of all themes by their codes, in the order of their table."""
    return {code: theme_badge(page, code) for code in page.rows.themes}
