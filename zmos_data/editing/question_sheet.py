"""The first sheet of a town's template: the questions to that town."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zmos_data.amounts import AMOUNTS
from zmos_data.catalogue import say_in
from zmos_data.editing import marks
from zmos_data.editing.cell_labels import CellLabels
from zmos_data.editing.sheets import layout
from zmos_data.editing.template_styles import Styles, height_of, lines_within, set_up_print
from zmos_data.loading import load_package
from zmos_data.package import Package
from zmos_data.phrase import Phrase
from zmos_data.questions import Question, questions

_WIDTHS = (14, 40, 70, 34)
_HEAD = 4  # row of the headings


def write(
    book: Any,
    styles: Styles,
    package: Package,
    labels: CellLabels,
    towns: Sequence[str],
    projects: Sequence[Mapping[str, str]],
) -> None:
    """Write what is unknown or contradicts itself of some towns, and where the answers belong.

    Parameters
    ----------
    book : xlsxwriter.Workbook
        The workbook.
    styles : Styles
        Its formats.
    package : Package
        Data that pass the checks.
    labels : CellLabels
        Language, and the names of the towns.
    towns : sequence of str
        Codes of the towns, in the order wanted.
    projects : sequence of mapping of str to str
        Rows of the sheet of the projects, in their order there.
    """
    language = labels.language
    sheet = book.add_worksheet(marks.QUESTIONS.of(language))
    title = styles.format(bold=True, font_size=16, font_color=f"#{marks.NEEDED}")
    names = ", ".join(labels.towns[code] for code in towns)
    sheet.write_string(0, 0, say_in(language, Phrase("Questions to {towns}", towns=names)), title)
    sheet.set_row(0, 26)
    for n, words in enumerate(_intro(language), 1):
        sheet.write_string(n, 0, say_in(language, words), styles.format())
    heads = (Phrase("Project"), Phrase("Name"), Phrase("Question"), marks.ANSWER)
    for n, (words, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.set_column(n, n, width, styles.format())
        sheet.write_string(_HEAD, n, say_in(language, words), styles.heading(is_needed=False))
    asked = [q for q in questions(load_package(package, valid=True)) if q.to in towns]
    asked.sort(key=lambda question: towns.index(question.to))
    _write_questions(sheet, styles, labels, asked, projects)
    sheet.freeze_panes(_HEAD + 1, 0)
    set_up_print(sheet, names, sum(_WIDTHS))
    sheet.repeat_rows(_HEAD)
    sheet.hide_gridlines(2)


def _intro(language: str) -> Iterator[str]:
    yield Phrase("Write the answers on the sheets that are named here, each with its source.")
    if language != "sl":
        yield Phrase("The questions are in Slovenian, for they are sent to the towns.")


def _write_questions(
    sheet: Any,
    styles: Styles,
    labels: CellLabels,
    asked: Sequence[Question],
    projects: Sequence[Mapping[str, str]],
) -> None:
    """Write a row a question; the id of a project leads to its row."""
    rule = {"top": 1, "border_color": "#BFBFBF"}
    flowing = styles.format(text_wrap=True, **rule)
    link = styles.format(font_color="#0B5394", underline=1, **rule)
    rows = {row["project_id"]: n for n, row in enumerate(projects, 2)}
    title = layout().sheets["projects"].title.of(labels.language)
    for n, question in enumerate(asked, _HEAD + 1):
        number = rows.get(question.project_id)
        name = projects[number - 2]["name_sl"] if number else ""
        where = _where(question, labels)
        if number:
            sheet.write_url(n, 0, f"internal:'{title}'!A{number}", link, question.project_id)
        else:
            sheet.write_string(n, 0, labels.towns[question.to], flowing)
        for column, words in enumerate((name, question.words, where), 1):
            write = sheet.write_string if words else sheet.write_blank
            write(n, column, words, flowing)
        cells = zip((name, question.words, where), _WIDTHS[1:], strict=True)
        sheet.set_row(n, height_of(max(lines_within(words, width) for words, width in cells)))
    if not asked:
        none = say_in(labels.language, Phrase("There are no questions now."))
        sheet.write_string(_HEAD + 1, 0, none, styles.format())


def _where(question: Question, labels: CellLabels) -> str:
    """Name the sheet and the column or fact that the answer fills."""
    sheets, language = layout().sheets, labels.language
    if question.field in AMOUNTS:
        return f"{sheets['amounts'].title.of(language)}: {labels.code('amount', question.field)}"
    if not question.project_id and question.field in layout().town_fields:
        fact = labels.town_facts[question.field]
        return f"{sheets['towns'].title.of(language)}: {fact}"
    columns = {column.name: column.heading for column in sheets["projects"].columns}
    heading = columns.get(question.field)
    projects = sheets["projects"].title.of(language)
    return f"{projects}: {heading.of(language)}" if heading else ""
