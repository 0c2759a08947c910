"""Questions to the data set: pure functions from (data set, selection) to small frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from zmos_data.amounts import Amounts
from zmos_data.eligibility import is_eligible
from zmos_data.facets import passing
from zmos_data.model import Dataset
from zmos_data.periods import PERIODS
from zmos_data.selection import Counting, Measure, Selection
from zmos_data.sums import amounts_by, distinct, options_of
from zmos_data.town_totals import measured, sums_by_municipality


@dataclass(frozen=True)
class Headline:
    """The figures above the map.

    Attributes
    ----------
    towns, members : int
        Towns with at least one project in the view, and the towns of the association.
    projects : int
        Projects in the view.
    amounts : dict of str to Amount
        The sum of each of ``AMOUNTS``. They are different figures and are never mixed.
    """

    towns: int
    members: int
    projects: int
    amounts: Amounts


def filter_projects(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the projects of the view: the rows of ``dataset.projects`` that pass the filters.

    The chosen town does not filter; see `projects_of_town`.
    """
    kept: pd.DataFrame = dataset.projects.iloc[dataset.index.filtered(selection).positions]
    return kept


def by_town(dataset: Dataset, projects: pd.DataFrame, counting: Counting) -> pd.DataFrame:
    """Return the projects with a row a town that counts them, in ``municipality_code``.

    Counted once, a project of several towns stands with its lead; counted in each town, it
    has a row for each of them and the towns' sum is more than the whole.
    """
    links = dataset.project_municipalities
    if counting is Counting.ONCE or len(links) == len(dataset.projects):
        return projects
    own = projects.drop(columns=["municipality_code"])
    return own.merge(links[["project_id", "municipality_code"]], on="project_id", how="left")


def projects_of_town(dataset: Dataset, selection: Selection, code: str) -> pd.DataFrame:
    """Return the view's projects of one town, by period and name."""
    index = dataset.index
    facet = index.facets["towns"]
    own = np.zeros(index.size, dtype=bool)
    own[facet.positions[facet.options == facet.codes.index(code)]] = True
    town = dataset.projects.iloc[np.flatnonzero(own & passing(index, selection))]
    return town.sort_values(["period", "theme_code", "name_sl"], kind="stable")


def headline(dataset: Dataset, selection: Selection) -> Headline:
    """Compute the figures of the view."""
    index = dataset.index
    filtered = index.filtered(selection)
    _, towns = filtered.town_pairs(selection.counting)
    whole = np.zeros(len(filtered.positions), dtype=np.intp)
    (projects,), (amounts,) = amounts_by(filtered.brought(Counting.ONCE), whole, 1)
    return Headline(
        towns=int(np.count_nonzero(np.bincount(towns))),
        members=len(dataset.municipalities),
        projects=projects,
        amounts=amounts,
    )


@dataclass(frozen=True)
class ThemeTotal:
    """What a view holds of one theme.

    Attributes
    ----------
    projects, towns : int
        Projects of the theme and the towns that have one.
    amounts : dict of str to Amount
        The sum of each of ``AMOUNTS``.
    """

    projects: int
    towns: int
    amounts: Amounts


def totals_by_theme(dataset: Dataset, selection: Selection) -> dict[str, ThemeTotal]:
    """Total the view by theme: every theme by its code, in the order of the table."""
    index = dataset.index
    filtered = index.filtered(selection)
    positions, themes = filtered.positions, options_of(index, "themes")
    groups, codes = themes[positions], index.facets["themes"].codes
    counts, sums = amounts_by(filtered.brought(Counting.ONCE), groups, len(codes))
    counted, in_towns = filtered.town_pairs(selection.counting)
    towns = distinct(themes[counted], in_towns, len(codes)).tolist()
    found = map(ThemeTotal, counts, towns, sums)
    return dict(zip(codes, found, strict=True))


