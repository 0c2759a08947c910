"""A town's themes in both periods: projects and amounts, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from content import amounts, figure_links, labels
from content.bars import Bar, bar
from content.figure_links import FigureLink
from content.page import Page
from content.theme_badge import ThemeBadge, theme_badge
from zmos_data.matrix import Cell, themes_by_period
from zmos_data.selection import Counting


@dataclass(frozen=True)
class Projects:
    """What a town has of a theme in a period.

    Attributes
    ----------
    bar : Bar
        As long as its projects are many.
    projects : FigureLink
        How many they are, in words.
    amounts : tuple of (str, FigureLink, str)
        Each sum: its name, the figure, and what it stands on where that is not all projects.
    """

    bar: Bar
    projects: FigureLink
    amounts: tuple[tuple[str, FigureLink, str], ...]


@dataclass(frozen=True)
class PeriodCell:
    """A theme of a town in a period.

    Attributes
    ----------
    status : str
        Why it is empty, as a code; "" where there are projects.
    empty : str
        The same in words.
    found : Projects or None
        None where it is empty.
    """

    status: str = ""
    empty: str = ""
    found: Projects | None = None


@dataclass(frozen=True)
class ThemeRow:
    """A theme of a town, with a cell a period."""

    theme: ThemeBadge
    cells: tuple[PeriodCell, ...]


@dataclass(frozen=True)
class TownThemes:
    """The table of a town's themes by period, for a page, a sheet and a slide.

    Attributes
    ----------
    caption : str
        What the table is.
    head : str
        What its first column is.
    periods : tuple of str
        The other columns.
    rows : tuple of ThemeRow
        The themes in their order.
    differing : str
        What is said where amounts are known of different projects; "" where nothing is.
    """

    caption: str
    head: str
    periods: tuple[str, ...]
    rows: tuple[ThemeRow, ...]
    differing: str


def themes(page: Page) -> TownThemes:
    """Write the themes of the page's town (pure)."""
    text, cells = page.text, period_cells(page)
    found = [cell for own in cells.values() for cell in own.values()]
    most = max((cell.projects for cell in found), default=0)
    return TownThemes(
        text.say("Themes and amounts by period"),
        text.say("Theme"),
        tuple(map(labels.period, cells)),
        tuple(
            ThemeRow(
                theme_badge(page, theme),
                tuple(_cell(page, period, theme, cells[period][theme], most) for period in cells),
            )
            for theme in page.rows.themes
        ),
        amounts.of_other_projects(text, (cell.amounts for cell in found)),
    )


def period_cells(page: Page) -> dict[str, dict[str, Cell]]:
    """Return what the view holds of the town, by period and theme (pure)."""
    # A project counts for the town that it lies in, as in the list below, whoever leads it.
    selection = replace(page.selection.filters, counting=Counting.EACH)
    return themes_by_period(page.dataset, selection, page.selection.municipality_code or "")


def _cell(page: Page, period: str, theme: str, cell: Cell, most: int) -> PeriodCell:
    """Write a cell; ``most`` is the number of projects whose bar is the longest."""
    code = page.selection.municipality_code
    if not cell.projects:
        return PeriodCell(cell.status, labels.theme_status(page, cell.status, code))
    narrowed = {"themes": (theme,), "periods": (period,), "counting": Counting.EACH}
    words = page.text.count("{n} project", "{n} projects", cell.projects)
    return PeriodCell(
        found=Projects(
            _bar(page, period, theme, (cell.projects, most), words),
            figure_links.opened(page, "projects", words, code, **narrowed),
            tuple(
                (label, figure, "" if cell.amounts[column].known == cell.projects else known)
                for column, (label, figure, known) in zip(
                    cell.amounts,
                    figure_links.sums(page, cell.amounts, code, short=True, **narrowed),
                    strict=True,
                )
            ),
        )
    )


def _bar(page: Page, period: str, theme: str, figure: tuple[int, int], words: str) -> Bar:
    badge = theme_badge(page, theme)
    return bar(
        page,
        figure,
        f"{badge.label}, {labels.period(period)}: {words}",
        badge.colour,
        themes=(theme,),
        periods=(period,),
        towns=(page.selection.municipality_code or "",),
    )
