"""A descriptor that the dashboard cannot work with: one line with its place, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from content.text import Text
from zmos_data import contract
from zmos_data.descriptor import read_descriptor
from zmos_data.package import DESCRIPTOR, PACKAGE_FOLDER, Package, read_package
from zmos_data.phrase import Phrase

PACKAGE, SL = read_package(PACKAGE_FOLDER), Text("sl")
SHIPPED = json.loads(PACKAGE.files[DESCRIPTOR])
Found = dict[str, Any]


def table(found: Found, name: str = "projects") -> Found:
    part: Found = next(r for r in found["resources"] if r["name"] == name)
    return part


def column(found: Found, name: str = "stage") -> Found:
    part: Found = next(f for f in table(found)["schema"]["fields"] if f["name"] == name)
    return part


def rules(found: Found, **more: object) -> None:
    column(found)["constraints"].update(more)


def key(found: Found, **more: object) -> None:
    table(found)["schema"].update(more)


# What is done to the descriptor, and the place that is named.
FAULTS: dict[str, tuple[Callable[[Found], object], str]] = {
    "no version": (lambda d: d.pop("version"), "version"),
    "a number as version": (lambda d: d.update(version=3), "version"),
    "a version that ends a header": (lambda d: d.update(version='1"\r\nX: y'), "version"),
    "no title": (lambda d: d.pop("title"), "title"),
    "a day that is none": (lambda d: d.update(created="2024-00-00"), "created"),
    "changes as text": (lambda d: d.update(changelog="none"), "changelog"),
    "a change without a day": (lambda d: d["changelog"][0].pop("date"), "changelog"),
    "a change of no day": (lambda d: d["changelog"][0].update(date="2024-00-00"), "changelog"),
    "licences as text": (lambda d: d.update(licenses="CC BY"), "licenses"),
    "no tables": (lambda d: d.pop("resources"), "resources"),
    "tables as text": (lambda d: d.update(resources=["projects"]), "resources"),
    "a table twice": (lambda d: d["resources"].append(table(d)), "resources"),
    "a table missing": (lambda d: d["resources"].remove(table(d)), "resources"),
    "a table without a name": (lambda d: table(d).pop("name"), "resources"),
    "a path outside": (lambda d: table(d).update(path="../projects.csv"), "projects.path"),
    "another place": (lambda d: table(d).update(path="/etc/passwd"), "projects.path"),
    "an address": (lambda d: table(d).update(path="https://example.org/p.csv"), "projects.path"),
    "a list of paths": (lambda d: table(d).update(path=["a.csv", "b.csv"]), "projects.path"),
    "another encoding": (lambda d: table(d).update(encoding="cp1250"), "projects.encoding"),
    "a dialect": (lambda d: table(d).update(dialect={"delimiter": ";"}), "projects.dialect"),
    "no schema": (lambda d: table(d).pop("schema"), "projects.schema"),
    "a schema elsewhere": (lambda d: table(d).update(schema="s.json"), "projects.schema"),
    "no columns": (lambda d: table(d)["schema"].pop("fields"), "projects.schema"),
    "a column renamed": (lambda d: column(d).update(name="state"), "projects"),
    "a column of two words": (lambda d: column(d).update(name="the stage"), "projects.the stage"),
    "a column twice": (lambda d: table(d)["schema"]["fields"].append(column(d)), "projects.stage"),
    "an unknown type": (lambda d: column(d).update(type="money"), "projects.stage"),
    "another type": (
        lambda d: column(d, "total_eur").update(type="string"),
        "projects.total_eur.type",
    ),
    "constraints as a list": (
        lambda d: column(d).update(constraints=[]),
        "projects.stage.constraints",
    ),
    "a pattern that is none": (lambda d: rules(d, pattern="([0-9"), "projects.stage.pattern"),
    "a number as pattern": (lambda d: rules(d, pattern=5), "projects.stage.pattern"),
    "a text of values": (lambda d: rules(d, enum="selected"), "projects.stage.enum"),
    "a value without words": (
        lambda d: rules(d, enum=["selected", "dreamt"]),
        "projects.stage.enum",
    ),
    "a word as least value": (lambda d: rules(d, minimum="nought"), "projects.stage.minimum"),
    "an unknown constraint": (lambda d: rules(d, colour="red"), "projects.stage.colour"),
    "a column that need not be there": (
        lambda d: column(d, "name_sl").pop("constraints"),
        "projects.name_sl.required",
    ),
    "a number as title": (lambda d: column(d).update(title=7), "projects.stage.title"),
    "no key": (lambda d: table(d)["schema"].pop("primaryKey"), "projects.primaryKey"),
    "another key": (lambda d: key(d, primaryKey=["name_sl"]), "projects.primaryKey"),
    "no references": (lambda d: table(d)["schema"].pop("foreignKeys"), "projects.foreignKeys"),
    "references as text": (lambda d: key(d, foreignKeys="sources"), "projects.foreignKeys"),
}


def with_descriptor(content: bytes) -> Package:
    return replace(PACKAGE, files={**PACKAGE.files, DESCRIPTOR: content})


@pytest.mark.fault("a fault of the descriptor")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_descriptor_is_one_line_with_its_place(fault: str) -> None:
    change, place = FAULTS[fault]
    found = json.loads(PACKAGE.files[DESCRIPTOR])
    change(found)
    descriptor, (problem,) = read_descriptor(with_descriptor(json.dumps(found).encode()))
    assert descriptor == {}
    assert (problem.table, problem.row, problem.column) == (DESCRIPTOR, None, place)
    assert problem.found
    assert problem.expected
    for words in (problem.rule, problem.advice):
        assert isinstance(words, Phrase)
        assert SL.say_phrase(words) != words
    assert "\n" not in str(problem)


CONTENTS = {
    "nothing": (b"", "no JSON from line 1 on"),
    "cut": (PACKAGE.files[DESCRIPTOR][:5_000], "no JSON from line "),
    "another encoding": ('{"title": "č"}'.encode("cp1250"), "not UTF-8"),
    "NULs": (b"\0" * 5_000, "no JSON from line 1 on"),
    "a NUL in a text": (b'{"title": "a\\u0000b"}', "U+0000"),
    "half a sign": (b'{"title": "\\ud800"}', "U+D800"),
    "no number": (b'{"version": NaN}', "NaN"),
    "a number without end": (b'{"version": %s}' % (b"9" * 5_000), "no JSON"),
    "deep lists": (b"[" * 100_000, "deeper than 20 levels"),
    "deeper than is asked": (b'{"a":' * 100 + b"1" + b"}" * 100, "deeper than 20 levels"),
    "a list": (b"[]", "a list"),
    "null": (b"null", "nothing"),
}


@pytest.mark.parametrize("content", CONTENTS)
def test_a_descriptor_that_is_none_is_one_line(content: str) -> None:
    text, found = CONTENTS[content]
    descriptor, (problem,) = read_descriptor(with_descriptor(text))
    assert descriptor == {}
    assert problem.table == DESCRIPTOR
    assert found in problem.found


def test_a_column_that_only_the_operator_has_is_taken() -> None:
    found = json.loads(PACKAGE.files[DESCRIPTOR])
    table(found)["schema"]["fields"].append({"name": "own_note", "type": "string"})
    descriptor, problems = read_descriptor(with_descriptor(json.dumps(found).encode()))
    assert problems == []
    assert descriptor["version"] == SHIPPED["version"]


def test_the_contract_is_that_of_the_shipped_descriptor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(PACKAGE_FOLDER / DESCRIPTOR, tmp_path)
    monkeypatch.setattr(contract, "_FILE", tmp_path / "contract.json")
    contract.main()
    written = (tmp_path / "contract.json").read_text(encoding="utf-8")
    assert json.loads(written) == contract.contract(), "run: python -m zmos_data.contract"
