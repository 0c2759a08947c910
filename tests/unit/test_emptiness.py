"""What an empty place says: the kinds of empty, and what filters took away."""

from dataclasses import replace

import pytest

from content import filters, labels, matrix, theme_sections, town, town_panel
from documents import briefing_tables
from tests.links import follow
from tests.pages import build_page
from zmos_data.facets import loosen
from zmos_data.links import to_query
from zmos_data.selection import Selection


def said(page, name):
    row = next(row for row in matrix.matrix(page)["rows"] if row["name"] == name)
    return [cell.words for cell in row["cells"]]


def test_a_town_was_not_eligible_in_the_period_that_the_table_says(dataset):
    first = "v obdobju 2014–2020 ni bilo upravičeno"
    page = build_page(dataset)
    assert said(page, "Krško")[0] == labels.not_eligible(page) == first
    assert labels.not_eligible(page, "054") == first
    assert labels.not_eligible(page, "061") == "ni bilo upravičeno"
    assert labels.not_eligible(build_page(dataset, periods=("2021-2027",))) == "ni bilo upravičeno"
    towns = dataset.municipalities
    without = towns.assign(
        eligible_2021_2027=towns["eligible_2021_2027"].where(
            towns["municipality_code"] != "011", False
        )
    )
    data = replace(dataset, municipalities=without)
    assert labels.not_eligible(build_page(data), "011") == "v obdobju 2021–2027 ni bilo upravičeno"
    both = "v obdobjih 2014–2020 in 2021–2027 ni bilo upravičeno"
    assert labels.not_eligible(build_page(data)) == both
    english = labels.not_eligible(build_page(data, "en"))
    assert english == "not eligible in 2014–2020 and 2021–2027"


@pytest.mark.parametrize("language", ["sl", "en"])
def test_signs_under_a_table_of_the_briefing_mean_what_the_pages_say(dataset, language):
    page = build_page(dataset, language, municipality_code="054")
    covered = {"sl": "○ tema ni vključena", "en": "○ theme not covered"}[language]
    for table in (briefing_tables.periods_table(page), briefing_tables.matrix_table(page)):
        assert f"– {labels.no_project(page)};" in table.key
        assert f"× {labels.not_eligible(page)};" in table.key
        assert covered in table.key


def test_a_theme_that_is_filtered_out_is_not_said_to_be_missing_from_the_data(dataset):
    page = build_page(dataset, themes=("sustainable_mobility",))
    none = "v zbranih podatkih ni takih projektov"
    assert said(page, "Celje") == [none, "3", none, "skupni projekt združenja; ni pripisan mestom"]
    section = theme_sections.sections(page)[2]
    assert section["empty"] == "v zbranih podatkih ni takih projektov"
    assert "takih projektov" in town_panel.theme_cards(page)[2]["note"].words


def test_without_filters_the_collected_data_are_what_has_no_project(dataset):
    assert said(build_page(dataset), "Kranj")[0] == "v zbranih podatkih ni projektov"
    period = build_page(dataset, periods=("2014-2020",))
    assert said(period, "Kranj")[0] == "v zbranih podatkih ni projektov"
    assert "v zbranih podatkih ni projektov" in labels.status(period, "no_project")


def test_a_section_gives_the_reason_of_its_cells(dataset):
    page = build_page(dataset, periods=("2021-2027",))
    energy = theme_sections.sections(page)[0]
    assert energy["empty"] == said(page, "Celje")[0] == "tema v tem obdobju ni vključena"
    assert town_panel.theme_cards(page)[0]["note"].words == energy["empty"]
    assert said(page, "Celje")[3] == "tema v tem obdobju ni vključena"  # HIGHER ran before
    first = build_page(dataset, periods=("2014-2020",))
    assert (
        theme_sections.sections(first)[3]["empty"] == "skupni projekt združenja; ni pripisan mestom"
    )


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ({}, "V Murski Soboti je v zbranih podatkih 7 projektov; skupna vrednost"),
        (
            {"themes": ("sustainable_mobility",)},
            "V Murski Soboti so v zbranih podatkih 3 projekti s področja trajnostne mobilnosti; ",
        ),
        (
            {"themes": ("sustainable_mobility",), "periods": ("2014-2020",)},
            "V Murski Soboti sta v zbranih podatkih 2 projekta s področja trajnostne mobilnosti, "
            "2014–2020; ",
        ),
        (
            {"search": "kolesar"},
            "V Murski Soboti so v zbranih podatkih 3 projekti, iskanje: »kolesar«; ",
        ),
    ],
)
def test_the_sentence_of_a_town_names_the_filters(dataset, view, words):
    page = build_page(dataset, municipality_code="080", **view)
    assert town.sentence(page).startswith(words)


def test_the_sentence_of_a_town_names_the_filters_in_english(dataset):
    page = build_page(
        dataset,
        "en",
        municipality_code="080",
        periods=("2014-2020",),
        themes=("sustainable_mobility",),
    )
    assert town.sentence(page).startswith(
        "In Murska Sobota the collected data hold 2 projects on sustainable mobility, 2014–2020; "
    )


def test_a_town_without_a_project_says_which_filter_to_loosen(dataset):
    page = build_page(
        dataset, municipality_code="054", themes=("energy_efficiency",), periods=("2021-2027",)
    )
    advice = town.advice(page)
    assert advice["words"] == (
        "V zbranih podatkih za te filtre ni projektov. Brez filtra »Tema« ostaneta 2 projekta."
    )
    assert follow(advice["go"], to_query(page.selection, "sl"))[1] == {
        "obcina": "054",
        "obdobje": "2021-2027",
        "lang": "sl",
    }
    assert not town.advice(build_page(dataset, municipality_code="054"))
    assert not town.advice(build_page(dataset, municipality_code="061", periods=("2014-2020",)))


def test_what_is_loosened_for_a_town_counts_its_projects_alone(dataset):
    selection = Selection(themes=("energy_efficiency",), periods=("2021-2027",))
    projects = dataset.projects
    own = projects[projects["municipality_code"] == "054"]
    expected = {
        "themes": int((own["period"] == "2021-2027").sum()),
        "periods": int((own["theme_code"] == "energy_efficiency").sum()),
    }
    kind, n = loosen(dataset.index, selection, "054")
    assert n == expected[kind] == max(expected.values())
    assert loosen(dataset.index, selection)[1] > n


def test_the_options_on_the_page_of_a_town_count_its_projects(dataset):
    page = replace(build_page(dataset, municipality_code="080"), name="town")
    counts = filters.option_counts_of(page)
    own = dataset.projects[dataset.projects["municipality_code"] == "080"]
    for code, n in counts["themes"].items():
        assert n == (own["theme_code"] == code).sum()
    assert counts["towns"] == page.view.counts["towns"]
    energy = next(o for o in filters.facets(page)[0]["options"] if "energy" in o.code)
    assert energy.disabled
    assert filters.option_counts_of(replace(page, name="map")) == page.view.counts
