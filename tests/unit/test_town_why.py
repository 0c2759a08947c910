"""Why a town has what it has: each sentence is true of the tables, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content import phrases, town_numbers, town_why
from tests.pages import build_page
from tests.tables import projects as read_projects
from tests.tables import table
from tests.words import plain

TOWNS = table("municipalities").set_index("municipality_code")
THEMES = {
    "sl": {
        "sustainable_mobility": "trajnostne mobilnosti",
        "urban_environment": "urbanega okolja in oživitve mest",
    },
    "en": {
        "sustainable_mobility": "sustainable mobility",
        "urban_environment": "urban environment and revitalisation",
    },
}


def why(dataset, code: str, language: str, **view) -> str:
    return plain(town_why.why(build_page(dataset, language, municipality_code=code, **view)))


def expected(code: str, language: str) -> str:
    """Write the sentence of the raw tables, rule by rule, without the product's code."""
    own = read_projects()
    own = own[own["municipality_code"] == code]
    slovenian = language == "sl"
    if TOWNS.loc[code, "eligible_2014_2020"] == "false":
        return (
            "Krško je mestna občina šele od 4. 12. 2021, zato v obdobju 2014–2020 ni sodelovalo."
            if slovenian
            else "Krško has been an urban municipality only since 4 December 2021, "
            "so it took no part in 2014–2020."
        )
    if set(own["period"]) == {"2014-2020"}:
        return (
            f"Vseh {len(own)} zbranih projektov je iz obdobja 2014–2020; za obdobje 2021–2027 v "
            "zbranih podatkih ni projektov."
            if slovenian
            else f"All {len(own)} projects are of 2014–2020; of 2021–2027 no project has been "
            "collected."
        )
    known = own[own["total_eur"].notna()].sort_values("total_eur")
    largest, share = known.iloc[-1], known["total_eur"].iloc[-1] / known["total_eur"].sum()
    if share >= 1 / 3:
        name = largest["name_sl"] if slovenian else largest["name_en"]
        written = f"{'približno' if slovenian else 'approximately'} {share:.0%}"
        written = written[:-1] + " %" if slovenian else written
        return (
            f"Na en projekt odpade {written} znane skupne vrednosti: {name}."
            if slovenian
            else f"One project makes up {written} of the known total cost: {name}."
        )
    theme, n = own["theme_code"].mode().item(), own["theme_code"].value_counts().max()
    words = THEMES[language][theme]
    return (
        f"Največ projektov, {n} od {len(own)}, je s področja {words}."
        if slovenian
        else f"More projects are on {words} than on any other theme: {n} of {len(own)}."
    )


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("code", TOWNS.index)
def test_each_town_has_a_sentence_that_the_tables_bear_out(dataset, code, language):
    assert why(dataset, code, language) == expected(code, language)


def test_with_filters_the_eligibility_alone_is_said(dataset):
    assert why(dataset, "061", "sl", periods=("2014-2020",)) == ""
    assert "4. 12. 2021" in why(dataset, "054", "sl", periods=("2014-2020",))
    assert why(dataset, "054", "sl", periods=("2021-2027",)) == ""


def test_without_a_day_in_the_note_none_is_said(dataset):
    towns = dataset.municipalities.assign(member_note_sl="Članica", member_note_en="Member")
    data = replace(dataset, municipalities=towns, checksum="notes without a day")
    assert why(data, "054", "sl") == "V obdobju 2014–2020 mesto ni bilo upravičeno."


def test_the_day_is_read_from_the_note(dataset):
    found = {code: town_why.urban_since(t) for code, t in build_page(dataset).rows.towns.items()}
    assert {code: day for code, day in found.items() if day} == {"054": date(2021, 12, 4)}


def test_a_town_has_no_sentence_where_nothing_stands_out(dataset):
    own = dataset.projects[dataset.projects["municipality_code"] == "061"].head(4)
    themes = ["energy_efficiency", "sustainable_mobility"] * 2
    even = own.assign(
        theme_code=themes,
        total_eur=1.0,
        total_eur_precision="exact",
        period=["2014-2020", "2021-2027"] * 2,
    )
    page = build_page(dataset, municipality_code="061")
    assert town_why._of_one_project(page, even) == ""
    assert town_why._of_one_theme(page, even) == ""
    assert town_why._of_one_period(page, even) == ""


def test_the_gender_of_each_town_is_right():
    neuter, feminine = {"011", "054", "085", "133"}, {"061", "080", "084"}
    for code, town in TOWNS["name"].items():
        wanted = {code in neuter: "neuter", code in feminine: "feminine"}.get(True, "masculine")
        assert phrases.gender(town) == wanted, town


@pytest.mark.parametrize("code", TOWNS.index)
def test_the_three_numbers_are_those_of_the_table(dataset, code):
    own = read_projects()
    own = own[own["municipality_code"] == code]
    found = town_numbers.numbers(build_page(dataset, "en", municipality_code=code))
    assert [number.label for number in found] == ["Projects", "Total cost", "EU contribution"]
    assert found[0].figure.words == str(len(own))
    periods = own["period"].value_counts().sort_index()
    said = [f"{period.replace('-', '–')}: {n}" for period, n in periods.items()]
    assert found[0].note == " · ".join(said)
    for number, column in zip(found[1:], ("total_eur", "eu_eur"), strict=True):
        assert number.note.startswith(f"known for {own[column].notna().sum()} of {len(own)} ")


def test_numbers_of_no_project_claim_nothing(dataset):
    page = build_page(dataset, "en", municipality_code="061", search="žaba")
    found = town_numbers.numbers(page)
    assert [number.figure.words for number in found] == ["0", "–", "–"]
    assert {number.figure.go for number in found} == {""}
