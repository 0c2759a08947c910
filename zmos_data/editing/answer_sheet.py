"""Where things stand on the sheet on which a town answers; written and read by the same places.

Each row says in a hidden column what it is: a project's id, or one of the tags. What a town
may write stands in the cells that are not locked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

# Columns, from 1. The first two are hidden.
TAG, DIGEST, NAME, VERDICT, NOTE = 1, 2, 3, 10, 11
SEAL = 12  # hidden too; of the row of the version
PRINTED = 13  # hidden too; of each row, what is printed on it
# Rows that are no project.
VERSION, TOWN, DAY, FACTS, MISSING = "#version", "#town", "#date", "#facts", "#missing"
MISSING_ROWS = 10
# On the sheet of the questions; the row's tag stands in the hidden column of the seal.
ASKED, ANSWER = 2, 3
QUESTION = "?"  # before the tag of the row that a question is about
VERDICTS = {"right": ("Prav", "Right"), "wrong": ("Narobe", "Wrong")}


def seal(town: str, version: str, rows: Iterable[tuple[str, str, str]]) -> str:
    """Return a short hash of what a sheet was written for, which shows that it was changed.

    Parameters
    ----------
    town, version : str
        Code of the town and version of the data.
    rows : iterable of (str, str, str)
        Tag and digest of each row that is answered for, and what is printed on it; in any order.
    """
    written = "\n".join([town, version, *sorted(map(" ".join, rows))])
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def printed(cells: Iterable[tuple[str, str]]) -> str:
    """Write what is printed on a row, for its hidden column.

    Parameters
    ----------
    cells : iterable of (str, str)
        Of each cell, from the first column on: what stands above it, and what is printed.
    """
    return json.dumps(list(cells))


def read_printed(text: str) -> list[tuple[str, str]]:
    """Read what `printed` has written; empty where it is something else."""
    try:
        return [(str(heading), str(words)) for heading, words in json.loads(text)]
    except (ValueError, TypeError, RecursionError):
        return []
