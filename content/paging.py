"""Lists that are turned page by page, on the server."""

from __future__ import annotations

from dataclasses import dataclass, replace

from content.page import Page
from zmos_data.facet import Positions
from zmos_data.links import change


@dataclass(frozen=True)
class Button:
    """A button that leads to another page of a list.

    Attributes
    ----------
    id, label : str
        Its name on the page, and in words.
    go : str
        Where it leads.
    disabled : bool
        Whether there is no such page.
    """

    id: str
    label: str
    go: str
    disabled: bool


@dataclass(frozen=True)
class Pager:
    """What turns the pages of a list.

    Attributes
    ----------
    notice : str
        That the page that was asked for is not there; empty where it is.
    words : str
        Which page is shown, of how many.
    buttons : tuple of Button
        None where the list has one page.
    """

    notice: str
    words: str
    buttons: tuple[Button, ...]


def pages(n: int, size: int) -> int:
    """Return how many pages a list of n rows has; an empty one has one."""
    return max(1, -(-n // size))


def here(page: Page, n: int, size: int) -> int:
    """Return the page that is shown: the one asked for, or the last."""
    return min(page.selection.page, pages(n, size))


def shown(page: Page, positions: Positions, size: int) -> Positions:
    """Return the positions of the rows that the page shows."""
    return positions[(here(page, len(positions), size) - 1) * size :][:size]


def pager(page: Page, n: int, size: int) -> Pager | None:
    """Write the buttons of a list, and that it has no such page (pure).

    None where the list has one page and no other was asked for.
    """
    last, present, text = pages(n, size), here(page, n, size), page.text
    beyond = page.selection.page > last
    if last == 1 and not beyond:
        return None
    notice = text.say(
        "The list has no page {asked}; page {last} is shown.",
        asked=text.number(page.selection.page),
        last=text.number(last),
    )
    turned = (
        ("previous", text.say("Previous"), present - 1),
        ("next", text.say("Next"), present + 1),
    )
    return Pager(
        notice if beyond else "",
        text.say("page {here} of {pages}", here=present, pages=last),
        tuple(
            Button(
                name,
                label,
                change("", page.selection, replace(page.selection, page=target)),
                disabled=not 1 <= target <= last,
            )
            for name, label, target in turned
        )
        if last > 1
        else (),
    )
