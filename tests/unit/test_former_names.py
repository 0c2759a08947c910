"""A package that names columns as before is read as if it had the present names."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pandas as pd
import pytest

from api import responses
from api.openapi import describe
from api.schemas import schemas
from tests import builders
from tests.pages import build_page
from zmos_data import validation
from zmos_data.exports.fields import project_fields
from zmos_data.former_names import UNTIL
from zmos_data.loading import load_dataset
from zmos_data.package import FOLDER_VARIABLE, VALIDATED, checksum
from zmos_data.parameters import codes_of

OLD = {"theme_code": "theme", "priority_code": "priority"}


def former_package(folder: Path, *, descriptor: bool = True, tables: bool = True) -> Path:
    """Give a package the former names: in the descriptor, or in the tables, or in both."""
    if descriptor:
        described = builders.descriptor(folder)
        (projects,) = (r for r in described["resources"] if r["name"] == "projects")
        for part in (*projects["schema"]["fields"], *projects["schema"]["foreignKeys"]):
            if "name" in part:
                part["name"] = OLD.get(part["name"], part["name"])
            else:
                part["fields"] = [OLD.get(name, name) for name in part["fields"]]
        (folder / builders.DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")
    if tables:
        for table in ("projects", "project_sources"):
            builders.change_text(folder, table, before)
    return folder


def before(text: str) -> str:
    """Write the names as before; the projects name them in their head alone."""
    for new, old in OLD.items():
        text = text.replace(new, old)
    return text


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = builders.tiny_package(tmp_path)
    cells = {"column": "theme_code", "table": "projects", "key": "011-01", "action": "set"}
    (theme,) = (
        row["theme_code"]
        for row in builders.table_rows(folder, "projects")
        if row["project_id"] == "011-01"
    )
    builders.add_correction(folder, expect=theme, value=theme, **cells)
    return folder


@pytest.mark.parametrize("parts", [{}, {"descriptor": False}, {"tables": False}])
@pytest.mark.parametrize("recorded", [False, True])
def test_a_package_with_the_former_names_holds_what_it_held(package, parts, recorded):
    now = load_dataset(package)
    former_package(package, **parts)
    builders.change_text(package, "corrections", before)
    if recorded:
        (package / VALIDATED).write_text(checksum(package) + "\n", encoding="ascii")
    read = load_dataset(package)
    for name in ("projects", "project_sources", "conflicts"):
        pd.testing.assert_frame_equal(getattr(read, name), getattr(now, name))
    assert project_fields(read.package) == project_fields(now.package)


@pytest.mark.parametrize("parts", [{}, {"descriptor": False}, {"tables": False}])
def test_the_log_says_so_in_one_line_and_until_when(package, parts, caplog):
    load_dataset(package)
    assert "as before" not in caplog.text
    former_package(package, **parts)
    caplog.clear()
    with caplog.at_level(logging.WARNING, "zmos_data.former_names"):
        load_dataset(package)
    (line,) = (r.message for r in caplog.records if r.name == "zmos_data.former_names")
    assert line == (
        "data: the package names columns as before: priority (now priority_code), "
        f"theme (now theme_code); read until {UNTIL}"
    )


def test_the_check_takes_it_and_says_so(package, monkeypatch, caplog):
    monkeypatch.setenv(FOLDER_VARIABLE, str(former_package(package)))
    assert validation.main(["--quiet"]) == 0
    assert "theme (now theme_code)" in caplog.text


def test_a_column_of_the_operators_own_keeps_its_name(package):
    builders.add_column(package, "projects", "theme", "string", "own")
    projects = load_dataset(package).projects
    assert set(projects["theme"]) == {"own"}
    assert set(projects["theme_code"]) != {"own"}


def test_a_wrong_cell_is_named_by_its_present_name(package):
    former_package(package)
    builders.set_cell(package, "projects", 2, "theme", "nothing")
    found = {(p.table, p.row, p.column) for p in validation.validate_package(package)}
    assert ("projects", 2, "theme_code") in found
    assert not [place for place in found if place[2] in OLD.values()]


def test_the_web_interface_answers_with_both_names_and_calls_the_former_one_deprecated(dataset):
    page = build_page(dataset)
    found = [
        *json.loads(responses.projects_json(page))["projects"],
        *(f["properties"] for f in json.loads(responses.projects_geojson(page))["features"]),
    ]
    assert len(found) == 2 * len(dataset.projects)
    described = schemas()["Project"]
    for new, old in OLD.items():
        assert all(project[old] == project[new] for project in found)
        assert described["properties"][old]["deprecated"] is True
        assert "deprecated" not in described["properties"][new]
        assert f"`{new}`" in described["properties"][old]["description"]
        assert str(UNTIL) in described["properties"][old]["description"]
    said = describe(codes_of(dataset), dataset.version)["paths"]["/projects.csv"]["get"]
    assert f"until {UNTIL}: `theme` (now `theme_code`)" in said["description"]
    head = responses.projects_csv(page).decode().partition("\r\n")[0].split(",")
    assert {*OLD, *OLD.values()} <= set(head)
    assert set(head) == set(described["properties"])
