"""The workbook on which a town answers: a row a project, with a choice and room to write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from content import amounts
from content.page import Page
from documents import confirmation_rows
from documents.confirmation_rows import SheetRow
from webmap.tokens import COLOURS
from zmos_data.amounts import AMOUNTS
from zmos_data.confirmations import town_digest
from zmos_data.editing import answer_sheet as sheet

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTHS = (4, 4, 52, 20, 12, 26, 15, 15, 15, 12, 48)
_FIGURES = 6  # the first column of amounts
_LAST = sheet.NOTE - 1  # columns from 0, as XlsxWriter counts
_LINE = 15.0  # points


@dataclass
class _Book:
    """The workbook that is being written, with its formats."""

    book: Any
    page: Page
    code: str
    day: date
    line: int = 0  # next row, from 0

    def __post_init__(self) -> None:
        form = self.book.add_format
        cell = {
            "text_wrap": True,
            "valign": "top",
            "border": 1,
            "border_color": COLOURS["rule-strong"],
        }
        free = {**cell, "locked": False, "bg_color": COLOURS["warning-ground"]}
        self.title = form({"bold": True, "font_size": 16})
        self.words = form({"text_wrap": True, "valign": "top"})
        self.head = form({**cell, "bold": True, "bg_color": COLOURS["stripe"]})
        self.cell, self.figure = form(cell), form({**cell, "align": "right"})
        self.free, self.choice = form(free), form({**free, "bold": True})
        self.date = form({**free, "num_format": "d. m. yyyy", "align": "left"})
        self.sheet = self.book.add_worksheet(confirmation_rows.title(self.page.text)[:31])


def confirmation_workbook(page: Page, code: str, day: date, *, mail: str = "") -> bytes:
    """Write the workbook on which a town answers.

    Parameters
    ----------
    page : Page
        Data and language; the filters of its view do not matter.
    code : str
        Code of the town.
    day : datetime.date
        Day that stands on it.
    mail : str
        Address that the operator has set for reports; "" without one.

    Returns
    -------
    bytes
        The XLSX file. Everything but the answers is locked, without a password.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({"created": datetime(day.year, day.month, day.day, tzinfo=UTC)})
    for name, value in _properties(page, code):
        book.set_custom_property(name, value, "text")
    written = _Book(book, page, code, day)
    rows = confirmation_rows.sheet_rows(page, code, day)
    _write_head(written, rows, mail)
    _write_rows(written, rows)
    _write_missing(written)
    _set_up(written)
    _write_questions(written)
    book.close()
    return buffer.getvalue()


def _properties(page: Page, code: str) -> list[tuple[str, str]]:
    """Say of which data it is written, as the template of the tables does."""
    return [
        ("ZMOS checksum", page.dataset.checksum),
        ("ZMOS version", page.dataset.version),
        ("ZMOS towns", code),
    ]


def _write_head(to: _Book, rows: list[SheetRow], mail: str) -> None:
    """Write whose sheet it is and how it is answered, and in the hidden columns of what it is."""
    page, text = to.page, to.page.text
    version = page.dataset.version
    sealed = [(row.id, row.digest, sheet.printed(_cells(to, row))) for row in rows]
    facts = sheet.printed(_facts(to))
    sealed.append((sheet.FACTS, town_digest(page.dataset, to.code), facts))
    town = page.rows.towns[to.code]
    name = town.name_official_en if text.language == "en" else town.name_official_sl
    title = f"{confirmation_rows.title(text)}: {name}"
    _tagged(to, sheet.TOWN, to.code, [("", title)])
    to.sheet.write_string(to.line, 2, title, to.title)
    to.line += 1
    stands = confirmation_rows.stands(text, version, to.day)
    _tagged(to, sheet.VERSION, version, [("", stands)])
    to.sheet.write_string(to.line, 2, stands, to.words)
    # Beyond the last column that anybody looks at: the seal of the hidden columns.
    to.sheet.write_string(to.line, sheet.SEAL - 1, sheet.seal(to.code, version, sealed))
    to.line += 1
    for words in (confirmation_rows.how_to(text), confirmation_rows.send_to(page, mail)):
        _tagged(to, "", "", [("", words)])
        to.sheet.merge_range(to.line, 2, to.line, _LAST, words, to.words)
        to.line += 1
    asked = text.say("Day of the answer (such as 12. 1. 2027):")
    _tagged(to, sheet.DAY, to.day.isoformat(), [("", asked)])
    to.sheet.write_string(to.line, 2, asked, to.head)
    to.sheet.write_blank(to.line, 3, None, to.date)
    to.line += 2


def _tagged(to: _Book, tag: str, digest: str, printed: Iterable[tuple[str, str]]) -> None:
    """Write into the hidden columns what a line is, and what is printed on it."""
    if tag:
        to.sheet.write_string(to.line, sheet.TAG - 1, tag)
        to.sheet.write_string(to.line, sheet.DIGEST - 1, digest)
    to.sheet.write_string(to.line, sheet.PRINTED - 1, sheet.printed(printed))


def _heads(to: _Book) -> list[str]:
    """Name the columns in which the projects are printed."""
    text = to.page.text
    return [
        text.say("Project"),
        text.say("Theme"),
        text.say("Programming period"),
        text.say("Last known stage"),
        *(amounts.head(text, column) for column in AMOUNTS),
    ]


def _cells(to: _Book, row: SheetRow) -> list[tuple[str, str]]:
    """Return what is printed of a project, each cell with what stands above it."""
    cells = (_named(row), row.theme.label, row.period, row.stage, *row.amounts)
    return list(zip(_heads(to), cells, strict=True))


