"""The evidence of a figure: the rows behind it, each with its source, and what was done to them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from zmos_data.comparison import compare
from zmos_data.facet import Mask, Positions
from zmos_data.facets import passing, town_pairs
from zmos_data.model import Dataset
from zmos_data.rows import Cell, Project, Source, Town
from zmos_data.selection import MEDIAN, SCALES, UNKNOWN, Selection
from zmos_data.sums import options_of

Values = npt.NDArray[np.float64]  # of each row, NaN where it is not known
_DIVISORS = {"_per_1000": ("population", 1000.0), "_per_km2": ("area_km2", 1.0)}
_LINES = {"": "absolute", "_per_1000": "per_1000", "_per_km2": "per_km2"}


@dataclass(frozen=True)
class Figure:
    """What a figure is.

    Attributes
    ----------
    base : str
        ``projects``, ``towns``, ``themes`` (counts), or one of
        ``AMOUNTS`` (sums in EUR).
    scale : {"", "_per_1000", "_per_km2"}
        What it is divided by.
    median : bool
        Whether it is the middle one of the towns' figures.
    """

    base: str
    scale: str
    median: bool

    @property
    def is_money(self) -> bool:
        """Whether it is a sum in EUR."""
        return self.base.endswith("_eur")


@dataclass(frozen=True)
class Divisor:
    """What a town's figure is divided by: inhabitants or km2, with its source.

    Attributes
    ----------
    municipality_code : str
        The town.
    value : float or None
        Inhabitants or km2.
    as_of : str
        Day that the value belongs to, as in the table; "" where it has none.
    source_title, confidence : str
        Where it was read and how sure it is; "" where that is not recorded.
    """

    municipality_code: str
    value: float | None
    as_of: str
    source_title: str
    confidence: str


@dataclass(frozen=True)
class Evidence:
    """A figure with everything that it stands on.

    Attributes
    ----------
    figure : Figure
        What it is.
    value : float or None
        The figure, computed from the rows; None where not one of them is known.
    positions : numpy.ndarray of int
        Rows of ``dataset.projects``: first those that are in the figure, the highest amount
        first, those whose amount has no day after the others; then those whose amount is not
        known.
    dated : int
        How many of them are in the figure and of a known day; of projects that are counted, all.
    known : int
        How many of them are in the figure.
    rounded : bool
        Whether a rounded amount is in it.
    divisors : tuple of Divisor
        What it is divided by; empty where by nothing.
    total, highest : float
        Sum and maximum of the known amounts in EUR (of projects that are counted: of ones).
    """

    figure: Figure
    value: float | None
    positions: Positions
    dated: int
    known: int
    rounded: bool
    divisors: tuple[Divisor, ...]
    total: float
    highest: float


@dataclass(frozen=True)
class EvidenceRow:
    """One row behind a figure.

    Attributes
    ----------
    project : Project
        The project's row.
    value : float or None
        Its amount in EUR, or 1 where projects are counted; None where it is not known.
    precision : str
        ``exact``, ``rounded`` or ``at_least``, of the amount; "" where projects are counted or
        the amount is not known.
    source : Source
        The one that proves the amount, else the project's main source.
    confidence : str
        How sure the project's row is.
    """

    project: Project
    value: float | None
    precision: str
    source: Source
    confidence: str


def figure_of(code: str) -> Figure:
    """Read what a figure is out of its code, one of ``FIGURES``."""
    median = code.endswith(MEDIAN)
    code = code.removesuffix(MEDIAN)
    scale = next((scale for scale in SCALES[1:] if code.endswith(scale)), "")
    return Figure(code.removesuffix(scale), scale, median)


def evidence_of(dataset: Dataset, selection: Selection) -> Evidence:
    """Collect the evidence of ``selection.figure``.

    Parameters
    ----------
    selection : Selection
        The filters, and with ``municipality_code`` the town and with ``figure_year`` the
        year that the figure is of. A town's figure holds the projects that count for the
        town under ``counting``.
    """
    figure = figure_of(selection.figure)
    if figure.scale and not figure.median and not selection.municipality_code:
        figure = Figure(figure.base, "", False)
    positions = _rows(dataset, selection, figure)
    values = _values(dataset, figure, positions)
    known, dated = ~np.isnan(values), _dated(dataset, figure, positions)
    order = np.lexsort((-values[known], ~dated[known]))
    ordered = np.concatenate([positions[known][order], positions[~known]])
    divisors = _divisors(dataset, selection, figure)
    rounded = figure.is_money and bool(dataset.index.rounded[figure.base][positions[known]].any())
    value = _value(dataset, selection, figure, positions, values, divisors)
    total, highest = float(values[known].sum()), float(values[known].max(initial=0))
    return Evidence(
        figure,
        value,
        ordered,
        int((known & dated).sum()),
        int(known.sum()),
        rounded,
        divisors,
        total=total,
        highest=highest,
    )


def _dated(dataset: Dataset, figure: Figure, positions: Positions) -> Mask:
    """Tell of which rows the amount has a day; a project that is counted needs none."""
    if not figure.is_money:
        return np.ones(len(positions), dtype=bool)
    has_day: Mask = dataset.index.dated[figure.base][positions]
    return has_day


def _rows(dataset: Dataset, selection: Selection, figure: Figure) -> Positions:
    index = dataset.index
    mask: Mask = passing(index, selection)
    if selection.figure_year:
        years = dataset.projects["start_year"]
        own = (
            years.isna()
            if selection.figure_year == UNKNOWN
            else (years == int(selection.figure_year)).fillna(False)
        )
        mask = mask & own.to_numpy(dtype=bool)
    if not selection.municipality_code or figure.median:
        return np.flatnonzero(mask)
    positions, towns = town_pairs(index, mask, selection.counting)
    town = index.facets["towns"].codes.index(selection.municipality_code)
    kept: Positions = positions[towns == town]
    return kept


def _values(dataset: Dataset, figure: Figure, positions: Positions) -> Values:
    """Return what each row brings to the figure: its amount, or 1."""
    if not figure.is_money:
        return np.ones(len(positions))
    amounts: Values = dataset.index.amounts[figure.base][positions]
    return amounts


def _value(
    dataset: Dataset,
    selection: Selection,
    figure: Figure,
    positions: Positions,
    values: Values,
    divisors: tuple[Divisor, ...],
) -> float | None:
    if figure.median:
        wanted = (figure.base, _LINES[figure.scale])
        lines = compare(dataset, selection)
        return next(line.median for line in lines if (line.measure, line.scale) == wanted)
    index = dataset.index
    if figure.base == "towns":
        mask = np.zeros(index.size, dtype=bool)
        mask[positions] = True
        return float(len(np.unique(town_pairs(index, mask, selection.counting)[1])))
    if figure.base == "themes":
        return float(len(np.unique(options_of(index, "themes")[positions])))
    known = values[~np.isnan(values)]
    if figure.is_money and not len(known):
        return None
    whole = math.fsum(known)
    if not figure.scale:
        return whole
    by = divisors[0].value
    return None if by is None else whole / by * _DIVISORS[figure.scale][1]


def _divisors(dataset: Dataset, selection: Selection, figure: Figure) -> tuple[Divisor, ...]:
    if not figure.scale:
        return ()
    codes = dataset.town_rows if figure.median else [selection.municipality_code or ""]
    column = _DIVISORS[figure.scale][0]
    return tuple(_divisor(dataset, column, dataset.town_rows[code]) for code in codes)


def _divisor(dataset: Dataset, column: str, town: Town) -> Divisor:
    value: Cell = getattr(town, column)
    day = town.population_date if column == "population" else None
    source, confidence = dataset.provenance.get((town.municipality_code, column), ("", ""))
    return Divisor(
        town.municipality_code,
        None if pd.isna(value) else float(value),
        "" if pd.isna(day) else f"{pd.Timestamp(day):%Y-%m-%d}",
        dataset.source_rows[source].title if source else "",
        confidence,
    )


def rows_of(dataset: Dataset, evidence: Evidence, start: int, stop: int) -> Iterator[EvidenceRow]:
    """Write the rows behind a figure, from ``start`` to before ``stop``."""
    positions, figure = evidence.positions[start:stop], evidence.figure
    values = _values(dataset, figure, positions)
    for row, value in zip(dataset.project_rows.at(positions), values, strict=True):
        yield EvidenceRow(
            project=row,
            value=None if np.isnan(value) else float(value),
            precision=_text(getattr(row, f"{figure.base}_precision", None)),
            source=dataset.source_rows[_proving(dataset, row, figure.base)],
            confidence=row.confidence,
        )


def _proving(dataset: Dataset, project: Project, column: str) -> str:
    """Return the first source of a project that proves a column, else its main one."""
    sources = dataset.sources_of.get(project.project_id, ())
    own = (source for source, proves in sources if column in proves.split(";"))
    return next(own, project.source_id)


def _text(value: Cell) -> str:
    """Return a cell's text as the table has it; a day without its time, "" if empty."""
    if pd.isna(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
