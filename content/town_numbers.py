"""The three large numbers of a town, each with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from content import amounts, figure_links, funds, labels, store
from content.figure_links import FigureLink
from content.page import Page
from zmos_data.amounts import Amount, amount
from zmos_data.links import change
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


@dataclass(frozen=True)
class OfFund:
    """The town's projects of a fund.

    Attributes
    ----------
    name : str
        The fund.
    projects : FigureLink
        How many there are, leading to their list.
    sums : tuple of str
        The amounts that stand large, each with what it stands on.
    """

    name: str
    projects: FigureLink
    sums: tuple[str, ...]


def by_fund(page: Page) -> list[OfFund]:
    """Add the town's projects up by fund; nothing where its view has one fund or none (pure)."""
    own = store.town_projects(page, page.selection, page.town)
    codes = sorted(own["fund"].dropna().unique())
    if len(codes) < 2:
        return []
    return [_of_fund(page, code, own[own["fund"] == code]) for code in codes]


def _of_fund(page: Page, code: str, own: pd.DataFrame) -> OfFund:
    text, selection = page.text, page.selection
    listed = selection.view(towns=(page.town,), funds=(code,), municipality_code=None)
    sums = [(amounts.name(text, column), amount(own, column)) for column in LARGE]
    return OfFund(
        funds.in_full(text, code),
        FigureLink(
            text.count("{n} project", "{n} projects", len(own)),
            change("projekti", selection, listed),
        ),
        tuple(
            text.say("{name}: {amount}", name=name, amount=_with_known(page, found))
            for name, found in sums
        ),
    )


def _with_known(page: Page, found: Amount) -> str:
    """Write a sum with what it stands on, unless that is every project."""
    written = amounts.amount(page.text, found)
    if found.eur is None or found.known == found.projects:
        return written
    return f"{written} ({amounts.known_of(page.text, found)})"


def _opened(page: Page, code: str, words: str, projects: int) -> FigureLink:
    """Write a figure with its evidence; of no project there is none."""
    if not projects:
        return FigureLink(words)
    return figure_links.opened(page, code, words, page.town, counting=Counting.EACH)
