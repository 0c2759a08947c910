"""Import official boundaries: ``python -m geodata.build SOURCE [--out FOLDER]``.

SOURCE is the municipalities of the register of spatial units as GeoJSON, GeoPackage, Shapefile,
TopoJSON or FlatGeobuf, also zipped: a path or an http(s) address. A source that cannot be
imported rightly is refused in one line, with exit code 1 and the old files kept.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import geopandas as gpd
import shapely

from geodata.boundaries import BOUNDARIES_FOLDER
from geodata.coverage import mended, municipalities, simplified, unlike
from geodata.layers import web_layers
from geodata.projection import to_degrees
from geodata.register.archive import datasets
from geodata.register.checking import check_ground
from geodata.register.crs import parse_crs
from geodata.register.errors import BuildError, plain, reason
from geodata.register.reading import Reading, read
from geodata.register.source import fetch, source_name
from geodata.report import BuildReport
from geodata.simplification import TOLERANCE_M
from geodata.web import geojson, replace_files


def build(
    source: str,
    out: Path = BOUNDARIES_FOLDER,
    tolerance: float | None = None,
    layer: str = "",
    crs: str = "",
) -> BuildReport:
    """Import the boundaries and write the web layers.

    Parameters
    ----------
    source : str
        Path, or address with http, https or file.
    out : pathlib.Path
        Folder of the layers. The old files stay as they are where anything goes wrong.
    tolerance : float, optional
        Of the simplification, metres; 150, or less where that would change an area too much.
    layer : str
        Name of the layer; the only one where it is empty.
    crs : str
        EPSG number of the coordinates, against what the file says; the file's where empty.

    Returns
    -------
    BuildReport
        What was done.

    Raises
    ------
    BuildError
        If the source cannot be read, is not what it seems, or would give a wrong map.
    """
    check_tolerance(tolerance)
    if crs:
        parse_crs(crs)
    report = BuildReport(source_name(source))
    try:
        whole = municipalities(_read(source, layer, report), crs, report)
        contents = _contents(mended(whole, report), tolerance, report)
    except shapely.errors.GEOSException as error:
        raise unlike("shapes that cross one another").at(report.source) from error
    except BuildError as error:
        error.at(report.source)
        raise
    write(out, contents)
    report.sizes = {name: len(content.encode()) for name, content in contents.items()}
    return report


def check_tolerance(tolerance: float | None) -> None:
    """Refuse a tolerance that is no length.

    Raises
    ------
    BuildError
        If it is negative, infinite or no number.
    """
    if tolerance is not None and not (math.isfinite(tolerance) and tolerance >= 0):
        raise _no_length(str(tolerance))


def _no_length(found: str) -> BuildError:
    return BuildError(
        "--tolerance",
        "metres from 0 on",
        plain(found) or "nothing",
        f"leave it out for {TOLERANCE_M:g}",
    )


def _read(source: str, layer: str, report: BuildReport) -> Reading:
    with tempfile.TemporaryDirectory() as name:
        folder, unpacked = Path(name) / "source", Path(name) / "unpacked"
        folder.mkdir()
        unpacked.mkdir()
        reading = read(datasets(fetch(source, folder), unpacked), layer)
    chosen = reading.layer
    report.source = f"{report.source} ({chosen.format.name}, layer {plain(chosen.name)})"
    return reading


def _contents(
    whole: gpd.GeoDataFrame, tolerance: float | None, report: BuildReport
) -> dict[str, str]:
    """Return the text of each layer's file."""
    lost, notes = check_ground(whole)
    report.notes += notes
    layers, decimals = web_layers(to_degrees(simplified(whole, tolerance, report)), lost)
    if not all(layer.geometry.is_valid.all() for layer in layers.values()):
        raise unlike("lines that cross after rounding")
    return {name: geojson(layer, decimals) for name, layer in layers.items()}


def write(out: Path, contents: dict[str, str]) -> None:
    """Put the files in place, all or none.

    Raises
    ------
    BuildError
        If the folder cannot be written; the old files stay.
    """
    try:
        replace_files(out, contents)
    except OSError as error:
        raise BuildError(
            "--out",
            "a folder that can be written",
            reason(error),
            "nothing was changed; give another folder, or the right to write in it",
            where=plain(out, 120),
        ) from error


class _Command(argparse.ArgumentParser):
    """A command line whose faults are one line too."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line in our own words."""
        raise BuildError(
            "command line",
            "SOURCE [--layer NAME] [--crs CODE] [--tolerance M] [--out FOLDER]",
            "something else",
            "see python -m geodata.build --help",
        )


def _metres(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise _no_length(text) from error


def _folder(text: str) -> Path:
    """Return the folder to write into; no text would mean the one that the operator is in."""
    if not text.strip():
        raise BuildError("--out", "a folder", "nothing", "leave it out for the dashboard's own")
    return Path(text)


def main(arguments: list[str]) -> int:
    """Run an import; one line on stderr and 1 where it fails."""
    parser = _Command(prog="python -m geodata.build", description=__doc__, allow_abbrev=False)
    parser.add_argument("source", help="path or http(s) address")
    parser.add_argument("--layer", default="", help="name of the layer, where there are several")
    parser.add_argument("--crs", default="", help="EPSG number of the coordinates, such as 3794")
    parser.add_argument("--tolerance", help=f"of the simplification, metres ({TOLERANCE_M:g})")
    parser.add_argument("--out", default=str(BOUNDARIES_FOLDER), help="folder of the layers")
    try:
        asked = parser.parse_args(arguments)
        tolerance = None if asked.tolerance is None else _metres(asked.tolerance)
        out = _folder(asked.out)
        print(build(asked.source, out, tolerance, asked.layer, asked.crs))
    except BuildError as error:
        print(f"geodata.build: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("geodata.build: stopped; nothing was changed", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
