"""The workbook that a check gives back: marks where something was found, all else as it was."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from zmos_data.editing import marks
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.grid import Cell, Grid, Upload
from zmos_data.editing.marked import MOST, marked
from zmos_data.editing.sheets import layout
from zmos_data.editing.template import template
from zmos_data.package import PACKAGE_FOLDER, read_package
from zmos_data.phrase import Phrase

FAULT, NOTICE, LOCKED = (f"FF{colour}" for colour in (marks.FAULT, marks.NOTICE, marks.LOCKED))
PTUJ = "096"


@pytest.fixture(scope="module")
def content() -> bytes:
    return template(read_package(PACKAGE_FOLDER), "sl", [PTUJ])


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def xlsx(content: bytes) -> Upload:
    return Upload("ptuj.xlsx", content)


def wrong(sheet: str, row: int | None, column: int | None, found: str = "12 jabolk") -> Finding:
    return Finding(
        Place(sheet, row, column, "EUR"),
        found,
        Phrase("number of rows"),
        Phrase("at least {value}", value=0),
        Phrase("delete the row"),
        is_fault=True,
    )


def understood(sheet: str, row: int, column: int) -> Finding:
    return Finding(Place(sheet, row, column, "Občina"), "61", Phrase("at most {value}", value="x"))


def looks(book: openpyxl.Workbook) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return value, comment and colours of every cell, and whether it is locked."""
    return {
        (sheet.title, cell.coordinate): (
            cell.value,
            cell.fill.fgColor.rgb if cell.fill.patternType else "",
            cell.comment.text if cell.comment else "",
            cell.protection.locked,
            cell.font.color.rgb if cell.font.color and cell.font.color.type == "rgb" else "",
        )
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.comment or cell.fill.patternType
    }


def rules(book: openpyxl.Workbook) -> set[tuple[str, ...]]:
    return {
        (sheet.title, str(rule.sqref), rule.type or "", rule.formula1 or "", rule.prompt or "")
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
    }


def test_cells_are_marked_and_say_what_is_wrong(content):
    book = opened(
        marked(xlsx(content), [wrong("Zneski", 3, 4), understood("Projekti", 2, 2)], "sl")
    )
    cell = book["Zneski"]["D3"]
    assert cell.fill.fgColor.rgb == FAULT
    assert cell.comment.text.split("\n") == [
        "Pregled pravi:",
        "Tu stoji: 12 jabolk",
        "število vrstic",
        "Dovoljeno: najmanj 0",
        "Kaj storiti: izbrišite vrstico",
    ]
    other = book["Projekti"]["B2"]
    assert other.fill.fgColor.rgb == NOTICE
    assert other.comment.text == "Pregled pravi:\nTu stoji: 61\nnajveč x"


def test_it_speaks_english_too(content):
    book = opened(marked(xlsx(content), [wrong("Zneski", 3, 4)], "en"))
    assert book["Zneski"]["D3"].comment.text == (
        "The check says:\nFound: 12 jabolk\nnumber of rows\n"
        "Allowed: at least 0\nWhat to do: delete the row"
    )
    assert book.sheetnames[0] == "Overview"
    assert book["Overview"]["A1"].value == "What the check found"


def test_nothing_else_changes(content):
    before, after = opened(content), opened(marked(xlsx(content), [wrong("Zneski", 3, 4)], "sl"))
    was, now = looks(before), looks(after)
    changed = {place for place in was | now if was.get(place) != now.get(place)}
    assert {place for place in changed if place[0] != "Pregled"} == {("Zneski", "D3")}
    assert rules(before) == rules(after)
    assert len(rules(after)) > 70
    assert after["Seznami"].sheet_state == "hidden"
    assert set(before.defined_names) == set(after.defined_names)
    for sheet in before.worksheets:
        other = after[sheet.title]
        assert vars(sheet.protection) == vars(other.protection)
        assert sheet.freeze_panes == other.freeze_panes
        assert sheet.print_title_rows == other.print_title_rows
        widths = {name: own.width for name, own in sheet.column_dimensions.items()}
        assert widths == {name: own.width for name, own in other.column_dimensions.items()}
    properties = [{p.name: p.value for p in b.custom_doc_props.props} for b in (before, after)]
    assert properties[0] == properties[1]
    assert properties[1][marks.TOWNS] == PTUJ


def test_what_has_no_cell_stands_at_the_row_or_the_heading(content):
    found = [wrong("Viri", 4, None), wrong("Mesta", None, 3), wrong("Učinki", None, None)]
    book = opened(marked(xlsx(content), found, "sl"))
    for sheet, place in (("Viri", "A4"), ("Mesta", "C1"), ("Učinki", "A1")):
        assert book[sheet][place].fill.fgColor.rgb == FAULT
    hint = layout().sheets["towns"].column("value").hint.sl
    said = book["Mesta"]["C1"].comment.text
    assert said.startswith("Pregled pravi:\nTu stoji: 12 jabolk")
    assert said.endswith(hint)


