"""The rows as people read them: words of one language in the place of names and codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from zmos_data.exports.fields import Field
from zmos_data.languages import LANGUAGES

# Says a code of a column in the reader's language.
Say = Callable[[Field, str], str]
_BOTH = ("name_sl", "name_en")  # a project goes by both names
# A code whose words stand in a column of their own is left out.
_CODES = {"municipality_code": "municipality", "source_id": "source_title"}


def in_words(
    rows: pd.DataFrame, fields: Sequence[Field], language: str, say: Say
) -> tuple[pd.DataFrame, tuple[Field, ...]]:
    """Return rows with their heads and codes in words; amounts, years and days stay as they are.

    Parameters
    ----------
    rows : pandas.DataFrame
        With at least the columns of ``fields``.
    fields : sequence of Field
        The columns; what the descriptor says of them makes the heads.
    language : str
        Language of the heads. A column of the other language is left out where it has a twin.
    say : callable
        Says a code of a column; asked for columns with a list of values or a foreign key, and
        for ``true`` and ``false``.

    Returns
    -------
    pandas.DataFrame
        The same rows in the same order; a missing value stays missing.
    tuple of Field
        Its columns, named as in the frame.
    """
    shown = readable(fields, language)
    written = headings(shown, language)
    columns = {
        head: _said(rows[field.name], field, say) if _has_words(field) else rows[field.name]
        for head, field in zip(written, shown, strict=True)
    }
    named = tuple(
        replace(field, name=head, type="string" if _has_words(field) else field.type)
        for head, field in zip(written, shown, strict=True)
    )
    return pd.DataFrame(columns, index=rows.index), named


def readable(fields: Sequence[Field], language: str) -> list[Field]:
    """Leave out a column that has a twin in the reader's language, or one with its words."""
    names = {field.name for field in fields}
    others = [f"_{other}" for other in LANGUAGES if other != language]

    def is_twin(name: str) -> bool:
        stems = [name.removesuffix(other) for other in others if name.endswith(other)]
        return name not in _BOTH and any(f"{stem}_{language}" in names for stem in stems)

    return [f for f in fields if not is_twin(f.name) and _CODES.get(f.name) not in names]


def headings(fields: Sequence[Field], language: str) -> list[str]:
    """Return the head of each column: its title with its unit; its name too where two are alike."""
    titles = [field.title(language) or field.name for field in fields]
    units = [f" ({field.unit})" if field.unit else "" for field in fields]
    written = [title + unit for title, unit in zip(titles, units, strict=True)]
    return [
        head if written.count(head) == 1 else f"{head} – {field.name}"
        for head, field in zip(written, fields, strict=True)
    ]


def _has_words(field: Field) -> bool:
    """Tell whether the values of a column are codes, or yes and no."""
    return field.is_coded or field.type == "boolean"


def _said(column: pd.Series[Any], field: Field, say: Say) -> pd.Series[Any]:
    written = {
        value: str(value).lower() if field.type == "boolean" else str(value)
        for value in column.dropna().unique()
    }
    return column.map({value: say(field, code) for value, code in written.items()})
