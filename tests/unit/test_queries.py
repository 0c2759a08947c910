"""Figures of a view: they reconcile, and what is missing is missing."""

import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import put_into_two_towns, tiny_package
from tests.tables import AMOUNTS, table
from tests.tables import projects as read_projects
from zmos_data.amounts import amount
from zmos_data.eligibility import ThemeStatus, ineligible_periods, theme_statuses
from zmos_data.loading import load_dataset
from zmos_data.periods import PERIODS
from zmos_data.queries import (
    Coverage,
    coverage,
    filter_projects,
    headline,
    measure_by_municipality,
    projects_of_town,
    published_sources,
    totals_by_municipality,
    totals_by_theme,
)
from zmos_data.selection import Counting, Measure, Selection

DATA = load_dataset()
THEMES = tuple(DATA.themes["theme_code"])
views = st.builds(
    Selection,
    themes=st.lists(st.sampled_from(THEMES), unique=True).map(tuple),
    periods=st.lists(st.sampled_from(PERIODS), unique=True).map(tuple),
)


def statuses(view):
    """Return the towns' parts in the themes as a frame."""
    return pd.DataFrame(theme_statuses(DATA, view), columns=ThemeStatus._fields)


@settings(max_examples=40, deadline=None)
@given(views)
def test_the_towns_add_up_to_the_headline(view):
    totals, figures = totals_by_municipality(DATA, view), headline(DATA, view)
    assert totals["projects"].sum() == figures.projects
    assert (totals["projects"] > 0).sum() == figures.towns
    for column in AMOUNTS:
        sum_ = figures.amounts[column]
        assert math.isclose(totals[column].sum(), sum_.eur or 0, abs_tol=0.005)
        assert totals[f"{column}_known"].sum() == sum_.known
        assert totals[f"{column}_rounded"].any() == sum_.rounded


@pytest.mark.parametrize(
    ("themes", "periods", "expected"),
    [
        (("energy_efficiency",), (), "not_eligible"),  # has a strand in 2014-2020 alone
        (("energy_efficiency",), ("2014-2020",), "not_eligible"),
        (("energy_efficiency", "innovation_policy"), (), "no_project"),  # joint: of no period
        (("innovation_policy",), (), "no_project"),
        (("sustainable_mobility",), ("2014-2020",), "not_eligible"),
        (("sustainable_mobility",), (), "value"),
        (("energy_efficiency",), ("2021-2027",), "no_project"),  # no strand, so no period to miss
    ],
)
def test_a_town_is_eligible_in_the_periods_in_which_a_chosen_theme_has_a_strand(
    themes, periods, expected
):
    view = Selection(themes=themes, periods=periods)
    totals = totals_by_municipality(DATA, view)
    statuses = measure_by_municipality(totals, Measure("projects"))["status"]
    assert statuses["054"] == expected
    assert "not_eligible" not in set(statuses.drop("054"))


@settings(max_examples=20, deadline=None)
@given(views)
def test_the_themes_and_the_periods_split_the_view(view):
    parts = statuses(view)
    assert parts["projects"].sum() == len(filter_projects(DATA, view))
    assert len(parts) == 12 * 4
    assert set(parts.loc[parts["projects"] > 0, "status"]) <= {"takes_part"}


@settings(max_examples=20, deadline=None)
@given(views)
def test_the_themes_add_up_to_the_headline(view):
    totals, figures = totals_by_theme(DATA, view), headline(DATA, view)
    assert list(totals) == list(THEMES)
    assert sum(t.projects for t in totals.values()) == figures.projects
    for column in AMOUNTS:
        whole, parts = figures.amounts[column], [t.amounts[column] for t in totals.values()]
        assert sum(part.known for part in parts) == whole.known
        assert math.isclose(sum(part.eur or 0 for part in parts), whole.eur or 0, abs_tol=0.005)
        assert any(part.rounded for part in parts) == whole.rounded
    parts = statuses(view)
    taken = parts[parts["status"] == "takes_part"].groupby("theme").size()
    assert {code: t.towns for code, t in totals.items() if t.towns} == taken.to_dict()


def test_a_missing_figure_is_missing_and_never_zero():
    none = DATA.projects[DATA.projects["figures"] == "none"]
    for column in AMOUNTS:
        assert amount(none, column).eur is None
        assert amount(none, column).known == 0


def test_a_sum_with_a_rounded_figure_says_so():
    exact = DATA.projects[DATA.projects["figures"] == "exact"]
    for column in AMOUNTS:
        assert not amount(exact, column).rounded
        assert amount(DATA.projects, column).rounded


