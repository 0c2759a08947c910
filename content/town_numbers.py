"""The three large numbers of a town, each with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from content import amounts, figure_links, labels, store
from content.figure_links import FigureLink
from content.page import Page
from zmos_data.amounts import amount
from zmos_data.selection import Counting

LARGE = ("total_eur", "eu_eur")  # of the amounts, those that stand large


@dataclass(frozen=True)
class Number:
    """A number that stands large.

    Attributes
    ----------
    label : str
        What it is.
    figure : FigureLink
        The number, with its evidence.
    note : str
        What it stands on.
    """

    label: str
    figure: FigureLink
    note: str


def numbers(page: Page) -> list[Number]:
    """Write the projects, the total cost and the EU contribution of the town's view (pure)."""
    text = page.text
    own = store.town_projects(page, page.selection, page.town)
    counts = {str(period): int(n) for period, n in own["period"].value_counts().items()}
    by_period = (
        text.say("{period}: {n}", period=labels.period(period), n=text.number(n))
        for period, n in sorted(counts.items())
    )
    projects = _opened(page, "projects", text.number(len(own)), len(own))
    sums = ((column, amount(own, column)) for column in LARGE)
    return [
        Number(text.say("Projects"), projects, " · ".join(by_period)),
        *(
            Number(
                amounts.name(text, column),
                _opened(page, column, amounts.amount(text, found), found.projects),
                amounts.known_of(text, found),
            )
            for column, found in sums
        ),
    ]


def _opened(page: Page, code: str, words: str, projects: int) -> FigureLink:
    """Write a figure with its evidence; of no project there is none."""
    if not projects:
        return FigureLink(words)
    return figure_links.opened(page, code, words, page.town, counting=Counting.EACH)
