"""Rows of the tables, as ``itertuples()`` gives them; see ``scripts/write_rows.py``.

A cell that the descriptor does not require is a value or missing (``Cell``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import pandas as pd

Cell = Any
Kind = TypeVar("Kind")


def rows_in(table: pd.DataFrame, kind: type[Kind]) -> Iterator[Kind]:
    """Return the rows of a table, of the kind that it holds."""
    rows: Iterator[Any] = table.itertuples(name=kind.__name__)
    return rows


class Row:
    """What every row has: its label in the table."""

    Index: int


class Town(Row):
    """A row of ``municipalities``."""

    municipality_code: str
    name: str
    name_official_sl: str
    name_official_en: str
    name_it: Cell
    name_official_it: Cell
    phrase_locative_sl: str
    name_genitive_sl: str
    iso_code: str
    register_id: str
    statistical_region: str
    statistical_region_en: str
    nuts3_code: str
    cohesion_region: str
    cohesion_region_en: str
    nuts2_code: str
    area_km2: float
    population: Cell
    population_date: Cell
    population_later: Cell
    population_later_date: Cell
    population_town: Cell
    population_town_date: Cell
    settlements_count: int
    seat_lat: float
    seat_lon: float
    label_lat: float
    label_lon: float
    town_hall_address: Cell
    town_hall_lat: Cell
    town_hall_lon: Cell
    website_url: Cell
    official_languages: str
    neighbours: str
    state_border_sl: str
    state_border_en: str
    town_rights_sl: Cell
    town_rights_en: Cell
    strategy_title: Cell
    strategy_year: Cell
    strategy_note_sl: Cell
    strategy_note_en: Cell
    member_since: Cell
    member_note_sl: Cell
    member_note_en: Cell
    eligible_2014_2020: bool
    eligible_2021_2027: bool
    bilingual_settlements: Cell


class Project(Row):
    """A row of ``projects``."""

    project_id: str
    municipality_code: str
    municipality: str
    name_sl: str
    name_sl_origin: str
    name_en: Cell
    name_en_origin: Cell
    theme_code: str
    priority_code: Cell
    priority_basis: Cell
    period: str
    period_basis: Cell
    fund: Cell
    total_eur: Cell
    total_eur_precision: Cell
    total_eur_basis: Cell
    total_eur_as_of: Cell
    eu_eur: Cell
    eu_eur_precision: Cell
    eu_eur_basis: Cell
    eu_eur_as_of: Cell
    cofin_total_eur: Cell
    cofin_total_eur_precision: Cell
    cofin_total_eur_basis: Cell
    cofin_total_eur_as_of: Cell
    start_year: Cell
    start_basis: Cell
    end_year: Cell
    end_basis: Cell
    stage: Cell
    stage_as_of: Cell
    stage_text_sl: Cell
    stage_text_en: Cell
    beneficiary: Cell
    ctn_named_in_source: str
    note_sl: Cell
    note_en: Cell
    confidence: str
    source_id: str
    figures: Cell
    is_period_closed: Cell
    source_title: Cell
    source_url: Cell
    source_url_status: Cell
    confirmation: Cell
    confirmed_on: Cell
    confirmed_version: Cell


class Theme(Row):
    """A row of ``themes``."""

    theme_code: str
    letter: str
    title_sl: str
    title_en: str
    short_sl: str
    short_en: str
    covers_sl: str
    covers_en: str
    strand_2014_2020: Cell
    strand_2021_2027: Cell
    joint_via_association: bool
    source_id: str


class Priority(Row):
    """A row of ``priorities``."""

    priority_code: str
    theme_code: str
    period: str
    kind: str
    title_sl: str
    title_en: str
    funds: str
    note_sl: Cell
    note_en: Cell
    source_id: str


class ProgrammeFigure(Row):
    """A row of ``programmes``."""

    figure_id: str
    programme_code: str
    period: str
    priority_code: Cell
    figure_code: str
    value: float
    unit: str
    qualifier: str
    status: str
    as_of: Cell
    note_sl: Cell
    note_en: Cell
    source_id: str


class Allocation(Row):
    """A row of ``allocations``."""

    municipality_code: str
    year: int
    amount_eur: float
    figures: str
    source_id: str


class Source(Row):
    """A row of ``sources``."""

    source_id: str
    title: str
    title_language: Cell
    description_sl: Cell
    description_en: Cell
    publisher: Cell
    url: Cell
    url_status: Cell
    date_published: Cell
    as_of: Cell
    date_read: Cell
    licence: Cell


class Conflict(Row):
    """A row of ``conflicts``."""

    conflict_id: str
    project_id: str
    field: str
    value_used: Cell
    value_other: float
    precision_other: Cell
    note_sl: str
    note_en: str
    source_id: str


class ProjectSource(Row):
    """A row of ``project_sources``."""

    project_id: str
    source_id: str
    position: int
    proves: str


class Fact(Row):
    """A row of ``organisation``."""

    fact_code: str
    kind: str
    value_sl: str
    value_en: str
    as_of: Cell
    source_id: str
    confidence: str


class Output(Row):
    """A row of ``outputs``."""

    project_id: str
    position: int
    quantity: float
    unit: str
    precision: str
    what_sl: str
    what_en: str
    source_id: str


class Site(Row):
    """A row of ``sites``."""

    project_id: str
    position: int
    lat: float
    lon: float
    precision: str
    point_is_sl: str
    point_is_en: str
    source_id: str
    confidence: str


class Confirmation(Row):
    """A row of ``confirmations``."""

    municipality_code: str
    confirmed_on: Cell
    position: int
    project_id: Cell
    verdict: str
    data_version: str
    row_digest: Cell
    note: Cell


class Blazon(Row):
    """A row of ``arms``."""

    municipality_code: str
    blazon_sl: str
    blazon_en: str
    tinctures: str
    decree: Cell
    artwork: str
    confidence: str
    use_note_sl: Cell
    use_note_en: Cell
    source_id: str
