"""The shapes of the municipalities, as the web interface gives them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content import map_layers
from content.cache import by_key, kept
from geodata.boundaries import BoundaryProblem, check_layers, layer_paths
from zmos_data.model import DataError, Problem


@dataclass(frozen=True)
class Geometries:
    """The municipalities' GeoJSON geometries by code, and a hash of their file."""

    shapes: dict[str, dict[str, Any]]
    digest: str


def geometries() -> Geometries:
    """Return the geometries of the layer that the map draws.

    Raises
    ------
    zmos_data.model.DataError
        With every problem of the layers, if they cannot be drawn.
    """
    folder = map_layers.drawn().folder
    return _geometries(map_layers.state_of(folder), folder)


@kept(2, key=by_key)
def _geometries(_state: str, folder: Path) -> Geometries:
    if problems := check_layers(folder):
        raise DataError(tuple(map(_as_problem, problems)))
    content = layer_paths(folder)["municipalities"].read_bytes()
    shapes = {
        feature["properties"]["municipality_code"]: feature["geometry"]
        for feature in json.loads(content)["features"]
    }
    return Geometries(shapes, hashlib.sha256(content).hexdigest())


def _as_problem(problem: BoundaryProblem) -> Problem:
    found = (problem.found, problem.expected, problem.advice)
    return Problem(problem.file, None, None, problem.rule, *found)
