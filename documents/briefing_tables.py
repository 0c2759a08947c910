"""The tables of a briefing in words, for slides and for sheets alike (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from content import amounts, labels, matrix, palette, phrases, town_panel, town_themes
from content.page import Page
from content.text import Text
from content.theme_badge import theme_badges
from content.towns_table import town_rows
from documents import text_layout
from webmap.tokens import COLOURS
from zmos_data.amounts import AMOUNTS
from zmos_data.classification import class_of
from zmos_data.matrix import Cell
from zmos_data.selection import Measure

INK, LIGHT = COLOURS["ink"], COLOURS["paper"]
CELL_EDGE = 4.5  # points
_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
_LEADING = 1.25


@dataclass(frozen=True)
class Table:
    """A table ready to be set.

    Attributes
    ----------
    name : str
        What it shows, for who cannot see it.
    heads : tuple of str
        Heads of the columns; empty where it has none.
    rows : tuple of tuple of str
        The cells.
    shares : tuple of float
        Width of each column, as a part of the whole.
    numeric : frozenset of int
        Columns whose cells stand at the right.
    fills : dict of (int, int) to str
        Colour of a cell, by row and column.
    key : str
        What its signs mean; stands under it.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    numeric: frozenset[int] = frozenset()
    fills: dict[tuple[int, int], str] | None = None
    key: str = ""

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Heads, where it has any, and rows."""
        return (self.heads, *self.rows) if self.heads else self.rows


def table_size(table: Table, width: float, height: float) -> tuple[float, list[float]]:
    """Return the largest type at which a table fits, and the heights of its lines; points."""
    rooms = [width * share - 2 * CELL_EDGE - 2 for share in table.shares]
    heights: list[float] = []
    for size in _SIZES:
        heights, fits = [], True
        for cells in table.lines:
            broken = [
                text_layout.lines(words, size, room, bold=True)
                for words, room in zip(cells, rooms, strict=True)
            ]
            heights.append(max(map(len, broken)) * size * _LEADING + 4)
            fits &= all(
                text_layout.width(line, size, bold=True) <= room
                for lines, room in zip(broken, rooms, strict=True)
                for line in lines
            )
        if fits and sum(heights) <= height:
            break
    spare = max(0.0, min(height - sum(heights), 8.0 * len(heights))) / len(heights)
    return size, [height + spare for height in heights]


def towns_table(page: Page) -> Table:
    """Write the towns with their figures; beside a sum, for how many projects it is known."""
    text, own = page.text, page.selection.measure.is_per_1000
    measure = labels.measure_dated(page, page.selection.measure)
    briefly = labels.measure_briefly(text, page.selection.measure)
    known = text.say("known for")
    rows = tuple(
        (
            row.town,
            *([row.measure.words] if row.measure else []),
            row.projects.words,
            row.themes.words,
            *(cell for column in AMOUNTS for cell in _sum(page, row.code, column)),
        )
        for row in town_rows(page)
    )
    widths = (2.1, *([1.9] if own else []), 1.15, 1.05, *(2.3, 1.25) * len(AMOUNTS))
    return Table(
        name=text.say("The same figures as a table, by {measure}", measure=phrases.inside(measure)),
        heads=(
            text.say("Town"),
            *([briefly] if own else []),
            text.say("Projects"),
            text.say("Themes"),
            *(words for column in AMOUNTS for words in (amounts.head(text, column), known)),
        ),
        rows=rows,
        shares=_shares(widths),
        numeric=frozenset(range(1, len(widths))),
        key=" ".join(
            filter(
                None,
                (
                    f"{measure}." if own else "",
                    amounts.of_other_projects(text, [page.view.headline.amounts]),
                ),
            )
        ),
    )


def _sum(page: Page, code: str, column: str) -> tuple[str, str]:
    """Write a sum, and for how many of the projects it is known."""
    text, found = page.text, page.view.totals[code].amounts[column]
    if not found.projects:
        return "–", "–"
    stands_on = _stands_on(text, found.known, found.projects)
    if found.eur is None:
        return text.say("not known"), stands_on
    words = labels.measure_figure(text, Measure.TOTAL, found.eur, rounded=found.rounded)
    return words, stands_on


def _shares(widths: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(width / sum(widths) for width in widths)


def matrix_table(page: Page) -> Table:
    """Write the town x theme matrix: a figure and its shade, or the sign of an empty cell."""
    text, measure = page.text, matrix.measure_of(page)
    shown = labels.measure(text, measure)
    if measure.is_money:
        shown = shown.replace("EUR", text.say("EUR million"))
    frame = matrix.picture_rows(page)
    width = len(page.rows.themes)
    fills: dict[tuple[int, int], str] = {}
    words: list[list[str]] = []
    for n, cell in enumerate(frame.to_dict("records")):
        if n % width == 0:
            words.append([str(cell["town_name"])])
        words[-1].append(str(cell["words"]))
        if cell["value"] == cell["value"] and cell["value"] is not None:
            fills[n // width, n % width + 1] = _shade(float(cell["share"]))
    heads = (
        text.say("Town"),
        *(f"{badge.letter} · {badge.label}" for badge in theme_badges(page).values()),
    )
    return Table(
        name=text.say("Towns and themes: {measure}", measure=phrases.inside(shown)),
        heads=heads,
        rows=tuple(map(tuple, words)),
        shares=_shares((2.2, *[2.0] * width)),
        numeric=frozenset(range(1, width + 1)),
        fills=fills,
        key=text.say(
            "{measure}. – {none}; × {not_eligible}; ○ theme not covered; ZMOS: joint project of "
            "the association; ? not known; ≈ approximate.",
            measure=shown,
            none=labels.no_project(page),
            not_eligible=labels.not_eligible(page),
        ),
    )


def _shade(share: float) -> str:
    """Return the class colour of a share of the highest value, on the picture's scale."""
    steps = len(palette.CLASS_COLOURS)
    breaks = tuple(((n + 1) / steps) ** 2 for n in range(steps))
    return palette.CLASS_COLOURS[class_of(min(share, 1.0), breaks)]


