"""What the editors' part says of a file: findings, questions, changes, before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import editing, editing_changes, editing_preview, editing_questions
from content.text import Text
from tests.pages import build_page
from tests.unit.test_proposal import (
    NEW,
    PTUJ,
    SHIPPED,
    draft_of,
    project,
    rows_of,
    with_cell,
    with_new,
)
from ui import html
from ui.markdown import plain
from zmos_data.dictionary import read_dictionary
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.proposal import Choices, Proposal, propose
from zmos_data.editors import Editor, Editors
from zmos_data.limits import PROBLEMS
from zmos_data.phrase import Phrase
from zmos_data.selection import Measure

SL, EN = Text("sl"), Text("en")
EVIL = '<img src=x onerror="alert(1)"> ![x](https://example.org/x.png)'


def fault(row: int = 7, found: str = "veliko") -> Finding:
    place = Place("Zneski", row, 4, "EUR")
    said = Phrase("no such project"), Phrase("no such source"), Phrase("the file")
    return Finding(place, found, *said, is_fault=True)


def notice(row: int = 2, found: str = "61") -> Finding:
    return Finding(Place("Projekti", row, 2, "Občina"), found, Phrase("no such source"))


def cell_labels(dataset, proposal: Proposal, language: str = "en") -> editing_changes.CellLabels:
    page = build_page(dataset, language)
    return editing_changes.cell_labels(page, read_dictionary(SHIPPED), proposal)


@pytest.fixture(scope="module")
def new() -> Proposal:
    found = propose(SHIPPED, draft_of(with_new(rows_of(PTUJ)), PTUJ))
    assert found.is_releasable
    return found


def test_a_check_names_each_place_that_is_to_be_fixed():
    table = editing.faults(EN, [notice(), fault()])
    assert len(table["heads"]) == 7
    assert table["rows"] == [
        ["Zneski", "7", "D EUR", "veliko", "No such project", "No such source", "The file"]
    ]
    assert table["more"] == ""
    assert editing.outcome(EN, "a.csv", [notice()]) == "a.csv: everything was understood."
    assert editing.outcome(EN, "a.csv", [fault()]).startswith("a.csv: 1 place is to be fixed.")
    assert "3 napake" in editing.outcome(SL, "a.csv", [fault()] * 3)


def test_no_more_faults_are_listed_than_anybody_reads():
    table = editing.faults(EN, [fault(row) for row in range(PROBLEMS + 1)])
    assert len(table["rows"]) == PROBLEMS
    assert table["more"] == "These are the first 200."


def test_what_was_understood_alike_is_said_once_with_its_number_and_first_place():
    table = editing.understood(EN, [fault(), notice(5), notice(9), notice(6, "62")])
    assert table
    assert table["fold"] == "3 notes on how the file was understood"
    assert table["rows"] == [
        ["61", "no such source", "2", "Projekti, B5"],
        ["62", "no such source", "1", "Projekti, B6"],
    ]
    assert editing.understood(EN, [fault()]) is None


def test_a_fault_of_the_whole_file_has_a_place_too():
    whole = Finding(Place(), "", Phrase("no such source"), is_fault=True)
    assert editing.faults(EN, [whole])["rows"][0][:3] == ["whole file", "", ""]
    assert editing.place(EN, Place("Projekti")) == "Projekti"


def test_nothing_of_a_file_is_markup_on_the_page():
    table = editing.faults(EN, [fault(found=EVIL)])
    drawn = html.fill("editing_table.html", lang="en", **table)
    assert "<img" not in drawn
    assert "&lt;img src=x" in drawn


@pytest.mark.parametrize("sign", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
def test_no_sign_of_a_file_is_markdown_in_a_label(sign):
    assert plain(f"a{sign}b") == f"a\\{sign}b"


def test_a_label_stands_in_one_line_and_letters_stay():
    assert plain("Tržnica\n\n1 #") == "Tržnica 1 \\#"


def test_who_is_signed_in_reads_what_they_may():
    editors = Editors(names={"061": "Ljubljana", "096": "Ptuj"})
    town = Editor("a@ptuj.si", ("096", "061"))
    said = editing.signed_in(EN, town, editors)
    assert said == (
        "You are signed in as a@ptuj.si. You may change the data of: Ljubljana, Ptuj. "
        "You may prepare changes; somebody else releases them."
    )
    office = editing.signed_in(EN, Editor("b@zmos.si", ("all",), may_release=True), editors)
    assert office.endswith("You may change the data of all towns. You may release.")


def test_a_new_project_is_told_whole_and_its_rows_follow(dataset, new):
    say = cell_labels(dataset, new)
    listed = editing_changes.new_projects(say, new)
    assert listed
    ((named, told),) = listed["rows"]
    assert named == f"{new.new[0]} {NEW['name_sl']}"
    assert "Municipality: Ptuj; " in told
    assert "Programming period: 2021–2027" in told
    assert "EUR\u00a0250,000" in told
    others = editing_changes.changed_cells(say, new)
    assert others
    assert {row[1] for row in others["rows"]} >= {"Sources"}
    assert not any("Lead" in cell for row in others["rows"] for cell in row)


def test_a_changed_cell_is_told_in_the_words_of_the_workbook(dataset):
    rows = rows_of(PTUJ)
    project(rows, "096-01")["stage"] = "under_construction"
    proposal = propose(SHIPPED, draft_of(rows, PTUJ))
    table = editing_changes.changed_cells(cell_labels(dataset, proposal, "sl"), proposal)
    assert table
    assert table["rows"] == [["096-01 Ureditev mestne tržnice", "Stanje", "zaključen", "v gradnji"]]
    assert editing_changes.new_projects(cell_labels(dataset, proposal), proposal) is None


@pytest.mark.parametrize(
    ("table", "column", "cell", "sl", "en"),
    [
        ("sources", "date_published", "2023-05-03", "3. 5. 2023", "3 May 2023"),
        ("projects", "stage_as_of", "2019-04", "april 2019", "April 2019"),
        ("municipalities", "population_date", "2021-01-01", "1. 1. 2021", "1 January 2021"),
        ("municipalities", "population_date", "1. januar", "1. januar", "1. januar"),
        ("municipalities", "population", "49007", "49.007", "49,007"),
        ("outputs", "quantity", "1234.50", "1.234,5", "1,234.5"),
        ("projects", "start_year", "2019", "2019", "2019"),
        (
            "project_sources",
            "proves",
            "name_sl;outputs",
            "Ime projekta, Učinki projektov",
            "Name (Slovenian), Outputs of the projects",
        ),
        (
            "municipality_provenance",
            "field",
            "population",
            "Prebivalci",
            "Population",
        ),
    ],
)
def test_a_cell_of_the_preview_is_written_as_people_write(
    dataset, new, table, column, cell, sl, en
):
    said = [
        cell_labels(dataset, new, language).value(table, column, cell).replace("\xa0", " ")
        for language in ("sl", "en")
    ]
    assert said == [sl, en]


def test_notes_that_ask_to_check_are_unfolded():
    asks = Finding(Place(), "4. 5. 2023", Phrase("It was read as 4 May 2023. Check it."))
    for findings, opened in (([notice()], False), ([notice(), asks], True)):
        table = editing.understood(EN, findings)
        assert table and table["open"] is opened
        assert ("<details open>" in html.fill("editing_table.html", lang="en", **table)) is opened


def test_a_cell_with_nothing_in_it_is_empty_so_that_no_line_is_shown_for_it():
    whole = Finding(Place(), "", Phrase("no such source"), is_fault=True)
    drawn = html.fill("editing_table.html", lang="en", **editing.faults(EN, [whole]))
    assert '<td class="words" data-label="Column"></td>' in drawn


def test_an_address_may_break_behind_its_slashes_and_stays_text():
    row = [["https://a.si/b?<c>"]]
    drawn = html.fill("editing_table.html", lang="en", heads=["Address"], rows=row, more="")
    assert "https:/<wbr>/<wbr>a.si/<wbr>b?&lt;c&gt;" in drawn


@pytest.mark.parametrize(
    ("new", "changed", "begins"),
    [
        (1, 0, "1 new project; cells"),
        (0, 2, "2 changed projects; cells"),
        (0, 0, "Cells"),
        (3, 1, "3 new projects, 1 changed project; cells"),
    ],
)
def test_what_a_file_does_not_do_is_not_counted(new, changed, begins):
    class Told:
        changes = [("sources",)] * 4

    Told.new, Told.changed = ("",) * new, ("",) * changed
    said = editing_changes.sentence(EN, Told())
    assert said.startswith(begins)
    assert said.endswith("of the tables that would be different: 4.")


def test_a_file_that_changes_nothing_says_so(dataset):
    proposal = propose(SHIPPED, draft_of(rows_of(PTUJ), PTUJ))
    assert editing_changes.sentence(EN, proposal).startswith("The file changes nothing")
    assert editing_changes.changed_cells(cell_labels(dataset, proposal), proposal) is None


def test_a_project_without_an_id_is_asked_about_and_nobody_answers_for_the_person(dataset):
    name = project(rows_of(PTUJ), "096-01")["name_sl"]
    proposal = propose(SHIPPED, draft_of(with_new(rows_of(PTUJ), name_sl=name), PTUJ))
    asked = editing_questions.question(cell_labels(dataset, proposal), proposal.questions[0])
    assert name in asked["of"]
    assert "(Ptuj)" in asked["of"]
    assert asked["alike"][0] == f"096-01 {name}, likeness 100%"
    assert asked["answers"]["096-01"] == "It is 096-01"
    assert list(asked["answers"])[-1] == ""


def test_what_is_not_in_the_file_is_told_and_stays():
    rows = rows_of(PTUJ)
    rows["projects"] = [row for row in rows["projects"] if row["project_id"] != "096-04"]
    proposal = propose(SHIPPED, draft_of(rows, PTUJ))
    assert editing_questions.vanished(EN, proposal).startswith("1 project of the data is not in")
    gone = propose(SHIPPED, draft_of(rows, PTUJ), choices=Choices(removed=("096-04",)))
    assert gone.vanished == ("096-04",)


def test_a_withdrawn_row_is_told_in_one_line(dataset):
    rows = rows_of(PTUJ)
    rows["projects"] = [row for row in rows["projects"] if row["project_id"] != "096-04"]
    gone = propose(SHIPPED, draft_of(rows, PTUJ), choices=Choices(removed=("096-04",)))
    table = editing_changes.changed_cells(cell_labels(dataset, gone), gone)
    assert table
    row = next(row for row in table["rows"] if row[1] == "Projects")
    assert row[0].startswith("096-04 ")
    assert row[3] == "withdrawn"


def test_a_clash_says_what_stood_there_and_what_either_wants(dataset):
    rows = rows_of(PTUJ)
    project(rows, "096-01")["beneficiary"] = "Moj zavod"
    theirs = with_cell("projects", "096-01", "beneficiary", "Njihov zavod")
    proposal = propose(theirs, draft_of(rows, PTUJ), SHIPPED)
    said = editing_questions.clash(cell_labels(dataset, proposal), proposal.clashes[0])
    assert said == {
        "of": "096-01 Ureditev mestne tržnice, Beneficiary: when the file was written it was "
        "“empty”.",
        "theirs": "What was released meanwhile stays: Njihov zavod",
        "mine": "What the file says stands: Moj zavod",
    }


def test_figures_before_and_after_differ_by_what_was_added(dataset, new):
    before = build_page(dataset, "en")
    after = editing_preview.page_of(before, new.dataset, Measure.PROJECTS)
    rows = editing_preview.figures(before, after)["rows"]
    n = len(dataset.projects)
    assert rows[0] == ["Projects", str(n), str(n + 1), "+1"]
    assert rows[1][3] == "+250,000"
    assert [row[3] for row in rows[2:]] == ["0", "0"]


def test_the_matrix_marks_the_cells_that_differ_and_no_other(dataset, new):
    before = editing_preview.page_of(build_page(dataset, "en"), dataset, Measure.PROJECTS)
    after = editing_preview.page_of(before, new.dataset, Measure.PROJECTS)
    one, other = editing_preview.matrices(before, after)
    marked = [
        (row["name"], head, cell["words"])
        for row in other["rows"]
        for head, cell in zip(other["heads"], row["cells"], strict=True)
        if cell["other"]
    ]
    assert marked == [("Ptuj", "Energy efficiency", marked[0][2])]
    assert [c["other"] for r in one["rows"] for c in r["cells"]].count(True) == 1
    drawn = html.fill("editing_matrices.html", lang="en", matrices=[one, other])
    assert drawn.count("<mark>") == 2


def test_what_reconciles_is_said_of_both_states(dataset, new):
    before = editing_preview.page_of(build_page(dataset, "en"), dataset, Measure.PROJECTS)
    after = editing_preview.page_of(before, new.dataset, Measure.PROJECTS)
    said = editing_preview.reconciles(before, after)
    assert said["good"]
    assert said["table"] is None
    assert said["words"].count("all sums reconcile") == 2


def test_the_map_shows_what_changes_most(new):
    assert editing_preview.measure_of(new) is Measure.PROJECTS
    cell = ("projects", ("096-01",), "eu_eur", "1", "2")
    assert editing_preview.measure_of(replace(new, new=(), changes=(cell,))) is Measure("eu_eur")
    assert editing_preview.measure_of(replace(new, new=(), changes=())) is Measure.PROJECTS


def test_the_names_of_files_are_plain():
    assert (
        editing.template_name("Novo mesto", "2026.11.4")
        == "zmos-predloga-novo-mesto-2026.11.4.xlsx"
    )
    assert editing.template_name("", "1.0.0") == "zmos-predloga-1.0.0.xlsx"
    assert editing.marked_name("../ptuj 2026.csv") == "ptuj 2026-oznake.xlsx"
