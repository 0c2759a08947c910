"""What a check and a preview say in a terminal: where, what, and how to answer."""

from __future__ import annotations

from tests.unit.test_proposal import (
    FRAMES,
    NEW,
    PTUJ,
    SHIPPED,
    draft_of,
    project,
    rows_of,
    with_new,
)
from zmos_data.editing.change_words import change_words
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.merge import Clash
from zmos_data.editing.proposal import propose
from zmos_data.editing.report import check_lines, finding_in_words, preview_lines
from zmos_data.phrase import Phrase

FAULT = Finding(
    Place("Zneski", 12, 4, "EUR"),
    "-5",
    Phrase("no such project"),
    Phrase("the id or the address of a source of the sheet Sources"),
    Phrase("correct the cell in the table"),
    is_fault=True,
)


def test_a_finding_says_where_what_stands_there_what_may_and_what_to_do():
    assert finding_in_words(FAULT, "en") == (
        "Zneski, row 12, column D (EUR): “-5”: No such project. Allowed: the id or the address of "
        "a source of the sheet Sources. Correct the cell in the table."
    )
    assert finding_in_words(FAULT, "sl").startswith("Zneski, vrstica 12, stolpec D (EUR): »-5«: ")


def test_faults_come_before_what_was_understood():
    notice = Finding(Place("Zneski", 2), "61", Phrase("no such source"))
    lines = list(check_lines([notice, FAULT], "en"))
    assert lines[0] == "To be put right: 1"
    assert "row 12" in lines[1]
    assert lines[2] == "Understood otherwise than written: 1"
    assert "row 2" in lines[3]


def test_a_preview_names_projects_changes_and_what_a_person_decides():
    name = project(rows_of(PTUJ), "096-01")["name_sl"]
    rows = with_new(rows_of(PTUJ), name_sl=f"{name} (Ptuj)")
    rows["projects"] = [row for row in rows["projects"] if row["project_id"] != "096-04"]
    project(rows, "096-02")["end_year"] = "2031"
    number = len(rows["projects"]) + 1
    said = "\n".join(preview_lines(propose(SHIPPED, draft_of(rows, PTUJ)), "en"))
    assert "Not in the file: 1\n  096-04" in said
    assert "→ 2031" in said
    assert f"--same {number}=096-01" in said
    assert f"--new {number}" in said
    themes = FRAMES["themes"].set_index("theme_code")["short_en"]
    assert f"Theme: not known → {themes[NEW['theme_code']]}" in said


def test_a_preview_names_towns_and_writes_numbers_as_the_language_does():
    rows = rows_of(PTUJ)
    project(rows, "096-02").update(municipality_code="061", stage_as_of="2021-05")
    project(rows, "096-01")["priority_code"] = "SC 5.1"
    next(row for row in rows["towns"] if row["field"] == "population")["value"] = "24000"
    row = next(row for row in rows["amounts"] if row["project_id"] == "096-01")
    row["eur"] = "1234567.5"
    proposal = propose(SHIPPED, draft_of(rows, PTUJ, "061"))
    said = [line.strip() for line in preview_lines(proposal, "sl")]
    assert "096-02, Občina: Ptuj → Ljubljana" in said
    assert "096-02, Datum stanja: 28. april 2019 → maj 2021" in said
    assert "Ptuj, Prebivalci: 23.611 → 24.000" in said
    assert any(line.endswith("→ 1.234.567,50\xa0EUR") for line in said)
    english = "\n".join(preview_lines(proposal, "en"))
    assert "Investment priority or specific objective: IP 6.3 → SO 5.1" in english
    changed = said.index(next(line for line in said if line.startswith("Spremenjene celice:")))
    cells = [line for line in said[changed + 1 :] if " → " in line and "vrstica" not in line]
    assert said[changed] == f"Spremenjene celice: {len(cells)}"


def test_a_clash_names_the_town_and_both_amounts():
    words = change_words(SHIPPED, "sl")
    moved = Clash("projects", ("096-02",), "municipality_code", "096", "061", "070", Place())
    assert "»Ljubljana«, zdaj" in words.clash(moved)
    assert "»Maribor«" in words.clash(moved)
    cost = Clash("projects", ("096-02",), "total_eur", "5", "1000.5", "", Place())
    assert "»1.000,50\xa0EUR«" in words.clash(cost)
    assert "»ni znano«" in words.clash(cost)
