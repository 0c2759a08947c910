"""What a file makes of the data: nothing lost, nothing merged silently, everything told."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zmos_data.catalogue import say_in
from zmos_data.contract import table_path
from zmos_data.editing.draft import Draft, DraftRow
from zmos_data.editing.findings import Place
from zmos_data.editing.patches import KEYS
from zmos_data.editing.proposal import Choices, Proposal, propose
from zmos_data.editing.sameness import same
from zmos_data.editing.sheet_rows import sheet_rows
from zmos_data.editing.sheets import layout
from zmos_data.package import PACKAGE_FOLDER, Package, read_package
from zmos_data.tables import read_tables

SHIPPED = read_package(PACKAGE_FOLDER)
FRAMES = read_tables(SHIPPED).frames
ALL_TOWNS = tuple(FRAMES["municipalities"]["municipality_code"])
PTUJ = "096"
FILES = Path(__file__).resolve().parent.parent / "files"


def rows_of(*towns: str) -> dict[str, list[dict[str, str]]]:
    return copy.deepcopy(sheet_rows(FRAMES, towns))


def draft_of(rows: dict[str, list[dict[str, str]]], *towns: str, is_flat: bool = False) -> Draft:
    """Return what a file with these rows gives; headings stand in its first row."""
    sheets = {
        sheet: [
            DraftRow(Place(sheet, n), row, {name: m for m, name in enumerate(row, 1)})
            for n, row in enumerate(own, 2)
        ]
        for sheet, own in rows.items()
    }
    return Draft(sheets, towns=towns, is_flat=is_flat)


def changed(proposal: Proposal) -> dict[tuple[str, ...], tuple[str, str]]:
    return {
        (table, *key, column): (before, after)
        for table, key, column, before, after in proposal.changes
    }


def cell_of(package: Package, table: str, key: str, column: str) -> str:
    frame = read_tables(package).frames[table]
    (found,) = frame.loc[frame.iloc[:, 0] == key, column]
    return str(found)


def with_cell(table: str, key: str, column: str, cell: str) -> Package:
    """Return the shipped package as if another editor had changed a cell of it."""
    frame = FRAMES[table].copy()
    assert (frame.iloc[:, 0] == key).sum() == 1
    frame.loc[frame.iloc[:, 0] == key, column] = cell
    content = frame.to_csv(index=False, lineterminator="\n").encode()
    return replace(SHIPPED, files={**SHIPPED.files, table_path(table): content})


def project(rows: dict[str, list[dict[str, str]]], code: str) -> dict[str, str]:
    return next(row for row in rows["projects"] if row["project_id"] == code)


NEW = {
    "project_id": "",
    "municipality_code": PTUJ,
    "name_sl": "Preskusni projekt: nova streha knjižnice",
    "theme_code": "energy_efficiency",
    "period": "2021-2027",
}


def with_new(
    rows: dict[str, list[dict[str, str]]], **cells: str
) -> dict[str, list[dict[str, str]]]:
    """Add a project as a clerk does: its row, an amount and a source, by its name."""
    row = {**NEW, **cells}
    said = row["project_id"] or row["name_sl"]
    rows["projects"].append(row)
    amount = {"amount": "total_eur", "eur": "250000", "precision": "rounded", "use": "used"}
    rows["amounts"].append({"project_id": said, **amount})
    source = {"title": "Preskusna novica", "url": "https://example.org/novice/nova-streha"}
    rows["sources"].append({"project_id": said, **source, "proves": "name_sl;total_eur"})
    return rows


def test_every_column_of_the_sheets_is_one_of_the_tables_or_made_of_them():
    rows = rows_of()
    for name, sheet in layout().sheets.items():
        assert {column.name for column in sheet.columns} == set(rows[name][0]), name


@pytest.mark.parametrize("towns", [(), *((town,) for town in ALL_TOWNS)], ids=str)
def test_a_template_that_nobody_has_changed_changes_nothing(towns):
    proposal = propose(SHIPPED, draft_of(rows_of(*towns), *towns))
    assert proposal.changes == ()
    assert proposal.package is SHIPPED
    assert not proposal.findings
    assert not proposal.vanished
    assert not proposal.is_releasable


@settings(max_examples=25, deadline=None)
@given(
    chosen=st.sets(st.sampled_from(ALL_TOWNS), min_size=1, max_size=4),
    order=st.randoms(use_true_random=False),
)
def test_neither_the_choice_of_towns_nor_the_order_of_rows_changes_anything(chosen, order):
    rows = rows_of(*chosen)
    for own in rows.values():
        order.shuffle(own)
    assert propose(SHIPPED, draft_of(rows, *chosen)).changes == ()


def test_noughts_that_a_spreadsheet_drops_are_no_change():
    rows = rows_of(PTUJ)
    for row in rows["amounts"]:
        row["eur"] = f"{float(row['eur']):.4f}"
    assert propose(SHIPPED, draft_of(rows, PTUJ)).changes == ()
    assert not same("61", "061")
    assert not same("1.5", "1.50 m")


def test_a_changed_cell_is_that_change_alone():
    rows = rows_of(PTUJ)
    project(rows, "096-01")["beneficiary"] = "Preskusni zavod"
    proposal = propose(SHIPPED, draft_of(rows, PTUJ))
    assert changed(proposal) == {
        ("projects", "096-01", "beneficiary"): ("", "Preskusni zavod"),
    }
    assert (proposal.new, proposal.changed, proposal.vanished) == ((), ("096-01",), ())
    assert proposal.is_releasable
    others = {path for path, file in proposal.package.files.items() if file != SHIPPED.files[path]}
    assert others == {table_path("projects")}
    assert proposal.dataset is not None
    assert len(proposal.dataset.projects) == len(FRAMES["projects"])


def test_a_new_project_gets_its_id_its_source_and_cautious_words():
    proposal = propose(SHIPPED, draft_of(with_new(rows_of(PTUJ)), PTUJ))
    (code,) = proposal.new
    assert code == "096-08"
    assert proposal.is_releasable, proposal.findings
    tables = read_tables(proposal.package).frames
    row = tables["projects"].set_index("project_id").loc[code]
    assert (row["municipality"], row["source_id"]) == ("Ptuj", "example-org-nova-streha")
    assert (row["name_sl_origin"], row["ctn_named_in_source"]) == ("descriptive", "no")
    assert (row["total_eur"], row["total_eur_precision"]) == ("250000", "rounded")
    (link,) = tables["project_sources"].query("project_id == @code").to_dict("records")
    assert link["proves"] == "name_sl;total_eur"


def test_an_id_that_was_given_is_never_given_again():
    rows = rows_of(PTUJ)
    rows["projects"] = [row for row in rows["projects"] if row["project_id"] != "096-07"]
    choices = Choices(removed=["096-07"])
    proposal = propose(SHIPPED, draft_of(with_new(rows), PTUJ), choices=choices)
    assert proposal.new == ("096-08",)
    assert "096-07" not in set(read_tables(proposal.package).frames["projects"]["project_id"])


def test_a_project_that_resembles_another_waits_for_a_person():
    name = project(rows_of(PTUJ), "096-01")["name_sl"]
    rows = with_new(rows_of(PTUJ), name_sl=f"{name} (Ptuj)")
    number = len(rows["projects"]) + 1
    asked = propose(SHIPPED, draft_of(rows, PTUJ))
    (question,) = asked.questions
    assert (question.row, question.alike[0].project_id) == (number, "096-01")
    assert not asked.is_releasable
    as_new = propose(SHIPPED, draft_of(rows, PTUJ), choices=Choices(same={number: ""}))
    assert as_new.is_releasable
    assert as_new.new == ("096-08",)


def test_what_a_person_says_is_the_same_project_changes_that_one():
    name = project(rows_of(PTUJ), "096-01")["name_sl"]
    row = {**NEW, "name_sl": name, "theme_code": "urban_environment", "period": "2014-2020"}
    flat = {"projects": [{**row, "beneficiary": "Preskusni zavod"}]}
    proposal = propose(SHIPPED, draft_of(flat, is_flat=True), choices=Choices(same={2: "096-01"}))
    assert changed(proposal) == {("projects", "096-01", "beneficiary"): ("", "Preskusni zavod")}
    assert proposal.is_releasable


def test_a_released_file_sent_again_says_that_it_changes_nothing():
    rows = with_new(rows_of(PTUJ))
    released = propose(SHIPPED, draft_of(rows, PTUJ))
    assert released.is_releasable
    again = propose(released.package, draft_of(rows, PTUJ), SHIPPED)
    assert (again.faults, again.changes, again.clashes) == ((), (), ())
    (question,) = again.questions
    answered = {question.row: "096-08"}
    again = propose(released.package, draft_of(rows, PTUJ), SHIPPED, Choices(same=answered))
    assert (again.faults, again.changes, again.clashes) == ((), (), ())
    # Who says that it is a second one of that name gets one.
    second = propose(
        released.package, draft_of(rows, PTUJ), SHIPPED, Choices(same={question.row: ""})
    )
    assert (second.faults, second.new, second.is_releasable) == ((), ("096-09",), True)


def test_a_town_that_was_not_understood_is_the_only_fault_of_its_row():
    rows = with_new(rows_of(PTUJ))
    del rows["projects"][-1]["municipality_code"]  # a cell with a fault is not in its row
    proposal = propose(SHIPPED, draft_of(rows, PTUJ))
    assert proposal.faults == ()
    assert {table for table, *_ in proposal.changes} == {"sources"}


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("projects", {**NEW, "project_id": "061-01"}),
        ("projects", {**NEW, "municipality_code": "070"}),
        ("amounts", {"project_id": "061-01", "amount": "total_eur", "eur": "99000000"}),
        ("towns", {"municipality_code": "070", "field": "population", "value": "5"}),
    ],
)
def test_the_workbook_of_one_town_changes_no_other(sheet, row):
    rows = rows_of(PTUJ)
    rows[sheet].append(row)
    faults = propose(SHIPPED, draft_of(rows, PTUJ)).faults
    place = Place(sheet, len(rows[sheet]) + 1)
    (fault,) = [one for one in faults if "for which the workbook was not made" in one.words]
    assert (fault.place.sheet, fault.place.row) == (place.sheet, place.row)
    # The workbook of all towns may.
    faults = propose(SHIPPED, draft_of({sheet: [row]})).faults
    assert not [one for one in faults if "for which the workbook was not made" in one.words]


@pytest.mark.parametrize(
    ("cells", "name", "words"),
    [
        ({"municipality_code": "070"}, "096-01/municipality_code", "Ptuj → Maribor"),
        ({"name_sl": "Obnova strehe"}, "096-01/name_sl", "quite another name"),
    ],
)
def test_a_change_that_is_hardly_meant_waits_for_a_person(cells, name, words):
    rows = rows_of()
    project(rows, "096-01").update(cells)
    asked = propose(SHIPPED, draft_of(rows))
    (doubt,) = asked.doubts
    assert (doubt.name, words in doubt.words) == (name, True)
    assert not asked.is_releasable
    meant = propose(SHIPPED, draft_of(rows), choices=Choices(meant=[name]))
    assert meant.is_releasable
    assert meant.changes == asked.changes


def test_names_that_have_changed_places_are_asked_about():
    rows = rows_of(PTUJ)
    one, other = project(rows, "096-01"), project(rows, "096-02")
    one["name_sl"], other["name_sl"] = other["name_sl"], one["name_sl"]
    asked = propose(SHIPPED, draft_of(rows, PTUJ))
    assert [doubt.name for doubt in asked.doubts] == ["096-01/name_sl", "096-02/name_sl"]
    assert "would get the name of 096-02" in asked.doubts[0].words


def test_a_name_that_is_mended_is_not_asked_about():
    rows = rows_of(PTUJ)
    project(rows, "096-01")["name_sl"] += " in okolice"
    proposal = propose(SHIPPED, draft_of(rows, PTUJ))
    assert proposal.doubts == ()
    assert proposal.is_releasable


def test_an_amount_in_thousands_is_asked_about():
    rows = rows_of(PTUJ)
    amounts = [row for row in rows["amounts"] if row["project_id"] == "096-01"]
    amounts = [row for row in amounts if row["use"] == "used"]
    for row in amounts:
        row["eur"] = f"{float(row['eur']) / 1000:.2f}"
    asked = propose(SHIPPED, draft_of(rows, PTUJ))
    assert len(asked.doubts) == asked.asked == len(amounts)
    assert not asked.is_releasable
    names = [doubt.name for doubt in asked.doubts]
    assert propose(SHIPPED, draft_of(rows, PTUJ), choices=Choices(meant=names)).is_releasable


@pytest.mark.parametrize(("eur", "asked"), [("2.30", True), ("2300000", False), ("9e9", True)])
def test_a_new_amount_that_is_far_from_all_others_is_asked_about(eur, asked):
    rows = rows_of(PTUJ)
    own = [row for row in rows["amounts"] if row["project_id"] == "096-01"]
    total = next(row for row in own if row["amount"] == "total_eur")
    name = "Prenova Vičave"
    rows["amounts"].append({**total, "project_id": name, "eur": f"{float(eur):.2f}"})
    rows["projects"].append({**project(rows, "096-01"), "project_id": "", "name_sl": name})
    said = [say_in("sl", doubt.words) for doubt in propose(SHIPPED, draft_of(rows, PTUJ)).doubts]
    assert any("Vsi znani zneski so med" in words for words in said) is asked, said


def test_a_column_that_a_file_empties_is_asked_about():
    rows = rows_of(PTUJ)
    rows["amounts"] = []
    asked = propose(SHIPPED, draft_of(rows, PTUJ))
    assert "empty/total_eur" in [doubt.name for doubt in asked.doubts]
    assert not asked.is_releasable
    one = rows_of(PTUJ)
    one["amounts"].remove(next(row for row in one["amounts"] if row["amount"] == "total_eur"))
    assert propose(SHIPPED, draft_of(one, PTUJ)).doubts == ()


@pytest.mark.parametrize("lost", ["m?", "m2"])
def test_what_windows_1250_has_lost_is_no_change(lost):
    rows = rows_of()
    noted = next(row for row in rows["projects"] if "m²" in row["note_sl"])
    whole = noted["note_sl"]
    noted["note_sl"] = whole.replace("m²", lost)
    assert propose(SHIPPED, draft_of(rows)).changes == ()
    noted["note_sl"] = whole.replace("m²", "m!")
    assert propose(SHIPPED, draft_of(rows)).changes


def test_a_space_that_was_pasted_from_a_page_is_no_change():
    rows = rows_of()
    project(rows, "096-01")["name_sl"] = "Ureditev\u00a0mestne tržnice"
    assert propose(SHIPPED, draft_of(rows)).changes == ()


def test_what_a_file_has_no_more_stays_until_a_person_says_otherwise():
    rows = rows_of(PTUJ)
    rows["projects"] = [row for row in rows["projects"] if row["project_id"] != "096-04"]
    kept = propose(SHIPPED, draft_of(rows, PTUJ))
    assert kept.vanished == ("096-04",)
    assert kept.changes == ()
    removed = propose(SHIPPED, draft_of(rows, PTUJ), choices=Choices(removed=["096-04"]))
    assert removed.is_releasable
    for table in ("projects", "project_sources", "project_municipalities", "outputs", "sites"):
        assert "096-04" not in set(read_tables(removed.package).frames[table]["project_id"]), table


def test_another_town_is_no_matter_of_a_towns_file():
    proposal = propose(SHIPPED, draft_of(rows_of(PTUJ), PTUJ), choices=Choices(removed=["061-01"]))
    assert proposal.changes == ()


def test_a_flat_file_says_nothing_of_what_it_does_not_have():
    flat = {"projects": [{"project_id": "096-01", "name_sl": "Drugo ime tržnice"}]}
    proposal = propose(SHIPPED, draft_of(flat, is_flat=True))
    assert set(changed(proposal)) == {("projects", "096-01", "name_sl")}
    assert proposal.vanished == ()


def test_a_flat_row_brings_amounts_and_a_source():
    row = {
        **NEW,
        "total_eur": "1234567.89",
        "source_url": "https://example.org/a",
        "source_title": "A",
    }
    proposal = propose(SHIPPED, draft_of({"projects": [row]}, is_flat=True))
    assert proposal.is_releasable, proposal.findings
    told = changed(proposal)
    assert told["projects", "096-08", "total_eur_precision"] == ("", "exact")
    assert told["sources", "example-org-a", "title"] == ("", "A")


def test_the_main_source_of_a_flat_row_proves_what_it_proved_and_what_the_row_changes():
    table = FRAMES["projects"].set_index("project_id").loc["096-05"]
    source = FRAMES["sources"].set_index("source_id").loc[table["source_id"]]
    row = {
        **{name: table[name] for name in ("name_sl", "municipality_code", "fund", "stage")},
        "project_id": "096-05",
        "beneficiary": "Mestna občina Ptuj",
        "source_url": source["url"],
        "source_title": source["title"],
    }
    told = changed(propose(SHIPPED, draft_of({"projects": [row]}, is_flat=True)))
    links = {key: cells for key, cells in told.items() if key[0] == "project_sources"}
    ((before, after),) = links.values()
    assert after.split(";") == [*before.split(";"), "beneficiary"]
    assert set(told) - set(links) == {("projects", "096-05", "beneficiary")}


def test_a_round_amount_is_not_taken_for_an_exact_one():
    row = {
        **NEW,
        "total_eur": "1200000",
        "source_url": "https://example.org/a",
        "source_title": "A",
    }
    proposal = propose(SHIPPED, draft_of({"projects": [row]}, is_flat=True))
    assert not proposal.is_releasable
    said = [str(finding.words) for finding in proposal.faults]
    assert said == ["The amount does not say how exact it is."]


def test_an_amount_that_the_file_has_no_more_is_not_known_any_more():
    rows = rows_of(PTUJ)
    rows["amounts"] = [
        row
        for row in rows["amounts"]
        if (row["project_id"], row["amount"]) != ("096-02", "total_eur")
    ]
    told = changed(propose(SHIPPED, draft_of(rows, PTUJ)))
    assert told["projects", "096-02", "total_eur"][1] == ""
    assert {key[2] for key in told if key[0] == "projects"} >= {"total_eur", "total_eur_precision"}


def test_a_second_figure_stands_beside_the_one_in_use():
    rows = rows_of(PTUJ)
    other = {"project_id": "096-01", "amount": "total_eur", "eur": "5400000", "use": "other"}
    about = {"precision": "rounded", "note_sl": "Preskusni vir, 2027", "source_id": "zmos-si"}
    rows["amounts"].append({**other, **about})
    proposal = propose(SHIPPED, draft_of(rows, PTUJ))
    assert proposal.is_releasable, proposal.findings
    conflicts = read_tables(proposal.package).frames["conflicts"]
    row = conflicts[~conflicts["conflict_id"].isin(FRAMES["conflicts"]["conflict_id"])].iloc[0]
    used = cell_of(SHIPPED, "projects", "096-01", "total_eur")
    assert (row["value_used"], row["value_other"]) == (used, "5400000")
    assert (row["note_sl"], row["note_en"]) == ("Preskusni vir, 2027", "Preskusni vir, 2027")
    assert cell_of(proposal.package, "projects", "096-01", "total_eur") == used


def test_a_source_is_named_by_its_address_and_changed_once():
    rows = rows_of()
    shared = [row for row in rows["sources"] if row["source_id"] == "zmos-si-01"]
    assert len(shared) > 1
    shared[0]["publisher"] = "Preskusni izdajatelj"
    told = changed(propose(SHIPPED, draft_of(rows)))
    assert list(told) == [("sources", "zmos-si-01", "publisher")]
    shared[1]["publisher"] = "Nekdo tretji"
    (fault,) = propose(SHIPPED, draft_of(rows)).faults
    assert "row" in fault.words
    assert fault.found == "Nekdo tretji"


def test_what_speaks_of_nothing_is_refused_where_it_stands():
    rows = rows_of(PTUJ)
    rows["amounts"][0]["project_id"] = "Projekt, ki ga ni"
    rows["sites"][0]["source_id"] = "https://example.org/ni"
    faults = {
        (f.place.sheet, f.place.row): f for f in propose(SHIPPED, draft_of(rows, PTUJ)).faults
    }
    assert faults["amounts", 2].found == "Projekt, ki ga ni"
    assert faults["sites", 2].found == "https://example.org/ni"


def test_a_broken_rule_is_told_at_the_cell_of_the_file():
    rows = rows_of(PTUJ)
    amount = next(
        row for row in rows["amounts"] if row["amount"] == "eu_eur" and row["use"] == "used"
    )
    amount["eur"] = "999999999"
    place = rows["amounts"].index(amount) + 2
    faults = propose(SHIPPED, draft_of(rows, PTUJ)).faults
    assert {(f.place.sheet, f.place.row, f.place.column) for f in faults} == {
        ("amounts", place, list(amount).index("eur") + 1)
    }


def test_towns_facts_change_with_their_source():
    rows = rows_of(PTUJ)
    fact = next(row for row in rows["towns"] if row["field"] == "population_town")
    fact |= {"value": "17000", "source_id": "zmos-si", "confidence": "high"}
    proposal = propose(SHIPPED, draft_of(rows, PTUJ))
    assert cell_of(proposal.package, "municipalities", PTUJ, "population_town") == "17000"
    assert proposal.is_releasable, proposal.findings


def test_what_another_released_meanwhile_stays_and_a_clash_is_told():
    rows = rows_of(PTUJ)
    project(rows, "096-01")["beneficiary"] = "Moj zavod"
    meanwhile = with_cell("projects", "096-01", "note_en", "Changed meanwhile.")
    apart = propose(meanwhile, draft_of(rows, PTUJ), SHIPPED)
    assert not apart.clashes
    assert cell_of(apart.package, "projects", "096-01", "note_en") == "Changed meanwhile."
    assert cell_of(apart.package, "projects", "096-01", "beneficiary") == "Moj zavod"

    both = with_cell("projects", "096-01", "beneficiary", "Njihov zavod")
    clashing = propose(both, draft_of(rows, PTUJ), SHIPPED)
    (clash,) = clashing.clashes
    assert (clash.before, clash.yours, clash.theirs) == ("", "Moj zavod", "Njihov zavod")
    assert clashing.changes == ()
    mine = propose(both, draft_of(rows, PTUJ), SHIPPED, Choices(mine=[clash.name]))
    assert changed(mine) == {("projects", "096-01", "beneficiary"): ("Njihov zavod", "Moj zavod")}


def test_a_project_that_another_has_withdrawn_does_not_come_back_by_itself():
    gone = propose(
        SHIPPED,
        draft_of(
            {
                sheet: [row for row in own if row.get("project_id") != "096-01"]
                for sheet, own in rows_of(PTUJ).items()
            },
            PTUJ,
        ),
        choices=Choices(removed=["096-01"]),
    ).package
    untouched = propose(gone, draft_of(rows_of(PTUJ), PTUJ), SHIPPED)
    assert untouched.changes == ()
    rows = rows_of(PTUJ)
    project(rows, "096-01")["beneficiary"] = "Moj zavod"
    clashing = propose(gone, draft_of(rows, PTUJ), SHIPPED)
    assert [clash.key for clash in clashing.clashes] == [("096-01",)]
    assert clashing.changes == ()


def test_a_source_that_the_file_has_no_more_goes_when_nothing_names_it():
    loose = {"source_id": "preskus", "title": "Preskusni vir", "url": "https://example.org/p"}
    there = propose(SHIPPED, draft_of(with_source(rows_of(), loose))).package
    assert "preskus" in set(read_tables(there).frames["sources"]["source_id"])
    gone = propose(there, draft_of(rows_of()))
    assert {change[:2] for change in gone.changes} == {("sources", ("preskus",))}
    rows = rows_of()
    rows["sources"] = [row for row in rows["sources"] if row["source_id"] != "zmos-home-2017"]
    assert propose(SHIPPED, draft_of(rows)).changes == ()  # the themes name it


def with_source(
    rows: dict[str, list[dict[str, str]]], source: dict[str, str]
) -> dict[str, list[dict[str, str]]]:
    rows["sources"].append({"project_id": "", **source})
    return rows


def test_the_update_of_november_2026_comes_to_the_same_tables():
    before, after = november("before"), november("after")
    proposal = propose(before, draft_of(sheet_rows(read_tables(after).frames)))
    assert len(proposal.new) == 9
    assert not proposal.findings
    found, wanted = (read_tables(package).frames for package in (proposal.package, after))
    for table in KEYS:
        columns = wanted[table].columns.tolist()
        assert rows_in_order(found[table], columns) == rows_in_order(wanted[table], columns), table


def november(name: str) -> Package:
    """Return the tables before or after the update, with the columns of today."""
    with ZipFile(FILES / "november" / f"{name}.zip") as archive:
        return Package({path: archive.read(path) for path in archive.namelist()})


def rows_in_order(frame: pd.DataFrame, columns: list[str]) -> list[list[str]]:
    return sorted(frame[columns].to_numpy().tolist())


def test_what_a_row_needs_is_said_in_the_words_of_the_workbook():
    rows = with_new(rows_of(PTUJ))
    rows["sources"].pop()
    (fault,) = propose(SHIPPED, draft_of(rows, PTUJ)).faults
    assert fault.words == "The project has no source."
    assert "Sources" in fault.advice
    rows = rows_of(PTUJ)
    project(rows, "096-01")["theme_code"] = ""
    words = [str(fault.words) for fault in propose(SHIPPED, draft_of(rows, PTUJ)).faults]
    assert words == ["Something that every row needs is missing: Theme."]
