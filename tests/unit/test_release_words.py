"""The version and the words of a release, out of what differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import builders
from zmos_data.catalogue import say_in
from zmos_data.package import DESCRIPTOR, Package, read_package
from zmos_data.phrase import Counted, Phrase
from zmos_data.release.changelog import sentences
from zmos_data.release.tally import tally
from zmos_data.release.versions import Level, bumped, next_version, numbers

Change = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return builders.tiny_package(tmp_path)


def change_descriptor(folder: Path, change: Callable[[dict[str, dict[str, object]]], None]) -> None:
    """Change the fields of the projects in the descriptor, by their names."""
    described = builders.descriptor(folder)
    (projects,) = (r for r in described["resources"] if r["name"] == "projects")
    change({field["name"]: field for field in projects["schema"]["fields"]})
    (folder / DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")


def value(folder: Path) -> None:
    builders.set_cell(folder, "projects", 2, "name_sl", "Nova tržnica")


def row(folder: Path) -> None:
    rows = builders.table_rows(folder, "sources")
    builders.add_row(folder, "sources", **rows[0] | {"source_id": "nov-vir"})


def lost_row(folder: Path) -> None:
    builders.change_text(folder, "conflicts", lambda text: text.splitlines()[0] + "\n")


def column(folder: Path) -> None:
    builders.add_column(folder, "projects", "added", "string", "x")


def kind(folder: Path) -> None:
    change_descriptor(folder, lambda fields: fields["note_sl"].update(type="any"))


def rule(folder: Path) -> None:
    change_descriptor(folder, lambda fields: fields["note_sl"].update(constraints={"unique": True}))


def words(folder: Path) -> None:
    change_descriptor(folder, lambda fields: fields["note_sl"].update(description="Other words."))


def compared(folder: Path, *changes: Change) -> tuple[Package, Package]:
    before = read_package(folder)
    for change in changes:
        change(folder)
    return before, read_package(folder)


@pytest.mark.parametrize(
    ("changes", "version"),
    [
        ((), "2027.1.1"),
        ((value,), "2027.1.1"),
        ((words,), "2027.1.1"),
        ((row,), "2027.2.0"),
        ((lost_row,), "2027.2.0"),
        ((column,), "2027.2.0"),
        ((rule,), "2027.2.0"),
        ((value, row, column), "2027.2.0"),
    ],
)
def test_the_version_says_what_a_program_has_to_expect(
    folder: Path, changes: tuple[Change, ...], version: str
) -> None:
    assert next_version(*compared(folder, *changes)) == version


def test_columns_that_go_or_are_something_else_make_a_major_version(folder: Path) -> None:
    column(folder)
    with_column = read_package(folder)
    builders.change_text(folder, "projects", lambda text: text.replace("added", "extra"))
    text = (folder / DESCRIPTOR).read_text(encoding="utf-8").replace('"added"', '"extra"')
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8")
    renamed = read_package(folder)
    assert next_version(with_column, renamed) == "2028.0.0"
    found = tally(with_column, renamed).of("projects")
    assert found is not None
    assert (found.new_columns, found.lost_columns) == (("extra",), ("added",))
    assert (found.changed, found.added, found.removed) == ({}, (), ())
    said = "Projekti: nov stolpec extra, odstranjen stolpec added."
    assert sentences(tally(with_column, renamed), "sl") == said


def test_another_type_makes_a_major_version(folder: Path) -> None:
    column(folder)
    before = read_package(folder)
    text = (folder / DESCRIPTOR).read_text(encoding="utf-8")
    text = text.replace('{"name": "added", "type": "string"', '{"name": "added", "type": "integer"')
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8")
    after = read_package(folder)
    assert next_version(before, after) == "2028.0.0"
    assert sentences(tally(before, after), "en") == "Projects: another type of column added."


@pytest.mark.parametrize(
    ("version", "level", "following"),
    [
        ("2027.1.0", Level.PATCH, "2027.1.1"),
        ("2027.9.9", Level.MINOR, "2027.10.0"),
        ("2027.9.9", Level.MAJOR, "2028.0.0"),
        ("2", Level.PATCH, "2.0.1"),
        ("1.4-rc1", Level.MINOR, "1.5.0"),
        ("november", Level.MINOR, "0.1.0"),
        ("", Level.PATCH, "0.0.1"),
    ],
)
def test_a_version_follows_another(version: str, level: Level, following: str) -> None:
    assert bumped(version, level) == following
    assert numbers(following) > numbers(version)


def test_the_changelog_says_what_was_added_changed_and_withdrawn(folder: Path) -> None:
    before = read_package(folder)
    rows = builders.table_rows(folder, "projects")
    gone, *others = rows
    for n, project in enumerate(others[:2]):
        number = builders.row_number(folder, "projects", "project_id", project["project_id"])
        builders.set_cell(folder, "projects", number, "note_sl", f"opomba {n}")
        builders.set_cell(folder, "projects", number, "note_en", f"note {n}")
    lines = before.files["tables/projects.csv"].decode().splitlines()
    for n in range(3):
        builders.add_row(folder, "projects", **others[0] | {"project_id": f"011-9{n}"})
    text = (folder / "tables" / "projects.csv").read_text(encoding="utf-8")
    kept = [x for x in text.splitlines(True) if not x.startswith(gone["project_id"])]
    assert len(kept) == len(lines) + 2
    (folder / "tables" / "projects.csv").write_text("".join(kept), encoding="utf-8")
    row(folder)
    found = tally(before, read_package(folder))
    grown, cycling = (f"»{project['name_sl']}« (Celje)" for project in others[:2])
    assert sentences(found, "sl") == (
        f"3 novi projekti: {grown}, {grown}, {grown}. 4 spremenjene vrednosti pri 2 projektih: "
        f"{grown}, {cycling}. 1 umaknjen projekt: »{gone['name_sl']}« (Celje). "
        "Viri: 1 nova vrstica."
    )
    grown, cycling = (f"“{project['name_en']}” (Celje)" for project in others[:2])
    assert sentences(found, "en") == (
        f"3 new projects: {grown}, {grown}, {grown}. 4 changed values of 2 projects: {grown}, "
        f"{cycling}. 1 withdrawn project: “{gone['name_en']}” (Celje). Sources: 1 new row."
    )


def test_of_many_projects_five_are_named(folder: Path) -> None:
    before = read_package(folder)
    project = builders.table_rows(folder, "projects")[0]
    for n in range(7):
        named = {"project_id": f"011-9{n}", "name_sl": f"Park {n}", "name_en": ""}
        builders.add_row(folder, "projects", **project | named)
    found = tally(before, read_package(folder))
    assert sentences(found, "sl") == (
        "7 novih projektov: »Park 0« (Celje), »Park 1« (Celje), »Park 2« (Celje), "
        "»Park 3« (Celje), »Park 4« (Celje) in še 2."
    )
    assert sentences(found, "en").endswith("“Park 4” (Celje) and 2 more.")


def test_rows_of_other_tables_name_their_projects_or_towns(folder: Path) -> None:
    before = read_package(folder)
    row = builders.row_number(folder, "municipalities", "municipality_code", "011")
    builders.set_cell(folder, "municipalities", row, "population", "48999")
    link = builders.table_rows(folder, "project_municipalities")[0]
    added = {**link, "municipality_code": "061", "is_lead": "false"}
    builders.add_row(folder, "project_municipalities", **added)
    said = sentences(tally(before, read_package(folder)), "sl")
    assert "(Celje): 1 spremenjena vrednost." in said
    assert "(»Generator / Tehnopark Celje« (Celje)): 1 nova vrstica." in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (words, "Spremenjeni so opisi ali vrstni red. Vrednosti so enake."),
        (column, "Projekti: nov stolpec added."),
        (rule, "Projekti: druga pravila za stolpec note_sl."),
    ],
)
def test_what_is_no_row_is_said_too(folder: Path, change: Change, said: str) -> None:
    assert sentences(tally(*compared(folder, change)), "sl") == said


def test_the_order_of_rows_and_line_ends_are_no_change(folder: Path) -> None:
    before = read_package(folder)
    path = folder / "tables" / "projects.csv"
    head, *rows = path.read_bytes().splitlines()
    path.write_bytes(b"\r\n".join([head, *reversed(rows)]) + b"\r\n")
    found = tally(before, read_package(folder)).of("projects")
    assert found is not None
    assert (found.added, found.removed, found.changed) == ((), (), {})


@pytest.mark.parametrize(
    ("n", "sl", "en"),
    [
        (1, "1 nov projekt", "1 new project"),
        (2, "2 nova projekta", "2 new projects"),
        (3, "3 novi projekti", "3 new projects"),
        (5, "5 novih projektov", "5 new projects"),
        (101, "101 nov projekt", "101 new projects"),
        (2102, "2.102 nova projekta", "2,102 new projects"),
    ],
)
def test_what_counts_is_said_in_the_form_of_its_number(n: int, sl: str, en: str) -> None:
    phrase = Counted("{n} new project", "{n} new projects", n)
    assert (say_in("sl", phrase), say_in("en", phrase), str(phrase)) == (sl, en, en)


def test_a_phrase_that_counts_stands_in_another(folder: Path) -> None:
    values = Counted("{n} changed value", "{n} changed values", 14)
    whole = Counted("{values} of {n} project", "{values} of {n} projects", 6, values=values)
    said = Phrase("{table}: {changes}", table="A", changes=whole)
    assert say_in("sl", said) == "A: 14 spremenjenih vrednosti pri 6 projektih"
