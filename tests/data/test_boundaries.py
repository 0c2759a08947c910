"""The shipped layers: official areas, shared borders, seats inside, nothing hidden by arms."""

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import Point, shape

from geodata import anchors, anchors_record, marker_sizes
from geodata.boundaries import (
    BOUNDARIES_FOLDER,
    KEY,
    TOWNS,
    anchors_path,
    check_layers,
    layer_paths,
    load_layer,
)
from geodata.projection import area_km2, to_metres

OFFICIAL_KM2 = {
    "011": 94.92,
    "050": 303.52,
    "052": 150.92,
    "054": 286.6,
    "061": 275.01,
    "070": 147.49,
    "080": 64.37,
    "084": 279.62,
    "085": 235.73,
    "096": 66.58,
    "112": 173.64,
    "133": 84.08,
}


@pytest.fixture(scope="module")
def towns():
    return load_layer("municipalities").set_index(KEY)


def test_the_layers_pass_the_check_of_a_start():
    assert check_layers() == []


def test_every_shipped_file_names_its_licence_and_source():
    package = json.loads((BOUNDARIES_FOLDER.parent / "datapackage.json").read_text("utf-8"))
    described = {Path(resource["path"]).name for resource in package["resources"]}
    shipped = {path.name for path in BOUNDARIES_FOLDER.iterdir()}
    assert described == {name for name in shipped if not name.startswith("official-")}
    assert all(resource["licenses"] and resource["sources"] for resource in package["resources"])


def test_all_twelve_towns_are_there_with_their_names(towns):
    assert dict(towns["name"]) == TOWNS


def test_every_shape_is_valid_and_in_degrees(towns):
    for layer in ("municipalities", "country", "context"):
        frame = load_layer(layer)
        assert frame.geometry.is_valid.all(), layer
        assert frame.crs == "EPSG:4326"
        assert frame.total_bounds[0] > 8
        assert frame.total_bounds[3] < 50


@pytest.mark.parametrize("layer", ["municipalities", "country", "context"])
def test_outer_rings_turn_counter_clockwise_as_rfc_7946_says(layer):
    for feature in json.loads(layer_paths()[layer].read_text(encoding="utf-8"))["features"]:
        geometry = shape(feature["geometry"])
        for part in getattr(geometry, "geoms", [geometry]):
            assert part.exterior.is_ccw
            assert not any(hole.is_ccw for hole in part.interiors)


def test_areas_are_within_three_per_mille_of_the_official_ones(towns):
    areas = area_km2(towns)
    assert set(OFFICIAL_KM2) == set(areas.index)
    for code, official in OFFICIAL_KM2.items():
        assert abs(areas[code] / official - 1) <= 0.003, (code, areas[code], official)


def test_the_areas_of_the_table_are_the_official_ones(dataset):
    table = dataset.municipalities.set_index(KEY)["area_km2"]
    assert dict(table) == OFFICIAL_KM2


def test_every_seat_lies_in_its_town(towns, dataset):
    for town in dataset.municipalities.itertuples():
        assert towns.geometry[town.municipality_code].contains(Point(town.seat_lon, town.seat_lat))


def test_every_known_town_hall_lies_in_its_town(towns, dataset):
    known = dataset.municipalities.dropna(subset=["town_hall_lat", "town_hall_lon"])
    assert len(known) >= 8
    for town in known.itertuples():
        hall = Point(town.town_hall_lon, town.town_hall_lat)
        assert towns.geometry[town.municipality_code].contains(hall), town.name


def test_neighbours_that_touch_share_their_border(towns):
    metres = to_metres(towns).geometry
    assert metres.is_valid_coverage()
    assert metres["133"].intersection(metres["112"]).length > 1000  # Velenje, Slovenj Gradec
    assert metres["133"].intersection(metres["112"]).area == 0


def test_every_town_lies_in_the_country(towns):
    outline = to_metres(load_layer("country")).geometry.iloc[0].buffer(20)
    assert all(outline.covers(town) for town in to_metres(towns).geometry)


