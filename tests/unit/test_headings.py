"""Headings: in both languages, in any order, below titles, misspelt."""

from __future__ import annotations

import pytest

from tests.workbooks import NEEDED, PROJECT, csv_of, drafted, words_of, workbook
from zmos_data.editing.grid import Cell, Grid
from zmos_data.editing.headings import columns_of, find_heads
from zmos_data.editing.sheets import layout


def heads(*texts: str, sheet: str = "projects") -> list[str]:
    row = tuple(Cell(text) for text in texts)
    found = find_heads(Grid("x", (row,)), sheet)
    assert found
    return [found.columns[c].name if c in found.columns else "" for c in range(1, len(texts) + 1)]


@pytest.mark.parametrize("sheet", layout().sheets)
@pytest.mark.parametrize("change", [str, str.upper, str.lower, lambda text: f" {text} * "])
def test_every_heading_in_both_languages_means_its_column(sheet, change):
    columns = columns_of(sheet)
    for language in ("sl", "en"):
        texts = [change(column.heading.of(language)) for column in columns]
        assert heads(*texts, sheet=sheet) == [column.name for column in columns]
    assert heads(*(column.name for column in columns), sheet=sheet) == [c.name for c in columns]


def test_headings_in_any_order_without_carons_and_with_notes():
    found = heads(
        "zacetek", "Obcina (obvezno)", "TEMA:", "Ime projekta *", "Skupna vrednost [EUR z DDV]"
    )
    assert found == ["start_year", "municipality_code", "theme_code", "name_sl", "total_eur"]


def test_former_names_of_columns_are_read():
    assert heads("project_id", "theme", "priority") == ["project_id", "theme_code", "priority_code"]


def test_both_languages_of_a_text_are_told_apart():
    texts = ("Name (Slovenian)", "Name (English)", "Note (Slovenian)", "Note")
    assert heads(*texts) == ["name_sl", "name_en", "note_sl", "note_en"]


def test_a_misspelt_heading_is_read_where_it_can_mean_one_column_and_said():
    draft = drafted("a.csv", csv_of([*NEEDED, "Upravičenc"], [*PROJECT, "Javni zavod"]))
    assert draft.faults == ()
    assert draft.sheets["projects"][0].cells["beneficiary"] == "Javni zavod"
    assert any("Upravičenc" in words for words in words_of(draft.findings, faults=False))


def test_a_heading_that_may_mean_two_columns_is_not_guessed():
    assert heads("Oznaka", "Občina", "Natančnost skupne") == ["project_id", "municipality_code", ""]


def test_the_headings_may_stand_below_titles():
    rows = [["Projekti mestne občine", ""], [], ["Stanje: november 2026"], NEEDED, PROJECT]
    draft = drafted("a.xlsx", workbook({"Projekti": rows}))
    (row,) = draft.sheets["projects"]
    assert row.place.row == 5
    assert row.cells["municipality_code"] == "096"


def test_an_unknown_column_is_named_and_not_read():
    draft = drafted("a.csv", csv_of([*NEEDED, "Barva"], [*PROJECT, "modra"]))
    (said,) = [one for one in draft.findings if one.place.heading == "Barva"]
    assert not said.is_fault
    assert "Barva" not in draft.sheets["projects"][0].cells


def test_values_under_no_heading_are_said():
    draft = drafted("a.csv", csv_of([*NEEDED, ""], [*PROJECT, "pozabljeno"]))
    assert any("no heading" in words for words in words_of(draft.findings, faults=False))


def test_a_missing_column_is_a_fault_with_its_name():
    draft = drafted("a.csv", csv_of(NEEDED[:-1], PROJECT[:-1]))
    (fault,) = draft.faults
    assert "Programming period" in fault.words
    assert (fault.place.sheet, fault.place.row) == ("a.csv", 1)


def test_a_heading_that_stands_twice_is_a_fault_that_names_both():
    draft = drafted("a.csv", csv_of([*NEEDED, "Mestna občina"], [*PROJECT, "Koper"]))
    (fault,) = draft.faults
    assert (fault.place.letters, fault.place.heading) == ("E", "Mestna občina")
    assert "“Občina” (column A)" in fault.words


@pytest.mark.parametrize(
    ("title", "name"), [("Projekti", "projects"), ("PROJECTS", "projects"), ("moje", "projects")]
)
def test_sheets_are_known_by_title_or_headings(title, name):
    draft = drafted("a.xlsx", workbook({title: [NEEDED, PROJECT]}))
    assert list(draft.sheets) == [name]


