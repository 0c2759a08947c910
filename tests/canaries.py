"""The data with a canary in every text of every table: what would run in a browser if it could.

A text is what people write: not a code, a key, a name out of another table, an address or a date.
"""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from tests.releases import copy_of_package
from zmos_data.declared_slides import FILE
from zmos_data.model import Dataset
from zmos_data.package import DESCRIPTOR, PACKAGE_FOLDER

EVIL = "<img src=x onerror=\"window.evil='{name}'\"></script><script>evil()</script>`${{7*7}}`'"
SIGN = "window.evil="
RAW = ("<img src=x onerror", "<script>evil()")


# Texts that the checks hold to codes, and one that repeats the name of a town.
HELD = {("priorities", "funds"), ("project_sources", "proves")}
REPEATED = {("projects", "municipality"): ("municipalities", "name")}


# Without the braces, which are figures in a slide.
_TEXT = {language: EVIL.format(name="slides").partition("`")[0] for language in ("sl", "en")}
_SLIDE = yaml.safe_dump(
    [
        {
            "id": "canary",
            "kind": "text",
            "title": _TEXT,
            "note": _TEXT,
            "bullets": {language: [words] for language, words in _TEXT.items()},
        }
    ]
)


def canary(table: str, column: str) -> str:
    """Return the canary of a column; it says where it is from."""
    return EVIL.format(name=f"{table}.{column}")


def texts(dataset: Dataset) -> dict[str, list[str]]:
    """Name the columns of each table that hold texts."""
    described = json.loads(dataset.package.files[DESCRIPTOR])["resources"]
    return {resource["name"]: _texts(resource["schema"]) for resource in described}


def _texts(schema: dict[str, Any]) -> list[str]:
    keys = {*_several(schema.get("primaryKey", []))}
    for key in schema.get("foreignKeys", []):
        keys |= {*_several(key["fields"])}
    return [
        field["name"]
        for field in schema["fields"]
        if field["type"] == "string"
        and field["name"] not in keys
        and not {"enum", "pattern"} & field.get("constraints", {}).keys()
        and field.get("format", "default") == "default"
        and not field["name"].endswith(("_code", "_id", "code", "columns", "fields"))
    ]


def _several(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


def with_canaries(dataset: Dataset) -> Dataset:
    """Return the data with a canary behind each text that is known."""
    changed: dict[str, pd.DataFrame] = {}
    for table, columns in texts(dataset).items():
        if (frame := getattr(dataset, table, None)) is None:
            continue
        known = {
            name: frame[name].where(
                frame[name].isna(), frame[name].astype(object) + canary(table, name)
            )
            for name in columns
            if name in frame and len(frame)
        }
        changed[table] = frame.assign(**known)
    return replace(dataset, **changed, checksum="canaries")


def package_with_canaries(folder: Path, dataset: Dataset) -> Path:
    """Write a package that passes every check, with a canary behind each text that may be one."""
    copy_of_package(folder)
    for table, columns in texts(dataset).items():
        path = folder / "tables" / f"{table}.csv"
        free = [column for column in columns if (table, column) not in HELD]
        if free and path.exists():
            _spoil(path, table, free)
    slides = (PACKAGE_FOLDER / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text(f"{slides}\n{_SLIDE}", encoding="utf-8")
    return folder


def _spoil(path: Path, table: str, columns: list[str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), list(reader.fieldnames or ())
    for row in rows:
        for column in columns:
            if row[column]:
                row[column] += canary(*REPEATED.get((table, column), (table, column)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
