"""The coverage of an import: the right municipalities, shared borders, fewer corners."""

from __future__ import annotations

from datetime import date

import geopandas as gpd

from geodata.boundaries import KEY
from geodata.register import checking, validity
from geodata.register.crs import located, name_of, parse_crs
from geodata.register.errors import BuildError
from geodata.register.keys import with_keys
from geodata.register.reading import Reading
from geodata.repair import areas_alone, mend, repair
from geodata.report import BuildReport
from geodata.simplification import TOLERANCE_M, simplify, vertices

CHANGE = 0.02  # of an area, by mending or simplification: more is another municipality


def municipalities(reading: Reading, crs: str, report: BuildReport) -> gpd.GeoDataFrame:
    """Return a row a municipality, in metres, by code: valid polygons of the right towns."""
    own = validity.of_slovenia(reading.frame, report.notes)
    rows = validity.in_force(own, date.today(), report.notes)
    keyed = with_keys(rows)
    report.notes += keyed.notes
    shaped = areas_alone(keyed.layer)
    checking.check_shapes(shaped)
    metres = located(shaped, crs, reading.degrees)
    report.crs = name_of(parse_crs(crs) if crs else reading.frame.crs)
    valid, report.repaired = repair(metres)
    checking.check_shapes(valid)
    single = validity.one_each(valid[valid.geometry.notna()], report.notes)
    whole = single.dissolve(KEY, as_index=False)[[KEY, "name", "geometry"]]
    report.municipalities = len(whole)
    checking.check_areas(whole)
    checking.check_places(whole)
    return whole


def mended(keyed: gpd.GeoDataFrame, report: BuildReport) -> gpd.GeoDataFrame:
    """Return the municipalities with borders that neighbours share exactly.

    Raises
    ------
    BuildError
        If the borders differ too much to be mended, or a town is too large or small then.
    """
    shared, count = mend(keyed)
    change, name = checking.largest_change(keyed, shared)
    if change > CHANGE:
        raise unlike(f"overlaps and gaps that would change {name} by {change:.1%}")
    checking.check_areas(shared)
    if count:
        report.notes.append(f"municipalities whose borders did not match exactly, mended: {count}")
    return shared


def unlike(found: str) -> BuildError:
    """Say that borders cannot be brought together."""
    return BuildError(
        "borders",
        "neighbours that share them",
        found,
        "take a file that is not simplified, or one simplified with shared borders kept",
    )


def simplified(
    whole: gpd.GeoDataFrame, tolerance: float | None, report: BuildReport
) -> gpd.GeoDataFrame:
    """Return the municipalities with fewer corners and nearly the same areas.

    Raises
    ------
    BuildError
        If the operator's tolerance changes an area by more than two per cent. The usual one is
        lowered instead: how much it changes depends on how finely the source is drawn.
    """
    usual = (TOLERANCE_M, TOLERANCE_M / 2, TOLERANCE_M / 4, 0.0)
    for metres in usual if tolerance is None else (tolerance,):
        simple = simplify(whole, metres)
        change, name = checking.largest_change(whole, simple)
        if change <= CHANGE and simple.geometry.is_valid.all():
            report.tolerance, report.largest_area_change = metres, change
            report.vertices_before, report.vertices_after = vertices(whole), vertices(simple)
            return simple
    raise BuildError(
        "--tolerance",
        f"areas that change by {CHANGE:.0%} at most",
        f"{name} changed by {change:.1%} at {metres:g} m",
        "take a smaller one",
    )
