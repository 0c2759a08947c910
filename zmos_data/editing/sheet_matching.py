"""Which sheet of the workbook a grid is: by its title, or by its headings."""

from __future__ import annotations

from dataclasses import dataclass

from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Grid, Upload
from zmos_data.editing.headings import FLAT, Heads, columns_of, find_heads
from zmos_data.editing.sheets import Sheet, layout
from zmos_data.editing.telling import Telling
from zmos_data.editing.understood import named, plain
from zmos_data.phrase import Phrase, listed

_TEMPLATE = Phrase("Use the template, or give the columns its headings.")
_FEWEST = 3  # headings by which a sheet with a title of its own is known


@dataclass(frozen=True)
class Match:
    """A grid, the sheet that it is, and its headings."""

    grid: Grid
    sheet: Sheet
    heads: Heads


@dataclass(frozen=True)
class Matches:
    """The sheets that a file has, and whether it is one table of projects."""

    found: tuple[Match, ...]
    is_flat: bool


def match_sheets(upload: Upload, telling: Telling) -> Matches:
    """Find the sheets of a file; what is no sheet, or one a second time, is told."""
    found: dict[str, Match] = {}
    others: list[Grid] = []
    for grid in upload.grids:
        name = _title(grid)
        heads = find_heads(grid, name) if name else None
        if name and heads and name not in found:
            found[name] = Match(grid, layout().sheets[name], heads)
        elif name and not heads and grid.rows:
            _tell_no_heads(grid, name, telling)
        else:
            others.append(grid)
    for grid in others:
        _match_other(grid, found, telling, is_alone=len(upload.grids) == 1)
    is_flat = _is_flat(found)
    if is_flat:
        _leave_others(found, telling)
    _tell_strangers(upload, found, telling)
    return Matches(tuple(found.values()), is_flat)


def _title(grid: Grid) -> str:
    title = plain(grid.sheet)
    return next(
        (
            name
            for name, sheet in layout().sheets.items()
            if title in (plain(name), plain(sheet.title.sl), plain(sheet.title.en))
        ),
        "",
    )


def _match_other(grid: Grid, found: dict[str, Match], telling: Telling, *, is_alone: bool) -> None:
    """Match a grid by its headings; alone in its file, it is whichever it is most like."""
    name, heads = _most_like(grid)
    if heads is None or not (is_alone or _is_whole(name, heads)):
        if grid.rows and not is_alone:
            telling.notice(
                Place(grid.sheet), "", Phrase("The sheet was not read: it is none of the template.")
            )
        return
    if name not in found:
        found[name] = Match(grid, layout().sheets[name], heads)
    elif _is_flat(found):
        telling.notice(Place(grid.sheet), "", _second(found[name]))
    else:
        advice = Phrase("Delete one of the two sheets.")
        telling.fault(Place(grid.sheet, heads.row), grid.sheet, _second(found[name]), advice=advice)


def _second(first: Match) -> Phrase:
    return Phrase(
        "The sheet has the same columns as “{sheet}” and was not read.", sheet=first.grid.sheet
    )


def _most_like(grid: Grid) -> tuple[str, Heads | None]:
    found = [(name, find_heads(grid, name)) for name in layout().sheets]
    known = [(name, heads) for name, heads in found if heads]
    if not known:
        return "", None
    return max(known, key=lambda one: (_is_whole(*one), len(one[1].names), one[0] == FLAT))


def _is_whole(name: str, heads: Heads) -> bool:
    """Tell whether a grid has all that a row of a sheet must have."""
    needed = {column.name for column in columns_of(name) if column.is_needed}
    return needed <= heads.names and len(heads.names) >= _FEWEST


def _is_flat(found: dict[str, Match]) -> bool:
    """Tell whether the projects have their amounts in their own rows."""
    if FLAT not in found or "amounts" in found:
        return False
    own = {column.name for column in layout().sheets[FLAT].columns}
    return len(found) == 1 or bool(found[FLAT].heads.names - own)


def _leave_others(found: dict[str, Match], telling: Telling) -> None:
    for name in [name for name in found if name != FLAT]:
        words = Phrase(
            "The sheet was not read: “{sheet}” has the amounts and sources in the projects' rows.",
            sheet=found[FLAT].grid.sheet,
        )
        telling.notice(Place(found.pop(name).grid.sheet), "", words)


def _tell_no_heads(grid: Grid, name: str, telling: Telling) -> None:
    sheet = layout().sheets[name]
    wanted = listed(named(column.heading) for column in sheet.columns if column.is_needed)
    telling.fault(
        Place(grid.sheet, 1),
        "; ".join(cell.text for cell in grid.rows[0] if cell.text),
        Phrase("The sheet has no row of headings that are known."),
        Phrase("at least the headings: {words}", words=wanted),
        _TEMPLATE,
    )


def _tell_strangers(upload: Upload, found: dict[str, Match], telling: Telling) -> None:
    """Say of a file that has no sheet at all, and of amounts in the wrong place."""
    if not found and not telling.has_faults:
        grid = next((grid for grid in upload.grids if grid.rows), None)
        if grid:
            _tell_no_heads(grid, FLAT, telling)
        else:
            place = Place(upload.grids[0].sheet if upload.grids else "")
            telling.fault(place, "", Phrase("The file has no rows."), advice=_TEMPLATE)
    if FLAT in found and "amounts" in found:
        match = found[FLAT]
        own = {column.name for column in match.sheet.columns}
        for c, column in match.heads.columns.items():
            if column.name not in own:
                telling.fault(
                    match.heads.place(match.grid.sheet, match.heads.row, c),
                    match.heads.texts[c],
                    Phrase("The column belongs on another sheet of this workbook."),
                    advice=Phrase(
                        "Move its values to the sheet Amounts or Sources, and delete it."
                    ),
                )
