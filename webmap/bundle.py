"""The map as static files: Leaflet, the map's own scripts and style, its layers and the arms.

Leaflet comes from its package and is never copied into the repository.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from geodata.boundaries import BOUNDARIES_FOLDER, anchors_path, check_layers, layer_paths
from webmap import arms, sites, tokens
from webmap.assets import Assets, Gathering, joined
from webmap.published import File
from zmos_data.heraldry import CUTS
from zmos_data.model import Dataset

FOLDER = Path(__file__).resolve().parent
# In the order in which they need one another.
MAP_SCRIPTS = (
    "drawing.js",
    "covered.js",
    "neighbours.js",
    "zoom.js",
    "fullscreen.js",
    "print.js",
    "theme.js",
    "labels.js",
    "bridge.js",
    "places.js",
    "views.js",
    "layers.js",
    "roving.js",
    "markers.js",
    "sites.js",
    "map.js",
)
_last = ["nothing is published yet"]


def leaflet_folder() -> Path:
    """Return the folder of Leaflet's files in its package.

    Raises
    ------
    FileNotFoundError
        If the package ``XStatic-Leaflet`` is not installed.
    """
    try:
        from xstatic.pkg import leaflet
    except ImportError as error:
        raise FileNotFoundError(
            "XStatic-Leaflet: package not installed; run: pip install -r requirements.txt"
        ) from error
    return Path(leaflet.BASE_DIR)


def publish_map(dataset: Dataset, folder: Path = BOUNDARIES_FOLDER) -> Assets:
    """Publish everything that the map and the pages fetch of a data set.

    Parameters
    ----------
    dataset : Dataset
        For the towns' names, seat points and arms.
    folder : Path
        Of the boundary layers.

    Returns
    -------
    Assets
        ``script``, ``style`` and ``layers`` of the map, ``full-061`` and ``marker-061`` of each
        town. Files that are missing or unreadable are named in ``problems``, never raised: the
        table below the map works without them.
    """
    files = Gathering()
    files.problems += map(str, check_layers(folder))
    drawn = arms.load_all(dataset)
    for code, town in drawn.items():
        for cut in CUTS:
            files.add(f"{cut}-{code}", f"grb-{code}-{cut}.svg", partial(getattr, town, cut))
    files.add("script", "map.js", map_script)
    files.add("style", "map.css", map_style)
    files.add("layers", "layers.json", partial(_layers, dataset, files.files, folder))
    found = files.assets(drawn)
    _last[:] = found.problems
    return found


def why_no_map() -> str:
    """Say for operators what keeps the map from being drawn; empty where it can be."""
    return "The map cannot be drawn: " + "; ".join(_last) if _last else ""


def map_script() -> bytes:
    """Join the tokens, Leaflet and the map's own scripts: one request in the place of one each."""
    parts = (leaflet_folder() / "leaflet.js", *(FOLDER / name for name in MAP_SCRIPTS))
    return b"\n".join((tokens.script(), joined(parts)))


def without_pictures(style: str) -> str:
    """Leave out the addresses of a style: they lead nowhere from a file that stands alone."""
    return re.sub(r"url\([^)]*\)", "none", style)


def map_style() -> bytes:
    """Join the tokens, Leaflet's style and the map's own."""
    parts = (leaflet_folder() / "leaflet.css", FOLDER / "map.css")
    colours = tokens.style() + tokens.dark_style()
    return b"\n".join((colours.encode(), *(part.read_bytes() for part in parts)))


def _layers(dataset: Dataset, files: Mapping[str, File], folder: Path) -> bytes:
    """Join the layers with the published arms; one that is missing is a `KeyError`."""
    codes = dataset.municipalities["municipality_code"]
    pictures = {code: files[f"marker-{code}"].name for code in codes}
    return map_layers(dataset, pictures, folder=folder)


def map_layers(
    dataset: Dataset,
    pictures: Mapping[str, str],
    without: tuple[str, ...] = (),
    folder: Path = BOUNDARIES_FOLDER,
) -> bytes:
    """Join everything that the map draws into one JSON object, by name.

    Parameters
    ----------
    dataset : Dataset
        For the towns' names and seat points.
    pictures : mapping of str to str
        File name or data address of the arms on the map, by municipality code.
    without : tuple of str
        Layers that are left out.
    folder : Path
        Of the layers.
    """
    files = {**layer_paths(folder), "anchors": anchors_path(folder)}
    parts = {name: path.read_bytes().strip() for name, path in files.items() if name not in without}
    parts["neighbours"] = _places(parts["neighbours"])
    anchors = json.loads(parts["anchors"])
    anchors.pop("made", None)  # what the places were computed from
    parts["anchors"] = _compact(anchors)
    parts["towns"] = _towns(dataset, pictures)
    parts["sites"] = _compact(sites.drawn(dataset))
    return b"{" + b",".join(b'"%s":%s' % (n.encode(), c) for n, c in parts.items()) + b"}"


def _places(layer: bytes) -> bytes:
    """Write only what the map draws of the neighbours: the point (WGS 84, lat/lon) by name."""
    places = {}
    for feature in json.loads(layer)["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        places[feature["properties"]["name"]] = [lat, lon]
    return _compact(places)


def _towns(dataset: Dataset, pictures: Mapping[str, str]) -> bytes:
    """Write what the markers need by code: name, seat (WGS 84, lat/lon), arms, neighbours."""
    towns = {
        town.municipality_code: {
            "name": town.name,
            "seat": [town.seat_lat, town.seat_lon],
            "arms": pictures[str(town.municipality_code)],
            "neighbours": town.neighbours.split(";") if isinstance(town.neighbours, str) else [],
        }
        for town in dataset.municipalities.itertuples(name="Town")
    }
    return _compact(towns)


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
