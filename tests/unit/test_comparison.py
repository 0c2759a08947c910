"""Towns beside one another: what could not be is no zero."""

from content import comparison
from content.figure_links import FigureLink
from tests.pages import build_page
from tests.tables import projects, table
from zmos_data.comparison import compare
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
