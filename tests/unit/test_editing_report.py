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
from zmos_data.editing.findings import Finding, Place
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
    assert "096-02, End year: not known → 2031" in said or "→ 2031" in said
    assert f"--same {number}=096-01" in said
    assert f"--new {number}" in said
    themes = FRAMES["themes"].set_index("theme_code")["short_en"]
    assert f"Theme: not known → {themes[NEW['theme_code']]}" in said