def test_the_marks_of_an_earlier_check_are_gone(content):
    found = [
        wrong("Zneski", 3, 4),
        understood("Projekti", 2, 2),
        wrong("Projekti", 3, 1),
        wrong("Projekti", None, 2),
        wrong("Projekti", None, 3),
    ]
    once = marked(xlsx(content), found, "sl")
    assert opened(once)["Projekti"]["A3"].fill.fgColor.rgb == FAULT
    assert opened(once)["Projekti"]["B1"].font.color is None  # white could not be read on it
    again = opened(marked(xlsx(once), [], "sl"))
    now = {place: own for place, own in looks(again).items() if place[0] != "Pregled"}
    assert now == looks(opened(content))
    assert again["Projekti"]["A3"].fill.fgColor.rgb == LOCKED
    assert again.sheetnames == ["Pregled", *opened(content).sheetnames]


def test_a_check_in_another_language_takes_the_overview_of_the_first_away(content):
    once = marked(xlsx(content), [wrong("Zneski", 3, 4)], "sl")
    assert opened(marked(xlsx(once), [], "en")).sheetnames[:2] == ["Overview", "Vprašanja"]


def test_a_sheet_of_that_name_of_others_stays():
    book = openpyxl.Workbook()
    book.active.title = "Pregled"
    book["Pregled"]["A1"] = "Moji zapiski"
    buffer = BytesIO()
    book.save(buffer)
    after = opened(marked(xlsx(buffer.getvalue()), [wrong("Pregled", 1, 1)], "sl"))
    assert after["Pregled"]["A1"].value == "Moji zapiski"
    assert after["Pregled"]["A1"].fill.fgColor.rgb == FAULT
    assert after.worksheets[0]["A1"].value == "Kaj je našel pregled"


def test_the_overview_lists_all_with_links(content):
    found = [understood("Projekti", 2, 2), wrong("Zneski", 3, 4, "=1+1"), wrong("", None, None)]
    book = opened(marked(xlsx(content), found, "sl"))
    sheet = book["Pregled"]
    assert book.active is sheet
    assert sheet["A2"].value == "Treba je popraviti: 2. Razumljeno, preverite: 1."
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [row[:3] for row in rows] == [
        ["popraviti", "Zneski", "D3"],
        ["popraviti", None, None],
        ["razumljeno", "Projekti", "B2"],
    ]
    assert rows[0][3:] == ["EUR", "=1+1", "število vrstic", "najmanj 0", "izbrišite vrstico"]
    assert sheet["E5"].data_type == "s"
    assert sheet["C5"].hyperlink.location == "'Zneski'!D3"
    assert sheet["C6"].hyperlink is None


def test_two_findings_of_a_cell_are_both_said_and_a_fault_colours(content):
    found = [understood("Zneski", 3, 4), wrong("Zneski", 3, 4)]
    cell = opened(marked(xlsx(content), found, "sl"))["Zneski"]["D3"]
    assert cell.fill.fgColor.rgb == FAULT
    assert "število vrstic" in cell.comment.text
    assert "največ x" in cell.comment.text


def test_more_than_are_marked_are_counted(content):
    notices = [understood("Zneski", 2, 4)] * 5
    faults = [wrong("Zneski", n, 4) for n in range(2, 2 + MOST)]
    book = opened(marked(xlsx(content), [*notices, *faults], "sl"))
    assert f"Od {MOST + 5} najdb" in book["Pregled"]["A2"].value
    filled = [cell for cell in book["Zneski"]["D"] if cell.fill.fgColor.rgb == FAULT]
    assert len(filled) == MOST


def test_a_csv_comes_back_as_a_workbook_of_texts():
    rows = (("Ime projekta", "Tema"), ("=cmd|'/c calc'!A0", "061"), ("dolg\x00 niz", ""))
    grid = Grid("moji [projekti]?.csv", tuple(tuple(map(Cell, row)) for row in rows))
    upload = Upload(grid.sheet, b"...", (grid,))
    book = opened(marked(upload, [wrong(grid.sheet, 2, 2)], "sl"))
    sheet = book["moji _projekti__.csv"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Ime projekta", "Tema"],
        ["=cmd|'/c calc'!A0", "061"],
        ["dolg niz", None],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert sheet["B2"].fill.fgColor.rgb == FAULT
    assert book["Pregled"]["C5"].hyperlink.location == "'moji _projekti__.csv'!B2"


def test_a_file_without_a_sheet_comes_back_with_the_list_alone():
    book = opened(marked(Upload("x.xlsx", b"PK\x03\x04"), [wrong("", None, None)], "sl"))
    assert book.sheetnames == ["Pregled"]
    assert book["Pregled"]["F5"].value == "število vrstic"


def test_a_cell_within_merged_ones_is_marked_at_the_first():
    book = openpyxl.Workbook()
    book.active.title = "Projekti"
    book.active.merge_cells("A2:C3")
    buffer = BytesIO()
    book.save(buffer)
    sheet = opened(marked(xlsx(buffer.getvalue()), [wrong("Projekti", 3, 2)], "sl"))["Projekti"]
    assert sheet["A2"].fill.fgColor.rgb == FAULT
