"""Lists that are turned page by page, on the server."""

from __future__ import annotations

from dataclasses import replace

from content.page import Page
from zmos_data.facets import Positions
from zmos_data.links import change


def pages(n: int, size: int) -> int:
    """Return how many pages a list of n rows has; an empty one has one."""
    return max(1, -(-n // size))


def here(page: Page, n: int, size: int) -> int:
    """Return the page that is shown: the one asked for, or the last."""
    return min(page.selection.page, pages(n, size))


def shown(page: Page, positions: Positions, size: int) -> Positions:
    """Return the positions of the rows that the page shows."""
    return positions[(here(page, len(positions), size) - 1) * size :][:size]


def pager(page: Page, n: int, size: int) -> dict[str, object]:
    """Write the buttons of a list, and that it has no such page (pure).

    Empty where the list has one page and no other was asked for.
    """
    last, present, text = pages(n, size), here(page, n, size), page.text
    beyond = page.selection.page > last
    if last == 1 and not beyond:
        return {}
    return {
        "notice": text.say(
            "The list has no page {asked}; page {last} is shown.",
            asked=text.number(page.selection.page), last=text.number(last),
        ) if beyond else "",
        "words": text.say("page {here} of {pages}", here=present, pages=last),
        "buttons": [
            {
                "id": name,
                "label": label,
                "disabled": not 1 <= target <= last,
                "go": change("", page.selection, replace(page.selection, page=target)),
            }
            for name, label, target in (
                ("previous", text.say("Previous"), present - 1),
                ("next", text.say("Next"), present + 1),
            )
        ] if last > 1 else [],
    }  # fmt: skip
