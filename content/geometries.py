"""The shapes of the municipalities, as the web interface gives them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from content.cache import kept
from content.store import state_of_files
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
    return _geometries(state_of_files(list(layer_paths().values())))


@kept(2)
def _geometries(_state: str) -> Geometries:
    if problems := check_layers():
        raise DataError(tuple(map(_as_problem, problems)))
    content = layer_paths()["municipalities"].read_bytes()
    shapes = {
        feature["properties"]["municipality_code"]: feature["geometry"]
        for feature in json.loads(content)["features"]
    }
    return Geometries(shapes, hashlib.sha256(content).hexdigest())


def _as_problem(problem: BoundaryProblem) -> Problem:
    found = (problem.found, problem.expected, problem.advice)
    return Problem(problem.file, None, None, problem.rule, *found)
