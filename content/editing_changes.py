"""What a file would change, in words: projects that are new or gone, cells that are others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from content import dates
from content.page import Page
from content.text import Text
from zmos_data import limits
from zmos_data.amounts import AMOUNTS
from zmos_data.dictionary import Dictionary
from zmos_data.editing import table_words
from zmos_data.editing.confirming import TABLE as CONFIRMATIONS
from zmos_data.editing.outcome import CellChange
from zmos_data.editing.patches import KEYS
from zmos_data.editing.proposal import Proposal

_OF_TOWNS = ("municipalities", "municipality_provenance")
_UNSAID = ("project_id", "municipality", "position", "conflict_id", "name_sl")  # said already
_OF_COLUMNS = ("proves", "field")  # their cells name columns
_DAYS = ("as_of", "_date", "_on")
_COUNTS = ("population", "quantity", "settlements", "area")
_EUROS = (*AMOUNTS, "value_used", "value_other")


@dataclass(frozen=True)
class CellLabels:
    """What is needed to say a change: the words, the descriptor, and names by id.

    Attributes
    ----------
    page : Page
        A page with the present data.
    dictionary : Dictionary
        Titles of tables and columns.
    projects, conflicts : mapping of str to str
        Names of projects by id, and projects of conflicts by theirs, of the file too.
    """

    page: Page
    dictionary: Dictionary
    projects: Mapping[str, str]
    conflicts: Mapping[str, str]

    @property
    def text(self) -> Text:
        """The words of the page."""
        return self.page.text

    def table(self, name: str) -> str:
        """Return the title of a table."""
        found = (t.title for t in self.dictionary.tables if t.name == name)
        return next(found).of(self.text.language)

    def column(self, table: str, name: str) -> str:
        """Return the heading of a column in the workbook, or its title where it has none."""
        if (table, name) in table_words.columns():
            return self.text.say_phrase(table_words.heading(table, name))
        columns = next(t.columns for t in self.dictionary.tables if t.name == table)
        title = next((c.title.of(self.text.language) for c in columns if c.name == name), "")
        return title or self.table(table)

    def project(self, code: str) -> str:
        """Name a project with its id."""
        name = self.projects.get(code, "")
        return f"{code} {name}" if name else code

    def record(self, table: str, key: Sequence[str]) -> str:
        """Name what a row is of: a project, a town, a source."""
        if table == CONFIRMATIONS:  # town, project where it is of one, day
            named = (self.page.town_names.get(key[0], key[0]), *map(self.project, key[1:-1]))
            return ", ".join(named)
        if table in _OF_TOWNS:
            return self.page.town_names.get(key[0], key[0])
        return self.project(self.conflicts.get(key[0], key[0]))

    def value(self, table: str, column: str, found: str) -> str:
        """Write a cell of the tables as a reader knows it."""
        if not found:
            return self.text.say("empty")
        if column in _OF_COLUMNS:
            return ", ".join(self._named(table, name) for name in found.split(";"))
        if column == "verdict" or found in ("true", "false"):
            return self._said(found)
        if column == "municipality_code":
            return self.page.town_names.get(found, found)
        if column == "theme_code" and found in self.page.rows.themes:
            return self.text.of(self.page.rows.themes[found], "short")
        return self._measured(column, found) or self.text.say_phrase(
            table_words.in_words(table, column, found)
        )

    def _said(self, found: str) -> str:
        """Say a truth value, or what a town says of a row."""
        text = self.text
        return {
            "true": text.say("yes"),
            "false": text.say("no"),
            "right": text.say("Right"),
            "wrong": text.say("Wrong"),
            "missing": text.say("Missing"),
        }.get(found, found)

    def _measured(self, column: str, found: str) -> str:
        """Write a day, an amount or a number; "" where it is none."""
        if column.endswith(_DAYS) or column.startswith("date_"):
            return self._day(found)
        if column in _EUROS and _is_number(found):
            return self.text.euros(float(found))
        if column.startswith(_COUNTS) and _is_number(found):
            return self.text.number(float(found), len(found.partition(".")[2].rstrip("0")))
        return ""

    def _day(self, found: str) -> str:
        try:
            return dates.day(self.text, found)
        except ValueError:  # it is said among the faults
            return found

    def _named(self, table: str, name: str) -> str:
        """Name a column that a cell names, or a table."""
        if any(t.name == name for t in self.dictionary.tables):
            return self.table(name)
        return self.column("municipalities" if table in _OF_TOWNS else "projects", name)


def cell_labels(page: Page, dictionary: Dictionary, proposal: Proposal) -> CellLabels:
    """Return what is needed to say what a proposal changes (pure)."""
    rows = page.dataset.projects
    names = dict(zip(rows["project_id"], rows["name_sl"], strict=True))
    told = {
        key[0]: after
        for table, key, column, _, after in proposal.changes
        if (table, column) == ("projects", "name_sl") and after
    }
    return CellLabels(page, dictionary, {**names, **told}, _conflicts(page, proposal))


def _conflicts(page: Page, proposal: Proposal) -> dict[str, str]:
    """Return the projects of conflicts by id."""
    rows = page.dataset.conflicts
    there = dict(zip(rows["conflict_id"], rows["project_id"], strict=True))
    told = {
        key[0]: after
        for table, key, column, _, after in proposal.changes
        if (table, column) == ("conflicts", "project_id") and after
    }
    return {**there, **told}


def _is_number(found: str) -> bool:
    try:
        float(found)
    except ValueError:
        return False
    return True


def sentence(text: Text, proposal: Proposal) -> str:
    """Say how much a file would change (pure)."""
    if not proposal.changes:
        return text.say("The file changes nothing: all of it stands in the data already.")
    new, changed = len(proposal.new), len(proposal.changed)
    counted = [
        text.count("{n} new project", "{n} new projects", new) if new else "",
        text.count("{n} changed project", "{n} changed projects", changed) if changed else "",
    ]
    cells = text.say(
        "cells of the tables that would be different: {cells}",
        cells=text.number(len(proposal.changes)),
    )
    said = "; ".join(filter(None, (", ".join(filter(None, counted)), cells)))
    return f"{said[:1].upper()}{said[1:]}."


def new_projects(say: CellLabels, proposal: Proposal) -> dict[str, Any] | None:
    """Write the projects that the data do not have, with all that is said of them (pure)."""
    if not proposal.new:
        return None
    new = set(proposal.new)
    cells: dict[str, list[CellChange]] = {code: [] for code in proposal.new}
    for cell in proposal.changes:
        if cell[0] == "projects" and cell[1][0] in new and cell[4]:
            cells[cell[1][0]].append(cell)
    text = say.text
    return {
        "caption": text.say("New projects"),
        "heads": [text.say("Project"), text.say("What is said of it")],
        "rows": [
            [say.project(code), _told(say, own)]
            for code, own in list(cells.items())[: limits.PROBLEMS]
        ],
        "more": _more(text, len(cells)),
    }


def changed_cells(say: CellLabels, proposal: Proposal) -> dict[str, Any] | None:
    """Write every cell that would be another, but for those of new projects' own rows (pure)."""
    said = _said(proposal)
    cells = [cell for cell in proposal.changes if cell[:2] not in said]
    if not cells:
        return None
    rows = [row for own in _rows_of_tables(cells) for row in _changed_row(say, own)]
    text = say.text
    return {
        "caption": text.say("What would be different"),
        "heads": [
            text.say("Project, town or source"),
            text.say("What"),
            text.say("Now"),
            text.say("After the release"),
        ],
        "rows": rows[: limits.PROBLEMS],
        "more": _more(text, len(rows)),
    }


