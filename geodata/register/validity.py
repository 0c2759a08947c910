"""Rows that hold today: those of this country, in force, and one for each municipality."""

from __future__ import annotations

import re
from datetime import date

import geopandas as gpd
import pandas as pd
import shapely

from geodata.boundaries import KEY, TOWNS
from geodata.register.columns import (
    COUNTRY_COLUMNS,
    END_COLUMNS,
    START_COLUMNS,
    STATUS_COLUMNS,
    present,
)
from geodata.register.errors import BuildError, listed, plain

_SLOVENIA = re.compile(r"(?:SI|SVN)(?:[-_ ].*)?", re.IGNORECASE)
_IN_FORCE = {
    "V",
    "VELJAVEN",
    "VELJAVNA",
    "VELJAVNO",
    "A",
    "AKTIVEN",
    "AKTIVNA",
    "D",
    "DA",
    "1",
    "T",
    "TRUE",
    "VALID",
    "CURRENT",
}
_ISO = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})")
_SLOVENIAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
OVERLAP = 0.01  # of the smaller shape: less is a border that does not match exactly
Notes = list[str]


def date_of(value: object) -> date | None:
    """Read a date as registers write them: 2014-12-31, 20141231, 31. 12. 2014, with a time too."""
    text = "" if value is None or pd.isna(value) else str(value).strip()  # type: ignore[call-overload]
    iso, own = _ISO.match(text), _SLOVENIAN.match(text)
    parts = iso.groups() if iso else tuple(reversed(own.groups())) if own else ()
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def of_slovenia(layer: gpd.GeoDataFrame, notes: Notes) -> gpd.GeoDataFrame:
    """Return the rows of Slovenia where a file of more countries names them."""
    for column in present(layer, COUNTRY_COLUMNS):
        texts = layer[column].map(lambda value: "" if pd.isna(value) else str(value).strip())
        own = texts.map(lambda text: _SLOVENIA.fullmatch(text) is not None)
        if own.any() and not own.all():
            notes.append(f"rows of other countries, left out: {int((~own).sum())}")
            return layer[own]
    return layer


def in_force(layer: gpd.GeoDataFrame, today: date, notes: Notes) -> gpd.GeoDataFrame:
    """Return the rows that have begun and not ended, where the file says when.

    Raises
    ------
    BuildError
        If every row has ended.
    """
    ended = pd.Series(False, index=layer.index)
    for column in present(layer, END_COLUMNS):
        ended |= layer[column].map(lambda value: (date_of(value) or date.max) <= today)
    for column in present(layer, START_COLUMNS):
        ended |= layer[column].map(lambda value: (date_of(value) or date.min) > today)
    if ended.all():
        raise BuildError(
            "validity", f"rows in force on {today.isoformat()}", "none", "take a present file"
        )
    if ended.any():
        notes.append(f"rows that are not in force, left out: {int(ended.sum())}")
    return layer[~ended]


def one_each(layer: gpd.GeoDataFrame, notes: Notes) -> gpd.GeoDataFrame:
    """Return one state of each municipality; rows that are its parts stay together.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        In metres, with codes, polygons and what the file says of validity.

    Raises
    ------
    BuildError
        If two rows of a municipality overlap or have two names, and nothing says which holds.
    """
    dropped: list[object] = []
    for code, rows in layer[layer.duplicated(KEY, keep=False)].groupby(KEY):
        if not _differ(rows):
            continue
        kept = _present_rows(rows)
        if kept is None or _differ(kept):
            raise _two_states(str(code), rows)
        dropped += [*rows.index.difference(kept.index)]
    if dropped:
        notes.append(f"older rows of a municipality that has a newer one, left out: {len(dropped)}")
    return layer.drop(index=dropped)


def _differ(rows: gpd.GeoDataFrame) -> bool:
    """Tell whether rows of one code are two states of it: they overlap, or have two names."""
    if rows[KEY].iloc[0] not in TOWNS and rows["name"].str.casefold().nunique() > 1:
        return True
    shapes = {
        shape.normalize().wkb: shape
        for shape in rows.geometry
        if shape is not None and not shape.is_empty
    }
    areas = [shape.area for shape in shapes.values()]
    shared = sum(areas) - shapely.union_all(list(shapes.values())).area
    return len(areas) > 1 and shared > OVERLAP * min(areas)


def _present_rows(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame | None:
    """Return the rows that hold by status, or else the newest; None where nothing tells."""
    for column in present(rows, STATUS_COLUMNS):
        holds = rows[column].map(lambda value: str(value).strip().upper() in _IN_FORCE)
        if holds.any() and not holds.all():
            return rows[holds]
    for column in present(rows, START_COLUMNS):
        starts = rows[column].map(lambda value: date_of(value) or date.min)
        if starts.nunique() > 1:
            return rows[starts == starts.max()]
    return None


def _two_states(code: str, rows: gpd.GeoDataFrame) -> BuildError:
    said = [
        f"{row_name(name)} of {area / 1e6:.1f} km2"
        for name, area in zip(rows["name"], rows.area, strict=True)
    ]
    return BuildError(
        f"municipality {code}", "one row", listed(said), "delete the one that no longer holds"
    )


def row_name(name: object) -> str:
    """Name a row in a message."""
    return plain(name) if isinstance(name, str) else "a row without a name"
