"""The boundary layers: where they are, whether they can be drawn, and how to load them.

``python -m geodata.boundaries`` checks them: a line a problem, and exit code 1.

A start asks only the standard library; geopandas takes 0.6 s to import and is loaded where
geometry is computed.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas as gpd

BOUNDARIES_FOLDER = Path(__file__).resolve().parent / "boundaries"
TOWNS = {
    "011": "Celje",
    "050": "Koper",
    "052": "Kranj",
    "054": "Krško",
    "061": "Ljubljana",
    "070": "Maribor",
    "080": "Murska Sobota",
    "084": "Nova Gorica",
    "085": "Novo mesto",
    "096": "Ptuj",
    "112": "Slovenj Gradec",
    "133": "Velenje",
}
KEY = "municipality_code"
# Slovenia with its neighbourhood, degrees: nothing of the layers lies outside.
EXTENT = (8.0, 43.0, 21.0, 50.0)
_SHIPPED = {
    "context": "context.geojson",
    "country": "country.geojson",
    "municipalities": "urban_municipalities.geojson",
    "neighbours": "neighbours.geojson",
}
_OFFICIAL = {
    "country": "official-country.geojson",
    "municipalities": "official-urban-municipalities.geojson",
    "all": "official-municipalities.geojson",
}


@dataclass(frozen=True)
class BoundaryProblem:
    """One thing that is wrong in a boundary file: what, where, expected, found, what to do."""

    file: str
    rule: str
    expected: str
    found: str
    advice: str = "restore the file, or import the boundaries again: python -m geodata.build SOURCE"

    def __str__(self) -> str:
        """Write the problem in one line."""
        return (
            f"{self.file}: {self.rule}: found {self.found}, expected {self.expected}; {self.advice}"
        )


def has_official(folder: Path = BOUNDARIES_FOLDER) -> bool:
    """Tell whether official boundaries have been imported, all three layers of them."""
    return all((folder / name).exists() for name in _OFFICIAL.values())


def layer_paths(folder: Path = BOUNDARIES_FOLDER) -> dict[str, Path]:
    """Return the files that the map draws, by layer; imported official ones come first.

    Returns
    -------
    dict of str to pathlib.Path
        ``context``, ``country``, ``municipalities`` (the twelve), ``neighbours`` (points of the
        names) and, only where official boundaries are imported, ``all`` (the 212).
    """
    names = {**_SHIPPED, **(_OFFICIAL if has_official(folder) else {})}
    return {layer: folder / name for layer, name in names.items()}


def anchors_path(folder: Path = BOUNDARIES_FOLDER) -> Path:
    """Return the file that says where the coat-of-arms markers stand."""
    return folder / "anchors.json"


def check_layers(folder: Path = BOUNDARIES_FOLDER) -> list[BoundaryProblem]:
    """Check that the layers can be drawn; reads JSON only.

    Returns
    -------
    list of BoundaryProblem
        Missing or unreadable files, missing towns, neighbours without a name or a point,
        coordinates that are not degrees of Slovenia's neighbourhood; empty where all is well.
    """
    problems: list[BoundaryProblem] = []
    for layer, path in layer_paths(folder).items():
        features = _read_features(path, problems)
        if features is None:
            continue
        problems += _check_extent(path, features)
        if layer == "municipalities":
            problems += _check_towns(path, features)
        if layer == "neighbours":
            problems += _check_points(path, features)
    return problems


def _read_features(path: Path, problems: list[BoundaryProblem]) -> list[dict[str, Any]] | None:
    try:
        features = _features(path)
    except LayerError as error:
        problems.append(
            BoundaryProblem(path.name, "readable layer", "a GeoJSON FeatureCollection", str(error))
        )
        return None
    return features


class LayerError(Exception):
    """A file that is no layer; says why in our words, without paths of the server."""


def _features(path: Path) -> list[dict[str, Any]]:
    """Read the features of a layer whose every position is one.

    Raises
    ------
    LayerError
        With what was found instead.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would hold the reader up
            raise LayerError("no plain file")
        features: list[dict[str, Any]] = json.loads(path.read_bytes())["features"]
        whole = bool(features) and all(
            _is_whole(f["geometry"]["coordinates"]) and isinstance(f.get("properties") or {}, dict)
            for f in features
        )
    except OSError as error:
        raise LayerError(error.strerror or "a file that cannot be read") from None
    except (ValueError, RecursionError):
        raise LayerError("no JSON") from None
    except (KeyError, TypeError, IndexError):
        whole = False
    if not whole:
        raise LayerError("a feature without geometry or with half a position, or none at all")
    return features


