"""A town's answer, taken over into a data package."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pandas as pd

from zmos_data.contract import absent_resources, table_path
from zmos_data.editing.answer_rows import Answer
from zmos_data.exports.delimited import csv_of_table
from zmos_data.package import DESCRIPTOR, Package
from zmos_data.tables import read_tables

TABLE = "confirmations"


def with_confirmations(package: Package, answer: Answer) -> Package:
    """Return a package with the rows of an answer; nothing else of it changes.

    Parameters
    ----------
    package : Package
        Files of a data package that passes; one that does not have the table yet gets it.
    answer : Answer
        Without faults. It takes the place of an answer of the same town and day.

    Raises
    ------
    ValueError
        If the answer has faults, or no day.
    """
    if answer.faults or answer.day is None:
        raise ValueError("an answer with faults cannot be taken over")
    table = read_tables(package).frames[TABLE]
    day = answer.day.isoformat()
    again = (table["municipality_code"] == answer.town) & (table["confirmed_on"] == day)
    added = pd.DataFrame(_rows(answer, answer.day), columns=table.columns, dtype=object)
    rows = pd.concat([table[~again], added], ignore_index=True)
    files = {**package.files, **_described(package), table_path(TABLE): csv_of_table(rows)}
    unread = {path: why for path, why in package.unread.items() if path not in files}
    return replace(package, files=files, unread=unread)


def _rows(answer: Answer, day: date) -> list[dict[str, str]]:
    return [
        {
            "municipality_code": answer.town,
            "confirmed_on": day.isoformat(),
            "position": str(n),
            "project_id": row.project_id,
            "verdict": row.verdict.value,
            "data_version": answer.version,
            "row_digest": row.digest,
            "note": row.note,
        }
        for n, row in enumerate(answer.rows, 1)
    ]


def _described(package: Package) -> dict[str, bytes]:
    """Return the descriptor with the table, where the package does not have it yet."""
    descriptor = json.loads(package.files[DESCRIPTOR].decode("utf-8-sig"))
    absent = [r for r in absent_resources(descriptor) if r["name"] == TABLE]
    if not absent:
        return {}
    descriptor["resources"] += absent
    return {DESCRIPTOR: (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()}
