"""Repair: polygons alone, valid, with borders that neighbours share; areas hardly change."""

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from geodata.repair import areas_alone, make_valid, mend, polygon_parts, repair

SQUARE = box(0, 0, 1000, 1000)
# A ring that goes out along a line and back: `make_valid` alone leaves polygon and line.
SPIKE = Polygon([(0, 0), (1000, 0), (1000, 1000), (1500, 1500), (1000, 1000), (0, 1000)])
# A ring that touches itself in a point and encloses a hole: one part, with the hole.
PINCHED = Polygon(
    [(0, 0), (1000, 0), (1000, 1000), (500, 1000), (700, 500), (300, 500), (500, 1000), (0, 1000)]
)
BOW = Polygon([(0, 0), (1000, 1000), (1000, 0), (0, 1000)])


def layer(*shapes):
    return gpd.GeoDataFrame(geometry=list(shapes), crs="EPSG:3794")


def test_a_spike_leaves_a_line_without_the_repair():
    assert not SPIKE.is_valid
    assert shapely.make_valid(SPIKE).geom_type == "GeometryCollection"


@pytest.mark.parametrize(
    ("shape", "kind", "area"),
    [
        (SQUARE, "Polygon", 1e6),
        (SPIKE, "Polygon", 1e6),
        (PINCHED, "Polygon", 0.9e6),
        (BOW, "MultiPolygon", 0.5e6),
        (GeometryCollection([SQUARE, LineString([(0, 0), (9, 9)])]), "Polygon", 1e6),
        (GeometryCollection([MultiPolygon([SQUARE]), Point(0, 0)]), "Polygon", 1e6),
    ],
)
def test_what_is_left_are_valid_polygons(shape, kind, area):
    (found,) = repair(areas_alone(layer(shape)))[0].geometry
    assert found.is_valid
    assert found.geom_type == kind
    assert found.area == pytest.approx(area)


FLAT = Polygon([(0, 0), (1, 1), (0, 0)])


@pytest.mark.parametrize(
    "shape", [None, Polygon(), Point(0, 0), LineString([(0, 0), (1, 1)]), FLAT]
)
def test_what_has_no_area_is_no_shape(shape):
    assert make_valid(shape) is None
    assert (polygon_parts(shape) is None) == (shape is not FLAT)


def test_only_what_was_invalid_is_counted():
    assert repair(layer(SQUARE, SPIKE, None, BOW))[1] == 2


def test_heights_are_left_out():
    (found,) = areas_alone(layer(shapely.force_3d(SQUARE, 300))).geometry
    assert not found.has_z


def test_a_coverage_is_left_as_it_is():
    whole = layer(SQUARE, box(1000, 0, 2000, 1000))
    mended, count = mend(whole)
    assert count == 0
    assert mended is whole


@pytest.mark.parametrize("gap", [-40, 40])
def test_an_overlap_and_a_gap_are_mended(gap):
    around = box(-500, -500, 2500, 1500).difference(box(0, 0, 2000, 1000))
    apart = layer(SQUARE, box(1000 + gap, 0, 2000, 1000), around)
    mended, count = mend(apart)
    assert count >= 2
    assert mended.geometry.is_valid_coverage()
    whole = mended.geometry.union_all()
    assert whole.area == pytest.approx(6e6)
    assert not whole.interiors


def test_a_wide_gap_is_ground_and_stays():
    around = layer(
        box(0, 0, 9000, 9000).difference(box(3000, 3000, 6000, 6000)), box(3100, 3000, 3200, 6000)
    )
    mended, _ = mend(around)
    assert mended.geometry.union_all().area < 81e6 - 8e6
