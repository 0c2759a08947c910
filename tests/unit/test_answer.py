"""The sheet on which a town answers: written, filled in, read, and taken over."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from content import editing_changes
from documents.confirmation_workbook import confirmation_workbook
from documents.confirmations import main, told
from tests.answers import answered
from tests.pages import build_page
from tests.words import plain
from zmos_data.confirmations import State, Verdict, project_digests, status, town_digest
from zmos_data.dictionary import read_dictionary
from zmos_data.editing import answer_sheet as sheet
from zmos_data.editing.answer import read_answer
from zmos_data.editing.answer_rows import Answer
from zmos_data.editing.confirming import with_confirmations
from zmos_data.editing.incoming import proposed, understood
from zmos_data.editing.reading import read_upload
from zmos_data.loading import load_package
from zmos_data.model import Dataset
from zmos_data.package import DESCRIPTOR, FOLDER_VARIABLE, Package
from zmos_data.release import __main__ as command
from zmos_data.release.store import open_store

DAY = date(2027, 1, 12)
WRITTEN = date(2026, 11, 28)


@pytest.fixture(scope="module")
def ptuj(dataset: Dataset) -> bytes:
    return confirmation_workbook(build_page(dataset, "sl"), "096", WRITTEN)


def lines_of(content: bytes) -> dict[str, int]:
    """Return the line of each tag; of several, the first."""
    book = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    found: dict[str, int] = {}
    for row in range(1, book.max_row + 1):
        found.setdefault(str(book.cell(row, sheet.TAG).value), row)
    return found


def filled(content: bytes, *cells: tuple[str, int, object], day: object = "12. 1. 2027") -> bytes:
    """Write into the row of each tag; a second missing project is "#missing+1"."""
    book, lines = openpyxl.load_workbook(BytesIO(content)), lines_of(content)
    for place, column, value in [(sheet.DAY, sheet.NAME + 1, day), *cells]:
        tag, _, more = place.partition("+")
        book.worksheets[0].cell(lines[tag] + int(more or 0), column).value = value
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(content: bytes, dataset: Dataset, **options: object) -> Answer:
    return read_answer(read_upload("odgovor.xlsx", content), dataset, **{"today": DAY, **options})  # type: ignore[arg-type]


def faults(answer: Answer) -> list[str]:
    return [str(finding.words) for finding in answer.faults]


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_workbook_holds_what_it_was_written_for_and_locks_it(dataset, language):
    content = confirmation_workbook(build_page(dataset, language), "096", WRITTEN)
    book = openpyxl.load_workbook(BytesIO(content))
    first, lines = book.worksheets[0], lines_of(content)
    own = dataset.projects[dataset.projects["municipality_code"] == "096"]
    assert {tag for tag in lines if tag[:1].isdigit()} == set(own["project_id"])
    for project, digest in project_digests(dataset, own["project_id"].tolist()).items():
        assert first.cell(lines[project], sheet.DIGEST).value == digest
    columns = [d for d in first.column_dimensions.values() if d.hidden]
    assert sorted((d.min, d.max) for d in columns) == [(1, 2), (12, 13)]
    assert first.protection.sheet
    free = [
        (lines["096-01"], sheet.VERDICT),
        (lines["096-01"], sheet.NOTE),
        (lines[sheet.FACTS], sheet.VERDICT),
        (lines[sheet.DAY], sheet.NAME + 1),
        *((lines[sheet.MISSING] + n, sheet.NAME) for n in range(sheet.MISSING_ROWS)),
    ]
    assert not any(first.cell(*place).protection.locked for place in free)
    assert first.cell(lines["096-01"], sheet.NAME).protection.locked
    choices = {rule.formula1 for rule in first.data_validations.dataValidation}
    assert choices == {{"sl": '"Prav,Narobe"', "en": '"Right,Wrong"'}[language]}
    said = {p.name: p.value for p in book.custom_doc_props.props}
    assert said == {
        "ZMOS checksum": dataset.checksum,
        "ZMOS version": dataset.version,
        "ZMOS towns": "096",
    }


def test_the_workbook_shows_the_figures_with_their_precision_and_the_questions(ptuj):
    book = openpyxl.load_workbook(BytesIO(ptuj))
    first, lines = book.worksheets[0], lines_of(ptuj)
    row = [cell.value for cell in first[lines["096-07"]]]
    assert row[2].startswith("096-07 Revitalizacija Stare steklarske")
    assert [plain.replace("\xa0", " ") for plain in row[6:9]] == [
        "pribl. 4.900.000",
        "pribl. 2.700.000",
        "pribl. 2.200.000",
    ]
    asked = [str(cell.value) for cell in book.worksheets[1]["B"]]
    assert "Katerega leta je bila sprejeta trajnostna urbana strategija?" in asked


@pytest.mark.parametrize("language", ["sl", "en"])
def test_an_answer_is_read_row_by_row(dataset, language):
    content = confirmation_workbook(build_page(dataset, language), "096", WRITTEN)
    right, wrong = {"sl": ("Prav", "Narobe"), "en": ("Right", "Wrong")}[language]
    answer = read(
        filled(
            content,
            ("096-01", sheet.VERDICT, right),
            ("096-02", sheet.VERDICT, wrong),
            ("096-02", sheet.NOTE, "Pogodba je iz leta 2018."),
            (sheet.FACTS, sheet.VERDICT, right.upper()),
            (sheet.MISSING, sheet.NAME, "Prenova kina"),
            (f"{sheet.MISSING}+9", sheet.NAME, "Vrtec"),
            (f"{sheet.MISSING}+9", sheet.NOTE, "2019"),
        ),
        dataset,
    )
    assert answer.findings == ()
    assert (answer.town, answer.day, answer.version) == ("096", DAY, dataset.version)
    assert {(row.project_id, row.verdict, row.note) for row in answer.rows} == {
        ("", Verdict.RIGHT, ""),
        ("096-01", Verdict.RIGHT, ""),
        ("096-02", Verdict.WRONG, "Pogodba je iz leta 2018."),
        ("", Verdict.MISSING, "Prenova kina"),
        ("", Verdict.MISSING, "Vrtec: 2019"),
    }


@pytest.mark.parametrize(
    "day", [datetime(2027, 1, 12), "12.1.2027", "12. 01. 2027.", "2027-01-12", "12/1/2027"]
)
def test_the_day_is_read_as_it_is_written(dataset, ptuj, day):
    answer = read(filled(ptuj, ("096-01", sheet.VERDICT, "Prav"), day=day), dataset)
    assert (answer.day, answer.findings) == (DAY, ())


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, "The day of the answer is missing."),
        ("januar 2027", "The day of the answer cannot be read."),
        ("31. 2. 2027", "The day of the answer cannot be read."),
        (
            "13. 1. 2027",
            "The day of the answer is 13. 1. 2027; it lies after today, 12. 1. 2027.",
        ),
        (
            "27. 11. 2026",
            "The day of the answer is 27. 11. 2026; it lies before 28. 11. 2026, the day that "
            "stands on the sheet.",
        ),
        (
            "12. 1. 1027",
            "The day of the answer is 12. 1. 1027; it lies before 28. 11. 2026, the day that "
            "stands on the sheet.",
        ),
    ],
)
def test_a_day_that_is_missing_or_to_come_is_a_fault(dataset, ptuj, day, words):
    answer = read(filled(ptuj, ("096-01", sheet.VERDICT, "Prav"), day=day), dataset)
    assert [plain(said) for said in faults(answer)] == [words]
    (fault,) = answer.faults
    assert (fault.place.letters, fault.place.row) == ("D", lines_of(ptuj)[sheet.DAY])


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((), ["No row is answered."]),
        ((("096-01", sheet.VERDICT, "mogoče"),), ["There is no such answer."]),
        ((("096-01", sheet.NOTE, "res?"),), ["There is a note without an answer."]),
        (((sheet.MISSING, sheet.NOTE, "2019"),), ["A missing project has no name."]),
        (
            (("096-01", sheet.VERDICT, "Prav"), ("096-01", sheet.NOTE, "a" * 2_001)),
            ["The note is too long."],
        ),
    ],
)
def test_what_cannot_be_taken_over_is_a_fault_with_its_place(dataset, ptuj, cells, words):
    answer = read(filled(ptuj, *cells), dataset)
    assert faults(answer) == words
    assert all(fault.allowed and fault.advice for fault in answer.faults)
    if cells:
        assert answer.faults[0].place.row == lines_of(ptuj)[cells[0][0]]


def test_a_wrong_row_without_a_note_is_taken_and_said(dataset, ptuj):
    answer = read(filled(ptuj, ("096-01", sheet.VERDICT, "Narobe")), dataset)
    assert answer.faults == ()
    assert [str(finding.words) for finding in answer.findings] == [
        "The row is wrong, but it is not said what is right."
    ]


AMOUNT = 7  # the column of the total cost


def findings(answer: Answer) -> list[tuple[str, int | None, str]]:
    return [(f.place.letters, f.place.row, str(f.words)) for f in answer.findings]


@pytest.mark.parametrize("verdict", ["Prav", "Narobe", None])
def test_a_printed_figure_that_was_written_over_makes_the_row_wrong_with_a_note(
    dataset, ptuj, verdict
):
    answer = read(
        filled(ptuj, ("096-07", sheet.VERDICT, verdict), ("096-07", AMOUNT, 4_800_000)), dataset
    )
    (row,) = answer.rows
    assert (row.project_id, row.verdict) == ("096-07", Verdict.WRONG)
    assert row.note.replace("\xa0", " ") == ("Skupna vrednost (EUR): pribl. 4.900.000 → 4800000")
    (found,) = answer.findings
    assert (found.place.letters, found.place.row) == ("G", lines_of(ptuj)["096-07"])
    assert (found.place.heading, found.found) == ("Skupna vrednost (EUR)", "4800000")
    assert str(found.words).startswith("This cell was changed; “pribl.")
    assert "Ta celica je spremenjena" in told(answer, "sl")[-1]


def test_a_note_of_the_town_stands_before_what_it_wrote_over(dataset, ptuj):
    cells = (
        ("096-07", sheet.NOTE, "končano"),
        ("096-07", 6, None),
        ("096-07", sheet.VERDICT, "Da"),
    )
    (row,) = read(filled(ptuj, *cells), dataset).rows
    assert row.note.startswith("končano; Zadnje znano stanje: ")
    assert row.note.endswith(" → –")


def test_what_stands_in_other_columns_of_a_missing_project_goes_with_it(dataset, ptuj):
    cells = ((sheet.MISSING, sheet.NAME, "Kino"), (sheet.MISSING, AMOUNT, 120_000))
    (row,) = read(filled(ptuj, *cells), dataset).rows
    assert row.note == "Kino: Skupna vrednost (EUR): 120000"


@pytest.mark.parametrize(("tag", "column"), [(sheet.TOWN, 3), (sheet.VERSION, 7), ("096-01+40", 3)])
def test_what_stands_where_nothing_is_answered_is_a_fault_with_its_place(
    dataset, ptuj, tag, column
):
    content = filled(ptuj, ("096-01", sheet.VERDICT, "Prav"), (tag, column, "Drugi podatki"))
    answer = read(content, dataset)
    assert faults(answer) == ["What stands here is not taken over."]
    assert answer.faults[0].found == "Drugi podatki"


def asked_about(content: bytes, *answers: str, project: str = "") -> tuple[bytes, int, str]:
    """Answer the first question about a project, or the town; return its line and words as well."""
    book = openpyxl.load_workbook(BytesIO(content))
    asked = book.worksheets[1]
    tag = sheet.QUESTION + (project or sheet.FACTS)
    line = next(n for n in range(2, 200) if asked.cell(n, sheet.SEAL).value == tag)
    for n, words in enumerate(answers):
        asked.cell(line, sheet.ANSWER + n).value = words
    return saved(book), line, str(asked.cell(line, sheet.ASKED).value)


def test_an_answer_to_a_question_becomes_the_note_of_its_row(dataset, ptuj):
    content = filled(ptuj, (sheet.FACTS, sheet.VERDICT, "Prav"))
    content, _, question = asked_about(content, "Leta 2015.", "Sklep št. 7")
    answer = read(content, dataset)
    assert answer.findings == ()
    (row,) = answer.rows
    assert (row.project_id, row.verdict) == ("", Verdict.RIGHT)
    assert row.note == f"{question} Leta 2015.; {question} Sklep št. 7"


def test_an_answer_to_a_question_about_a_row_without_an_answer_is_a_fault(dataset, ptuj):
    content = filled(ptuj, ("096-01", sheet.VERDICT, "Prav"))
    content, line, _ = asked_about(content, "Leta 2015.")
    answer = read(content, dataset)
    assert findings(answer) == [
        ("C", line, "The question is answered, but the row that it is about is not.")
    ]
    assert answer.faults[0].place.sheet == "Vprašanja in odgovori"
    assert "Right or Wrong in row" in answer.faults[0].allowed


def test_a_sheet_that_a_town_has_added_is_named(dataset, ptuj):
    book = openpyxl.load_workbook(BytesIO(filled(ptuj, ("096-01", sheet.VERDICT, "Prav"))))
    book.create_sheet("Opombe")["A1"] = "Manjka nam igrišče."
    answer = read(saved(book), dataset)
    assert [fault.place.sheet for fault in answer.faults] == ["Opombe"]


def test_a_formula_without_a_result_is_said_and_not_dropped(dataset, ptuj):
    cells = (("096-01", sheet.VERDICT, "Narobe"), ("096-01", sheet.NOTE, "=A1+1"))
    assert "The formula has no stored result." in faults(read(filled(ptuj, *cells), dataset))


def test_the_answer_of_another_town_is_refused(dataset, ptuj):
    content = filled(ptuj, ("096-01", sheet.VERDICT, "Prav"))
    assert read(content, dataset, towns=["096"]).rows
    answer = read(content, dataset, towns=["061"])
    assert (answer.rows, faults(answer)) == ((), ["The answer is of another town."])
    assert answer.faults[0].allowed == "one of: Ljubljana"


@pytest.mark.parametrize(
    "cells",
    [
        [("096-01", sheet.DIGEST, "0" * 16)],
        [("096-01", sheet.DIGEST, None)],
        [("096-01", sheet.TAG, "096-02")],
        [(sheet.VERSION, sheet.DIGEST, "2026.11.1")],
        [(sheet.VERSION, sheet.SEAL, None)],
        [("096-01", sheet.PRINTED, None)],
        [("096-01", sheet.PRINTED, "[[[")],
    ],
)
def test_hidden_cells_that_were_changed_are_a_fault(dataset, ptuj, cells):
    answer = read(filled(ptuj, ("096-02", sheet.VERDICT, "Prav"), *cells), dataset)
    assert faults(answer) == [
        "What stands hidden on the sheet was changed: it cannot be told what is meant."
    ]


def test_an_answer_to_an_earlier_version_says_what_changed_since(dataset, ptuj):
    content = filled(ptuj, ("096-01", sheet.VERDICT, "Prav"), ("096-02", sheet.VERDICT, "Prav"))
    projects = dataset.projects.copy()
    projects.loc[projects["project_id"] == "096-01", "total_eur"] = 1.0
    later = replace(
        dataset, version="2028.0.0", projects=projects[projects["project_id"] != "096-02"]
    )
    answer = read(content, later)
    assert answer.faults == ()
    assert [row.project_id for row in answer.rows] == ["096-01"]
    assert [str(finding.words) for finding in answer.findings] == [
        f"The answer was given for release {dataset.version}; the data are of release 2028.0.0. "
        "Rows that changed since: 2.",
        "The project is no longer among those of the town; left out.",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"PK", "The file is damaged: it cannot be opened."),
        (b"\x89PNG\r\n", "The file is of the kind PNG: it cannot be read."),
        (b"a;b\n1;2\n", "The file is not the sheet on which a town answers."),
        (b"PK\x03\x04" + b"\0" * 400, "The file is damaged: it cannot be opened."),
    ],
    ids=["nothing", "PK", "PNG", "CSV", "half a zip"],
)
def test_what_is_no_workbook_is_refused_in_words(dataset, content, words):
    assert faults(read(content, dataset)) == [words]


def test_another_workbook_is_refused(dataset):
    assert faults(read(saved(openpyxl.Workbook()), dataset)) == [
        "The file is not the sheet on which a town answers."
    ]


def test_a_workbook_that_unpacks_to_too_much_is_refused(dataset):
    from zipfile import ZIP_DEFLATED, ZipFile

    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 60_000_000)
    assert faults(read(buffer.getvalue(), dataset)) == [
        "The file holds much more than it seems: 60 MB."
    ]


def test_a_damaged_file_is_refused_and_never_raises(dataset, ptuj):
    content, chance = filled(ptuj, ("096-01", sheet.VERDICT, "Prav")), random.Random(14)
    for _ in range(60):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 40)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        answer = read(bytes(broken[: chance.randint(1, len(broken))]), dataset)
        assert answer.faults or answer.rows


def taken_over(dataset: Dataset, *cells: tuple[str, int, object], **options: object) -> Dataset:
    content = confirmation_workbook(build_page(dataset, "sl"), "096", WRITTEN)
    answer = read(filled(content, *cells, **options), dataset)
    return load_package(with_confirmations(dataset.package, answer))


def test_an_answer_is_taken_over_into_the_tables_and_nothing_else_changes(dataset):
    after = taken_over(
        dataset,
        ("096-01", sheet.VERDICT, "Prav"),
        (sheet.FACTS, sheet.VERDICT, "Prav"),
        (sheet.MISSING, sheet.NAME, 'Kino "Ptuj", dvorana'),
    )
    found = status(after)["096"]
    assert (found.day, found.count(State.CONFIRMED), found.facts.state) == (
        DAY,
        1,
        State.CONFIRMED,
    )
    assert found.missing == ('Kino "Ptuj", dvorana',)
    changed = {p for p, c in after.package.files.items() if c != dataset.package.files[p]}
    assert changed == {"tables/confirmations.csv"}


def test_a_second_answer_of_the_same_day_takes_the_place_of_the_first(dataset):
    first = taken_over(dataset, ("096-01", sheet.VERDICT, "Prav"))
    again = taken_over(first, ("096-02", sheet.VERDICT, "Narobe"), ("096-02", sheet.NOTE, "končan"))
    assert again.confirmations["project_id"].tolist() == ["096-02"]
    another = read(
        filled(
            confirmation_workbook(build_page(first, "sl"), "096", WRITTEN),
            ("096-03", sheet.VERDICT, "Prav"),
            day="11. 1. 2027",
        ),
        first,
    )
    both = load_package(with_confirmations(first.package, another))
    assert both.confirmations["project_id"].tolist() == ["096-01", "096-03"]


def test_a_package_without_the_table_gets_it(dataset):
    descriptor = json.loads(dataset.package.files[DESCRIPTOR])
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] != "confirmations"]
    files = {**dataset.package.files, DESCRIPTOR: json.dumps(descriptor).encode()}
    del files["tables/confirmations.csv"]
    old = load_package(Package(files, {"tables/confirmations.csv": "no file"}))
    after = taken_over(old, ("096-01", sheet.VERDICT, "Prav"))
    assert status(after)["096"].count(State.CONFIRMED) == 1


def test_an_answer_with_faults_is_never_taken_over(dataset, ptuj):
    answer = read(filled(ptuj, ("096-01", sheet.VERDICT, "mogoče")), dataset)
    with pytest.raises(ValueError, match="with faults"):
        with_confirmations(dataset.package, answer)


def test_a_town_that_answered_before_is_asked_about_all_its_rows_again(dataset):
    data = answered(dataset, {"project_id": "096-01"})
    content = confirmation_workbook(build_page(data, "sl"), "096", WRITTEN)
    assert "096-01" in lines_of(content)
    assert town_digest(data, "096") == town_digest(dataset, "096")


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_the_command_writes_a_sheet(tmp_path, ending):
    out = tmp_path / f"ptuj.{ending}"
    assert main(["sheet", "--town", "096", "--out", str(out)]) == 0
    assert out.read_bytes().startswith({"pdf": b"%PDF", "xlsx": b"PK"}[ending])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--town", "999", "--out", "x.pdf"], "--town: found '999', expected one of 011"),
        (["--town", "096", "--out", "x.doc"], "--out: found 'x.doc', expected a .pdf or an .xlsx"),
        (["--town", "096", "--out", "/none/x.pdf"], "/none/x.pdf: No such file or directory"),
    ],
)
def test_the_command_says_what_is_wrong(capsys, arguments, said):
    assert main(["sheet", *arguments]) == 1
    assert said in capsys.readouterr().err


def test_the_command_says_what_an_answer_holds(tmp_path, ptuj, dataset):
    file, lines = tmp_path / "answer.xlsx", []
    early = confirmation_workbook(build_page(dataset, "sl"), "096", date(2026, 1, 5))
    file.write_bytes(filled(early, ("096-01", sheet.VERDICT, "Prav"), day="12. 1. 2026"))
    say: Callable[[str], object] = lines.append
    assert main(["read", str(file)], say) == 0
    assert lines == [f"096 2026-01-12 {dataset.version}\n", "Prav: 096-01\n"]
    assert main(["read", str(tmp_path / "none.xlsx")], say) == 1


def test_a_finding_is_told_with_its_place_in_the_language(dataset, ptuj):
    answer = read(filled(ptuj, ("096-01", sheet.VERDICT, "mogoče")), dataset)
    line = lines_of(ptuj)["096-01"]
    assert told(answer, "sl")[-1] == (
        f"! J{line} “mogoče” Takega odgovora ni. Prav, Narobe ali prazna celica Izberite s seznama "
        "v celici."
    )


@pytest.mark.parametrize(("language", "right"), [("sl", "Prav"), ("en", "Right")])
def test_the_preview_of_an_answer_names_its_rows_and_what_is_said_of_them(dataset, language, right):
    page = build_page(dataset, language)
    content = filled(
        confirmation_workbook(page, "096", date(2026, 1, 5)),
        ("096-01", sheet.VERDICT, right),
        (sheet.FACTS, sheet.VERDICT, right),
        day="6. 1. 2026",
    )
    file = understood(read_upload("odgovor.xlsx", content), dataset)
    assert "6. 1. 2026" in plain(file.draft.findings[-1].words)
    proposal = proposed(dataset.package, file)
    say = editing_changes.cell_labels(page, read_dictionary(dataset.package), proposal)
    table = editing_changes.changed_cells(say, proposal)
    assert table is not None
    assert sorted((row[0], row[3]) for row in table["rows"]) == [
        ("Ptuj", right),
        ("Ptuj, 096-01 Ureditev mestne tržnice", right),
    ]


def test_an_answer_is_released_as_any_file_is(
    ptuj: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    row = next(tag for tag in lines_of(ptuj) if tag[:1].isdigit())
    file, today = tmp_path / "odgovor.xlsx", date.today()
    day = f"{today.day}. {today.month}. {today.year}"
    file.write_bytes(filled(ptuj, (row, sheet.VERDICT, "Prav"), day=day))
    release = ["publish", str(file), "--editor", "Ana Novak"]
    assert command.main(release) == 0, capsys.readouterr()
    store = open_store()
    current = store.current()
    assert current is not None
    table = store.package(current.number).files["tables/confirmations.csv"].decode()
    assert f"{row},right" in table
    assert command.main(release) == 1  # it says nothing new
