"""Files as editors drop them in, made for tests."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

from zmos_data.editing.draft import Draft
from zmos_data.editing.findings import Finding
from zmos_data.editing.reading import read_upload
from zmos_data.editing.sheets import Column, layout
from zmos_data.editing.understanding import understand
from zmos_data.languages import LANGUAGES
from zmos_data.package import PACKAGE_FOLDER, read_package
from zmos_data.tables import read_tables

Sheets = Mapping[str, Sequence[Sequence[object]]]
FRAMES = read_tables(read_package(PACKAGE_FOLDER)).frames
TOWNS = FRAMES["municipalities"].set_index("municipality_code")["name"].to_dict()
THEMES = {
    row["theme_code"]: {language: row[f"short_{language}"] for language in LANGUAGES}
    for row in FRAMES["themes"].to_dict("records")
}
# The least that a new project has.
NEEDED = ["Občina", "Ime projekta", "Tema", "Programsko obdobje"]
PROJECT = ["Ptuj", "Prenova Vičave", "Urbano okolje", "2021–2027"]


def workbook(
    sheets: Sheets,
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """Write an XLSX; a tuple (formula, result) is a formula, a date is a day."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    form = book.add_format({"num_format": "d. m. yyyy"})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for ranges in (merged or {}).get(title, ()):
            sheet.merge_range(ranges, "")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, tuple):
                    sheet.write_formula(r, c, value[0], None, value[1])
                elif isinstance(value, date):
                    sheet.write_datetime(r, c, value, form)
                elif isinstance(value, str):
                    sheet.write_string(r, c, value)
                elif value is not None:
                    sheet.write(r, c, value)
        if title in hidden:
            sheet.hide()
    for name, value in (properties or {}).items():
        book.set_custom_property(name, value)
    book.close()
    return buffer.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Put parts into a workbook, or take them out of it (None)."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return buffer.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """Return a part of a workbook."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def drafted(name: str, content: bytes) -> Draft:
    """Read and understand a file against the data that are shipped."""
    return understand(read_upload(name, content), FRAMES)


def csv_of(*rows: Sequence[str], delimiter: str = ";") -> bytes:
    """Write rows as CSV, with quotes where they are needed."""
    return "\n".join(
        delimiter.join(_quoted(cell, delimiter) for cell in row) for row in rows
    ).encode()


def _quoted(cell: str, delimiter: str) -> str:
    needs = any(sign in cell for sign in (delimiter, '"', "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if needs else cell


def template_rows(rows: Mapping[str, Sequence[Mapping[str, str]]], language: str) -> Sheets:
    """Write rows of sheets under the headings of a language, in its words, numbers typed."""
    return {
        sheet.title.of(language): [
            [column.heading.of(language) for column in sheet.columns],
            *(
                [_typed(column, row.get(column.name, ""), language) for column in sheet.columns]
                for row in rows[sheet.name]
            ),
        ]
        for sheet in layout().sheets.values()
    }


def _typed(column: Column, text: str, language: str) -> object:
    """Return a cell as a template has it."""
    if column.kind in ("amount", "number", "integer", "year") and text:
        return float(text)
    if column.codes and text:
        return layout().codes[column.codes][text].words.of(language)
    if column.kind == "town":
        return TOWNS[text]
    return THEMES[text][language] if column.kind == "theme" else text


def words_of(findings: Sequence[Finding], *, faults: bool = True) -> list[str]:
    """Return what is said, of the faults or of the notices."""
    return [str(finding.words) for finding in findings if finding.is_fault is faults]
