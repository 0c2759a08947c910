"""A part of a document that a command writes, between marks; the rest is written by hand."""

from __future__ import annotations

import re
from pathlib import Path


def write_part(path: Path, name: str, part: str) -> None:
    """Write what stands between ``<!-- name:start -->`` and ``<!-- name:end -->``.

    Raises
    ------
    ValueError
        If the document has no such marks.
    """
    text = path.read_text(encoding="utf-8")
    begin, end = f"<!-- {name}:start -->", f"<!-- {name}:end -->"
    found = re.search(f"{re.escape(begin)}.*?{re.escape(end)}", text, re.DOTALL)
    if found is None:
        raise ValueError(f"{path.name}: no {begin} … {end}")
    written = f"{text[: found.start()]}{begin}\n{part.strip()}\n{end}{text[found.end() :]}"
    path.write_text(written, encoding="utf-8")
