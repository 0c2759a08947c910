"""Coordinate systems: what is said is held to where the shapes would lie."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geodata.boundaries import KEY
from geodata.projection import SLOVENIA
from geodata.register.crs import located, name_of, parse_crs
from geodata.register.errors import BuildError
from tests.registers import register

LOCAL = (
    'ENGCRS["Undefined Cartesian SRS",EDATUM[""],CS[Cartesian,2],AXIS["x",east],AXIS["y",north],'
    'LENGTHUNIT["metre",1]]'
)


def keyed(crs=SLOVENIA, named=None):
    """Return a register as it is after its keys are known, its system said or not."""
    frame = register(crs).rename(columns={"OB_ID": KEY, "OB_UIME": "name"})
    shapes = gpd.GeoSeries(list(frame.geometry), crs=named)
    return gpd.GeoDataFrame(frame.drop(columns="geometry"), geometry=shapes)


def turned(frame):
    swapped = shapely.transform(frame.geometry.values, lambda corners: corners[:, ::-1])
    return frame.set_geometry(gpd.GeoSeries(swapped, crs=frame.crs))


@pytest.mark.parametrize("crs", ["EPSG:3794", "EPSG:3912", "EPSG:4326", "EPSG:3857", "EPSG:3035"])
@pytest.mark.parametrize("named", [True, False])
def test_shapes_are_located_by_the_system_of_the_file_or_the_operator(crs, named):
    frame = keyed(crs, crs if named else None)
    metres = located(frame, "" if named else crs)
    assert metres.crs == SLOVENIA
    # Between D48 and D96 no transformation is nearer than some decimetres.
    assert metres.geometry.geom_equals_exact(register().geometry, 1.0).all()


def test_what_the_operator_says_counts_more_than_the_file():
    metres = located(keyed("EPSG:3794", "EPSG:4326"), "3794", degrees=True)
    assert metres.geometry.geom_equals_exact(register().geometry, 0.01).all()


WRONG = {
    "no system, metres": (keyed, "found none (x from 37", "they fit --crs 3794 (or --crs 3912"),
    "no system, degrees": (lambda: keyed("EPSG:4326"), "found none (x from 13.38", "--crs 4326"),
    "a local system": (lambda: keyed(named=LOCAL), "found none (x from", "they fit --crs 3794"),
    "web maps as D96": (
        lambda: keyed("EPSG:3857", "EPSG:3794"),
        "the file names a wrong one",
        "they fit --crs 3857",
    ),
    "metres as degrees": (
        lambda: keyed("EPSG:3794", "EPSG:4326"),
        "the file names a wrong one",
        "they fit --crs 3794",
    ),
    "degrees as metres": (
        lambda: keyed("EPSG:4326", "EPSG:3794"),
        "the file names a wrong one",
        "they fit --crs 4326",
    ),
    "swapped metres": (lambda: turned(keyed(named="EPSG:3794")), "x from 3", "x and y are swapped"),
    "swapped degrees": (
        lambda: turned(keyed("EPSG:4326", "EPSG:4326")),
        "x from 45",
        "x and y are swapped",
    ),
    "elsewhere": (
        lambda: (
            keyed("EPSG:4326", "EPSG:4326")
            .translate(20, 5)
            .to_frame("geometry")
            .assign(**{KEY: "001", "name": "x"})
        ),
        "x from 33.38",
        "choose a file of Slovenia",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_system_that_cannot_be_true_is_refused_with_the_one_that_fits(case):
    making, *words = WRONG[case]
    with pytest.raises(BuildError) as refused:
        located(making())
    for word in words:
        assert word in str(refused.value)


def test_metres_in_a_format_of_degrees_are_told_apart_from_a_wrong_name():
    with pytest.raises(BuildError) as refused:
        located(keyed("EPSG:3794", "EPSG:4326"), degrees=True)
    assert "expected degrees, as this format means where no system is named" in str(refused.value)
    assert "they fit --crs 3794" in str(refused.value)


def test_a_wrong_system_of_the_operator_is_called_so():
    with pytest.raises(BuildError, match="--crs names a wrong one: they fit --crs 3794"):
        located(keyed(named="EPSG:3794"), "3857")


def test_coordinates_that_are_no_numbers_are_refused():
    frame = keyed(named="EPSG:3794")
    infinite = shapely.transform(frame.geometry.values[:1], lambda x: np.where(x > 0, np.inf, x))
    broken = frame.set_geometry(gpd.GeoSeries([*infinite, *frame.geometry[1:]], crs=frame.crs))
    with pytest.raises(BuildError, match="expected numbers, found some that are none or infinite"):
        located(broken)


@pytest.mark.parametrize("asked", ["3794", "EPSG:3794", "epsg:3794", " 3794 "])
def test_a_system_is_named_by_its_number(asked):
    assert name_of(parse_crs(asked)) == "EPSG:3794"


@pytest.mark.parametrize("asked", ["99999", "D96", "5703", "4978", "-1", "", "3794.5"])
def test_what_is_no_system_of_maps_is_refused(asked):
    with pytest.raises(BuildError, match="--crs: expected the EPSG number of a coordinate system"):
        parse_crs(asked)
