"""Towns beside one another: what could not be is no zero."""

from dataclasses import replace
from math import log
from statistics import median

import pytest

from content import comparison
from content.figure_links import FigureLink
from tests.pages import build_page
from tests.tables import projects, table
from zmos_data.comparison import compare, similar
from zmos_data.selection import Selection


def test_a_town_that_was_not_eligible_has_no_zero_and_is_in_no_median(dataset):
    page = build_page(dataset, compared=("054", "061"), periods=("2014-2020",))
    first = comparison.lines(page)[0]
    assert first["values"][0] == FigureLink("v obdobju 2014–2020 ni bilo upravičeno")
    assert first["towns"] == "izračunano iz 11 mest"
    assert compare(dataset, page.selection)[0].values["054"] is None


def test_an_eligible_town_without_a_project_says_so_and_counts_as_none(dataset):
    theme, towns = "energy_efficiency", table("municipalities")
    rows = projects()
    with_one = set(rows[rows["theme_code"] == theme]["municipality_code"])
    eligible = towns[towns["eligible_2014_2020"] == "true"]["municipality_code"]
    without = next(code for code in eligible if code not in with_one)
    selection = Selection(compared=(without,), themes=(theme,), periods=("2014-2020",))
    line = compare(dataset, selection)[0]
    assert line.values[without] == 0
    assert line.towns == len(eligible) == 11
    page = build_page(dataset, compared=(without,), themes=(theme,))
    assert comparison.lines(page)[0]["values"][0] == FigureLink(
        "v zbranih podatkih ni takih projektov"
    )


def in_region(code: str) -> set[str]:
    towns = table("municipalities").set_index("municipality_code")["nuts3_code"]
    return set(towns[towns == towns[code]].index)


@pytest.mark.parametrize("facet", ["towns", "regions"])
def test_a_town_that_the_view_leaves_out_is_no_zero_and_in_no_median(dataset, facet):
    inside = in_region("133")
    chosen = {"towns": tuple(inside), "regions": ("SI034",)}[facet]
    page = build_page(dataset, compared=("133", "061"), **{facet: chosen})
    lines = compare(dataset, page.selection)
    assert {line.towns for line in lines if line.measure == "projects"} == {len(inside)}
    for line in lines:
        figures = [line.values[code] for code in inside if line.values[code] is not None]
        assert line.median == pytest.approx(median(figures))
        assert all(line.values[code] is None for code in line.values if code not in inside)
    first = comparison.lines(page)[0]
    assert first["values"][1] == FigureLink("zunaj izbranih mest ali regij")
    assert first["dots"]["range"].startswith("mesta v pogledu: od ")
    assert len(first["dots"]["towns"]) == len(inside)


def size(code: str) -> tuple[float, float]:
    row = table("municipalities").set_index("municipality_code").loc[code]
    return log(float(row["population"])), log(float(row["area_km2"]))


@pytest.mark.parametrize("code", ["061", "080", "096"])
def test_towns_that_are_alike_are_near_by_inhabitants_and_area(dataset, code):
    others = [each for each in table("municipalities")["municipality_code"] if each != code]
    apart = {
        each: sum((one - other) ** 2 for one, other in zip(size(code), size(each), strict=True))
        for each in others
    }
    assert list(similar(dataset, code, 11)) == sorted(others, key=apart.__getitem__)


def test_a_town_whose_inhabitants_are_not_known_is_like_none(dataset):
    towns = dataset.municipalities.copy()
    towns.loc[towns["municipality_code"] == "080", "population"] = None
    assert "080" not in similar(replace(dataset, municipalities=towns), "096", 11)


def test_the_comparison_begins_with_two_towns(dataset):
    people = table("municipalities").set_index("municipality_code")["population"].astype(int)
    begun = comparison.with_towns(build_page(dataset)).selection.compared
    assert begun == tuple(people.sort_values(ascending=False).index[:2])
    chosen = comparison.with_towns(build_page(dataset, municipality_code="096"))
    assert chosen.selection.compared == ("096", *similar(dataset, "096", 1))
    page = build_page(dataset, compared=("080",))
    assert comparison.with_towns(page) is page


def test_towns_that_are_alike_are_offered_while_there_is_room(dataset):
    page = build_page(dataset, compared=("096", "080"))
    offered = [town["id"].removeprefix("alike-") for town in comparison.alike(page)["towns"]]
    assert offered == [code for code in similar(dataset, "096", 11) if code != "080"][:3]
    assert comparison.alike(build_page(dataset, compared=("061", "070", "080", "096"))) == {}


def test_every_town_that_could_take_part_is_a_dot_and_the_chosen_ones_are_marked(dataset):
    page = build_page(dataset, "en", compared=("061", "096"), periods=("2014-2020",))
    counts = projects().query("period == '2014-2020'")["municipality_code"].value_counts()
    row = comparison.lines(page)[0]
    dots = {dot["tip"].split(": ")[0]: dot for dot in row["dots"]["towns"]}
    assert len(dots) == 11
    assert "Krško" not in dots, "it could not take part, which is no zero"
    for code in counts.index:
        dot = dots[page.town_names[code]]
        assert dot["tip"] == f"{page.town_names[code]}: {counts[code]}"
        assert dot["at"] == f"{counts[code] / counts.max():.1%}"
        assert dot["mark"] == {"061": 1, "096": 2}.get(code, 0)
    assert row["dots"]["range"] == f"all towns: from {counts.min()} to {counts.max()}"


def test_chosen_towns_of_one_figure_do_not_hide_one_another(dataset):
    page = build_page(dataset, compared=("096", "112", "061"))
    row = comparison.lines(page)[0]  # Ptuj and Slovenj Gradec have seven projects each
    lifts = {dot["mark"]: dot["lift"] for dot in row["dots"]["towns"]}
    assert lifts == {0: 0, 1: -0.5, 2: 0.5, 3: 0}
    assert page.text.number(7.5, 1) in {str(row["median"].words) for row in comparison.lines(page)}


def test_every_amount_says_for_how_many_projects_it_is_known(dataset):
    page = build_page(dataset, "en", compared=("061", "096"))
    own = projects().query("municipality_code == '061'")
    total = next(row for row in comparison.lines(page) if row["label"].startswith("Total cost"))
    assert total["known"][0] == f"known for {own['total_eur'].count()} of {len(own)} projects"
    assert comparison.lines(page)[0]["known"] == ["", ""]
