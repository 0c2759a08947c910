"""The link on a number: it opens the papers of the figure."""

from __future__ import annotations

from typing import Any

from ui.page import Page
from ui.url_state import elsewhere

PATH = "podatki"


def opened(
    page: Page, code: str, words: str, town: str | None = None, **changes: object
) -> dict[str, str]:
    """Write a figure as what leads to its papers (pure).

    Parameters
    ----------
    code : str
        The figure, of ``FIGURES``.
    words : str
        What stands on screen.
    town : str or None
        The town that the figure is of; None for the whole view.
    **changes : object
        What narrows the view to the rows of the figure, such as ``themes``.
    """
    narrowed = {"figure_year": "", "project_id": None, **changes}
    view = page.selection.view(figure=code, municipality_code=town, **narrowed)
    return {
        "words": words,
        "go": elsewhere(PATH, view, page.text.language),
        "label": page.text.say("Papers of this figure: {figure}", figure=words),
    }


def words(figure: Any) -> str:
    """Return what stands on screen of a figure."""
    return str(figure["words"])


def plain(value: Any) -> Any:
    """Take the links off figures, however deep they lie: for a file that leads nowhere (pure)."""
    if isinstance(value, dict):
        if "words" in value and "go" in value:
            return {"words": value["words"]}
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(plain(part) for part in value)
    return value
