"""The changes between two releases as lists by kind, and counted by town and theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from content import amounts, change_cells, change_parts, change_words, project_page, store
from content.change_cells import Cells
from content.page import Page
from content.source_words import public_address
from content.theme_badge import ThemeBadge, theme_badge
from zmos_data.change_kinds import (
    ChangedAmount,
    ChangedFact,
    ChangedField,
    ChangedProject,
    Confirmed,
    Moved,
)
from zmos_data.changes import KINDS, Changes
from zmos_data.links import change

SHOWN = 50  # rows of a list


@dataclass(frozen=True)
class ChangedRow:
    """A change in a list: its project or town, and what changed.

    Attributes
    ----------
    name, go : str
        Of the project or the town, and where it leads; "" where it is no longer there.
    cells : tuple of (str, str)
        Name and words of each cell.
    badge : ThemeBadge or None
        Theme of the project.
    town, town_go : str
        Town of the project, and where it leads; "" where the row is a town's.
    """

    name: str
    go: str
    cells: tuple[tuple[str, str], ...]
    badge: ThemeBadge | None = None
    town: str = ""
    town_go: str = ""


@dataclass(frozen=True)
class ChangedList:
    """The changes of one kind.

    Attributes
    ----------
    id, title : str
        Its name in the page, and its heading.
    head : str
        What its rows are of: a project or a town.
    rows : tuple of ChangedRow
        The first of them.
    more : str
        How many more there are; "" where none.
    """

    id: str
    title: str
    head: str
    rows: tuple[ChangedRow, ...]
    more: str


def by_town(page: Page, changes: Changes) -> dict[str, object]:
    """Write how many projects of each town changed; towns without a change are left out (pure)."""
    found = changes.by_town
    return _counted(
        page,
        page.text.say("By town"),
        page.text.say("Town"),
        [
            (name, found[code], change("", page.selection, page.selection.view(towns=(code,))))
            for code, name in page.town_names.items()
            if code in found
        ],
    )


def by_theme(page: Page, changes: Changes) -> dict[str, object]:
    """Write how many projects of each theme changed; themes without are left out (pure)."""
    found, text = changes.by_theme, page.text
    return _counted(
        page,
        text.say("By theme"),
        text.say("Theme"),
        [
            (
                text.of(row, "short"),
                found[code],
                change("", page.selection, page.selection.view(themes=(code,))),
            )
            for code, row in page.rows.themes.items()
            if code in found
        ],
    )


def _counted(
    page: Page, caption: str, head: str, rows: list[tuple[str, dict[str, int], str]]
) -> dict[str, object]:
    text = page.text
    return {
        "caption": caption,
        "heads": [head, *(change_words.kind_briefly(text, kind) for kind in KINDS)],
        "rows": [
            {
                "name": name,
                "go": go,
                "cells": [text.number(found[kind]) if found[kind] else "–" for kind in KINDS],
            }
            for name, found, go in rows
        ],
    }


def lists(page: Page, changes: Changes) -> list[ChangedList]:
    """Write the changes by kind, each with its project and town."""
    rows = _Rows(page)
    project, town = page.text.say("Project"), page.text.say("Town")
    return [
        _list(page, "new", project, changes.new, rows.whole),
        _list(page, "moved", project, changes.moved, rows.moved),
        _list(page, "amounts", project, changes.amounts, rows.amount),
        _list(page, "withdrawn", project, changes.withdrawn, rows.whole),
        _list(page, "relocated", project, changes.relocated, rows.relocated),
        _list(page, "other", project, changes.otherwise, rows.other),
        _list(page, "facts", town, changes.facts, rows.fact),
        _list(page, "confirmed", town, changes.confirmed, rows.confirmed),
    ]


class _Rows:
    """Writes a change of each kind as a row: its project or town, and cells with their names."""

    def __init__(self, page: Page) -> None:
        self._page, self._text = page, page.text
        self._parts = change_parts.before_and_after(page)
        self._of_projects = change_cells.cells(page, store.dictionary(), "projects")
        self._of_towns = change_cells.cells(page, store.dictionary(), "municipalities")

    def whole(self, found: ChangedProject) -> ChangedRow:
        eur = found.amounts["total_eur"]
        words = self._text.say("not known") if eur is None else amounts.in_full(self._text, eur)
        return _row(self._page, found, [(amounts.head(self._text, "total_eur"), words)])

    def moved(self, found: Moved) -> ChangedRow:
        before = change_words.stage(self._text, found.before)
        after = change_words.stage(self._text, found.after, found.as_of)
        return _row(self._page, found.project, self._pair(before, after))

    def amount(self, found: ChangedAmount) -> ChangedRow:
        named = (self._text.say("Amount"), amounts.name(self._text, found.amount))
        pair = self._pair(*change_words.amounts_before_and_after(self._text, found))
        return _row(self._page, found.project, [named, *pair])

    def relocated(self, found: ChangedField) -> ChangedRow:
        return _row(self._page, found.project, self._cells(self._of_projects, found))

    def other(self, found: ChangedField) -> ChangedRow:
        cells = self._cells(self._of_projects, found)
        return _row(self._page, found.project, [self._named(self._of_projects, found), *cells])

    def fact(self, found: ChangedFact) -> ChangedRow:
        cells = [self._named(self._of_towns, found), *self._cells(self._of_towns, found)]
        return _town_row(self._page, found.municipality_code, cells)

    def confirmed(self, found: Confirmed) -> ChangedRow:
        text = self._text
        counted = [
            (text.say("Day of the answer"), text.day(found.day)),
            (text.say("Right"), text.number(found.right)),
            (text.say("Wrong"), text.number(found.wrong)),
            (text.say("Missing"), text.number(found.missing)),
        ]
        return _town_row(self._page, found.municipality_code, counted)

    def _named(self, of: Cells, found: ChangedField | ChangedFact) -> tuple[str, str]:
        return self._text.say("Field"), of.title(found.field)

    def _cells(self, of: Cells, found: ChangedField | ChangedFact) -> list[tuple[str, str]]:
        if found.removed or found.added:
            return self._pair(*self._parts(found))
        return self._pair(*(of.words(found.field, value) for value in (found.before, found.after)))

    def _pair(self, before: str, after: str) -> list[tuple[str, str]]:
        return [(self._text.say("Before"), before), (self._text.say("After"), after)]


def _list(
    page: Page,
    kind: str,
    head: str,
    found: Sequence[Any],
    row: Callable[[Any], ChangedRow],
) -> ChangedList:
    rows = tuple(row(change) for change in found[:SHOWN])
    left = len(found) - len(rows)
    more = page.text.say("and {n} more", n=page.text.number(left)) if left else ""
    return ChangedList(f"changed-{kind}", change_words.kind(page.text, kind), head, rows, more)


def _row(page: Page, project: ChangedProject, cells: list[tuple[str, str]]) -> ChangedRow:
    here = project.project_id in page.dataset.index.ids
    town, theme = project.towns[0], project.themes[0]
    return ChangedRow(
        name=change_words.project_name(page.text.language, project),
        go=project_page.opened(page, project.project_id) if here else "",
        cells=tuple(cells),
        badge=theme_badge(page, theme) if theme in page.rows.themes else None,
        town=page.town_names.get(town, town),
        town_go=_to_town(page, town),
    )


def _town_row(page: Page, code: str, cells: list[tuple[str, str]]) -> ChangedRow:
    return ChangedRow(page.town_names.get(code, code), _to_town(page, code), tuple(cells))


def _to_town(page: Page, code: str) -> str:
    if code not in page.town_names:
        return ""
    return change("obcina", page.selection, page.selection.view(municipality_code=code))


def sources(page: Page, changes: Changes) -> dict[str, object]:
    """Write the sources that are new (pure)."""
    text, found = page.text, changes.sources
    if not found:
        return {}
    left = len(found) - SHOWN
    return {
        "title": change_words.kind(text, "sources"),
        "rows": [
            {
                "title": source.title,
                "url": public_address(source.url, source.url_status),
                "lang": _foreign(page, source.title_language),
            }
            for source in found[:SHOWN]
        ],
        "more": text.say("and {n} more", n=text.number(left)) if left > 0 else "",
    }


def _foreign(page: Page, language: str | None) -> str:
    """Return the language of a title where it is not the page's."""
    return language if language and language != page.text.language else ""
