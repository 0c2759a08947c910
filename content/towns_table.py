"""The table of the towns: the map's towns and figures as a table."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from content import amounts, cache, figure_links, labels, paging, phrases
from content.figure_links import FigureLink
from content.page import Page
from zmos_data.amounts import AMOUNTS
from zmos_data.collation import collation_key
from zmos_data.selection import Measure

PAGE_SIZE = 50  # towns


@dataclass(frozen=True)
class TownRow:
    """A row of the table of the towns.

    Attributes
    ----------
    code, town : str
        Of the municipality: its code and its name.
    arms : str
        Address of its arms; empty where there are none.
    chosen : bool
        Whether it is the chosen one.
    measure : FigureLink or None
        The chosen measure; None where another column has it.
    projects, themes : FigureLink
        How many.
    amounts : tuple of (FigureLink, str)
        Each sum, and for how many of the projects it is known.
    """

    code: str
    town: str
    arms: str
    chosen: bool
    measure: FigureLink | None
    projects: FigureLink
    themes: FigureLink
    amounts: tuple[tuple[FigureLink, str], ...]


@dataclass(frozen=True)
class TownsTable:
    """The table of the towns, for a page, its first answer and a file.

    Attributes
    ----------
    caption : str
        What it is.
    heads : tuple of str
        Heads of its columns.
    rows : tuple of TownRow
        The towns that are shown.
    differing : str
        What is said where amounts are known of different projects; "" where nothing is.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[TownRow, ...]
    differing: str


def towns_in_order(page: Page) -> list[str]:
    """Return the towns, highest figure of the measure first, those without one last."""

    def place(code: str) -> tuple[float, object]:
        measure = page.view.measures[code]
        value = -measure.value if measure.is_known else 1.0
        return value, collation_key(page.town_names[code])

    return sorted(page.view.totals, key=place)


def town_rows(page: Page) -> list[TownRow]:
    """Write a row a town, highest figure of the measure first, unknown ones last (pure)."""
    return [_row(page, code) for code in _held(page).order]


def shown_rows(page: Page) -> tuple[list[TownRow], paging.Pager | None]:
    """Write the rows of the present page of the table, and its buttons (pure).

    With a chosen town it is the page with that town; the address then turns the pages of its
    projects.
    """
    order, chosen = _held(page).order, page.selection.municipality_code
    pager = None if chosen else paging.pager(page, len(order), PAGE_SIZE)
    here = (
        order.index(chosen) // PAGE_SIZE + 1 if chosen else paging.here(page, len(order), PAGE_SIZE)
    )
    return [_row(page, code) for code in order[(here - 1) * PAGE_SIZE :][:PAGE_SIZE]], pager


@dataclass(frozen=True)
class _Held:
    """Towns of a view in their order, and the rows of those that were written so far."""

    order: list[str]
    rows: dict[str, TownRow]


def _of_view(page: Page) -> Hashable:
    """Tell apart what a table shows, whichever town is the chosen one."""
    chosen = "" if page.selection.municipality_code else None
    selection = replace(page.selection, municipality_code=chosen)
    return page.view, selection, page.assets.digest, page.text.language


@cache.kept(2, key=_of_view)  # one town after the other is chosen in a view
def _held(page: Page) -> _Held:
    return _Held(towns_in_order(page), {})


def _row(page: Page, code: str) -> TownRow:
    """Write the row of a town, which is marked where it is the chosen one."""
    rows = _held(page).rows
    if code not in rows:
        rows[code] = _unmarked(page, code)
    is_chosen = code == page.selection.municipality_code
    return replace(rows[code], chosen=True) if is_chosen else rows[code]


def _unmarked(page: Page, code: str) -> TownRow:
    return TownRow(
        code=code,
        town=page.town_names[code],
        arms=page.assets.shield(code),
        chosen=False,
        measure=_measure(page, code) if _own_column(page) else None,
        projects=_count(page, code, "projects", page.view.totals[code].projects),
        themes=_count(page, code, "themes", page.view.totals[code].themes),
        amounts=tuple(_amount(page, code, column) for column in AMOUNTS),
    )


def _count(page: Page, code: str, figure: str, n: int) -> FigureLink:
    """Write a count of a town, with its evidence where it is not nought."""
    return figure_links.opened(page, figure, page.text.number(n), code) if n else FigureLink("–")


def _own_column(page: Page) -> bool:
    """Tell whether the measure needs a column: counts and sums stand in the table anyway."""
    return page.selection.measure.is_per_1000


def _measure(page: Page, code: str) -> FigureLink:
    """Write the chosen measure, or why there is none; its column's head says the unit."""
    found, measure = page.view.measures[code], page.selection.measure
    if not found.is_known:
        return FigureLink(labels.status(page, found.status, code))
    rounded = page.view.totals[code].is_rounded(measure.base)
    words = labels.measure_figure(page.text, measure, found.value, rounded=rounded)
    return figure_links.opened(page, measure.value, words, code)


def _amount(page: Page, code: str, column: str) -> tuple[FigureLink, str]:
    """Write a sum with its evidence, and for how many of the projects it is known."""
    text, found = page.text, page.view.totals[code].amounts[column]
    if not found.projects:
        return FigureLink("–"), ""
    if found.eur is None:
        return figure_links.opened(page, column, text.say("not known"), code), ""
    words = labels.measure_figure(text, Measure.TOTAL, found.eur, rounded=found.rounded)
    stands_on = amounts.stands_on(text, found.known, found.projects)
    return figure_links.opened(page, column, words, code), stands_on


def towns_table(page: Page, rows: list[TownRow] | None = None) -> TownsTable:
    """Write everything that the table under the map shows: of these rows, or of all (pure)."""
    text = page.text
    measure = labels.measure_dated(page, page.selection.measure)
    return TownsTable(
        text.say("The same figures as a table, by {measure}", measure=phrases.inside(measure)),
        (
            text.say("Town"),
            *([labels.measure_briefly(text, page.selection.measure)] if _own_column(page) else []),
            text.say("Projects"),
            text.say("Themes"),
            *(amounts.head(text, column) for column in AMOUNTS),
        ),
        tuple(town_rows(page) if rows is None else rows),
        amounts.of_other_projects(text, [page.view.headline.amounts]),
    )