def _said(proposal: Proposal) -> set[tuple[str, tuple[str, ...]]]:
    """Return the rows that the list of new projects has said: their own, and of their town."""
    leads = {
        (table, key)
        for table, key, column, _, after in proposal.changes
        if (table, column, after) == ("project_municipalities", "is_lead", "true")
    }
    own = {("projects", (code,)) for code in proposal.new}
    return own | {lead for lead in leads if lead[1][0] in proposal.new}


def _rows_of_tables(cells: Sequence[CellChange]) -> Iterator[list[CellChange]]:
    ordered = sorted(cells, key=lambda cell: (cell[1][0], cell[0], cell[1]))
    for _, own in groupby(ordered, key=lambda cell: cell[:2]):
        yield list(own)


def _changed_row(say: CellLabels, own: list[CellChange]) -> list[list[str]]:
    """Write a row cell by cell; one that is new or gone in one line."""
    table, key = own[0][:2]
    of = say.record(table, key)
    if any(column in KEYS.get(table, ()) for _, _, column, _, _ in own):
        words = _told(say, own) or say.text.say("the whole row")
        is_new = not any(before for *_, before, _ in own)
        pair = (say.text.say("empty"), words) if is_new else (words, say.text.say("withdrawn"))
        return [[of, say.table(table), *pair]]
    return [
        [
            of,
            say.column(table, column),
            say.value(table, column, before),
            say.value(table, column, after),
        ]
        for _, _, column, before, after in own
    ]


def _told(say: CellLabels, cells: Sequence[CellChange]) -> str:
    """Write the cells of a row one after another."""
    return "; ".join(
        f"{say.column(table, column)}: {say.value(table, column, after or before)}"
        for table, _, column, before, after in cells
        if column not in _UNSAID and (after or before)
    )


def _more(text: Text, n: int) -> str:
    if n <= limits.PROBLEMS:
        return ""
    return text.say("These are the first {n}.", n=text.number(limits.PROBLEMS))
