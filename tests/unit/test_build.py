"""The import of official boundaries: any usual file, or one true line and the old files."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.affinity import translate
from shapely.geometry import GeometryCollection, LineString, Point, Polygon, box

from geodata.boundaries import KEY, TOWNS, check_layers
from geodata.build import build, main
from geodata.projection import area_km2
from geodata.register.reference import areas_km2
from tests.registers import (
    FILES,
    REST,
    loaded,
    refused,
    register,
    spiked,
    with_shape,
    written,
)

LJUBLJANA, PTUJ = list(TOWNS).index("061"), list(TOWNS).index("096")
OSTALO, OBALA = len(TOWNS), len(TOWNS) + 1


def spike_in(row):
    frame = register()
    return with_shape(frame, row, spiked(frame.geometry[row]))


def bow_tie():
    frame = register()
    first, second, third, fourth, *others = frame.geometry[0].exterior.coords
    return with_shape(frame, 0, Polygon([first, second, fourth, third, *others]))


def collection():
    frame = register()
    line = LineString([(500_000, 100_000), (501_000, 100_000)])
    return with_shape(frame, OSTALO, GeometryCollection([frame.geometry[OSTALO], line]))


def with_height():
    frame = register()
    return frame.set_geometry(gpd.GeoSeries(shapely.force_3d(frame.geometry.values, 300), crs=3794))


def simplified_alone(tolerance):
    frame = register()
    return frame.set_geometry(frame.geometry.simplify(tolerance))


def in_two_parts():
    frame = register()
    rest, west = frame.iloc[[OSTALO]], box(300_000, 0, 500_000, 300_000)
    halves = [rest.set_geometry(rest.intersection(west)), rest.set_geometry(rest.difference(west))]
    return pd.concat([frame.drop(OSTALO), *halves], ignore_index=True)


def enclave():
    # The Croatian ground near Metlika, of two hectares, is no municipality's.
    frame = register()
    hole = Point(500_000, 90_000).buffer(80)
    return with_shape(frame, OSTALO, frame.geometry[OSTALO].difference(hole))


IMPORTED = {
    "as it is": register,
    "a ring that touches itself, in a town": lambda: spike_in(LJUBLJANA),
    "a ring that touches itself, beside the towns": lambda: spike_in(OSTALO),
    "a ring that crosses itself": bow_tie,
    "polygon and line in one shape": collection,
    "heights": with_height,
    "simplified one by one": lambda: simplified_alone(80),
    "a municipality in two rows": in_two_parts,
    "ground of two hectares that is nobody's": enclave,
    "every row twice": lambda: pd.concat([register(), register()], ignore_index=True),
}


@pytest.mark.parametrize("case", IMPORTED)
def test_what_can_be_imported_gives_valid_layers_of_the_whole_country(tmp_path, capfd, case):
    IMPORTED[case]().to_file(tmp_path / "register.gpkg", driver="GPKG")
    out = tmp_path / "out"
    assert main([str(tmp_path / "register.gpkg"), "--out", str(out)]) == 0
    assert capfd.readouterr().err == ""
    assert written(out) == FILES
    everything, towns, country = (
        loaded(out, name) for name in ("municipalities", "urban-municipalities", "country")
    )
    for layer in (everything, towns, country):
        assert layer.geometry.is_valid.all()
        assert set(layer.geom_type) <= {"Polygon", "MultiPolygon"}
        assert not layer.has_z.any()
    assert list(everything[KEY]) == [*TOWNS, *map(str, REST)]
    assert dict(zip(towns[KEY], towns["name"], strict=True)) == TOWNS
    for code, area in area_km2(towns.set_index(KEY)).items():
        assert area == pytest.approx(areas_km2()[code], rel=0.02)
    (outline,) = country.geometry
    assert outline.geom_type == "Polygon"
    assert not outline.interiors
    assert outline.area == pytest.approx(everything.area.sum(), rel=0.001)


@pytest.mark.parametrize(
    "name", ["register.geojson", "register.gpkg", "register.shp", "register.fgb"]
)
@pytest.mark.parametrize("crs", ["EPSG:3794", "EPSG:4326", "EPSG:3857", "EPSG:3912"])
def test_every_usual_file_and_crs_is_imported(tmp_path, name, crs):
    register(crs).to_file(tmp_path / name)
    report = build(str(tmp_path / name), tmp_path / "out")
    assert report.municipalities == len(TOWNS) + len(REST)
    assert crs in str(report)
    ljubljana = loaded(tmp_path / "out", "urban-municipalities").geometry[LJUBLJANA]
    reference = register().geometry[LJUBLJANA]
    assert ljubljana.symmetric_difference(reference).area < reference.area * 0.02


def test_what_was_mended_is_said(tmp_path):
    simplified_alone(80).to_file(tmp_path / "alone.gpkg")
    spike_in(OSTALO).to_file(tmp_path / "spike.gpkg")
    register(drop=("902",)).to_file(tmp_path / "coast.gpkg")
    said = {
        name: str(build(str(tmp_path / name), tmp_path / "out"))
        for name in ("alone.gpkg", "spike.gpkg", "coast.gpkg")
    }
    assert "municipalities whose borders did not match exactly, mended:" in said["alone.gpkg"]
    assert "repaired: 1;" in said["spike.gpkg"]
    assert "the country keeps its shipped outline there" in said["coast.gpkg"]


def test_neighbours_share_their_borders_after_the_import(tmp_path):
    simplified_alone(80).to_file(tmp_path / "register.gpkg")
    build(str(tmp_path / "register.gpkg"), tmp_path / "out")
    layer = gpd.read_file(tmp_path / "out" / "official-municipalities.geojson")
    assert layer.geometry.is_valid_coverage()


def test_an_unknown_name_is_null_and_a_towns_name_is_known(tmp_path):
    frame = register()
    frame.loc[[LJUBLJANA, OBALA], "OB_UIME"] = None
    frame.to_file(tmp_path / "register.gpkg")
    assert "municipalities without a name: 1" in str(
        build(str(tmp_path / "register.gpkg"), tmp_path / "out")
    )
    text = (tmp_path / "out" / "official-municipalities.geojson").read_text(encoding="utf-8")
    assert '"municipality_code":"902","name":null' in text
    assert '"municipality_code":"061","name":"Ljubljana"' in text
    assert "NaN" not in text


def test_ground_without_a_municipality_keeps_the_shipped_outline(tmp_path):
    whole = shapely.union_all(register().geometry.values)
    register(drop=("902",)).to_file(tmp_path / "register.gpkg")
    build(str(tmp_path / "register.gpkg"), tmp_path / "out")
    (outline,) = loaded(tmp_path / "out", "country").geometry
    assert outline.symmetric_difference(whole).area < whole.area * 0.002
    assert not outline.interiors


def test_imported_layers_pass_the_check_of_a_start(tmp_path):
    register().to_file(tmp_path / "register.gpkg")
    build(str(tmp_path / "register.gpkg"), tmp_path / "out")
    said = [str(problem) for problem in check_layers(tmp_path / "out")]
    assert [line for line in said if "official" in line] == []


def shape_of_another():
    # As large as Ljubljana, but not where Ljubljana is.
    frame = register()
    return with_shape(frame, LJUBLJANA, translate(frame.geometry[LJUBLJANA], 40_000, 0))


def overlapping():
    frame = register()
    return with_shape(frame, PTUJ, frame.geometry[PTUJ].buffer(800))


def lying(crs, named):
    return register(crs).set_crs(named, allow_override=True)


def one_far_away():
    return with_shape(register(), OBALA, box(0, 0, 10, 10))


REFUSED = {
    "a town too large": (
        overlapping,
        (
            "area of Ptuj (096): expected 66.58 km2, within 2%",
            "municipalities.csv, found 10",
            "take the official file",
        ),
    ),
    "a town's shape elsewhere": (
        shape_of_another,
        ("place of Ljubljana (061): expected a shape that covers 90% of its ground, found 0%",),
    ),
    "borders far apart": (
        lambda: simplified_alone(1500),
        ("areas of ", "Ptuj (096) ", " in the place of 66.58 km2", "borders do not match"),
    ),
    "the twelve alone": (
        lambda: register(drop=tuple(map(str, REST))),
        (
            "country: expected municipalities on all its 20271 km2, found 12 on 21",
            "choose a file of the whole country",
        ),
    ),
    "a town missing": (lambda: register(drop=("096",)), ("towns: expected all twelve", "096")),
    "a municipality without a shape": (
        lambda: with_shape(register(), OBALA, None),
        ("shapes: expected a polygon for every municipality, found none for Obala (902)",),
    ),
    "a point for a municipality": (
        lambda: with_shape(register(), PTUJ, Point(566_000, 142_000)),
        ("found none for Ptuj (096)",),
    ),
    "points alone": (
        lambda: register().set_geometry(register().centroid),
        ("expected polygons, found none, only points; name the file that holds the areas",),
    ),
    "no shapes": (
        lambda: register().set_geometry(gpd.GeoSeries([None] * 15, crs=3794)),
        ("shapes: expected polygons, found none",),
    ),
    "no rows": (lambda: register().iloc[:0], ("expected polygons, found no rows",)),
    "the wrong CRS": (
        lambda: lying("EPSG:3857", "EPSG:3794"),
        ("the file names a wrong one: they fit --crs 3857",),
    ),
    "the older system by the newer's name": (
        lambda: lying("EPSG:3912", "EPSG:3794"),
        ("place of the towns", "try --crs 3912"),
    ),
    "a row far away": (one_far_away, ("found elsewhere: Obala (902)", "correct these rows")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_give_a_wrong_map_is_one_true_line_and_leaves_the_old_files(
    tmp_path, capfd, caplog, recwarn, case
):
    making, words = REFUSED[case]
    making().to_file(tmp_path / "register.gpkg", driver="GPKG")
    caplog.clear()
    recwarn.clear()
    said = refused(tmp_path, capfd, [str(tmp_path / "register.gpkg")])
    assert said.startswith("geodata.build: register.gpkg")
    for word in words:
        assert word in said
    assert not caplog.records
    assert not recwarn.list
