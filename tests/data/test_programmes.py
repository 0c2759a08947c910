"""Themes, programmes, allocations, the association and the sources, as sentences."""

from __future__ import annotations

import pandas as pd
import pytest

from zmos_data.loading import load_dataset
from zmos_data.model import Dataset

ALLOCATION_2019 = {
    "011": 12.4,
    "050": 12.5,
    "052": 11.3,
    "061": 21.5,
    "070": 17.8,
    "080": 10.0,
    "084": 10.0,
    "085": 11.2,
    "096": 10.0,
    "112": 10.0,
    "133": 11.2,
}


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load_dataset()


def figures(data: Dataset, programme: str, code: str) -> list[float]:
    """Return the figures of one kind that speak of the whole programme."""
    rows = data.programmes
    whole = rows["priority_code"].isna()
    chosen = (rows["programme_code"] == programme) & (rows["figure_code"] == code)
    return list(rows[whole & chosen]["value"])


def test_each_figure_of_a_whole_programme_has_one_latest_value(data: Dataset) -> None:
    rows = data.programmes
    latest = rows[(rows["status"] == "latest") & rows["priority_code"].isna()]
    assert not latest.duplicated(["programme_code", "figure_code"]).any()
    alternative = rows[rows["status"] == "alternative"]
    assert list(alternative["value"]) == [275e6]
    interim = rows[(rows["status"] == "interim") & (rows["figure_code"] == "approved_projects")]
    assert sorted(interim["value"]) == [37, 45, 72, 77]


def test_what_is_not_known_of_the_association_is_said(data: Dataset) -> None:
    facts = data.organisation.set_index("fact_code")["value_en"]
    assert "not known" in facts["joining-unknown"]
    assert "not known" in facts["presidents-unknown"]


def test_there_are_exactly_four_themes_with_their_letters(data: Dataset) -> None:
    letters = dict(zip(data.themes["theme_code"], data.themes["letter"], strict=True))
    assert letters == {
        "energy_efficiency": "E",
        "sustainable_mobility": "M",
        "urban_environment": "U",
        "innovation_policy": "I",
    }


def test_only_the_innovation_theme_is_joint_through_the_association(data: Dataset) -> None:
    joint = data.themes[data.themes["joint_via_association"]]
    assert list(joint["theme_code"]) == ["innovation_policy"]


def test_energy_efficiency_has_no_strand_in_2021_2027(data: Dataset) -> None:
    themes = data.themes.set_index("theme_code")
    assert themes.at["energy_efficiency", "strand_2014_2020"] == "PN 4.1"
    assert pd.isna(themes.at["energy_efficiency", "strand_2021_2027"])


def test_the_six_priorities_belong_to_their_period_and_funds(data: Dataset) -> None:
    rows = data.priorities[["priority_code", "period", "funds"]].itertuples(index=False)
    assert {(code, period): set(funds.split(";")) for code, period, funds in rows} == {
        ("PN 4.1", "2014-2020"): {"KS"},
        ("PN 4.4", "2014-2020"): {"KS", "ESRR"},
        ("PN 6.3", "2014-2020"): {"ESRR"},
        ("SC 2.7", "2021-2027"): {"ESRR"},
        ("SC 2.8", "2021-2027"): {"ESRR"},
        ("SC 5.1", "2021-2027"): {"ESRR"},
    }


def test_the_eu_and_state_parts_of_2014_2020_make_up_its_grants(data: Dataset) -> None:
    (eu,) = figures(data, "iti-2014-2020", "eu_eur")
    (state,) = figures(data, "iti-2014-2020", "state_eur")
    assert (eu, state) == (112e6, 27e6)
    assert eu + state == max(figures(data, "iti-2014-2020", "grants_eur"))


def test_91_projects_were_approved_in_2014_2020_and_no_more_are_collected(data: Dataset) -> None:
    approved = max(figures(data, "iti-2014-2020", "approved_projects"))
    assert approved == 91
    assert (data.projects["period"] == "2014-2020").sum() <= approved


def test_the_approvals_grew_from_37_to_77_on_the_way(data: Dataset) -> None:
    assert {37, 45, 72, 77} <= set(figures(data, "iti-2014-2020", "approved_projects"))


