"""Web layers: GeoJSON in WGS 84, wound as RFC 7946 says, written beside and then replaced."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry import mapping

DECIMALS = 4  # of a degree: 11 m, far below the 150 m of the generalisation


def geojson(layer: gpd.GeoDataFrame, decimals: int = DECIMALS) -> str:
    """Write a layer as a GeoJSON FeatureCollection.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        WGS 84; every column but the geometry becomes a property.
    decimals : int
        Decimals of a degree to keep.

    Returns
    -------
    str
        Outer rings counter-clockwise, holes clockwise (RFC 7946), one feature a line.
    """
    columns = [c for c in layer.columns if c != layer.geometry.name]
    lines = []
    for row, shape in zip(layer[columns].to_dict("records"), layer.geometry, strict=True):
        wound = shapely.orient_polygons(shape, exterior_cw=False)
        geometry = json.loads(
            json.dumps(mapping(wound)), parse_float=lambda x: round(float(x), decimals)
        )
        lines.append(
            json.dumps({"type": "Feature", "properties": row, "geometry": geometry},
                       ensure_ascii=False, separators=(",", ":"))
        )  # fmt: skip
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def replace_files(folder: Path, contents: Mapping[str, str]) -> None:
    """Write files beside the old ones, then put them in place; the old ones stay on an error.

    Raises
    ------
    OSError
        If a file cannot be written; nothing has changed then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = {folder / f".{name}.new": folder / name for name in contents}
    try:
        for (new, target), content in zip(beside.items(), contents.values(), strict=True):
            del target
            new.write_text(content, encoding="utf-8")
        for new, target in beside.items():
            new.replace(target)
    finally:
        for new in beside:
            new.unlink(missing_ok=True)
