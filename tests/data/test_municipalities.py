"""The twelve towns, as sentences about the real table."""

from __future__ import annotations

import pandas as pd
import pytest

from zmos_data.collation import collation_key
from zmos_data.loading import load_dataset

CODES = ["011", "050", "052", "054", "061", "070", "080", "084", "085", "096", "112", "133"]
# Code, name, area in km2, inhabitants on 1 January 2021, settlements, statistical region.
FACTS = [
    ("011", "Celje", 94.92, 49007, 39, "Savinjska"),
    ("050", "Koper", 303.52, 53292, 104, "Obalno-kraška"),
    ("052", "Kranj", 150.92, 57185, 49, "Gorenjska"),
    ("054", "Krško", 286.6, 25904, 158, "Posavska"),
    ("061", "Ljubljana", 275.01, 294464, 38, "Osrednjeslovenska"),
    ("070", "Maribor", 147.49, 113778, 32, "Podravska"),
    ("080", "Murska Sobota", 64.37, 18622, 12, "Pomurska"),
    ("084", "Nova Gorica", 279.62, 31845, 44, "Goriška"),
    ("085", "Novo mesto", 235.73, 37398, 98, "Jugovzhodna Slovenija"),
    ("096", "Ptuj", 66.58, 23611, 10, "Podravska"),
    ("112", "Slovenj Gradec", 173.64, 16595, 22, "Koroška"),
    ("133", "Velenje", 84.08, 33715, 25, "Savinjska"),
]
LOCATIVE = {
    "011": "v Celju",
    "050": "v Kopru",
    "052": "v Kranju",
    "054": "v Krškem",
    "061": "v Ljubljani",
    "070": "v Mariboru",
    "080": "v Murski Soboti",
    "084": "v Novi Gorici",
    "085": "v Novem mestu",
    "096": "na Ptuju",
    "112": "v Slovenj Gradcu",
    "133": "v Velenju",
}


@pytest.fixture(scope="module")
def towns() -> pd.DataFrame:
    return load_dataset().municipalities.set_index("municipality_code", drop=False)


@pytest.fixture(scope="module")
def provenance() -> pd.DataFrame:
    return load_dataset().municipality_provenance


def test_there_are_twelve_towns_in_the_order_of_their_codes(towns: pd.DataFrame) -> None:
    assert list(towns.index) == CODES


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts[1])
def test_a_town_has_the_facts_of_the_register(
    towns: pd.DataFrame, facts: tuple[str, str, float, int, int, str]
) -> None:
    columns = ["name", "area_km2", "population", "settlements_count", "statistical_region"]
    assert tuple(towns.loc[facts[0], columns]) == facts[1:]


def test_every_iso_code_is_the_municipality_code(towns: pd.DataFrame) -> None:
    assert list(towns["iso_code"]) == [f"SI-{code}" for code in CODES]


def test_the_official_names_are_formed_alike(towns: pd.DataFrame) -> None:
    assert (towns["name_official_sl"] == "Mestna občina " + towns["name"]).all()
    assert (towns["name_official_en"] == "Urban Municipality of " + towns["name"]).all()


def test_only_koper_has_an_italian_name_and_two_languages(towns: pd.DataFrame) -> None:
    assert list(towns.index[towns["name_it"].notna()]) == ["050"]
    assert list(towns.index[towns["official_languages"] == "sl;it"]) == ["050"]
    assert towns.at["050", "name_official_it"] == "Comune città di Capodistria"


def test_one_is_in_ptuj_with_na_and_in_the_others_with_v(towns: pd.DataFrame) -> None:
    assert towns["phrase_locative_sl"].to_dict() == LOCATIVE


def test_eight_towns_lie_in_the_east_and_four_in_the_west(towns: pd.DataFrame) -> None:
    assert towns["nuts2_code"].value_counts().to_dict() == {"SI03": 8, "SI04": 4}


