"""The completeness table of the README."""

from __future__ import annotations

import pandas as pd
import pytest

from scripts.completeness import END, START, completeness, known, replace_between_markers
from tests.tables import AMOUNTS, projects, table
from zmos_data.loading import load_dataset


def test_a_share_counts_only_known_cells() -> None:
    assert known(pd.DataFrame({"eu_eur": [1.0, None, 3.0, None]}), "eu_eur") == "2 of 4 (50%)"


def test_the_table_says_how_many_of_the_91_approved_are_collected_and_the_rows() -> None:
    text, rows = completeness(load_dataset()), projects()
    first, second = (rows[rows["period"] == period] for period in ("2014-2020", "2021-2027"))
    unnamed, later = ((part["ctn_named_in_source"] == "no").sum() for part in (first, second))
    assert text.startswith(
        f"{len(first)} projects of 2014-2020 are collected (approved were 91; for {unnamed} of "
        f"those collected the source does not name ITI), and {len(second)} of 2021-2027 (for "
        f"{later} it does not)."
    )
    for name in ("projects", "sources", "conflicts"):
        assert f"| {name} | {len(table(name))} |" in text
    for column in AMOUNTS:
        cells = [
            f"{part[column].notna().sum()} of {len(part)} ({part[column].notna().mean():.0%}"
            for part in (first, second, rows)
        ]
        line = " | ".join(f"{cell[:-1]}%)" for cell in cells)
        assert f"| projects: `{column}` | {line} |" in text


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    text = f"before\n{START}\nold\n{END}\nafter\n"
    assert replace_between_markers(text, "new\n") == f"before\n{START}\nnew\n{END}\nafter\n"


@pytest.mark.parametrize("text", ["none", START, f"{END} {START}", f"{START}{START}{END}"])
def test_a_text_without_its_markers_is_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(ValueError, match="completeness:start"):
        replace_between_markers(text, "new\n")
