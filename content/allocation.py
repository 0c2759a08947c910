"""A town's indicative allocation of 2019 against the co-financing that was read of its projects."""

from __future__ import annotations

from dataclasses import dataclass

from content import dates, figure_links, labels, store
from content.figure_links import FigureLink
from content.page import Page
from content.text import Text
from zmos_data.amounts import Amount, amount
from zmos_data.rows import Allocation, Source, rows_in
from zmos_data.selection import FILTERS, Selection

_FIRST_PERIOD = "2014-2020"


@dataclass(frozen=True)
class ShareBar:
    """A share as a bar: a whole over which it goes is a line in the bar.

    Attributes
    ----------
    width : float
        Of the share, in per cent of the bar.
    whole : float or None
        Where the line stands; None where the bar is the whole.
    words : str
        What the line is; "" without one.
    """

    width: float
    whole: float | None = None
    words: str = ""


@dataclass(frozen=True)
class TownAllocation:
    """A town's allocation against its projects, for a page and for sheets.

    Attributes
    ----------
    title, words : str
        What it is, and what is known of it.
    evidence : FigureLink or None
        Where the co-financing leads; None without projects.
    source : str
        Where the allocation was published; "" where there is none.
    share : ShareBar or None
        The co-financing as a part of the allocation; None where it is not known.
    label : str
        What the share is, in words.
    """

    title: str
    words: str
    evidence: FigureLink | None = None
    source: str = ""
    share: ShareBar | None = None
    label: str = ""


def allocation(page: Page) -> TownAllocation:
    """Write the town's indicative allocation against what is known of its projects (pure)."""
    text, code = page.text, page.selection.municipality_code
    row, grants = store.lasting(page, _allocated, code or "")
    title = text.say("Indicative allocation and known co-financing, 2014–2020")
    if row is None:
        return TownAllocation(title, _not_eligible(page, code or ""))
    share = share_of(grants, row.amount_eur)
    return TownAllocation(
        title,
        f"{_allocated_words(text, row)} {known_words(text, grants)}",
        figure_links.opened(
            page,
            "cofin_total_eur",
            text.say("sources and calculation of the co-financing"),
            code,
            **_filters_of(Selection(periods=(_FIRST_PERIOD,))),
        )
        if grants.projects
        else None,
        store.lasting(page, _source_of, row.source_id),
        None if share is None else bar(text, share),
        "" if share is None else share_words(text, row, grants, share),
    )


def _not_eligible(page: Page, code: str) -> str:
    """Say that a town had no allocation, and what its membership's note says of why."""
    text = page.text
    words = text.say("The municipality was not eligible in 2014–2020.")
    note = text.of(page.rows.towns[code], "member_note") if code in page.rows.towns else ""
    return f"{words} {note}." if note else words


def _allocated_words(text: Text, row: Allocation) -> str:
    return text.say(
        "Indicative ITI allocation for {period} (published in {year}): {amount}.",
        period=labels.period(_FIRST_PERIOD),
        year=row.year,
        amount=text.euros_in_words(row.amount_eur, rounded=row.figures == "rounded"),
    )


def known_words(text: Text, grants: Amount) -> str:
    """Say for how many of the projects the co-financing is known, and its sum (pure)."""
    if not grants.projects:
        return text.say("The collected data hold no project of the town in that period.")
    if grants.eur is None:
        return text.say(
            "Public co-financing (EU + national budget) is not known for any project, "
            "so no share can be computed."
        )
    said = text.count(
        "Public co-financing (EU + national budget) is known for {known} of {n} project: {amount}.",
        "Public co-financing (EU + national budget) is known for {known} of {n} projects: "
        "{amount}.",
        grants.projects,
        known=text.number(grants.known),
        amount=text.euros_in_words(grants.eur, rounded=grants.rounded),
    )
    if grants.known == grants.projects:
        return said
    others = text.say("No other amounts were found in the sources.")
    return f"{said} {others}"


def share_of(grants: Amount, allocated: float) -> float | None:
    """Return the known co-financing as a share of the allocation; None where none is known.

    It may be over one: what was granted is not bound to an indicative figure.
    """
    return None if grants.eur is None else grants.eur / allocated


def share_words(text: Text, row: Allocation, grants: Amount, share: float) -> str:
    """Say what the share is, and what it is not (pure)."""
    if grants.rounded or row.figures == "rounded":
        written = text.approximately_in_words(text.percent(share, _decimals(share)))
    else:
        written = text.percent(share, 1)
    return text.say(
        "The known co-financing is {share} of the indicative allocation. "
        "This is not an absorption rate.",
        share=written,
    )


def bar(text: Text, share: float) -> ShareBar:
    """Draw a share (pure)."""
    if share <= 1:
        return ShareBar(round(100 * share, 1))
    words = text.say("The line in the bar marks the indicative allocation.")
    return ShareBar(100.0, round(100 / share, 1), words)


def _decimals(share: float) -> int:
    """Return the decimals of an approximate share: none, but two digits of a small one."""
    return 0 if share >= 0.1 else 1


def _filters_of(selection: Selection) -> dict[str, object]:
    """Return the filters of a selection: what else a reader has chosen stays."""
    return {name: getattr(selection, name) for name in (*FILTERS, "counting")}


def _allocated(page: Page, code: str) -> tuple[Allocation | None, Amount]:
    """Return the town's allocation, and the co-financing of its own projects of that period."""
    table = page.dataset.allocations
    row = next(rows_in(table[table["municipality_code"] == code], Allocation), None)
    own = store.town_projects(page, Selection(periods=(_FIRST_PERIOD,)), code)
    return row, amount(own[own["municipality_code"] == code], "cofin_total_eur")


def _source_of(page: Page, source_id: str) -> str:
    """Name the source of the allocation with the day on which it was published."""
    text, sources = page.text, page.dataset.sources
    row = next(rows_in(sources[sources["source_id"] == source_id], Source))
    return text.say(
        "Source of the allocation: {source}; published: {date}.",
        source=row.title,
        date=dates.known_day(text, row.date_published),
    )
