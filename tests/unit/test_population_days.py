"""Every figure that rests on the number of inhabitants says of which day they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest
from matplotlib.figure import Figure

from api import responses
from content import comparison, legend, slides, town_facts, towns_table
from content.page import Page
from documents import briefing, briefing_bars, briefing_tables, map_keys
from tests.pages import build_page
from tests.tables import table
from tests.words import plain
from ui.slides import presentation
from zmos_data.queries import share_of_country
from zmos_data.selection import Measure

TOWNS = table("municipalities").set_index("municipality_code")
COUNTRY = table("country_figures").set_index("as_of")["value"].astype(int)
DAYS = {"sl": "1. 1. 2021", "en": "1 January 2021"}


def keys_of_picture(page: Page) -> str:
    axes = Figure().add_axes((0, 0, 1, 1))
    map_keys.draw_keys(axes, page, 0, 0, 262)
    return " ".join(words.get_text() for words in axes.texts)


def legend_of_slide(page: Page) -> legend.Legend:
    (found,) = [one for one in briefing.slides_of_view(page) if one.kind == "map"]
    shown = presentation.slide_parts(found)["map"]
    assert isinstance(shown, legend.Legend)
    return shown


def titles_of_briefing(page: Page, kind: str) -> str:
    (title,) = (slide.title for slide in briefing.slides_of_view(page) if slide.kind == kind)
    return title


# Where a measure is named with its unit.
NAMED: dict[str, Callable[[Page], object]] = {
    "legend": lambda page: legend.legend(page).title,
    "table under the map": lambda page: towns_table.towns_table(page).caption,
    "legend of the picture": keys_of_picture,
    "legend on a slide": lambda page: legend_of_slide(page).title,
    "title of the map": lambda page: titles_of_briefing(page, "map"),
    "title of the bars": lambda page: titles_of_briefing(page, "bars"),
    "the map in words": briefing.map_words,
    "bars": lambda page: briefing_bars.town_bars(page).name,
    "name of the table": lambda page: briefing_tables.towns_table(page).name,
    "under the table": lambda page: briefing_tables.towns_table(page).key,
}


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("place", NAMED)
def test_a_measure_per_inhabitant_has_its_day_and_no_other(dataset, language, measure, place):
    words = plain(NAMED[place](build_page(dataset, language, measure=measure)))
    assert (DAYS[language] in words) == measure.is_per_1000, words


@pytest.mark.parametrize("language", ["sl", "en"])
def test_inhabitants_on_a_slide_have_their_day(dataset, language):
    shown, _ = slides.shown_slides(build_page(dataset, language))
    said = [plain(words) for slide in shown for words in slide.sentences]
    of_inhabitants = [words for words in said if "prebivalc" in words or "inhabitants" in words]
    assert of_inhabitants
    assert all(DAYS[language] in words for words in of_inhabitants), of_inhabitants


def test_inhabitants_without_a_day_say_so_and_the_slides_still_run(dataset):
    undated = dataset.municipalities.assign(population_date=pd.NaT)
    page = build_page(replace(dataset, municipalities=undated), "en")
    shown, problems = slides.shown_slides(page)
    assert not problems
    assert "inhabitants (date not known)." in " ".join(shown[0].sentences)


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_comparison_per_inhabitant_has_its_day(dataset, language):
    for line in comparison.lines(build_page(dataset, language, compared=("061", "096"))):
        per_head = "1.000" in line["scale"] or "1,000" in line["scale"]
        assert (DAYS[language] in plain(line["scale"])) == per_head


def test_the_web_interface_and_the_exports_carry_the_day(dataset):
    found = json.loads(responses.municipalities(build_page(dataset), dict))
    for feature in found["features"]:
        own = feature["properties"]
        assert own["population_date"] == TOWNS.at[own["municipality_code"], "population_date"]


@pytest.mark.parametrize("code", TOWNS.index)
def test_the_share_of_the_country_is_of_one_and_the_same_day(dataset, code):
    town = TOWNS.loc[code]
    expected = int(town["population"]) / COUNTRY[town["population_date"]]
    assert share_of_country(dataset, code) == pytest.approx(expected)
    facts = {f.label: f.value for f in town_facts.facts(build_page(dataset, "en"), code)}
    said = plain(facts["Share of the country's inhabitants"])
    assert said == f"{100 * expected:.1f}% (1 January 2021)"


def test_a_share_without_a_figure_of_the_country_on_that_day_is_not_known(dataset):
    moved = dataset.municipalities.assign(population_date=pd.Timestamp("2024-01-01"))
    assert share_of_country(replace(dataset, municipalities=moved), "061") is None
    page = build_page(replace(dataset, municipalities=moved), "en")
    facts = {f.label: f.value for f in town_facts.facts(page, "061")}
    assert facts["Share of the country's inhabitants"] == "not known"


def test_the_twelve_are_over_755_000_and_about_36_per_cent_of_the_country(dataset):
    people = TOWNS["population"].astype(int).sum()
    assert people > 755_000
    assert round(100 * people / COUNTRY["2021-01-01"]) == 36