def published_sources(dataset: Dataset) -> int:
    """Count the published sources: the rows of ``sources`` with a publisher or a web address.

    A source without both cannot be looked up: general knowledge, or notes of several pages.
    """
    named = dataset.sources["publisher"].notna() | dataset.sources["url"].notna()
    return int(named.sum())


@dataclass(frozen=True)
class Coverage:
    """How much of the programme the collected data hold.

    Attributes
    ----------
    approved : int
        Projects approved in 2014-2020 by the programme's own count (its latest figure).
    first, second : int
        Collected projects of 2014-2020 and of 2021-2027.
    first_unnamed, second_unnamed : int
        Those of them whose source does not name ITI, so that they may not be among the approved.
    """

    approved: int
    first: int
    second: int
    first_unnamed: int
    second_unnamed: int


def coverage(dataset: Dataset) -> Coverage:
    """Say how much of the programme the collected data hold."""
    figures = dataset.programmes
    approved = figures[
        (figures["programme_code"] == "iti-2014-2020")
        & (figures["figure_code"] == "approved_projects")
        & (figures["status"] == "latest")
    ]["value"].iloc[0]
    periods, unnamed = dataset.projects["period"], dataset.projects["ctn_named_in_source"] == "no"
    collected = [int((periods == period).sum()) for period in PERIODS]
    without = [int((unnamed & (periods == period)).sum()) for period in PERIODS]
    return Coverage(int(approved), *collected, *without)


def share_of_country(dataset: Dataset, code: str) -> float | None:
    """Return the part of the country's inhabitants who live in a municipality.

    Returns
    -------
    float or None
        Share of one, of the day in ``population_date``; None where the population of the
        municipality or that of the country on the same day is not known.
    """
    towns, figures = dataset.municipalities, dataset.country_figures
    town = towns[towns["municipality_code"] == code].iloc[0]
    same_day = figures[
        (figures["figure_code"] == "population") & (figures["as_of"] == town["population_date"])
    ]
    if same_day.empty or pd.isna(town["population"]):
        return None
    return float(town["population"] / same_day["value"].iloc[0])


def totals_by_municipality(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Total the view by town.

    Returns
    -------
    pandas.DataFrame
        Twelve rows indexed by ``municipality_code`` in the order of the table:
        ``projects`` (count), ``themes`` (distinct themes), for each of
        ``AMOUNTS`` the sum of known figures in EUR (NaN where none is known) with
        ``*_known`` (count) and ``*_rounded`` (bool), ``population`` with its day in
        ``population_date`` (ISO, missing where not known), ``eligible`` (bool).
    """
    towns, sums = dataset.municipalities, sums_by_municipality(dataset, selection)
    totals: dict[str, Any] = {name: own for name, own in vars(sums).items() if name != "amounts"}
    for column, found in sums.amounts.items():
        totals[column] = found.eur
        totals[f"{column}_known"] = found.known
        totals[f"{column}_rounded"] = found.rounded
    totals["population"] = towns["population"].array
    totals["population_date"] = towns["population_date"].dt.strftime("%Y-%m-%d").array
    totals["eligible"] = is_eligible(dataset, selection)
    # All columns at once: one by one costs pandas four times as long.
    return pd.DataFrame(totals, index=pd.Index(towns["municipality_code"]))


def measure_by_municipality(totals: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Pick the measure out of the totals and say why a town has none.

    Parameters
    ----------
    totals : pandas.DataFrame
        From `totals_by_municipality`.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``municipality_code``: ``value`` (float; NaN where there is none) and
        ``status``, as `TownMeasure` has them.
    """
    value = totals[measure.base].to_numpy(dtype=float)
    if measure.is_per_1000:
        value = value / totals["population"].to_numpy(dtype=float, na_value=np.nan) * 1000
    rows = zip(value.tolist(), totals["projects"], totals["eligible"], strict=True)
    found = [measured(figure, n, eligible=eligible) for figure, n, eligible in rows]
    columns = {
        "value": np.array([row.value for row in found], dtype=float),
        "status": np.array([row.status for row in found], dtype=object),
    }
    return pd.DataFrame(columns, index=totals.index)
