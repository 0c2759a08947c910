"""The answers of the web interface: a view of the data as GeoJSON, JSON or CSV."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from content import credits, store, view_description
from content.page import Page
from zmos_data import links
from zmos_data.amounts import AMOUNTS, Amounts
from zmos_data.confirmations import State, TownStatus
from zmos_data.exports.delimited import csv_of_all
from zmos_data.former_names import aliases_of
from zmos_data.ordering import view_positions
from zmos_data.rows import Town
from zmos_data.selection import Measure
from zmos_data.town_totals import TownMeasure, TownTotal

ATTRIBUTION = "Mestne občine Slovenije; GURS, RPE (CC BY 4.0)"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# What a site says of its project, besides the columns of its own table.
OF_SITE = ("project_id", "municipality_code", "theme_code", "name_sl", "name_en")
Geometries = Mapping[str, Mapping[str, Any]]


def municipalities(page: Page, geometries: Callable[[], Geometries]) -> bytes:
    """Write the twelve municipalities with the view's totals.

    Parameters
    ----------
    geometries : callable
        Returns the GeoJSON geometry of each municipality by its code; one that the layer
        lacks is null, as RFC 7946 has it.
    """
    shapes, view, measure = geometries(), page.view, page.selection.measure
    confirmed = store.confirmations(page.dataset)
    features = [
        _feature(
            code,
            {"municipality_code": code, "name": town.name}
            | _confirmed(confirmed[code])
            | _totals(view.totals[code], town)
            | {"measure": measure.value}
            | _measured(view.measures[code], measure),
            shapes.get(code),
        )
        for code, town in page.rows.towns.items()
    ]
    return as_json({"type": "FeatureCollection", "view": about(page), "features": features})


def _totals(total: TownTotal, town: Town) -> dict[str, Any]:
    """Write what the view holds of a town, with what its figures are divided by."""
    return (
        {"projects": total.projects, "themes": total.themes}
        | _sums(total.amounts)
        | {
            "population": town.population,
            "population_date": town.population_date,
            "eligible": total.eligible,
        }
    )


def _measured(found: TownMeasure, measure: Measure) -> dict[str, Any]:
    """Write a town's figure of the measure; an amount to the cent, as among its sums."""
    own = asdict(found)
    return own | {"value": _to_the_cent(found.value)} if measure in AMOUNTS else own


def _to_the_cent(eur: float | None) -> float | None:
    """Leave out what adding binary fractions leaves behind the cents."""
    return None if eur is None else round(eur, 2)


def _confirmed(town: TownStatus) -> dict[str, Any]:
    """Write what a town confirmed of its own projects, whatever the view."""
    return {
        "confirmed_on": None if town.day is None else town.day.isoformat(),
        "confirmed_version": town.version or None,
        "projects_own": len(town.projects),
        "projects_confirmed": town.count(State.CONFIRMED),
    }


def projects_csv(page: Page) -> bytes:
    """Write the view's projects as a table for programs: every text as the tables have it."""
    return csv_of_all(_projects(page))


def projects_json(page: Page) -> bytes:
    """Write the view's projects in the order of the view."""
    return as_json({"view": about(page), "projects": _records(_projects(page))})


def projects_geojson(page: Page) -> bytes:
    """Write the view's projects as points: the seat of the lead municipality of each."""
    seats = {
        code: [float(town.seat_lon), float(town.seat_lat)] for code, town in page.rows.towns.items()
    }
    features = [
        _feature(
            project["project_id"],
            project,
            {"type": "Point", "coordinates": seats[project["municipality_code"]]},
        )
        for project in _records(_projects(page))
    ]
    return as_json({"type": "FeatureCollection", "view": about(page), "features": features})


def sites(page: Page) -> bytes:
    """Write the known places of the view's projects as points; most projects have none."""
    dataset = page.dataset
    projects = dataset.projects.iloc[view_positions(dataset, page.selection)]
    found = projects[list(OF_SITE)].merge(dataset.sites, on="project_id")
    features = [
        _feature(
            f"{site['project_id']}-{site['position']}",
            site,
            {"type": "Point", "coordinates": [site["lon"], site["lat"]]},
        )
        for site in _records(found)
    ]
    return as_json({"type": "FeatureCollection", "view": about(page), "features": features})


def themes(page: Page) -> bytes:
    """Write the four themes with the view's totals."""
    rows = []
    for theme in _records(page.dataset.themes):
        total = page.view.themes[theme["theme_code"]]
        rows.append(
            theme | {"projects": total.projects, "towns": total.towns} | _sums(total.amounts)
        )
    return as_json({"view": about(page), "themes": rows})


def about(page: Page) -> dict[str, str]:
    """Say what an answer shows and what it stands on."""
    return {
        "sentence": view_description.describe_view(page),
        "coverage": credits.coverage(page),
        "query": links.link(page.selection, page.text.language),
        "language": page.text.language,
        "data_version": page.dataset.version,
        "data_checksum": page.dataset.checksum,
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
    }


def _projects(page: Page) -> pd.DataFrame:
    """Return the view's projects in its order, with the codes of all their towns."""
    dataset = page.dataset
    projects = dataset.projects.iloc[view_positions(dataset, page.selection)]
    towns: dict[str, list[str]] = {}
    links = dataset.project_municipalities.sort_values("is_lead", ascending=False, kind="stable")
    for project, town in zip(links["project_id"], links["municipality_code"], strict=True):
        towns.setdefault(project, []).append(town)
    codes = [";".join(towns[project]) for project in projects["project_id"]]
    former = aliases_of("projects", projects.columns)
    return projects.assign(
        municipality_codes=codes, **{old: projects[new] for old, new in former.items()}
    )


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    columns = [table[name].astype(object).tolist() for name in table.columns]
    return [dict(zip(table.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _sums(amounts: Amounts) -> dict[str, Any]:
    sums: dict[str, Any] = {}
    for name, amount in amounts.items():
        sums |= {
            name: _to_the_cent(amount.eur),
            f"{name}_known": amount.known,
            f"{name}_rounded": amount.rounded,
        }
    return sums


def _feature(
    code: str, properties: dict[str, Any], geometry: Mapping[str, Any] | None
) -> dict[str, Any]:
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}


def as_json(value: dict[str, Any]) -> bytes:
    """Write JSON; what is missing is null, and a NaN that is left would be an error."""
    text = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _plain(value: Any) -> Any:
    """Turn the cells of frames into values of JSON."""
    if isinstance(value, dict):
        return {name: cell if name == "geometry" else _plain(cell) for name, cell in value.items()}
    if isinstance(value, list):
        return [_plain(cell) for cell in value]
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and math.isnan(value) else value