def test_krsko_is_not_eligible_in_the_first_period_only():
    first = totals_by_municipality(DATA, Selection(periods=("2014-2020",)))
    assert list(first.index[~first["eligible"]]) == ["054"]
    assert totals_by_municipality(DATA, Selection())["eligible"].all()
    measures = measure_by_municipality(first, Measure.PROJECTS)
    assert measures.at["054", "status"] == "not_eligible"
    assert math.isnan(measures.at["054", "value"])


def test_a_town_with_projects_but_no_figure_is_unknown_and_not_zero():
    view = Selection(themes=("sustainable_mobility",), periods=("2014-2020",))
    measures = measure_by_municipality(totals_by_municipality(DATA, view), Measure.EU)
    assert measures.at["084", "status"] == "unknown"


def test_per_inhabitant_divides_by_thousands():
    totals = totals_by_municipality(DATA, Selection())
    measures = measure_by_municipality(totals, Measure.PROJECTS_PER_1000)
    people = table("municipalities").set_index("municipality_code")["population"].astype(float)
    counts = read_projects().groupby("municipality_code").size()
    assert len(people) == 12
    for code, inhabitants in people.items():
        assert measures.at[code, "value"] == pytest.approx(counts[code] / inhabitants * 1000)
    assert measures.at["133", "value"] == pytest.approx(7 / 33.715)


def test_the_joint_project_is_credited_to_no_town():
    parts = statuses(Selection())
    assert set(parts.loc[parts["theme"] == "innovation_policy", "status"]) == {"joint"}


def test_energy_efficiency_has_no_strand_in_the_second_period():
    parts = statuses(Selection(periods=("2021-2027",)))
    assert set(parts.loc[parts["theme"] == "energy_efficiency", "status"]) == {"no_strand"}


def test_krsko_could_not_take_part_in_energy_efficiency():
    parts = statuses(Selection())
    cell = parts[(parts["municipality_code"] == "054") & (parts["theme"] == "energy_efficiency")]
    assert list(cell["status"]) == ["not_eligible"]


def test_the_chosen_town_filters_its_list_and_not_the_map():
    view = Selection(municipality_code="085", themes=("urban_environment",))
    assert set(projects_of_town(DATA, view, "085")["municipality_code"]) == {"085"}
    assert filter_projects(DATA, view)["municipality_code"].nunique() == 12


def test_coverage_is_76_of_91_and_22():
    rows = read_projects()
    numbers = [(rows["period"] == period).sum() for period in PERIODS]
    unnamed = [
        ((rows["period"] == period) & (rows["ctn_named_in_source"] == "no")).sum()
        for period in PERIODS
    ]
    assert coverage(DATA) == Coverage(91, *numbers, *unnamed)
    assert coverage(DATA) == Coverage(91, 76, 22, first_unnamed=4, second_unnamed=8)
    # Whichever comes first: there are counts of the years before too.
    anyhow = replace(DATA, programmes=DATA.programmes.iloc[::-1])
    assert coverage(anyhow).approved == 91


def test_a_published_source_is_one_with_a_publisher_or_a_web_address():
    rows = table("sources")
    named = rows[rows["publisher"].notna() | rows["url"].notna()]
    assert published_sources(DATA) == len(named) < len(rows)
    assert "unverified" not in set(named["source_id"])


def test_the_periods_in_which_a_town_was_not_eligible_are_those_of_the_table():
    closed = ineligible_periods(DATA)
    assert {code for code, periods in closed.items() if periods} == {"054"}
    assert closed["054"] == ("2014-2020",)
    towns = DATA.municipalities
    never = towns.assign(
        eligible_2021_2027=towns["eligible_2021_2027"].where(
            towns["municipality_code"] != "054", False
        )
    )
    assert ineligible_periods(replace(DATA, municipalities=never))["054"] == PERIODS


def test_the_towns_of_a_view_are_counted_as_its_projects_are(tmp_path):
    folder = tiny_package(tmp_path)
    put_into_two_towns(folder)
    shared = load_dataset(folder)
    theme = shared.projects.set_index("project_id").loc["011-01", "theme_code"]
    once = Selection(search="tehnopark")
    each = replace(once, counting=Counting.EACH)
    assert headline(shared, once).projects == headline(shared, each).projects == 1
    assert (headline(shared, once).towns, headline(shared, each).towns) == (1, 2)
    assert totals_by_theme(shared, each)[theme].towns == 2
    assert totals_by_theme(shared, each)[theme].projects == 1