def test_what_was_approved_grew_on_the_way(data: Dataset) -> None:
    rows = data.programmes
    interim = rows[(rows["status"] == "interim") & rows["priority_code"].isna()]
    for code, millions in (("invested_eur", [144, 160, 215]), ("grants_eur", [87, 94.5, 119])):
        own = interim[interim["figure_code"] == code].sort_values("as_of")
        assert list(own["value"]) == [million * 1e6 for million in millions], code
        assert own["value"].max() < max(figures(data, "iti-2014-2020", code))


def test_each_specific_objective_has_the_budget_of_its_first_call(data: Dataset) -> None:
    calls = data.programmes[data.programmes["figure_code"] == "call_eur"]
    found = {row.priority_code: (row.value, row.qualifier, row.as_of) for row in calls.itertuples()}
    assert found == {
        "SC 2.7": (23_500_000, "rounded", "2023-11-08"),
        "SC 2.8": (77_139_455.76, "exact", "2023-11-20"),
        "SC 5.1": (58_260_000, "exact", "2023-10-16"),
    }


def test_an_area_is_in_hectares_money_in_euros_and_the_rest_are_counts(data: Dataset) -> None:
    units = data.programmes.groupby("figure_code")["unit"].agg(set).to_dict()
    assert units.pop("renewed_ha") == {"ha"}
    for code, unit in units.items():
        assert unit == ({"EUR"} if code.endswith("_eur") else {"count"}), code


def test_every_priority_has_its_full_official_name(data: Dataset) -> None:
    names = data.priorities.set_index("priority_code")
    assert names["note_en"].notna().all()
    # The Slovenian names of the other two were not found.
    assert set(names.index[names["note_sl"].notna()]) == {"PN 4.1", "PN 4.4", "PN 6.3", "SC 2.7"}
    for language in ("sl", "en"):
        full, short = names[f"note_{language}"].dropna(), names[f"title_{language}"]
        assert (full.str.len() > short[full.index].str.len()).all()


def test_the_figures_of_2021_2027_are_those_of_the_association(data: Dataset) -> None:
    found = {
        code: figures(data, "iti-2021-2027", code)
        for code in ("grants_eur", "repayable_eur", "eu_eur", "state_eur")
    }
    assert found == {
        "grants_eur": [166.8e6],
        "repayable_eur": [11e6],
        "eu_eur": [127e6],
        "state_eur": [50e6],
    }


def test_higher_had_nine_partners(data: Dataset) -> None:
    assert figures(data, "higher", "partners") == [9]


def test_eleven_towns_have_an_allocation_and_krsko_has_none(data: Dataset) -> None:
    rows = data.allocations
    found = dict(zip(rows["municipality_code"], rows["amount_eur"], strict=True))
    assert found == {code: million * 1e6 for code, million in ALLOCATION_2019.items()}
    assert set(rows["year"]) == {2019}


def test_the_association_has_six_tasks_in_both_languages(data: Dataset) -> None:
    facts = data.organisation
    tasks = facts[facts["fact_code"].str.fullmatch(r"task-\d")]
    assert len(tasks) == 6
    assert facts["value_sl"].notna().all()
    assert facts["value_en"].notna().all()


def test_the_wrong_period_of_the_old_home_page_stands_in_no_table(data: Dataset) -> None:
    for frame in (data.organisation, data.themes, data.priorities, data.programmes):
        assert not frame.astype(str).apply(lambda c: c.str.contains("2010.2014")).any().any()


def test_the_two_numbers_without_a_meaning_are_used_nowhere(data: Dataset) -> None:
    for frame in (data.organisation, data.programmes, data.municipalities):
        assert not frame.astype(str).apply(lambda c: c.str.contains(r"445.?925")).any().any()


def test_every_source_is_there_once_and_each_address_once_among_the_projects(
    data: Dataset,
) -> None:
    assert data.sources["source_id"].is_unique
    used = data.sources[data.sources["source_id"].isin(data.project_sources["source_id"])]
    assert used["url"].dropna().is_unique
    assert set(data.projects["source_url"].dropna()) <= set(used["url"])
