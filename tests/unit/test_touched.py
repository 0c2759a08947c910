"""Whose data a change concerns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zmos_data.editing.touched import touched_towns
from zmos_data.package import DESCRIPTOR, PACKAGE_FOLDER, Package, read_package
from zmos_data.tables import read_tables


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(PACKAGE_FOLDER)


@pytest.fixture(scope="module")
def frames(package):
    return read_tables(package).frames


def changed(package: Package, table: str, old: str, new: str, most: int = -1) -> Package:
    path = f"tables/{table}.csv"
    content = package.files[path].decode()
    assert old in content
    return replace(package, files={**package.files, path: content.replace(old, new, most).encode()})


def added(package: Package, table: str, line: str) -> Package:
    path = f"tables/{table}.csv"
    content = package.files[path]
    return replace(package, files={**package.files, path: content + line.encode() + b"\n"})


def first_of(frames, table: str, **cells: str) -> dict[str, str]:
    frame = frames[table]
    for column, cell in cells.items():
        frame = frame[frame[column] == cell]
    return {str(name): str(cell) for name, cell in frame.iloc[0].items()}


def test_nothing_changed_concerns_nobody(package):
    assert touched_towns(package, package) == frozenset()


def test_a_project_concerns_its_town(package):
    after = changed(package, "projects", "\n061-01,", "\n061-99,")
    assert touched_towns(package, after) >= {"061"}
    assert touched_towns(
        package, changed(package, "projects", "\n096-01,096,", "\n096-01,061,")
    ) == {
        "096",
        "061",
    }


def test_rows_that_change_places_concern_nobody(package):
    path = "tables/projects.csv"
    head, one, other, rest = package.files[path].split(b"\n", 3)
    swapped = b"\n".join((head, other, one, rest))
    assert touched_towns(package, replace(package, files={**package.files, path: swapped})) == set()


def test_a_row_of_a_project_concerns_its_town(package, frames):
    row = first_of(frames, "outputs")
    town = first_of(frames, "projects", project_id=row["project_id"])["municipality_code"]
    start = f"\n{row['project_id']},{row['position']},"
    after = changed(package, "outputs", start, f"\n{row['project_id']},77,", 1)
    assert touched_towns(package, after) == {town}


def test_a_link_to_another_town_concerns_both(package):
    after = added(package, "project_municipalities", "096-01,061,false")
    assert touched_towns(package, after) == {"096", "061"}


def test_a_town_concerns_itself(package):
    assert touched_towns(package, changed(package, "municipalities", "Ptuj", "Petoviona", 1)) == {
        "096"
    }


def test_a_new_source_that_nobody_names_concerns_nobody(package, frames):
    line = "new-source,Naslov" + "," * (len(frames["sources"].columns) - 2)
    assert touched_towns(package, added(package, "sources", line)) == frozenset()


def test_a_source_concerns_all_whose_rows_name_it(package, frames):
    source = first_of(frames, "projects")["source_id"]
    own = frames["projects"][frames["projects"]["source_id"] == source]
    after = changed(package, "sources", f"\n{source},", f"\n{source},X ", 1)
    assert touched_towns(package, after) >= set(own["municipality_code"])


@pytest.mark.parametrize("table", ["themes", "programmes", "priorities", "arms", "organisation"])
def test_a_table_of_no_town_concerns_all(package, table):
    content = package.files[f"tables/{table}.csv"].decode()
    last = content.rstrip("\n").rpartition("\n")[2]
    assert touched_towns(package, changed(package, table, "\n" + last, "")) == {"all"}


def test_the_descriptor_concerns_all(package):
    content = package.files[DESCRIPTOR].replace(b'"version"', b'"Version"', 1)
    after = replace(package, files={**package.files, DESCRIPTOR: content})
    assert "all" in touched_towns(package, after)


def test_a_table_that_is_gone_or_cannot_be_read_concerns_all(package):
    files = {path: body for path, body in package.files.items() if path != "tables/sites.csv"}
    gone = replace(package, files=files, unread={"tables/sites.csv": "no file"})
    assert "all" in touched_towns(package, gone)
    assert "all" in touched_towns(package, changed(package, "sites", "project_id", "projekt", 1))
