"""Cells of the tables in the words of the workbook: columns by heading, codes by their words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from zmos_data.editing.sheets import Column, layout
from zmos_data.phrase import Bilingual

_TABLES = {"towns": "municipalities"}  # sheets whose table has another name


@lru_cache(maxsize=1)
def columns() -> Mapping[tuple[str, str], Column]:
    """Return the columns of the workbook by table and column of the data."""
    declared = layout()
    flat = {("projects", column.name): column for column in declared.flat}
    own = {
        (_TABLES.get(name, name), column.name): column
        for name, sheet in declared.sheets.items()
        for column in sheet.columns
    }
    return {**flat, **own}


def heading(table: str, column: str) -> str:
    """Return the heading of a column in the workbook; its name in the data where it has none."""
    found = columns().get((table, column))
    return Bilingual(found.heading.sl, found.heading.en) if found else column


def in_words(table: str, column: str, cell: str, themes: pd.DataFrame | None = None) -> str:
    """Return a cell as the workbook says it; what is no code stays as it is.

    Parameters
    ----------
    table, column, cell : str
        The cell.
    themes : pandas.DataFrame of str, optional
        The table of the themes, for their names.
    """
    if column == "theme_code" and themes is not None:
        names = themes.set_index("theme_code")[["short_sl", "short_en"]]
        return Bilingual(*names.loc[cell]) if cell in names.index else cell
    found = columns().get((table, column))
    code = layout().codes[found.codes].get(cell) if found and found.codes else None
    return Bilingual(code.words.sl, code.words.en) if code else cell
