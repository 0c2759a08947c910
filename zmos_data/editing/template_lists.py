"""The hidden sheet of the lists that cells choose from, each under a name of the workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from zmos_data.editing import marks
from zmos_data.editing.cell_labels import CellLabels
from zmos_data.editing.findings import Place
from zmos_data.editing.sheets import Column, layout

PROJECTS = "project"  # the list that the workbook itself brings up to date
_KINDS = ("town", "theme", "priority")
_FREE = ("project",)  # what stands beside the list may be right too


def list_of(column: Column) -> str:
    """Return the list that a column chooses from; "" where it chooses from none."""
    if column.kind == "code":
        return column.codes
    return column.kind if column.kind in (*_KINDS, *_FREE) else ""


def is_free(column: Column) -> bool:
    """Tell whether a column with a list may hold something else as well."""
    return column.kind in _FREE


def name_of(entries: str) -> str:
    """Return the name that a list has in the workbook.

    A rule that names a range of another sheet is written by Excel in a form that openpyxl
    does not read; a rule that names a list is read by all.
    """
    return f"list_{entries}"


def entries_of(
    labels: CellLabels, priorities: Sequence[str], towns: Collection[str]
) -> dict[str, list[str]]:
    """Write the lists in words, but for that of the projects.

    Parameters
    ----------
    labels : CellLabels
        What the codes are called.
    priorities : sequence of str
        Codes of the priorities.
    towns : collection of str
        Towns that may be chosen; empty for all.
    """
    used = {c.codes for sheet in layout().sheets.values() for c in sheet.columns if c.codes}
    return {
        "town": [name for code, name in labels.towns.items() if not towns or code in towns],
        "theme": list(labels.themes.values()),
        "priority": [labels.priority(code) for code in priorities],
        **{
            codes: [code.words.of(labels.language) for code in own.values()]
            for codes, own in layout().codes.items()
            if codes in used
        },
    }


def write_lists(
    book: Any,
    entries: Mapping[str, Sequence[str]],
    projects: Sequence[Mapping[str, str]],
    empty: int,
    language: str,
) -> None:
    """Write the sheet of the lists and hide it.

    Parameters
    ----------
    book : xlsxwriter.Workbook
        The workbook; its other sheets are there.
    entries : mapping of str to sequence of str
        The lists, as `entries_of` writes them.
    projects : sequence of mapping of str to str
        Rows of the sheet of the projects.
    empty : int
        How many empty rows stand below them.
    language : str
        Language of the sheets.
    """
    title = marks.LISTS.of(language)
    sheet = book.add_worksheet(title)
    for n, (name, words) in enumerate(entries.items()):
        sheet.write_string(0, n, name)
        for row, word in enumerate(words, 1):
            sheet.write_string(row, n, word)
        book.define_name(name_of(name), f"='{title}'!{_range(n, len(words))}")
    _write_projects(book, sheet, len(entries), projects, empty, language)
    sheet.protect()
    sheet.hide()


def _write_projects(
    book: Any,
    sheet: Any,
    column: int,
    projects: Sequence[Mapping[str, str]],
    empty: int,
    language: str,
) -> None:
    """Write the list of the projects: the id, and of a new project, which has none, the name."""
    declared = layout().sheets["projects"]
    of = f"'{declared.title.of(language)}'!"
    names = [one.name for one in declared.columns]
    ids, called = (_letter(names.index(name)) for name in ("project_id", "name_sl"))
    sheet.write_string(0, column, PROJECTS)
    for n in range(len(projects) + empty):
        # By the number of the row: a reference to a row would die with it.
        of_id, of_name = (f"INDEX({of}${x}:${x},ROW())" for x in (ids, called))
        known = projects[n]["project_id"] if n < len(projects) else ""
        sheet.write_formula(n + 1, column, f'=IF({of_id}<>"",{of_id},{of_name}&"")', None, known)
    rows = f"'{sheet.name}'!{_range(column, len(projects) + empty)}"
    last = f'MAX(1,SUMPRODUCT(MAX(({rows}<>"")*ROW({rows})))-1)'
    first = f"'{sheet.name}'!${_letter(column)}$2"
    book.define_name(name_of(PROJECTS), f"=OFFSET({first},0,0,{last},1)")


def _range(column: int, rows: int) -> str:
    letter = _letter(column)
    return f"${letter}$2:${letter}${rows + 1}"


def _letter(column: int) -> str:
    return Place(column=column + 1).letters
