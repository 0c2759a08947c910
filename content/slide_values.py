"""What may stand in braces in a slide's sentence: figures in words, computed for its view."""

from __future__ import annotations

import pandas as pd

from content import amounts, labels, ranking, sources
from content.page import Page
from zmos_data.amounts import Amounts
from zmos_data.amounts import amounts as sums_of
from zmos_data.model import Dataset
from zmos_data.queries import projects_of_town
from zmos_data.rows import Allocation, Fact, rows_in

# The amounts as a slide names them; with "_known" behind, for how many projects each is known.
_NAMES = {"total_eur": "total", "cofin_total_eur": "cofin", "eu_eur": "eu"}
_AMOUNTS = tuple(part for name in _NAMES.values() for part in (name, f"{name}_known"))
VIEW = ("projects", "in_towns", "most_in", *_AMOUNTS, "covers")
TOWN = ("town_projects", *(f"town_{name}" for name in _AMOUNTS), "town_allocation")
WHOLE = ("members", "inhabitants", "population_day", "sources", "version", "association_url")


def placeholders(dataset: Dataset) -> frozenset[str]:
    """Return everything that a sentence may name; what is of a town needs one in the view."""
    facts = (_fact(str(code)) for code in dataset.organisation["fact_code"])
    return frozenset((*VIEW, *TOWN, *WHOLE, *facts))


def _fact(code: str) -> str:
    return f"fact_{code.replace('-', '_')}"


def values(page: Page) -> dict[str, str]:
    """Write every figure that the page's view has (pure)."""
    text, headline = page.text, page.view.headline
    found = {
        "projects": text.count("{n} project", "{n} projects", headline.projects),
        "in_towns": text.count(
            "in {n} urban municipality", "in {n} urban municipalities", headline.towns
        ),
        "most_in": ranking.most_in(page),
        **_amounts(page, "", headline.amounts),
        **_whole(page),
        **{
            _fact(fact.fact_code): text.of(fact, "value")
            for fact in rows_in(page.dataset.organisation, Fact)
        },
    }
    if len(page.selection.themes) == 1:
        found["covers"] = text.of(page.rows.themes[page.selection.themes[0]], "covers")
    if page.selection.municipality_code:
        found |= _of_town(page, page.selection.municipality_code)
    return found


def _amounts(page: Page, prefix: str, sums: Amounts) -> dict[str, str]:
    text, found = page.text, {}
    for column, name in _NAMES.items():
        sum_ = sums[column]
        found[f"{prefix}{name}"] = amounts.amount(text, sum_)
        found[f"{prefix}{name}_known"] = amounts.stands_on(text, sum_.known, sum_.projects)
    return found


def _whole(page: Page) -> dict[str, str]:
    """Write what is the same for every view."""
    text, data = page.text, page.dataset
    site = data.sources[data.sources["source_id"] == "zmos-si"]["url"]
    return {
        "members": text.count(
            "{n} urban municipality", "{n} urban municipalities", len(page.rows.towns)
        ),
        "inhabitants": text.count(
            "{n} inhabitant", "{n} inhabitants", int(data.municipalities["population"].sum())
        ),
        "population_day": labels.population_day(page),
        "sources": sources.counted(page),
        "version": data.version,
        "association_url": str(site.iloc[0]) if len(site) else text.say("not known"),
    }


def _of_town(page: Page, code: str) -> dict[str, str]:
    text = page.text
    projects = projects_of_town(page.dataset, page.selection, code)
    return {
        "town_projects": text.count("{n} project", "{n} projects", len(projects)),
        **_amounts(page, "town_", sums_of(projects)),
        "town_allocation": allocation(page, code),
    }


def allocation(page: Page, code: str) -> str:
    """Write the town's indicative allocation and when it was published; if it is not known, so."""
    text, table = page.text, page.dataset.allocations
    row = next(rows_in(table[table["municipality_code"] == code], Allocation), None)
    if row is None or pd.isna(row.amount_eur):
        return text.say("not known")
    written = text.short_euros(row.amount_eur, rounded=row.figures == "rounded")
    return text.say("{figure} (published in {year})", figure=written, year=row.year)