def test_each_sheet_is_known_by_its_headings_alone():
    sheets = {
        f"List {n}": [[column.heading.sl for column in sheet.columns], ["x"]]
        for n, sheet in enumerate(layout().sheets.values())
    }
    assert list(drafted("a.xlsx", workbook(sheets)).sheets) == list(layout().sheets)


def test_a_sheet_of_something_else_is_said_and_not_read():
    draft = drafted("a.xlsx", workbook({"Projekti": [NEEDED, PROJECT], "Račun": [["a", "b"]]}))
    assert list(draft.sheets) == ["projects"]
    (said,) = [one for one in draft.findings if one.place.sheet == "Račun"]
    assert not said.is_fault


def test_two_sheets_of_the_same_kind_are_a_fault():
    projects = [["Oznaka", *NEEDED], ["", *PROJECT]]
    amounts = [["Projekt", "Znesek", "EUR", "Natančnost"], ["061-01", "EU", 5, "natančen"]]
    sheets = {"Projekti": projects, "Projekti (2)": projects, "Zneski": amounts}
    draft = drafted("a.xlsx", workbook(sheets))
    (fault,) = draft.faults
    assert fault.place.sheet == "Projekti (2)"


def test_amounts_beside_projects_are_a_fault_where_they_have_a_sheet():
    amounts = [["Projekt", "Znesek", "EUR", "Natančnost"], ["061-01", "EU", 5, "natančen"]]
    sheets = {"Projekti": [[*NEEDED, "Skupna vrednost"], [*PROJECT, 5]], "Zneski": amounts}
    (fault,) = drafted("a.xlsx", workbook(sheets)).faults
    assert fault.place.heading == "Skupna vrednost"


def test_a_table_without_known_headings_is_a_fault_with_those_that_are_needed():
    (fault,) = drafted("a.csv", b"a;b\n1;2\n").faults
    assert (fault.place.sheet, fault.place.row) == ("a.csv", 1)
    assert "Municipality" in fault.allowed


@pytest.mark.parametrize(
    ("heading", "zeros"),
    [
        ("EUR", 0),
        ("EUR (mio)", 6),
        ("mio EUR", 6),
        ("Znesek v mio EUR", 6),
        ("M€", 6),
        ("v 1000 EUR", 3),
        ("tisoč EUR", 3),
        ("EUR (k)", 3),
        ("k€", 3),
        ("EUR/1000", 3),
        ("Vrednost (mrd €)", 9),
    ],
)
def test_a_heading_of_amounts_may_name_their_unit(heading, zeros):
    row = tuple(map(Cell, ("Projekt", "Znesek", heading)))
    found = find_heads(Grid("x", (row,)), "amounts")
    assert found
    assert found.columns[3].name == "eur"
    assert found.scale(3) == zeros


def test_a_unit_counts_above_amounts_alone():
    row = tuple(map(Cell, ("Oznaka", "Ime projekta (tisoč)", "Skupna vrednost v 1000 EUR")))
    found = find_heads(Grid("x", (row,)), "projects")
    assert found
    assert [found.scale(c) for c in (1, 2, 3)] == [0, 0, 3]
    assert found.columns[3].name == "total_eur"


def test_amounts_under_a_unit_are_in_euros_and_it_is_said_once():
    head = ["Projekt", "Znesek", "EUR (mio)", "Natančnost"]
    rows = [["061-01", "EU", 1.25, "zaokrožen"], ["061-02", "EU", "2,5", ""]]
    draft = drafted("a.xlsx", workbook({"Zneski": [head, *rows]}))
    assert words_of(draft.faults) == []
    assert [row.cells["eur"] for row in draft.sheets["amounts"]] == ["1250000", "2500000"]
    assert [row.cells["precision"] for row in draft.sheets["amounts"]] == ["rounded", "rounded"]
    told = [one for one in draft.findings if "multiplied by 1 000 000" in one.words]
    assert [(one.place.row, one.place.letters) for one in told] == [(1, "C")]


@pytest.mark.parametrize("heading", ["EUR (USD)", "Vrednost (%)"])
def test_a_heading_with_another_unit_than_euros_is_a_fault(heading):
    head = ["Projekt", "Znesek", heading, "Natančnost"]
    draft = drafted("a.xlsx", workbook({"Zneski": [head, ["061-01", "EU", 5, "natančen"]]}))
    assert [one.place.letters for one in draft.faults] == ["C"]
    assert "another unit" in draft.faults[0].words
