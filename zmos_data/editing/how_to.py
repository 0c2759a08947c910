"""The sheet that says how the template is filled in, on one printed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from zmos_data.catalogue import say_in
from zmos_data.dictionary import Dictionary
from zmos_data.editing import marks
from zmos_data.editing.cell_labels import CellLabels
from zmos_data.editing.sheets import layout
from zmos_data.editing.template_styles import A4, LINE_HEIGHT, Styles
from zmos_data.phrase import Phrase

_NUMBER, _WORDS = 5, 88  # widths of the columns, in letters
_LINE = 110  # letters of a printed line; a proportional font takes more than the width says


def write(
    book: Any,
    styles: Styles,
    labels: CellLabels,
    dictionary: Dictionary,
    checksum: str,
    towns: Sequence[str],
) -> None:
    """Write the sheet.

    Parameters
    ----------
    book : xlsxwriter.Workbook
        The workbook.
    styles : Styles
        Its formats.
    labels : CellLabels
        Language, and the names of the towns.
    dictionary : Dictionary
        Version and day of the data.
    checksum : str
        Checksum of the data.
    towns : sequence of str
        Towns that the workbook is for; empty for all.
    """
    page = _Page(book.add_worksheet(marks.HOW_TO.of(labels.language)), styles, labels.language)
    page.title(Phrase("How to fill in this workbook"))
    page.text(
        Phrase(
            "The workbook holds the published data of the urban municipalities. Correct what is "
            "wrong and add what is missing. Nothing is published before you have seen what would "
            "change."
        )
    )
    page.heading(Phrase("To add a project in five minutes"))
    page.steps(_adding(labels.language))
    page.heading(Phrase("To correct a row or to take it out"))
    page.steps(_correcting())
    page.heading(Phrase("What the colours mean"))
    page.colours()
    page.heading(Phrase("What is not to be changed"))
    page.text(
        Phrase(
            "Ids, headings, names of sheets and grey cells. Do not merge cells. Rows and columns "
            "may stand in any order, and what you do not know stays empty: never a zero, never a "
            "guess."
        )
    )
    page.heading(Phrase("Where to upload it"))
    page.text(
        Phrase(
            "On the dashboard, open the page Data, part Editing, and drop the workbook there. "
            "The check says what it understood. What is wrong comes back marked in the same "
            "workbook: correct it and drop it again."
        )
    )
    page.heading(Phrase("Release of the data"))
    page.facts(_origin(labels, dictionary, checksum, towns))
    page.finish()


def _adding(language: str) -> Iterator[str]:
    names = {name: sheet.title.of(language) for name, sheet in layout().sheets.items()}
    yield Phrase(
        "On the sheet {projects}, go to the first empty row. Leave the id empty: the project gets "
        "it when it is published.",
        **names,
    )
    yield Phrase(
        "Choose municipality, theme and programming period from the lists and write the name as "
        "the source has it. Fill in what else you know."
    )
    yield Phrase(
        "On the sheet {amounts}, write a row for each amount: the name of the project, which "
        "amount it is, the euros, and how exact they are.",
        **names,
    )
    yield Phrase(
        "On the sheet {sources}, write where you read it: the name of the project, title and "
        "address of the source, and what it proves.",
        **names,
    )
    yield Phrase("Save the workbook as XLSX and upload it.")


def _correcting() -> Iterator[str]:
    yield Phrase("Write the right value over the wrong one and add the source that proves it.")
    yield Phrase(
        "To sort or delete rows with grey cells, first take the protection off the sheet: in "
        "Excel, Review and Unprotect Sheet; in LibreOffice, Tools and Protect Sheet. There is no "
        "password."
    )


def _origin(
    labels: CellLabels, dictionary: Dictionary, checksum: str, towns: Sequence[str]
) -> Iterator[tuple[str, str]]:
    day = labels.day(dictionary.created)
    yield Phrase("Release"), dictionary.version
    yield Phrase("Date"), day if isinstance(day, str) else labels.in_full(day)
    yield (
        Phrase("Municipalities"),
        ", ".join(labels.towns[code] for code in towns) or Phrase("all urban municipalities"),
    )
    yield Phrase("Checksum"), checksum


class _Page:
    """A sheet of running text, written from the top."""

    def __init__(self, sheet: Any, styles: Styles, language: str) -> None:
        self._sheet, self._styles, self._language = sheet, styles, language
        self._row = 0
        sheet.set_column(0, 0, _NUMBER, styles.format())
        sheet.set_column(1, 1, _WORDS, styles.format())

    def title(self, words: str) -> None:
        form = self._styles.format(bold=True, font_size=16, font_color=f"#{marks.NEEDED}")
        self._write(0, words, form, height=26)

    def heading(self, words: str) -> None:
        form = self._styles.format(
            bold=True, font_size=11, font_color=f"#{marks.NEEDED}", valign="bottom"
        )
        self._write(0, words, form, height=26)

    def text(self, words: str) -> None:
        said = say_in(self._language, words)
        form = self._styles.format(text_wrap=True)
        self._sheet.merge_range(self._row, 0, self._row, 1, "", form)
        self._write(0, said, form, height=_height(said, _LINE + _NUMBER))

    def steps(self, steps: Iterator[str]) -> None:
        for n, words in enumerate(steps, 1):
            said = say_in(self._language, words)
            self._sheet.write_string(self._row, 0, f"{n}.", self._styles.format(align="right"))
            self._write(1, said, self._styles.format(text_wrap=True), height=_height(said, _LINE))

    def colours(self) -> None:
        for colour, words in (
            (marks.NEEDED, Phrase("heading of a column that every row must have")),
            (marks.HEADING, Phrase("heading of another column; its hint says what belongs there")),
            (marks.LOCKED, Phrase("locked: ids and what is only to be read")),
            (marks.FAULT, Phrase("after the check: has to be corrected")),
            (marks.NOTICE, Phrase("after the check: was understood; look whether it is right")),
        ):
            form = self._styles.format(bg_color=f"#{colour}", border=1, border_color="#808080")
            self._sheet.write_blank(self._row, 0, None, form)
            self._write(1, words, self._styles.format(align="left", indent=1))

    def facts(self, facts: Iterator[tuple[str, str]]) -> None:
        for label, value in facts:
            said = say_in(self._language, Phrase("{name}: {values}", name=label, values=value))
            self._write(0, said, self._styles.format())

    def finish(self) -> None:
        self._sheet.set_portrait()
        self._sheet.set_paper(A4)
        self._sheet.fit_to_pages(1, 1)
        self._sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        self._sheet.hide_gridlines(2)
        self._sheet.protect()

    def _write(self, column: int, words: str, form: Any, height: float = LINE_HEIGHT) -> None:
        self._sheet.set_row(self._row, height)
        self._sheet.write_string(self._row, column, say_in(self._language, words), form)
        self._row += 1


def _height(words: str, width: int) -> float:
    """Return the height of a paragraph: not every program makes room for merged cells."""
    return LINE_HEIGHT * len(wrap(words, width)) + 2