def test_no_land_of_natural_earth_shows_off_the_coast_of_koper(towns):
    # A point of the sea off Izola and Piran; Natural Earth's coast lies up to 700 m out.
    country = load_layer("country").geometry.iloc[0]
    land = load_layer("context").union_all()
    coast = country.boundary.intersection(shapely.box(13.55, 45.53, 13.72, 45.56))
    off = (
        coast.buffer(0.004)
        .difference(country)
        .intersection(shapely.box(13.58, 45.535, 13.70, 45.56))
    )
    assert off.area > 0
    assert off.intersection(land).area < off.area * 0.05


@pytest.mark.parametrize("zoom", anchors.ZOOMS)
def test_markers_hide_no_territory_and_do_not_collide(towns, zoom):
    places = json.loads(anchors_path().read_text(encoding="utf-8"))
    markers = {}
    assert places["sizes"][f"{zoom:g}"] == [
        marker_sizes.marker_size(zoom),
        marker_sizes.type_size(zoom),
    ]
    for code, (lat, lon) in places["zooms"][f"{zoom:g}"].items():
        x, y = anchors.to_pixels(lon, lat, zoom)
        inner_lat, inner_lon = places["inner"][code]
        inner = anchors.to_pixels(inner_lon, inner_lat, zoom)
        label = marker_sizes.name_size(TOWNS[code], zoom)
        size = marker_sizes.marker_size(zoom)
        markers[code] = anchors.Marker(code, x, y, size, inner, label)
    assert set(markers) == set(TOWNS)
    territories = shapely.union_all(
        [anchors.shape_in_pixels(shape, zoom) for shape in towns.geometry]
    )
    # half a pixel for the rounding of the shipped places
    bodies = {code: marker.body.buffer(-0.5) for code, marker in markers.items()}
    for code, marker in markers.items():
        assert not bodies[code].intersects(territories), (zoom, code)
        for other_code, other in markers.items():
            if other_code > code:
                assert not bodies[code].intersects(bodies[other_code]), (zoom, code, other_code)
                assert not marker.leader.crosses(other.leader), (zoom, code, other_code)
            if other_code != code:
                assert not marker.leader.intersects(bodies[other_code]), (zoom, code, other_code)


def test_arms_grow_with_the_frame_from_a_phone_to_a_large_screen():
    # The country is 293 px wide at zoom 7 and 986 px at 8.75.
    assert [marker_sizes.marker_size(zoom) for zoom in (6.5, 7, 8, 8.75, 9.75)] == [
        36,
        36,
        56,
        72,
        72,
    ]


@pytest.mark.parametrize(
    "zoom", [zoom for zoom in anchors.ZOOMS if zoom >= marker_sizes.NAMES_ZOOM]
)
def test_arms_and_names_keep_clear_of_the_buttons_and_of_the_legend(zoom):
    shipped = json.loads(anchors_path().read_text(encoding="utf-8"))["zooms"][f"{zoom:g}"]
    country = anchors.shape_in_pixels(load_layer("country").geometry.iloc[0], zoom)
    extent = anchors.extent_of(country, zoom).buffer(0.5)
    for code, (lat, lon) in shipped.items():
        x, y = anchors.to_pixels(lon, lat, zoom)
        name = marker_sizes.name_size(TOWNS[code], zoom)
        marker = anchors.Marker(code, x, y, marker_sizes.marker_size(zoom), (x, y), name)
        assert extent.covers(marker.body), (zoom, code)


def test_the_places_are_the_result_of_one_run_on_these_layers():
    """Fails where they were edited, or where the boundaries, sizes or the program have changed."""
    shipped = json.loads(anchors_path().read_text(encoding="utf-8"))
    assert shipped["made"] == {
        "inputs": anchors_record.inputs(),
        "places": anchors_record.places(shipped),
    }, "run: python -m geodata.anchors"
