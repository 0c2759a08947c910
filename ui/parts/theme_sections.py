"""A section for each theme on screen."""

from __future__ import annotations

from content.page import Page
from content.theme_sections import sections
from ui.board import board
from ui.parts import wall


@board.cached_part
def render_sections(page: Page) -> None:
    """Draw a part for each theme; where a view has no project, the arms wall of all data.

    A theme that the association took part in has no project of a town and has its part.
    """
    text = page.text
    if not page.view.headline.projects and not _is_joint(page):
        wall.render_empty(page)
        return
    board.render(
        "theme_sections.html",
        page,
        "theme-sections",
        sections=sections(page),
        coverage=text.say("Published figures"),
        all=text.say("Projects of the theme"),
    )


def _is_joint(page: Page) -> bool:
    """Tell whether a view is of themes that the association took part in."""
    themes = page.selection.themes
    return bool(themes) and all(page.rows.themes[code].joint_via_association for code in themes)
