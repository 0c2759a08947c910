"""Maps to take away: the layer that the map draws, joined with the totals of a view."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.boundaries import BOUNDARIES_FOLDER, KEY, layer_paths, load_layer

if TYPE_CHECKING:
    import geopandas as gpd

LAYER, RECEIPT_LAYER = "municipalities", "receipt"


def municipality_features(folder: Path = BOUNDARIES_FOLDER) -> list[dict[str, Any]]:
    """Read the features of the towns as the map draws them: WGS 84, wound as RFC 7946 says."""
    layer = json.loads(layer_paths(folder)["municipalities"].read_text(encoding="utf-8"))
    features: list[dict[str, Any]] = layer["features"]
    return features


def to_geojson(
    features: list[dict[str, Any]], totals: pd.DataFrame, members: Mapping[str, Any]
) -> bytes:
    """Join geometry and totals into a FeatureCollection (pure).

    Parameters
    ----------
    features : list of dict
        GeoJSON features with ``municipality_code`` among their properties.
    totals : pandas.DataFrame
        A row a town with ``municipality_code``; its columns become the properties, what is
        missing null. Towns without a row are left out; one without a geometry has null (RFC
        7946, 3.2), as it has in the GeoPackage.
    members : mapping of str to object
        Foreign members of the collection (RFC 7946, 6.1): the receipt and the like.
    """
    shapes = {feature["properties"][KEY]: feature["geometry"] for feature in features}
    plain = totals.astype(object).where(totals.notna(), None).to_dict("records")
    joined = [
        {"type": "Feature", "id": row[KEY], "properties": row, "geometry": shapes.get(row[KEY])}
        for row in plain
    ]
    collection = {"type": "FeatureCollection", **members, "features": joined}
    return json.dumps(
        collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_number
    ).encode()


def _number(value: Any) -> Any:
    """Write NumPy's numbers as JSON's own."""
    return value.item()


def municipality_layer(folder: Path = BOUNDARIES_FOLDER) -> gpd.GeoDataFrame:
    """Load the towns as the map draws them: WGS 84."""
    return load_layer("municipalities", folder)


def to_geopackage(
    layer: gpd.GeoDataFrame, totals: pd.DataFrame, members: Mapping[str, Any], day: date
) -> bytes:
    """Join geometry and totals into a GeoPackage of two tables.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        The towns with ``municipality_code``.
    totals : pandas.DataFrame
        A row a town with ``municipality_code``; what is missing is null.
    members : mapping of str to object
        Rows of the table ``receipt``: name and value.
    day : datetime.date
        When the tables say that they were changed.
    """
    import geopandas as gpd
    import pyogrio

    joined = gpd.GeoDataFrame(
        totals.merge(layer[[KEY, layer.geometry.name]], on=KEY, how="left", validate="1:1"),
        geometry=layer.geometry.name,
        crs=layer.crs,
    )
    values = [value if isinstance(value, str) else json.dumps(value) for value in members.values()]
    receipt = pd.DataFrame({"name": list(members), "value": values})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.gpkg"
        pyogrio.write_dataframe(joined, path, layer=LAYER, driver="GPKG")
        pyogrio.write_dataframe(receipt, path, layer=RECEIPT_LAYER, driver="GPKG", append=True)
        _date(path, day)
        return path.read_bytes()


def _date(path: Path, day: date) -> None:
    """Write a day in the place of the present moment."""
    with closing(sqlite3.connect(path)) as tables, tables:
        tables.execute(
            "UPDATE gpkg_contents SET last_change = ?", (f"{day.isoformat()}T00:00:00.000Z",)
        )