def ink_on(fill: str) -> str:
    """Return the colour of letters on a class colour."""
    return LIGHT if fill in palette.CLASS_COLOURS[3:] else INK


def facts_table(page: Page, code: str) -> Table:
    """Write what is known of a town."""
    row = page.rows.towns[code]
    return Table(
        name=page.text.say("Facts: {town}", town=row.name),
        heads=(),
        rows=tuple((label, value) for label, value in town_panel.town_facts(page, row)),
        shares=(0.3, 0.7),
    )


def periods_table(page: Page) -> Table:
    """Write the chosen town's themes in both periods; amounts say what they stand on."""
    text, cells = page.text, town_themes.period_cells(page)
    rows = tuple(
        (
            "" if n else text.of(row, "short"),
            labels.period(period),
            *_period_cells(text, cells[period][code]),
        )
        for code, row in page.rows.themes.items()
        for n, period in enumerate(cells)
    )
    million = text.say("EUR million")
    return Table(
        name=text.say("Themes and amounts by period"),
        heads=(
            text.say("Theme"),
            text.say("Period"),
            text.say("Projects"),
            *(amounts.head(text, column).replace("EUR", million) for column in AMOUNTS),
        ),
        rows=rows,
        shares=_shares((2.3, 1.4, 1.1, *[1.3] * len(AMOUNTS))),
        numeric=frozenset(range(2, 3 + len(AMOUNTS))),
        key=text.say(
            "In brackets: for how many projects the amount is known. ≈ approximate; – {none}; "
            "× {not_eligible}; ○ theme not covered; ZMOS: joint project of the association.",
            none=labels.no_project(page),
            not_eligible=labels.not_eligible(page),
        ),
    )


def _period_cells(text: Text, cell: Cell) -> tuple[str, ...]:
    """Write the projects and the amounts of a theme in a period, or the sign of an empty one."""
    if not cell.projects:
        return (matrix.sign(cell.status), *[""] * len(AMOUNTS))
    sums = (
        f"{_whole(amounts.in_millions(text, total))} "
        f"({_stands_on(text, total.known, total.projects)})"
        for total in cell.amounts.values()
    )
    return (text.number(cell.projects), *sums)


def _stands_on(text: Text, known: int, projects: int) -> str:
    return _whole(
        text.say("{known} of {projects}", known=text.number(known), projects=text.number(projects))
    )


def _whole(words: str) -> str:
    """Keep words on one line."""
    return words.replace(" ", "\u00a0")
