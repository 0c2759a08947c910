"""A file understood: rows of sheets in the codes of the tables, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from documents import exports
from tests.pages import build_page
from tests.workbooks import (
    FRAMES,
    NEEDED,
    PROJECT,
    csv_of,
    drafted,
    template_rows,
    words_of,
    workbook,
)
from zmos_data import limits
from zmos_data.catalogue import say_in
from zmos_data.editing import marks
from zmos_data.editing.proposal import propose
from zmos_data.editing.reading import read_upload
from zmos_data.editing.sheet_rows import sheet_rows
from zmos_data.editing.sheets import layout
from zmos_data.editing.understanding import understand
from zmos_data.model import Dataset
from zmos_data.package import PACKAGE_FOLDER, read_package

FILES = Path(__file__).parents[1] / "files"
AMOUNTS = ["Projekt", "Znesek", "EUR", "Natančnost"]


def cells(name: str, content: bytes, sheet: str = "projects") -> list[dict[str, str]]:
    draft = drafted(name, content)
    assert words_of(draft.faults) == []
    return [dict(row.cells) for row in draft.sheets[sheet]]


def test_what_a_person_wrote_in_libreoffice_is_understood():
    draft = drafted("x.xlsx", (FILES / "libreoffice.xlsx").read_bytes())
    assert words_of(draft.faults) == []
    assert (draft.base, draft.towns, draft.is_flat) == ("abc123", ("061", "096"), False)
    first, second, third = (row.cells for row in draft.sheets["projects"])
    assert dict(first) == {
        "project_id": "061-13",
        "municipality_code": "061",
        "name_sl": "Prenova Čopove ulice",
        "theme_code": "urban_environment",
        "period": "2014-2020",
        "priority_code": "PN 6.3",
        "fund": "ESRR",
        "start_year": "2019",
        "stage": "completed",
        "stage_as_of": "2019-04",
        "ctn_named_in_source": "yes",
        "confidence": "high",
    }
    assert (second["municipality_code"], second["priority_code"]) == ("096", "SC 2.8")
    assert (second["stage"], second["confidence"]) == ("selected", "medium")
    assert (third["theme_code"], third["stage_as_of"]) == ("energy_efficiency", "2019-04")
    amounts = [dict(row.cells) for row in draft.sheets["amounts"]]
    assert amounts[2] == {
        "project_id": "Kolesarska povezava Ptuj–Žabjak",
        "amount": "total_eur",
        "eur": "2000000",
        "precision": "rounded",
        "as_of": "",
    }
    said = words_of(draft.findings, faults=False)
    assert "“61” was read as 061 Ljubljana." in said
    assert any("sums" in words for words in said)


def test_a_csv_of_slovenian_excel_is_a_flat_draft():
    draft = drafted("x.csv", (FILES / "slovenian_excel.csv").read_bytes())
    assert words_of(draft.faults) == []
    assert draft.is_flat
    first, second = (row.cells for row in draft.sheets["projects"])
    assert first["total_eur"] == "1234567.50"
    assert first["stage_as_of"] == "2019-04-12"
    assert first["name_sl"] == "Ureditev Šmartinske ceste; 2. faza"
    assert (second["municipality_code"], second["total_eur"]) == ("080", "12500000")


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_tables_written_into_the_sheets_come_back_as_they_are(language):
    rows = {
        name: [{key: text for key, text in row.items() if key != "project_name"} for row in own]
        for name, own in sheet_rows(FRAMES).items()
    }
    draft = drafted("a.xlsx", workbook(template_rows(rows, language)))
    assert words_of(draft.faults) == []
    assert words_of(draft.findings, faults=False) == []
    found = {name: [row.cells for row in own] for name, own in draft.sheets.items()}
    assert {name: plain(name, own) for name, own in found.items()} == {
        name: plain(name, own) for name, own in rows.items()
    }


def plain(sheet: str, rows: Sequence[Mapping[str, str]]) -> list[dict[str, object]]:
    """Write rows with numbers by their value: a spreadsheet keeps no zeros at their end."""
    kinds = {column.name: column.kind for column in layout().sheets[sheet].columns}
    return [
        {
            name: float(text) if text and kinds[name] in ("amount", "number") else text
            for name, text in row.items()
        }
        for row in rows
    ]


OF_OUR_FILES = (
    "Columns that the dashboard works out itself were not read",
    "The data keep what they have in the columns that the file does not have.",
    "A formula: its result",  # the sums above the workbook's table
    "The sheet ",
)


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("kind", ["csv", "csv_excel", "xlsx"])
def test_our_own_downloads_are_understood(dataset: Dataset, language, kind):
    page = build_page(dataset, language)
    order = exports.Order(page, "/projekti?lang=sl", date.today())
    draft = drafted(f"projekti.{kind}", exports.build(order, kind))
    assert words_of(draft.faults) == []
    assert draft.is_flat
    wanted = {row["project_id"]: row for row in FRAMES["projects"].to_dict("records")}
    assert len(draft.sheets["projects"]) == len(wanted)
    compared = 0
    for row in draft.sheets["projects"]:
        for name, value in row.cells.items():
            if name in wanted[row.cells["project_id"]]:
                expected = wanted[row.cells["project_id"]][name]
                if name.endswith("_eur") and expected:
                    assert float(value) == float(expected)
                else:
                    assert value == expected, name
                compared += 1
    assert compared > 30 * len(wanted)
    # Of what our own file says nothing is told but what it works out, and what it leaves open.
    told = words_of(draft.findings, faults=False)
    assert [words for words in told if not words.startswith(OF_OUR_FILES)] == []
    given_back = propose(dataset.package, draft)  # as it is: nothing would be different
    assert (given_back.faults, given_back.changes) == ((), ())


def test_rows_know_where_their_cells_stand():
    draft = drafted("a.csv", csv_of([*NEEDED, "Sklad"], [], [*PROJECT, "KS"]))
    (row,) = draft.sheets["projects"]
    assert (row.place.sheet, row.place.row) == ("a.csv", 3)
    assert row.columns["fund"] == 5


def test_a_column_that_is_not_there_is_not_in_the_row_and_an_empty_cell_is():
    (row,) = cells("a.csv", csv_of([*NEEDED, "Sklad"], [*PROJECT, ""]))
    assert row["fund"] == ""
    assert "stage" not in row


def test_a_cell_that_is_not_understood_is_named_with_its_place():
    draft = drafted("a.csv", csv_of([*NEEDED, "Stanje"], [*PROJECT, "zakjučen"]))
    (fault,) = draft.faults
    place = fault.place
    assert (place.sheet, place.row, place.letters, place.heading) == ("a.csv", 2, "E", "Stanje")
    assert fault.found == "zakjučen"
    assert "approved" in fault.allowed
    assert fault.advice
    assert "stage" not in draft.sheets["projects"][0].cells


def test_a_cell_that_must_be_filled_is_named():
    draft = drafted("a.csv", csv_of(NEEDED, ["Ptuj", "", "U", "2021–2027"]))
    (fault,) = draft.faults
    assert "Ime projekta" in say_in("sl", fault.words)
    assert (fault.place.row, fault.place.letters) == (2, "B")


def test_a_flat_file_may_change_a_few_columns_of_projects_with_an_id():
    content = csv_of(["Oznaka", "Skupna vrednost"], ["061-01", "1.234,50 €"])
    assert cells("a.csv", content) == [{"project_id": "061-01", "total_eur": "1234.50"}]
    draft = drafted("a.csv", csv_of(["Oznaka", *NEEDED], ["", "Ptuj", "", "U", "2021–2027"]))
    assert len(draft.faults) == 1


def test_an_amount_that_is_about_right_is_rounded_where_nothing_else_is_said():
    rows = [["061-01", "EU", "pribl. 2 mio", ""], ["061-02", "EU", "najmanj 5", ""]]
    draft = drafted("a.xlsx", workbook({"Zneski": [AMOUNTS, *rows]}))
    assert words_of(draft.faults) == []
    assert [row.cells["precision"] for row in draft.sheets["amounts"]] == ["rounded", "at_least"]
    flat = csv_of(
        ["Oznaka", "Skupna vrednost", "Natančnost skupne vrednosti"], ["061-01", "~5", ""]
    )
    assert cells("a.csv", flat)[0]["total_eur_precision"] == "rounded"


def test_a_precision_that_is_said_stays():
    rows = [["061-01", "EU", "pribl. 2 mio", "najmanj"]]
    draft = drafted("a.xlsx", workbook({"Zneski": [AMOUNTS, *rows]}))
    assert words_of(draft.faults) == []
    assert draft.sheets["amounts"][0].cells["precision"] == "at_least"


@pytest.mark.parametrize(
    ("amount", "precision", "meant"),
    [
        ("12,5 mio", "natančen", "zaokrožen"),
        ("ca. 1.200.000", "natančen", "zaokrožen"),
        ("nad 1.200.000", "natančen", "najmanj"),
        ("nad 1.200.000", "zaokrožen", "najmanj"),
    ],
)
def test_an_amount_and_its_precision_that_contradict_each_other_are_a_fault(
    amount, precision, meant
):
    draft = drafted("a.xlsx", workbook({"Zneski": [AMOUNTS, ["061-01", "EU", amount, precision]]}))
    (fault,) = draft.faults
    assert fault.place.letters == "D"
    assert amount in fault.words
    assert precision in say_in("sl", fault.words)
    assert meant in say_in("sl", fault.advice)


def test_a_unit_that_contradicts_many_precisions_is_told_once():
    head = ["Projekt", "Znesek", "EUR (mio)", "Natančnost"]
    rows = [[f"061-{n:02}", "EU", 1.25, "natančen"] for n in range(1, 9)]
    draft = drafted("a.xlsx", workbook({"Zneski": [head, *rows]}))
    (fault,) = draft.faults
    assert "EUR (mio)" in fault.words
    assert "Cells: 8 (rows 2, 3, 4, 5, 6 …)." in fault.words


def test_an_id_that_stands_twice_is_a_fault_that_names_both_rows():
    rows = [["061-13", *PROJECT], ["061-14", *PROJECT], ["61-13", *PROJECT]]
    draft = drafted("a.csv", csv_of(["Oznaka", *NEEDED], *rows))
    (fault,) = draft.faults
    assert fault.place.row == 4
    assert "row 2" in fault.words


def test_numbers_of_columns_are_left_out_though_some_columns_are_not_known():
    heads = ["Oznaka", "Naš stolpec", *NEEDED]
    numbers = [f"({n})" for n in range(1, len(heads) + 1)]
    draft = drafted("x.csv", csv_of(heads, numbers, ["", "abc", *PROJECT]))
    assert words_of(draft.faults) == []
    assert len(draft.sheets["projects"]) == 1


@pytest.mark.parametrize("first", ["Skupaj", "SKUPAJ:", "Vsota", "Total", "Primer:", "Example"])
def test_rows_of_sums_and_examples_are_left_out_and_said(first):
    draft = drafted("a.csv", csv_of(NEEDED, PROJECT, [first, "", "", "5"]))
    assert words_of(draft.faults) == []
    assert len(draft.sheets["projects"]) == 1
    assert any("left out" in words for words in words_of(draft.findings, faults=False))


def test_a_project_whose_name_begins_like_a_sum_is_kept():
    (row,) = cells("a.csv", csv_of(NEEDED, ["Ptuj", "Skupaj za mesto", "U", "2021–2027"]))
    assert row["name_sl"] == "Skupaj za mesto"


def test_headings_that_stand_again_are_left_out():
    draft = drafted("a.csv", csv_of(NEEDED, PROJECT, NEEDED, PROJECT))
    assert words_of(draft.faults) == []
    assert len(draft.sheets["projects"]) == 2


def test_the_point_of_a_number_is_no_point_of_thousands():
    """A spreadsheet holds 1.234 as one and a bit; typed as text it is a thousand and more."""
    head = ["Projekt", "Količina", "Enota", "Natančnost", "Česa", "Česa (angleško)", "Vir"]
    rest = ["km", "natančen", "poti", "of paths", "zmos-si"]
    content = workbook({"Rezultati": [head, ["061-01", 1.234, *rest], ["061-01", "1.234", *rest]]})
    assert [row["quantity"] for row in cells("a.xlsx", content, "outputs")] == ["1.234", "1234"]
    amounts = [["061-01", "EU", 1.234, "natančen"], ["061-01", "EU", "1.234", "natančen"]]
    content = workbook({"Zneski": [AMOUNTS, *amounts]})
    assert [row["eur"] for row in cells("a.xlsx", content, "amounts")] == ["1.23", "1234"]


def test_the_same_reading_is_told_once_with_its_rows():
    rows = [["61", f"Projekt {n}", "U", "2021-2027"] for n in range(20)]
    draft = drafted("a.csv", csv_of(NEEDED, *rows))
    told = [one for one in draft.findings if one.place.heading == "Občina"]
    assert len(told) == 1
    assert "“61” was read as 061 Ljubljana. Cells: 20 (rows 2, 3, 4, 5, 6 …)." in told[0].words


def test_many_readings_of_a_column_are_told_together():
    rows = [[*PROJECT, f"1.{n:03},50"] for n in range(50)]
    draft = drafted("a.csv", csv_of([*NEEDED, "Skupna vrednost"], *rows))
    told = [one for one in draft.findings if one.place.heading == "Skupna vrednost"]
    assert len(told) == limits.SHOWN + 1
    assert str(50 - limits.SHOWN) in told[-1].words


def test_no_more_faults_are_told_than_anybody_mends():
    rows = [["Atlantida", f"Projekt {n}", "U", "2021-2027"] for n in range(limits.PROBLEMS + 50)]
    draft = drafted("a.csv", csv_of(NEEDED, *rows))
    assert len(draft.faults) == limits.PROBLEMS + 1
    assert "more" in draft.faults[-1].words


def test_a_file_without_rows_says_so():
    (fault,) = drafted("a.csv", csv_of(NEEDED)).faults
    assert (fault.place.sheet, fault.place.row) == ("a.csv", 2)


def test_a_period_settles_what_the_figures_of_a_priority_leave_open():
    """The period may stand after the priority."""
    head = ["Občina", "Ime projekta", "Tema", "PN", "Programsko obdobje"]
    (row,) = cells("a.csv", csv_of(head, ["Ptuj", "x", "U", "5,1", "2021–2027"]))
    assert row["priority_code"] == "SC 5.1"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Krs\u030cko\u00ad, 2. faza", "Krško, 2. faza"),
        ("Prva vrstica\nin druga", "Prva vrstica in druga"),
        ("ena\u2028dve\ttri ", "ena dve tri"),
    ],
)
def test_names_are_cleaned_as_those_of_the_tables(text, value):
    """Letters taken apart, Alt+Enter in a cell, and what nobody sees."""
    rows = [NEEDED, ["Krs\u030cko", text, *PROJECT[2:]]]
    for name, content in (("a.csv", csv_of(*rows)), ("a.xlsx", workbook({"Projekti": rows}))):
        (row,) = cells(name, content)
        assert (row["name_sl"], row["municipality_code"]) == (value, "054")


def american(day: str) -> str:
    """Write a day of the tables as American spreadsheets do."""
    year, month, number = day.split("-")
    return f"{month}/{number}/{year}"


def days_read(*days: tuple[str, str]) -> list[str]:
    """Read days of projects, given by their ids."""
    rows = [["Oznaka projekta", "Datum stanja"], *map(list, days)]
    return [row["stage_as_of"] for row in cells("x.csv", csv_of(*rows))]


def test_one_date_settles_how_the_others_of_its_sheet_are_written():
    assert days_read(("", "02/06/2020"), ("", "04/28/2019")) == ["2020-02-06", "2019-04-28"]
    assert days_read(("", "02/06/2020"), ("", "28/04/2019")) == ["2020-06-02", "2019-04-28"]
    assert days_read(("", "02/06/20"), ("", "04/28/19")) == ["2020-02-06", "2019-04-28"]
    # Dates with points are Slovenian whatever stands beside them.
    assert days_read(("", "2. 6. 2020"), ("", "04/28/2019")) == ["2020-06-02", "2019-04-28"]
    # Where both ways occur, no date settles another.
    mixed = ("", "02/06/2020"), ("", "28/04/2019"), ("", "04/28/2019")
    assert days_read(*mixed)[0] == "2020-06-02"


def test_days_of_the_data_settle_how_dates_are_written():
    days = FRAMES["projects"].set_index("project_id")["stage_as_of"]
    assert days["011-03"] == "2019-04-12"
    assert days_read(("011-03", "04/12/2019")) == ["2019-04-12"]
    assert days_read(("011-03", "12/04/2019")) == ["2019-04-12"]
    # A day that the data do not have is read as in Slovenia.
    assert days_read(("011-03", "04/11/2019")) == ["2019-11-04"]


def test_a_date_read_the_american_way_says_so():
    rows = ["Ime projekta", "Datum stanja"], ["A", "02/06/2020"], ["B", "04/28/2019"]
    words = words_of(drafted("x.csv", csv_of(*rows)).findings, faults=False)
    assert "“02/06/2020” was read as 6 February 2020, the month before the day" in " ".join(words)


@pytest.mark.parametrize("sheet", ["projects", "amounts", "sources"])
def test_a_sheet_with_american_dates_says_what_the_data_say(sheet):
    rows = sheet_rows(FRAMES)[sheet]
    columns = [column for column in layout().sheets[sheet].columns if column.kind != "ignored"]
    dates = {column.name for column in columns if column.kind in ("date", "day")}
    heads = [column.heading.en for column in columns]
    written = [
        [
            american(row[c.name])
            if c.name in dates and row[c.name].count("-") == 2
            else row[c.name]
            for c in columns
        ]
        for row in rows
    ]
    read = cells("x.csv", csv_of(heads, *written, delimiter=","), sheet)
    assert [{name: row[name] for name in dates} for row in read] == [
        {name: row[name] for name in dates} for row in rows
    ]


def values_read(*values: str, project: str = "") -> list[str]:
    """Read the values of outputs of a project."""
    head = ["Projekt", "Količina", "Enota", "Natančnost", "Česa", "Česa (angleško)", "Vir"]
    rest = ["km", "natančen", "poti", "of paths", "zmos-si"]
    draft = drafted("x.csv", csv_of(head, *([project, value, *rest] for value in values)))
    return [row.cells.get("quantity", "") for row in draft.sheets["outputs"]]


def test_one_number_settles_how_the_others_of_its_sheet_are_written():
    assert values_read("1.145") == ["1145"]
    assert values_read("1.145", "2.5") == ["1.145", "2.5"]
    assert values_read("1.145", "0.879") == ["1.145", "0.879"]
    assert values_read("1.145", "2,5") == ["1145", "2.5"]
    assert values_read("1,145", "2,5") == ["1.145", "2.5"]
    assert values_read("1,145", "1.234.567") == ["1.145", "1234567"]
    assert values_read("1.145", "2.5", "2,5")[0] == "1145"


def test_numbers_of_the_data_settle_how_numbers_are_written():
    outputs = FRAMES["outputs"]
    assert "1.145" in outputs["quantity"].tolist()
    own = outputs.loc[outputs["quantity"] == "1.145", "project_id"].item()
    assert values_read("1.145", project=own) == values_read("1,145", project=own) == ["1.145"]
    other = outputs.loc[outputs["quantity"] == "3139", "project_id"].item()
    assert values_read("3.139", project=other) == values_read("3,139", project=other) == ["3139"]


def test_a_csv_alone_brings_a_new_project_with_its_amount_and_source():
    heads = [*NEEDED, "Skupna vrednost", "Naslov vira", "Spletni naslov vira"]
    row = [*PROJECT, "1.234.567,50 €", "Novica", "https://example.org/novica"]
    for delimiter in ";\t,":
        present = read_package(PACKAGE_FOLDER)
        proposal = propose(present, drafted("x.csv", csv_of(heads, row, delimiter=delimiter)))
        assert (proposal.faults, proposal.new) == ((), ("096-08",))
        assert proposal.is_releasable


def test_a_zero_that_is_news_is_to_be_looked_at():
    rows = [["061-01", "EU", 0, "natančen"], ["061-02", "EU", 5, "natančen"]]
    draft = drafted("a.xlsx", workbook({"Zneski": [AMOUNTS, *rows]}))
    assert words_of(draft.faults) == []
    (told,) = [one for one in draft.findings if one.place.letters == "C"]
    assert told.place.row == 2
    assert "leave it out" in told.words


def test_a_zero_that_the_data_have_needs_no_word():
    projects = FRAMES["projects"].copy()
    projects.loc[projects["project_id"] == "061-01", "eu_eur"] = "0"
    content = csv_of(["Oznaka", "Prispevek EU"], ["061-01", "0"], ["061-02", "0"])
    draft = understand(read_upload("a.csv", content), {**FRAMES, "projects": projects})
    told = [one.place.row for one in draft.findings if "leave it out" in one.words]
    assert told == [3]


@pytest.mark.parametrize("text", ["ni znano", "-", "?"])
def test_an_amount_that_is_not_known_has_no_row(text):
    rows = [["061-01", "EU", text, "natančen"], ["061-02", "EU", 5, "natančen"]]
    draft = drafted("a.xlsx", workbook({"Zneski": [AMOUNTS, *rows]}))
    assert words_of(draft.faults) == []
    assert [row.cells["project_id"] for row in draft.sheets["amounts"]] == ["061-02"]
    (told,) = [one for one in draft.findings if one.place.letters == "C"]
    assert text in told.words


def test_a_row_of_amounts_without_one_is_one_fault():
    rows = [["061-01", "EU", "", "natančen"], ["061-02", "EU", "", ""]]
    draft = drafted("a.xlsx", workbook({"Zneski": [AMOUNTS, *rows]}))
    assert [(one.place.row, one.place.letters) for one in draft.faults] == [(2, "C"), (3, "C")]
    assert all("delete the row" in one.advice for one in draft.faults)


def test_cells_of_a_row_that_are_empty_are_told_together():
    draft = drafted("a.csv", csv_of(NEEDED, ["Ptuj", "Prenova", "", ""]))
    (fault,) = draft.faults
    assert fault.place.row == 2
    assert "Theme; Programming period" in fault.words


def test_a_needed_cell_is_not_to_be_left_empty():
    draft = drafted(
        "a.csv", csv_of([*NEEDED, "Sklad"], ["Atlantida", "x", "U", "2021-2027", "xyz"])
    )
    assert ["empty" in one.advice for one in draft.faults] == [False, True]


def test_a_missing_column_is_told_without_what_follows_of_it():
    content = workbook(
        {"Projekti": [NEEDED, PROJECT], "Zneski": [["Projekt", "Znesek"], ["061-01", "EU"]]}
    )
    draft = drafted("a.xlsx", content)
    assert words_of(draft.faults) == [
        "The column “EUR” is missing.",
        "The column “Precision” is missing.",
    ]
    assert draft.sheets == {}


def test_what_a_template_lost_is_said():
    rows = template_rows(sheet_rows(FRAMES), "sl")
    fund = next(n for n, text in enumerate(rows["Projekti"][0]) if text == "Sklad")
    kept = {
        **rows,
        "Projekti": [[*row[:fund], *row[fund + 1 :]] for row in rows["Projekti"]],
    }
    del kept["Zneski"]
    draft = drafted("a.xlsx", workbook(kept, properties={marks.CHECKSUM: "abc"}))
    assert words_of(draft.faults) == []
    columns, sheets = words_of(draft.findings, faults=False)
    assert "not in the sheet: Fund." in columns
    assert "not in the file: Amounts." in sheets


def test_a_template_without_ids_is_told_so_and_no_more():
    rows = template_rows(sheet_rows(FRAMES), "sl")
    kept = {**rows, "Projekti": [row[1:] for row in rows["Projekti"]]}
    draft = drafted("a.xlsx", workbook(kept, properties={marks.CHECKSUM: "abc"}))
    assert words_of(draft.faults) == ["The column “Id” is missing."]


def test_a_table_of_ones_own_is_told_once_that_it_has_a_few_columns():
    draft = drafted("a.csv", csv_of(["Oznaka", "Sklad"], ["061-01", "KS"]))
    assert len(draft.findings) == 1


@pytest.mark.parametrize(
    "row",
    [
        ["Opomba: stanje na dan 1. 11. 2026", "", "", "", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["Id", "Municipality", "Name (Slovenian)", "Theme", "Programming period"],
    ],
)
def test_notes_and_headings_of_another_kind_are_left_out_and_said(row):
    content = csv_of(["Oznaka", *NEEDED], row, ["", *PROJECT])
    draft = drafted("a.csv", content)
    assert words_of(draft.faults) == []
    assert len(draft.sheets["projects"]) == 1
    assert any("left out" in words for words in words_of(draft.findings, faults=False))


def test_sums_without_a_word_are_left_out():
    rows = [["061-01", "EU", 5, "natančen"], [None, None, ("=SUM(C2:C2)", 5), None]]
    draft = drafted("a.xlsx", workbook({"Zneski": [AMOUNTS, *rows]}))
    assert words_of(draft.faults) == []
    assert len(draft.sheets["amounts"]) == 1


def test_a_source_that_proves_nothing_proves_the_name_and_it_is_said():
    head = ["Projekt", "Naslov", "Dokazuje"]
    rows = [["061-01", "Novica", ""], ["", "Pravilnik", ""], ["061-01", "Članek", "Ime projekta"]]
    draft = drafted("a.xlsx", workbook({"Viri": [head, *rows]}))
    told = [one for one in draft.findings if one.place.heading == "Dokazuje"]
    assert [one.place.row for one in told] == [2]
    assert "Name (Slovenian)" in told[0].words


QUESTIONS = [
    ["Vprašanja za: Ptuj"],
    ["Projekt", "Ime", "Vprašanje", "Odgovor sodi na list"],
    ["096-01", "Kino", "Ali je zaključen?", "Projekti: Stanje", "Da, 2020"],
    ["096-02", "Park", "Kdaj?", "", ""],
    ["096-03", "Trg", "Koliko?", "skupaj 590.000"],
]


def test_answers_beside_questions_are_named_with_the_place_where_they_belong():
    content = workbook({"Vprašanja": QUESTIONS, "Projekti": [NEEDED, PROJECT]})
    draft = drafted("a.xlsx", content)
    assert words_of(draft.faults) == []
    first, second = draft.findings[:2]
    assert (first.place.sheet, first.place.row, first.place.letters) == ("Vprašanja", 3, "E")
    assert "Da, 2020" in first.words
    assert "Projekti: Stanje" in first.words
    assert (second.place.row, second.place.letters) == (5, "D")


def test_answers_beside_questions_are_a_fault_where_nothing_else_is_new():
    rows = template_rows(sheet_rows(FRAMES), "sl")
    draft = drafted("a.xlsx", workbook({"Vprašanja": QUESTIONS, **rows}))
    assert [(one.place.row, one.place.letters) for one in draft.faults] == [(3, "E"), (5, "D")]
    assert "Projekti: Stanje" in draft.faults[0].advice
    unanswered = [row[:4] for row in QUESTIONS[:4]]
    assert drafted("a.xlsx", workbook({"Vprašanja": unanswered, **rows})).findings == ()


def test_the_error_of_a_formula_is_told_without_an_empty_cell():
    rows = [["061-01", "EU", ("=1/0", "#DIV/0!"), "natančen"]]
    draft = drafted("a.xlsx", workbook({"Zneski": [AMOUNTS, *rows]}))
    assert words_of(draft.faults) == ["The cell holds the error of a formula."]
