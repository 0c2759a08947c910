"""Static files of the map: brought together where Streamlit serves them.

Leaflet comes from its package and is never copied into the repository. Every file is
published under a name with its own hash, so that a browser may keep it for ever and never
shows an old one. The hash is joined by a hyphen: streamlit-folium strips ``_[a-z0-9]+``
when it tells two maps apart.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from geodata.boundaries import anchors_path, check_layers, layer_paths
from ui import arms, streamlit_words, vega
from ui.text import LANGUAGES
from zmos_data.heraldry import CUTS, Arms
from zmos_data.model import Dataset

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "static" / "published"
WEB = Path(__file__).resolve().parent / "web"
PAGE_BASE = "app/static/published"
# In the order in which they need one another.
MAP_SCRIPTS = (
    "zmos-drawing.js", "zmos-covered.js", "zmos-neighbours.js", "zmos-zoom.js", "zmos-paper.js",
    "zmos-map.js",
)  # fmt: skip
# The component's own page lies two levels down: component/streamlit_folium.st_folium/.
COMPONENT_BASE = f"../../{PAGE_BASE}"
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Assets:
    """Published file names by what they are, and what could not be published.

    Attributes
    ----------
    names : mapping of str to str
        File name by what it is: ``script``, ``style`` and ``layers`` of the map; ``live`` of
        the pages' own parts, ``suggest`` of the search, ``charts`` and ``vega`` of the
        charts, ``presentation`` of the slides; ``words-sl`` and ``words-en`` in the place of
        Streamlit's own; ``full-061`` and ``marker-061`` of each town.
    problems : tuple of str
        What keeps the map from being drawn.
    arms : mapping of str to Arms
        The drawings that were published, by municipality code.
    """

    names: Mapping[str, str]
    problems: tuple[str, ...] = ()
    arms: Mapping[str, Arms] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """A hash of all names: what was written with other files must not be shown."""
        return hashlib.sha256(repr(sorted(self.names.items())).encode()).hexdigest()[:12]

    def on_page(self, name: str) -> str:
        """Return the address of a file for a page of the dashboard."""
        return f"{PAGE_BASE}/{self.names[name]}"

    def shield(self, code: str, cut: str = "marker") -> str:
        """Return the address of a town's arms for a page; empty where they are not there."""
        name = f"{cut}-{code}"
        return self.on_page(name) if name in self.names else ""

    def in_component(self, name: str) -> str:
        """Return the address of a file for the map's own frame."""
        return f"{COMPONENT_BASE}/{self.names[name]}"


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


def publish_assets(dataset: Dataset, folder: Path = PUBLISHED) -> Assets:
    """Publish everything that the map fetches.

    Parameters
    ----------
    dataset : Dataset
        For the towns' names, seat points and arms.
    folder : Path
        Where to; Streamlit serves ``static/``.

    Returns
    -------
    Assets
        Files that are missing or unreadable are named in ``problems``, never raised: the
        table below the map works without them.
    """
    names: dict[str, str] = {}
    problems = [str(problem) for problem in check_layers()]
    drawn = arms.load_all(dataset)
    for code, town in drawn.items():
        for cut in CUTS:
            name = f"grb-{code}-{cut}.svg"
            _try(problems, names, f"{cut}-{code}", name, partial(getattr, town, cut), folder)
    layers = partial(_layers, dataset, names)
    parts = (("script", "zmos-map.js", map_script), ("style", "zmos-map.css", map_style),
             ("layers", "layers.json", layers),
             ("live", "live.js", partial(with_connection, "live.js")),
             ("charts", "charts.js", (WEB / "charts.js").read_bytes),
             ("suggest", "suggest.js", (WEB / "suggest.js").read_bytes),
             ("presentation", "presentation.js",
              partial(with_connection, "presentation.js")))  # fmt: skip
    for name, file, content in parts:
        _try(problems, names, name, file, content, folder)
    aside: list[str] = []  # the map can be drawn without these
    _try(aside, names, "vega", "vega.js", vega.script, folder)
    for code in LANGUAGES:
        words = partial(streamlit_words.module, code)
        _try(aside, names, f"words-{code}", f"words-{code}.js", words, folder)
    problems = list(dict.fromkeys(problems))  # a folder that cannot be made is named once
    for problem in (*problems, *dict.fromkeys(aside)):
        LOG.error("asset: %s", problem)
    return Assets(names, tuple(problems), drawn)


def _try(
    problems: list[str],
    names: dict[str, str],
    name: str,
    file: str,
    content: Callable[[], bytes],
    folder: Path,
) -> None:
    """Publish one file, or note why it cannot be."""
    try:
        names[name] = _publish(file, content(), folder)
    except OSError as error:
        problems.append(f"{Path(error.filename or file).name}: {error.strerror or error}")
    except (KeyError, TypeError, ValueError) as error:
        problems.append(f"{file}: {error}")


def map_script() -> bytes:
    """Join Leaflet and the map's own scripts: one request in the place of one each."""
    parts = (leaflet_folder() / "leaflet.js", *(WEB / name for name in MAP_SCRIPTS))
    return b"\n;\n".join(part.read_bytes() for part in parts)


def with_connection(name: str) -> bytes:
    """Join a page's script with that of the connection, which it cannot do without."""
    return b"\n;\n".join((WEB / part).read_bytes() for part in ("connection.js", name))


def without_pictures(style: str) -> str:
    """Leave out the addresses of a style: they lead nowhere from a file that stands alone."""
    return re.sub(r"url\([^)]*\)", "none", style)


def map_style() -> bytes:
    """Join Leaflet's style and the map's own."""
    parts = (leaflet_folder() / "leaflet.css", WEB / "zmos-map.css")
    return b"\n".join(part.read_bytes() for part in parts)


def _layers(dataset: Dataset, names: Mapping[str, str]) -> bytes:
    """Join the layers with the published arms; one that is missing is a `KeyError`."""
    codes = dataset.municipalities["municipality_code"]
    return map_layers(dataset, {code: names[f"marker-{code}"] for code in codes})


def map_layers(
    dataset: Dataset, pictures: Mapping[str, str], without: tuple[str, ...] = ()
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
    """
    files = {**layer_paths(), "anchors": anchors_path()}
    parts = {name: path.read_bytes().strip() for name, path in files.items() if name not in without}
    parts["neighbours"] = _places(parts["neighbours"])
    parts["towns"] = _towns(dataset, pictures)
    return b"{" + b",".join(b'"%s":%s' % (n.encode(), c) for n, c in parts.items()) + b"}"


def _publish(name: str, content: bytes, folder: Path) -> str:
    """Write a file under a name with its hash; beside first, so that no reader sees half."""
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:10]
    published = f"{re.sub('[^a-z0-9]+', '-', stem.lower())}-{digest}{dot}{suffix}"
    target = folder / published
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{published}.{os.getpid()}")
        beside.write_bytes(content)
        beside.replace(target)
    return published


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
