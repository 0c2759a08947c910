"""The completeness table of the README."""

from __future__ import annotations

import pandas as pd
import pytest

from scripts.completeness import END, START, completeness, known, replace_between_markers
from zmos_data.loading import load_dataset


def test_a_share_counts_only_known_cells() -> None:
    assert known(pd.DataFrame({"eu_eur": [1.0, None, 3.0, None]}), "eu_eur") == "2 of 4 (50 %)"


def test_the_table_says_68_of_91_and_89_rows_of_projects() -> None:
    text = completeness(load_dataset())
    assert "68 projects of 2014-2020 are collected (approved were 91; for 8 of" in text
    assert "| projects | 89 |" in text


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    text = f"before\n{START}\nold\n{END}\nafter\n"
    assert replace_between_markers(text, "new\n") == f"before\n{START}\nnew\n{END}\nafter\n"


@pytest.mark.parametrize("text", ["none", START, f"{END} {START}", f"{START}{START}{END}"])
def test_a_text_without_its_markers_is_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(ValueError, match="completeness:start"):
        replace_between_markers(text, "new\n")
