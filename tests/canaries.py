"""The data with a canary in every text of every table: what would run in a browser if it could.

A text is what people write: not a code, a key, a name out of another table, an address or a date.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd

from zmos_data.model import Dataset
from zmos_data.package import DESCRIPTOR

EVIL = "<img src=x onerror=\"window.evil='{name}'\"></script><script>evil()</script>`${{7*7}}`'"
SIGN = "window.evil="
RAW = ("<img src=x onerror", "<script>evil()")


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
