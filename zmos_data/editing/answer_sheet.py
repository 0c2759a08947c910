"""Where things stand on the sheet on which a town answers; written and read by the same places.

Each row says in a hidden column what it is: a project's id, or one of the tags. What a town
may write stands in the cells that are not locked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

# Columns, from 1. The first two are hidden.
TAG, DIGEST, NAME, VERDICT, NOTE = 1, 2, 3, 10, 11
SEAL = 12  # hidden too; of the row of the version
# Rows that are no project.
VERSION, TOWN, DAY, FACTS, MISSING = "#version", "#town", "#date", "#facts", "#missing"
MISSING_ROWS = 10
VERDICTS = {"right": ("Prav", "Right"), "wrong": ("Narobe", "Wrong")}


def seal(town: str, version: str, digests: Iterable[tuple[str, str]]) -> str:
    """Return a short hash of what a sheet was written for, which shows that it was changed.

    Parameters
    ----------
    town, version : str
        Code of the town and version of the data.
    digests : iterable of (str, str)
        Tag and digest of each row that is answered for, in any order.
    """
    written = "\n".join([town, version, *sorted(f"{tag} {digest}" for tag, digest in digests)])
    return hashlib.sha256(written.encode()).hexdigest()[:16]
