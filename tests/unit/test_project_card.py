"""The card of a project: what is known, without a line for what most projects do not have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import project_card
from tests.pages import build_page
from tests.words import plain


def facts(dataset, project_id: str, language: str) -> dict[str, str]:
    page = build_page(dataset, language, project_id=project_id)
    return dict(project_card.facts(page, page.project))


@pytest.mark.parametrize(
    ("language", "label", "source"),
    [("sl", "Angleško ime", "CTN"), ("en", "English name", "ITI")],
)
def test_an_english_name_stands_where_there_is_one_and_is_no_gap_elsewhere(
    dataset, language, label, source
):
    projects = dataset.projects.copy()
    projects.loc[projects.index[0], ["name_en", "name_en_origin"]] = None
    data = replace(dataset, projects=projects)
    own = {"sl": " (lasten prevod)", "en": " (own translation)"}[language]
    for row in projects.itertuples():
        known = facts(data, row.project_id, language)
        mark = own if row.name_en_origin == "own_translation" else ""
        assert known.get(label, "") == (row.name_en + mark if isinstance(row.name_en, str) else "")
        named = {
            "sl": ("vir navaja CTN", "vir ne navaja CTN"),
            "en": ("ITI named in the source", "ITI not named in the source"),
        }[language]
        assert known[source] == named[row.ctn_named_in_source == "no"]


def test_an_end_may_be_planned(dataset):
    projects = dataset.projects.copy()
    projects.loc[projects["project_id"] == "112-04", "end_basis"] = None
    untold = replace(dataset, projects=projects)
    assert facts(untold, "112-04", "sl")["Konec (dejanski ali načrtovani)"] == "2026"
    assert facts(untold, "112-04", "en")["End (actual or planned)"] == "2026"
    assert facts(dataset, "112-04", "sl")["Konec"] == "2026 (načrtovano)"
    assert facts(dataset, "112-04", "en")["End"] == "2026 (planned)"
    assert facts(dataset, "061-01", "en")["End"] == "2021"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("096-02", "EUR 733,348 is used here; the other is more than EUR 900,000: "),
        ("080-06", "EUR 3,109,558.25 is used here; the other is approx. EUR 3,200,000: "),
        ("080-01", "approx. EUR 5,000,000 is used here; the other is EUR 5,551,665: "),
    ],
)
def test_both_figures_of_a_conflict_say_how_exact_they_are(dataset, code, words):
    (row,) = dataset.projects[dataset.projects["project_id"] == code].itertuples(name="Project")
    (said,) = project_card.conflicts(build_page(dataset, "en"), row)
    assert words in plain(said)
