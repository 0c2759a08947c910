"""The card of a project: what is known, without a line for what most projects do not have."""

from __future__ import annotations

import pytest

from tests.pages import build_page
from ui import project_card


def facts(dataset, project_id: str, language: str) -> dict[str, str]:
    page = build_page(dataset, language, project_id=project_id)
    return dict(project_card.facts(page, project_card.chosen_project(page)))


@pytest.mark.parametrize(
    ("language", "label", "source"),
    [("sl", "Angleško ime", "CTN"), ("en", "English name", "ITI")],
)
def test_an_english_name_stands_where_there_is_one_and_is_no_gap_elsewhere(
    dataset, language, label, source
):
    assert any(dataset.projects["name_en"].isna())
    for row in dataset.projects.itertuples():
        known = facts(dataset, row.project_id, language)
        assert known.get(label, "") == (row.name_en if isinstance(row.name_en, str) else "")
        named = {
            "sl": ("vir navaja CTN", "vir ne navaja CTN"),
            "en": ("ITI named in the source", "ITI not named in the source"),
        }[language]
        assert known[source] == named[row.ctn_named_in_source == "no"]


def test_an_end_may_be_planned(dataset):
    assert "Konec (dejanski ali načrtovani)" in facts(dataset, "112-04", "sl")
    assert "End (actual or planned)" in facts(dataset, "112-04", "en")
