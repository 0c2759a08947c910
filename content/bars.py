"""A bar in a table: it is as long as its figure, and leads to the projects of it."""

from __future__ import annotations

from dataclasses import dataclass

from content.page import Page
from zmos_data.links import change


@dataclass(frozen=True)
class Bar:
    """A bar.

    Attributes
    ----------
    share : float
        Its length as a part of the longest one, from 0 to 1.
    said : str
        What it is of and its figure: its name for who cannot see what stands around it.
    go : str
        Link to its projects.
    colour : str
        Its colour.
    """

    share: float
    said: str
    go: str
    colour: str


def bar(
    page: Page, figure: tuple[float, float], said: str, colour: str, **narrowed: tuple[str, ...]
) -> Bar:
    """Write a bar that leads to the projects of a view (pure).

    Parameters
    ----------
    figure : tuple of float
        The figure, and the one whose bar is the longest.
    **narrowed : tuple of str
        What narrows the view to the projects of the figure, such as ``themes``.
    """
    value, longest = figure
    view = page.selection.view(municipality_code=None, **narrowed)
    return Bar(
        round(value / longest, 3) if longest else 0.0,
        said,
        change("projekti", page.selection, view),
        colour,
    )
