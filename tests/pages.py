"""Pages for tests: what a page knows, without Streamlit or published files."""

from __future__ import annotations

from dataclasses import replace

from content.page import Page, View, rows_of
from content.text import Text
from webmap.assets import Assets
from zmos_data.model import Dataset
from zmos_data.selection import Selection


def build_page(dataset: Dataset, language: str = "sl", **view: object) -> Page:
    """Build what a page knows, without Streamlit or published files."""
    selection = replace(Selection(), **view)  # type: ignore[arg-type]
    names = {
        f"{cut}-{code}": f"{cut}-{code}.svg"
        for cut in ("full", "marker")
        for code in dataset.municipalities["municipality_code"]
    }
    names["board"] = "board.js"
    return Page(
        dataset,
        Text(language),
        selection,
        Assets(names),
        rows_of(dataset),
        View(dataset, selection),
    )
