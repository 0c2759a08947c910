"""The types of the tables' rows are those of the descriptor."""

import json

from scripts import write_rows
from zmos_data import rows


def test_the_types_of_the_rows_are_those_of_the_descriptor():
    assert write_rows.main(["--check"]) == 0


def test_a_cell_that_may_be_empty_is_typed_so():
    descriptor = json.loads(write_rows.DESCRIPTOR.read_text(encoding="utf-8"))
    assert write_rows.written(descriptor) == write_rows.FILE.read_text(encoding="utf-8")
    (projects,) = (r for r in descriptor["resources"] if r["name"] == "projects")
    cells = rows.Project.__annotations__
    for field in projects["schema"]["fields"]:
        required = field.get("constraints", {}).get("required", False)
        assert (cells[field["name"]] == "Cell") != required, field["name"]


def test_a_new_column_puts_the_types_out_of_date(monkeypatch, tmp_path):
    descriptor = json.loads(write_rows.DESCRIPTOR.read_text(encoding="utf-8"))
    descriptor["resources"][0]["schema"]["fields"].append({"name": "mayor", "type": "string"})
    file = tmp_path / "datapackage.json"
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    monkeypatch.setattr(write_rows, "DESCRIPTOR", file)
    assert write_rows.main(["--check"]) == 1