_DEPTH = 5  # of the coordinates of a MultiPolygon, and one more


def _is_whole(coordinates: Any, depth: int = 0) -> bool:
    """Tell whether coordinates are positions of two or three numbers, nested as GeoJSON does."""
    if not isinstance(coordinates, list) or not coordinates or depth > _DEPTH:
        return False
    if isinstance(coordinates[0], list):
        return all(_is_whole(part, depth + 1) for part in coordinates)
    return len(coordinates) in (2, 3) and all(type(part) in (int, float) for part in coordinates)


def _check_extent(path: Path, features: list[dict[str, Any]]) -> list[BoundaryProblem]:
    west, south, east, north = EXTENT
    for feature in features:
        for lon, lat in _positions(feature["geometry"]["coordinates"]):
            if not (west <= lon <= east and south <= lat <= north):
                return [
                    BoundaryProblem(
                        path.name, "WGS 84 degrees", f"lon/lat within {EXTENT}", f"{lon}, {lat}"
                    )
                ]
    return []


def _check_towns(path: Path, features: list[dict[str, Any]]) -> list[BoundaryProblem]:
    found = {(feature.get("properties") or {}).get(KEY) for feature in features}
    missing = [f"{name} ({code})" for code, name in TOWNS.items() if code not in found]
    if not missing:
        return []
    return [BoundaryProblem(path.name, "every town", "twelve towns", f"no {', '.join(missing)}")]


def _check_points(path: Path, features: list[dict[str, Any]]) -> list[BoundaryProblem]:
    for number, feature in enumerate(features, 1):
        kind, name = feature["geometry"].get("type"), (feature.get("properties") or {}).get("name")
        if kind != "Point" or not name:
            return [
                BoundaryProblem(
                    path.name,
                    "named points",
                    "a Point with a name",
                    f"{kind} {name!r} as feature {number}",
                    "restore the file, or write it again: scripts/write_neighbours.py",
                )
            ]
    return []


def check_anchors(folder: Path = BOUNDARIES_FOLDER) -> list[BoundaryProblem]:
    """Check that every town has a place for its arms at each zoom step; reads JSON only."""
    path = anchors_path(folder)
    found = _fault_of_anchors(path)
    if not found:
        return []
    expected = "a place of each town at each zoom"
    advice = "restore the file, or write it again: python -m geodata.anchors"
    return [BoundaryProblem(path.name, "places of the arms", expected, found, advice)]


def _fault_of_anchors(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            return "no plain file"
        anchors = json.loads(path.read_bytes())
        steps = [anchors["inner"], *anchors["zooms"].values()]
        places = [step[code] for step in steps for code in TOWNS]
        whole = len(steps) > 1 and all(len(each) == 2 and _is_whole(each) for each in places)
    except OSError as error:
        return error.strerror or "a file that cannot be read"
    except (ValueError, RecursionError):
        return "no JSON"
    except (AttributeError, KeyError, TypeError):
        whole = False
    return "" if whole else "a town without a place"


def _positions(coordinates: Any) -> list[tuple[float, float]]:
    """Return every position of nested GeoJSON coordinates."""
    if coordinates and isinstance(coordinates[0], int | float):
        return [(float(coordinates[0]), float(coordinates[1]))]
    return [position for part in coordinates for position in _positions(part)]


def load_layer(layer: str, folder: Path = BOUNDARIES_FOLDER) -> gpd.GeoDataFrame:
    """Load one layer for computing.

    Parameters
    ----------
    layer : {"context", "country", "municipalities", "neighbours", "all"}
        Which one; ``all`` is there only after an import.

    Returns
    -------
    geopandas.GeoDataFrame
        WGS 84; the towns' layers carry ``municipality_code`` and ``name``.

    Raises
    ------
    KeyError
        If the layer is not there.
    """
    import geopandas as gpd

    return gpd.read_file(layer_paths(folder)[layer])


def main() -> int:
    """Print every problem of the layers; 1 where there is one."""
    problems = check_layers() + check_anchors()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
