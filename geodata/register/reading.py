"""Reading: the layer of the municipalities out of the files of a source."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from geodata.register.encoding import make_utf8, shapefile_encoding
from geodata.register.errors import BuildError, listed, plain
from geodata.register.formats import SHAPEFILE, TOPOJSON, Format, format_of, head_of, is_topology
from geodata.register.limits import FEATURES

_AREAS = "areas"
_KINDS = {"Point": "points", "LineString": "lines", "Polygon": _AREAS, "Surface": _AREAS}
_READ_ERRORS = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    ValueError,
    RuntimeError,
)


@dataclass(frozen=True)
class Layer:
    """A layer of a file: its name, what it holds and how it is read."""

    path: Path
    format: Format
    name: str
    kind: str  # areas, points, lines or mixed

    def __str__(self) -> str:
        """Write it as the messages name it."""
        return f"{plain(self.name)} ({self.kind})"


@dataclass(frozen=True)
class Reading:
    """What was read: the rows as they are, and how the file describes them.

    ``frame`` has its own CRS or none; where ``degrees`` holds, the format is in WGS 84 by its
    own rules and the CRS is no word of the file.
    """

    frame: gpd.GeoDataFrame
    layer: Layer
    degrees: bool


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the readers' own words off the screen; what matters is said in ours."""
    log = logging.getLogger("pyogrio")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


def read(paths: Sequence[Path], name: str = "") -> Reading:
    """Read the layer of the municipalities.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        Files of our own that can be imported; they are renamed and recoded where need be.
    name : str
        The layer that the operator asks for; the only one where it is empty.

    Raises
    ------
    BuildError
        If there are several layers and no name, no such layer, no areas, or a damaged file.
    """
    with _quiet():
        layers = [layer for path in paths for layer in _layers(path)]
        layer = choose(layers, name)
        frame = _frame(layer)
    json_of_degrees = layer.format.name in ("GeoJSON", "TopoJSON")
    if layer.format == TOPOJSON and frame.crs is None:
        frame = frame.set_crs("EPSG:4326")
    return Reading(frame, layer, json_of_degrees and str(frame.crs) in ("EPSG:4326", "OGC:CRS84"))


def choose(layers: Sequence[Layer], name: str) -> Layer:
    """Return the layer asked for, or the only one.

    Raises
    ------
    BuildError
        If it is not there, or there are several and none is named.
    """
    if name:
        named = [x for x in layers if x.name == name] or [
            x for x in layers if x.name.casefold() == name.casefold()
        ]
        if len(named) != 1:
            found = f"{len(named)} of that name" if named else f"{listed(layers)}"
            raise BuildError("--layer", f"a layer named {plain(name)}", found, _ask(layers))
        return _of_areas(named[0], layers)
    if not layers:
        raise BuildError(
            "layer", "polygons", "none, only tables", "name the file that holds the shapes"
        )
    if len(layers) > 1:
        raise BuildError("layers", "one", listed(layers, 12), _ask(layers))
    return _of_areas(layers[0], layers)


def _of_areas(layer: Layer, layers: Sequence[Layer]) -> Layer:
    """Return a layer that may hold areas.

    Raises
    ------
    BuildError
        If it holds points or lines alone.
    """
    if layer.kind in (_AREAS, "mixed"):
        return layer
    advice = _ask(layers) if len(layers) > 1 else "name the file that holds the areas"
    raise BuildError(f"layer {plain(layer.name)}", "polygons", f"none, only {layer.kind}", advice)


def _ask(layers: Sequence[Layer]) -> str:
    areas = [layer.name for layer in layers if layer.kind == _AREAS]
    if len(areas) == 1:
        return f"choose it with --layer {plain(areas[0])}"
    return "choose the layer of municipalities with --layer NAME"


def _layers(path: Path) -> list[Layer]:
    """Return the layers of a file that have shapes."""
    kind = format_of(path)
    if kind is None:
        return []
    path = path.rename(path.with_name(path.stem + kind.ending)) if _misnamed(path, kind) else path
    if kind == SHAPEFILE:
        _check_shapefile(path)
    if kind.name in ("GeoJSON", "TopoJSON"):
        make_utf8(path)
    if kind == TOPOJSON:
        _lead_with_type(path)
    try:
        rows = pyogrio.list_layers(path)
    except _READ_ERRORS as error:
        raise _damaged(path, kind) from error
    return [Layer(path, kind, str(name), _kind(shape)) for name, shape in rows if shape]


def _check_shapefile(path: Path) -> None:
    """Refuse a Shapefile that lacks a part, or is shorter than its head says."""
    for part in (".shx", ".dbf"):
        if not path.with_suffix(part).is_file():
            raise BuildError(
                "Shapefile",
                "its .shx and .dbf beside the .shp",
                f"no {part}",
                "get all its parts",
            )
    promised = int.from_bytes(head_of(path)[24:28], "big") * 2
    if path.stat().st_size < promised:
        raise _damaged(path, SHAPEFILE)


def _lead_with_type(path: Path) -> None:
    """Put the type first in a TopoJSON, where readers look for it."""
    if is_topology(head_of(path)):
        return
    try:
        content = json.loads(path.read_bytes())
    except ValueError as error:
        raise _damaged(path, TOPOJSON) from error
    first = {"type": content.pop("type", None)}
    path.write_text(json.dumps({**first, **content}, ensure_ascii=False), encoding="utf-8")


def _misnamed(path: Path, kind: Format) -> bool:
    return path.suffix.lower() != kind.ending and path.suffix.lower() != ".json"


def _kind(shape: str) -> str:
    """Say what a layer holds by the name of its geometry: ``MultiPolygon Z`` are areas."""
    return next((kind for part, kind in _KINDS.items() if part in shape), "mixed")


def _frame(layer: Layer) -> gpd.GeoDataFrame:
    encoding = None
    if layer.format == SHAPEFILE:
        encoding = shapefile_encoding(layer.path)
    try:
        info = pyogrio.read_info(
            layer.path, layer=layer.name, encoding=encoding, force_feature_count=True
        )
        if info["features"] > FEATURES:
            raise BuildError(
                "layer",
                f"the municipalities, at most {FEATURES} rows",
                f"{info['features']} rows",
                "take the file of the municipalities",
            )
        frame = pyogrio.read_dataframe(
            layer.path,
            layer=layer.name,
            encoding=encoding,
            force_2d=True,
            on_invalid="fix",
            datetime_as_string=True,
        )
    except _READ_ERRORS as error:
        raise _damaged(layer.path, layer.format) from error
    if not isinstance(frame, gpd.GeoDataFrame) or len(frame) == 0:
        raise BuildError("layer", "polygons", "no rows", "name the file that holds the shapes")
    return gpd.GeoDataFrame(pd.DataFrame(frame), geometry=frame.geometry.name, crs=frame.crs)


def _damaged(path: Path, kind: Format) -> BuildError:
    """Say why a file cannot be read that begins as its format does."""
    if kind.name not in ("GeoJSON", "TopoJSON"):
        return BuildError(
            kind.name, "a whole file", "one that is damaged or cut off", "get the file anew"
        )
    try:
        content = json.loads(path.read_bytes())
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        return BuildError(
            "JSON",
            "a whole file",
            f"one that is damaged or cut off in line {line}",
            "get the file anew",
        )
    said = content.get("type") if isinstance(content, dict) else "a list"
    return BuildError(
        "JSON",
        "a FeatureCollection",
        plain(said or "one without a type"),
        "name the file that holds the shapes",
    )
