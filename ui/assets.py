"""Static files of the pages: brought together for `ui.published`, which serves them.

Leaflet comes from its package and is never copied into the repository. Every file is
published under a name with its own hash, so that a browser may keep it for ever and never
shows an old one.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from geodata.boundaries import anchors_path, check_layers, layer_paths
from ui import arms, streamlit_words, vega
from ui.published import File, publish
from ui.text import LANGUAGES
from zmos_data.heraldry import CUTS, Arms
from zmos_data.model import Dataset

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
        the pages' own parts, ``suggest`` of the search, ``years`` of the filter by years,
        ``charts`` and ``vega`` of the charts, ``presentation`` of the slides; ``words-sl`` and
        ``words-en`` in the place of Streamlit's own; ``full-061`` and ``marker-061`` of each town.
    problems : tuple of str
        What keeps the map from being drawn.
    aside : tuple of str
        What else could not be published.
    arms : mapping of str to Arms
        The drawings that were published, by municipality code.
    files : tuple of File
        What is served while this is held.
    made : float
        When it was brought together, on the clock of `time.monotonic`.
    """

    names: Mapping[str, str]
    problems: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    arms: Mapping[str, Arms] = field(default_factory=dict)
    files: tuple[File, ...] = ()
    made: float = field(default_factory=time.monotonic)

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


def publish_assets(dataset: Dataset) -> Assets:
    """Publish everything that the pages fetch.

    Parameters
    ----------
    dataset : Dataset
        For the towns' names, seat points and arms.

    Returns
    -------
    Assets
        Files that are missing or unreadable are named in ``problems``, never raised: the
        table below the map works without them.
    """
    files: dict[str, File] = {}
    problems = [str(problem) for problem in check_layers()]
    drawn = arms.load_all(dataset)
    for code, town in drawn.items():
        for cut in CUTS:
            name = f"grb-{code}-{cut}.svg"
            _try(problems, files, f"{cut}-{code}", name, partial(getattr, town, cut))
    layers = partial(_layers, dataset, files)
    parts = (("script", "zmos-map.js", map_script), ("style", "zmos-map.css", map_style),
             ("layers", "layers.json", layers),
             ("live", "live.js", partial(speaking, "live.js")),
             ("charts", "charts.js", (WEB / "charts.js").read_bytes),
             ("suggest", "suggest.js", (WEB / "suggest.js").read_bytes),
             ("years", "years.js", (WEB / "years.js").read_bytes),
             ("presentation", "presentation.js", partial(speaking, "presentation.js")))  # fmt: skip
    for name, file, content in parts:
        _try(problems, files, name, file, content)
    aside: list[str] = []  # the map can be drawn without these
    _try(aside, files, "vega", "vega.js", vega.script)
    for code in LANGUAGES:
        words = partial(streamlit_words.module, code)
        _try(aside, files, f"words-{code}", f"words-{code}.js", words)
    _log({*problems, *aside})
    _last[:] = problems
    names = {name: file.name for name, file in files.items()}
    return Assets(names, tuple(problems), tuple(aside), drawn, tuple(files.values()))


_last = ["nothing is published yet"]
_told: set[str] = set()


def why_no_map() -> str:
    """Say for operators what keeps the map from being drawn; empty where it can be."""
    return "The map cannot be drawn: " + "; ".join(_last) if _last else ""


def _log(problems: set[str]) -> None:
    """Log what is new: publishing is tried again and again while something is missing."""
    for problem in sorted(problems - _told):
        LOG.error("asset: %s", problem)
    _told.clear()
    _told.update(problems)


def _try(
    problems: list[str],
    files: dict[str, File],
    name: str,
    file: str,
    content: Callable[[], bytes],
) -> None:
    """Publish one file, or note why it cannot be."""
    try:
        files[name] = publish(file, content())
    except OSError as error:
        problems.append(f"{Path(error.filename or file).name}: {error.strerror or error}")
    except (KeyError, TypeError, ValueError) as error:
        problems.append(f"{file}: {error}")


def map_script() -> bytes:
    """Join Leaflet and the map's own scripts: one request in the place of one each."""
    return _joined((leaflet_folder() / "leaflet.js", *(WEB / name for name in MAP_SCRIPTS)))


def speaking(script: str) -> bytes:
    """Join a page's script with what says the page's language and carries its clicks."""
    return _joined(WEB / part for part in ("speak.js", "connection.js", script))


def _joined(parts: Iterable[Path]) -> bytes:
    return b"\n;\n".join(part.read_bytes() for part in parts)


def without_pictures(style: str) -> str:
    """Leave out the addresses of a style: they lead nowhere from a file that stands alone."""
    return re.sub(r"url\([^)]*\)", "none", style)


def map_style() -> bytes:
    """Join Leaflet's style and the map's own."""
    parts = (leaflet_folder() / "leaflet.css", WEB / "zmos-map.css")
    return b"\n".join(part.read_bytes() for part in parts)


def _layers(dataset: Dataset, files: Mapping[str, File]) -> bytes:
    """Join the layers with the published arms; one that is missing is a `KeyError`."""
    codes = dataset.municipalities["municipality_code"]
    return map_layers(dataset, {code: files[f"marker-{code}"].name for code in codes})


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