def test_the_region_code_belongs_to_the_cohesion_region(towns: pd.DataFrame) -> None:
    assert (towns["nuts3_code"].str[:4] == towns["nuts2_code"]).all()


def test_the_twelve_count_over_755_000_inhabitants_on_one_day(towns: pd.DataFrame) -> None:
    assert towns["population"].sum() > 755_000
    assert towns["population_date"].nunique() == 1


def test_every_number_of_inhabitants_has_its_day(towns: pd.DataFrame) -> None:
    for column in ("population", "population_later", "population_town"):
        assert towns[column].notna().any()
        assert (towns[column].notna() == towns[f"{column}_date"].notna()).all(), column
    assert set(towns["population_town_date"].dropna()) == {"2025-01-01"}


def test_a_town_is_not_larger_than_its_municipality(towns: pd.DataFrame) -> None:
    known = towns[towns["population_town"].notna()]
    assert len(known) == 10
    assert (known["population_town"] <= known["population"]).all()


def test_seats_and_inner_points_lie_in_slovenia(towns: pd.DataFrame) -> None:
    for kind in ("seat", "label"):
        assert towns[f"{kind}_lat"].between(45.4, 46.9).all()
        assert towns[f"{kind}_lon"].between(13.3, 16.7).all()


def test_a_town_hall_has_a_point_or_none_and_an_address(towns: pd.DataFrame) -> None:
    assert towns["town_hall_address"].notna().all()
    known = towns["town_hall_lat"].notna()
    assert (known == towns["town_hall_lon"].notna()).all()
    assert {"050", "096", "133"} <= set(towns.index[known])


def test_neighbours_stand_in_the_order_of_the_slovenian_alphabet(towns: pd.DataFrame) -> None:
    for row in towns.itertuples():
        names = row.neighbours.split(";")
        assert names == sorted(names, key=collation_key), row.name


def test_regions_keep_their_slovenian_names_in_english(towns: pd.DataFrame) -> None:
    assert (towns["statistical_region_en"] == towns["statistical_region"]).all()


def test_krsko_alone_was_not_eligible_and_only_in_2014_2020(towns: pd.DataFrame) -> None:
    assert list(towns.index[~towns["eligible_2014_2020"]]) == ["054"]
    assert towns["eligible_2021_2027"].all()


def test_no_day_of_joining_is_made_up(towns: pd.DataFrame) -> None:
    assert towns["member_since"].isna().all()


def test_strategies_whose_title_is_not_known_have_none(towns: pd.DataFrame) -> None:
    assert pd.isna(towns.at["096", "strategy_title"])
    assert towns["strategy_title"].notna().sum() >= 10


def test_every_known_fact_of_the_register_has_a_source(
    towns: pd.DataFrame, provenance: pd.DataFrame
) -> None:
    stated = set(zip(provenance["municipality_code"], provenance["field"], strict=True))
    for field in ("area_km2", "population", "settlements_count", "seat_lat", "website_url"):
        assert {(code, field) for code in CODES} <= stated


def test_provenance_speaks_of_columns_that_exist_and_hold_a_value(
    towns: pd.DataFrame, provenance: pd.DataFrame
) -> None:
    assert set(provenance["field"]) <= set(towns.columns)
    for row in provenance.itertuples():
        assert pd.notna(towns.at[row.municipality_code, row.field]), row


def test_nothing_unverified_is_said_to_be_sure(provenance: pd.DataFrame) -> None:
    unverified = provenance[provenance["source_id"] == "unverified"]
    assert len(unverified)
    assert set(unverified["confidence"]) <= {"medium", "low"}


def test_the_cohesion_regions_rest_on_the_classification_of_regions(
    provenance: pd.DataFrame,
) -> None:
    regions = provenance[provenance["field"].isin(["cohesion_region", "nuts2_code"])]
    assert len(regions) == 2 * len(CODES)
    assert set(regions["source_id"]) == {"eurostat-nuts-2021"}
