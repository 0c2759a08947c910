"""Comments that people put beside cells; those of the template and of a check are none."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from zmos_data.catalogue import say_in
from zmos_data.editing import marks
from zmos_data.editing.book import every, tree
from zmos_data.editing.sheets import layout
from zmos_data.languages import LANGUAGES


def commented(archive: zipfile.ZipFile, path: str) -> list[str]:
    """Return the cells of a sheet that have a person's comment, such as D17.

    Parameters
    ----------
    archive : zipfile.ZipFile
        The workbook.
    path : str
        Part of the sheet.
    """
    folder, name = posixpath.split(path)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return []
    found: list[str] = []
    for one in every(tree(archive.read(relations)), "Relationship"):
        if str(one.get("Type", "")).endswith("/comments"):
            target = str(one.get("Target", ""))
            part = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            found += _cells(tree(archive.read(posixpath.normpath(part))))
    return found


def _cells(root: Any) -> Iterator[str]:
    authors = ["".join(one.itertext()).strip() for one in every(root, "author")]
    for one in every(root, "comment"):
        author = authors[int(one.get("authorId", 0))] if authors else ""
        text = "".join(one.itertext()).strip()
        if text and author != marks.AUTHOR and not _is_ours(text):
            yield str(one.get("ref", ""))


def _is_ours(text: str) -> bool:
    """Tell a hint of the template or the words of a check, whose author LibreOffice loses."""
    heads = tuple(say_in(language, marks.CHECK) for language in LANGUAGES)
    return text.startswith(heads) or text in _hints()


@cache
def _hints() -> frozenset[str]:
    columns = [column for sheet in layout().sheets.values() for column in sheet.columns]
    return frozenset(text for column in columns for text in (column.hint.sl, column.hint.en))