def _write_rows(to: _Book, rows: list[SheetRow]) -> None:
    text = to.page.text
    heads = [*_heads(to), text.say("Answer"), text.say("What is right (or a note)")]
    _tagged(to, "", "", [("", words) for words in heads])
    for n, words in enumerate(heads, 2):
        to.sheet.write_string(to.line, n, words, to.head)
    to.sheet.set_row(to.line, 2 * _LINE)
    to.sheet.freeze_panes(to.line + 1, 3)
    to.line += 1
    _write_facts(to)
    for row in rows:
        cells = _cells(to, row)
        _tagged(to, row.id, row.digest, cells)
        for n, (_, words) in enumerate(cells, 2):
            to.sheet.write_string(to.line, n, words, to.cell if n < _FIGURES else to.figure)
        _room(to)
        to.sheet.set_row(to.line, _LINE * _lines(_named(row), _WIDTHS[2]))
        to.line += 1


def _named(row: SheetRow) -> str:
    """Write the name of a project with its id, and below it years, outputs, sites and source."""
    return "\n".join(filter(None, (f"{row.id} {row.name}", row.years, row.more, row.source)))


def _facts(to: _Book) -> list[tuple[str, str]]:
    """Return what is printed of the town: one cell."""
    title = to.page.text.say("Facts of the municipality")
    lines = [f"{label}: {value}" for label, value in confirmation_rows.town_lines(to.page, to.code)]
    return [(title, "\n".join((title, *lines)))]


def _write_facts(to: _Book) -> None:
    """Write the facts of the town as one row."""
    facts = _facts(to)
    ((_, words),) = facts
    _tagged(to, sheet.FACTS, town_digest(to.page.dataset, to.code), facts)
    to.sheet.merge_range(to.line, 2, to.line, sheet.VERDICT - 2, words, to.cell)
    _room(to)
    to.sheet.set_row(to.line, _LINE * (words.count("\n") + 1))
    to.line += 1


def _room(to: _Book) -> None:
    """Leave room for an answer and a note."""
    language = 0 if to.page.text.language == "sl" else 1
    to.sheet.write_blank(to.line, sheet.VERDICT - 1, None, to.choice)
    to.sheet.write_blank(to.line, sheet.NOTE - 1, None, to.free)
    choices = [words[language] for words in sheet.VERDICTS.values()]
    to.sheet.data_validation(
        *(to.line, sheet.VERDICT - 1, to.line, sheet.VERDICT - 1),
        {"validate": "list", "source": choices},
    )


def _write_missing(to: _Book) -> None:
    text = to.page.text
    to.line += 1
    words = text.say("Projects that are missing: name, and what you know of them")
    to.sheet.write_string(to.line, 2, words, to.head)
    _tagged(to, "", "", [("", words)])
    to.line += 1
    for _ in range(sheet.MISSING_ROWS):
        _tagged(to, sheet.MISSING, "", [(head, "") for head in _heads(to)])
        to.sheet.write_blank(to.line, sheet.NAME - 1, None, to.free)
        to.sheet.write_blank(to.line, sheet.NOTE - 1, None, to.free)
        to.line += 1


def _write_questions(to: _Book) -> None:
    """Write what the town is asked, on a sheet of its own, with room for its answers."""
    text, names = to.page.text, dict.fromkeys([""], "")
    projects = to.page.dataset.projects
    names |= dict(zip(projects["project_id"], projects["name_sl"], strict=True))
    # Sheets of this name alone are read; "Questions" of a template is there for people.
    questions = to.book.add_worksheet(text.say("Questions and answers"))
    for column, width in enumerate((52, 100, 60)):
        questions.set_column(column, column, width)
    questions.set_column(sheet.SEAL - 1, sheet.PRINTED - 1, 4, None, {"hidden": True})
    heads = [text.say("Project"), text.say("Questions (in Slovenian)"), text.say("Answer")]
    questions.write_row(0, 0, heads, to.head)
    questions.write_string(0, sheet.PRINTED - 1, sheet.printed([("", head) for head in heads]))
    asked = confirmation_rows.asked_of(to.page, to.code, to.day)
    lines = [(project, words) for project, own in asked.items() for words in own]
    for n, (project, words) in enumerate(lines, 1):
        cells = [("", f"{project} {names[project]}".strip()), ("", words)]
        for column, (_, printed) in enumerate(cells):
            questions.write_string(n, column, printed, to.cell)
        questions.write_blank(n, sheet.ANSWER - 1, None, to.free)
        tag = project or sheet.FACTS
        questions.write_string(n, sheet.SEAL - 1, f"{sheet.QUESTION}{tag}")
        questions.write_string(n, sheet.PRINTED - 1, sheet.printed(cells))
    questions.freeze_panes(1, 0)


def _set_up(to: _Book) -> None:
    """Set widths, lock what is not answered, and let it be printed on one width of A4."""
    for n, width in enumerate(_WIDTHS):
        to.sheet.set_column(n, n, width, None, {"hidden": n < 2})
    to.sheet.set_column(sheet.SEAL - 1, sheet.PRINTED - 1, 4, None, {"hidden": True})
    to.sheet.protect("", {"format_rows": True, "format_columns": True})
    to.sheet.set_landscape()
    to.sheet.set_paper(9)
    to.sheet.fit_to_pages(1, 0)


def _lines(words: str, width: int) -> int:
    return sum(len(line) // (width - 2) + 1 for line in words.split("\n"))
