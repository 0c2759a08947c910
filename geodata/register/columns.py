"""The columns of a register, whichever publisher's: codes, names, countries, validity."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import geopandas as gpd

from geodata.boundaries import KEY

# Official downloads old and new, Eurostat, ISO 3166-2, geoBoundaries, ids of GeoJSON.
CODE_COLUMNS = (
    KEY,
    "OB_ID",
    "OB_SIFRA",
    "SIFRA",
    "OBCINA_ID",
    "SIFRA_OB",
    "OBCINA_SIFRA",
    "SIFRA_OBCINE",
    "KODA",
    "LAU_ID",
    "LAU_CODE",
    "LAU2",
    "GISCO_ID",
    "shapeISO",
    "iso_3166_2",
    "iso_code",
    "ISO",
    "code",
    "id",
)
NAME_COLUMNS = (
    "name",
    "OB_UIME",
    "NAZIV",
    "IME",
    "OB_IME",
    "OBCINA",
    "OB_NAZIV",
    "LAU_NAME",
    "NAME_LATN",
    "shapeName",
    "name_sl",
    "name_local",
    "municipality",
)
COUNTRY_COLUMNS = ("CNTR_CODE", "CNTR_ID", "iso_a2", "adm0_a3", "iso_a3", "shapeGroup", "GISCO_ID")
START_COLUMNS = (
    "D_OD",
    "DV_OD",
    "DATUM_OD",
    "VELJA_OD",
    "VELJAVNO_OD",
    "valid_from",
    "validFrom",
    "beginLifespanVersion",
    "start_date",
)
END_COLUMNS = (
    "D_DO",
    "DV_DO",
    "DATUM_DO",
    "VELJA_DO",
    "VELJAVNO_DO",
    "valid_to",
    "validTo",
    "valid_until",
    "endLifespanVersion",
    "end_date",
)
_SHAPEFILE_NAME = 10
STATUS_COLUMNS = ("STATUS", "VELJAVNOST", "AKTIVEN")


def present(layer: gpd.GeoDataFrame, names: Iterable[str]) -> list[str]:
    """Return the columns of a layer that have one of these names, in the order of the names.

    Large and small letters are the same, ``ISO 3166-2`` is ``iso_3166_2``, and a Shapefile cuts
    a name after ten letters.
    """
    columns = all_columns(layer)
    folded = {_folded(column): column for column in columns}
    cut = {_folded(column): column for column in columns if len(column) == _SHAPEFILE_NAME}
    found = [
        folded.get(_folded(name)) or cut.get(_folded(name[:_SHAPEFILE_NAME])) for name in names
    ]
    return list(dict.fromkeys(column for column in found if column is not None))


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name.casefold()))


def all_columns(layer: gpd.GeoDataFrame) -> list[str]:
    """Return every column but the shapes."""
    return [str(column) for column in layer.columns if column != layer.geometry.name]
