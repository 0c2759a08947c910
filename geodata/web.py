"""Web layers: GeoJSON in WGS 84, wound as RFC 7946 says, written beside and then replaced."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import mapping

DECIMALS = 4  # of a degree: 11 m, far below the 150 m of the generalisation
MOST_DECIMALS = 9  # a tenth of a millimetre


def geojson(layer: gpd.GeoDataFrame, decimals: int = DECIMALS) -> str:
    """Write a layer as a GeoJSON FeatureCollection.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        WGS 84; every column but the geometry becomes a property, what is missing null.
    decimals : int
        Decimals of a degree to keep.

    Returns
    -------
    str
        Outer rings counter-clockwise, holes clockwise (RFC 7946), one feature a line.
    """
    columns = [c for c in layer.columns if c != layer.geometry.name]
    known = layer[columns].astype(object).where(layer[columns].notna(), None)
    lines = []
    for row, shape in zip(known.to_dict("records"), layer.geometry, strict=True):
        wound = shapely.orient_polygons(shape, exterior_cw=False)
        geometry = json.loads(
            json.dumps(mapping(wound)), parse_float=lambda x: round(float(x), decimals)
        )
        lines.append(
            json.dumps(
                {"type": "Feature", "properties": row, "geometry": geometry},
                ensure_ascii=False,
                allow_nan=False,
                separators=(",", ":"),
            )
        )
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def rounded(layer: gpd.GeoDataFrame, decimals: int) -> tuple[gpd.GeoDataFrame, int]:
    """Round the coordinates of a layer so that every shape stays valid.

    Rounding corner by corner can cross two lines. Then more decimals are kept, for all shapes
    alike, because neighbours share their corners.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        WGS 84.
    decimals : int
        Decimals of a degree to keep at least.

    Returns
    -------
    (geopandas.GeoDataFrame, int)
        The layer and how many decimals it has.
    """
    near = layer.copy()
    for digits in range(decimals, MOST_DECIMALS + 1):
        shapes = shapely.transform(layer.geometry.values, partial(_round, digits=digits))
        near[layer.geometry.name] = gpd.GeoSeries(shapes, index=layer.index, crs=layer.crs)
        if near.geometry.is_valid.all():
            break
    return near, digits


def _round(corners: np.ndarray, digits: int) -> np.ndarray:
    return corners.round(digits)


def replace_files(folder: Path, contents: Mapping[str, str]) -> None:
    """Write files beside the old ones, then put all in place, or none.

    Every file is on the disk before the first takes its place; where one cannot, those that
    have are put back.

    Raises
    ------
    OSError
        If a file cannot be written; nothing has changed then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as name:
        beside = Path(name)
        for file, content in contents.items():
            _write(beside / file, content)
            if (folder / file).exists():
                _keep(folder / file, beside / f"{file}.old")
        placed: list[str] = []
        try:
            for file in contents:
                (beside / file).replace(folder / file)
                placed.append(file)
        except BaseException:
            for file in placed:
                _put_back(beside / f"{file}.old", folder / file)
            raise
        _sync(folder)


def _write(path: Path, content: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path, old: Path) -> None:
    """Keep what a file holds under a second name; some disks know no second names."""
    try:
        old.hardlink_to(path)
    except OSError:
        shutil.copy2(path, old)


def _put_back(old: Path, path: Path) -> None:
    if old.exists():
        old.replace(path)
    else:
        path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Bring the new names to the disk where the system lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
