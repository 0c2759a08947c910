"""The workbook that is edited, in a real office program: opened, saved, checked, saved again."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import Protection

from tests.browser.test_office import office
from zmos_data.editing import marks
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.grid import Upload
from zmos_data.editing.marked import marked
from zmos_data.editing.sheets import layout
from zmos_data.editing.template import template
from zmos_data.package import PACKAGE_FOLDER, read_package
from zmos_data.phrase import Phrase

PTUJ, NEW = "096", "Prenova stare šole"


def opened(content: bytes, *, is_computed: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content), data_only=is_computed)


def values(book: openpyxl.Workbook) -> dict[tuple[str, str], object]:
    """Return every value of the sheets that are seen."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def rules(book: openpyxl.Workbook) -> set[tuple[object, ...]]:
    """Return the rules; what a file leaves out because it is usual, as the office writes it."""
    return {
        (
            sheet.title,
            str(rule.sqref),
            rule.type or "none",
            rule.formula1 if rule.type else None,
            rule.formula2 if rule.type in ("whole", "decimal", "date") else None,
            rule.errorStyle or "stop",
            rule.error,
            rule.prompt,
        )
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
    }


@pytest.fixture(scope="module")
def filled() -> bytes:
    """Return the template of Ptuj with a new project in the first empty row."""
    book = opened(template(read_package(PACKAGE_FOLDER), "sl", [PTUJ]))
    sheet = book[layout().sheets["projects"].title.sl]
    cell = sheet.cell(sheet.max_row + 1, 4)
    cell.value, cell.protection = NEW, Protection(locked=False)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def saved(filled, tmp_path_factory) -> bytes:
    return office(filled, tmp_path_factory.mktemp("office"), "predloga.xlsx", "xlsx").read_bytes()


def test_an_office_program_keeps_what_the_template_holds(filled, saved):
    before, after = opened(filled), opened(saved)
    assert after.sheetnames == before.sheetnames
    assert values(after) == values(before)
    assert rules(after) == rules(before)
    assert after[marks.LISTS.sl].sheet_state == "hidden"
    properties = [{p.name: p.value for p in b.custom_doc_props.props} for b in (before, after)]
    assert properties[0] == properties[1]
    for sheet in before.worksheets:
        other = after[sheet.title]
        assert vars(other.protection) == vars(sheet.protection)
        for row in sheet.iter_rows():
            for cell in row:
                same = other[cell.coordinate]
                assert bool(cell.comment) == bool(same.comment)
                if cell.value is not None:
                    assert same.protection.locked == cell.protection.locked
    # Cells below the rows are as their column is.
    assert not after[layout().sheets["projects"].title.sl].column_dimensions["A"].protection.locked


def test_a_new_project_is_in_the_list_to_choose_from(saved):
    book = opened(saved, is_computed=True)
    projects = [cell.value for cell in book[layout().sheets["projects"].title.sl]["A"][1:]]
    (column,) = [cells for cells in book[marks.LISTS.sl].columns if cells[0].value == "project"]
    known = [cell.value for cell in column[1:] if cell.value]
    assert known == [*filter(None, projects), NEW]


def test_the_marks_of_a_check_go_when_an_office_program_has_saved_them(filled, tmp_path):
    found = [
        Finding(Place(sheet, row, column), "x", Phrase("number of rows"), is_fault=is_fault)
        for sheet, row, column, is_fault in (
            ("Zneski", 3, 4, True),
            ("Projekti", 2, 2, False),
            ("Projekti", 3, 1, True),
            ("Projekti", None, 2, True),
        )
    ]
    once = marked(Upload("ptuj.xlsx", filled), found, "sl")
    back = office(once, tmp_path, "ptuj.xlsx", "xlsx").read_bytes()
    kept, mended = opened(back), opened(marked(Upload("ptuj.xlsx", back), [], "sl"))
    plain = opened(filled)
    for sheet, place in (
        ("Zneski", "D3"),
        ("Projekti", "B2"),
        ("Projekti", "A3"),
        ("Projekti", "B1"),
    ):
        assert kept[sheet][place].comment.text.startswith("Pregled pravi:")
        assert kept[sheet][place].fill.fgColor.rgb in (f"FF{marks.FAULT}", f"FF{marks.NOTICE}")
        was, now = plain[sheet][place], mended[sheet][place]
        assert now.value == was.value
        assert now.fill.fgColor.rgb == was.fill.fgColor.rgb
        assert (now.comment and now.comment.text) == (was.comment and was.comment.text)
