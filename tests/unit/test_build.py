"""The import of official boundaries: any usual file, or one clear line and the old files."""

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import geopandas as gpd
import pytest
from shapely.geometry import Polygon, box

from geodata.boundaries import TOWNS, check_layers
from geodata.build import BuildError, build, main

FILES = {
    "official-municipalities.geojson",
    "official-urban-municipalities.geojson",
    "official-country.geojson",
}


def register(crs: str = "EPSG:3794", drop: str = "", key: str = "OB_ID") -> gpd.GeoDataFrame:
    """Build a register of thirteen squares in a row: the towns and one more."""
    codes = [code for code in (*TOWNS, "999") if code != drop]
    squares = [box(400_000 + 9_000 * n, 100_000, 409_000 + 9_000 * n, 109_000)
               for n in range(len(codes))]  # fmt: skip
    frame = gpd.GeoDataFrame(
        {key: [int(code) for code in codes], "OB_UIME": [f"Občina {code}" for code in codes]},
        geometry=squares,
        crs="EPSG:3794",
    )
    return frame.to_crs(crs)


def written(folder):
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


@pytest.mark.parametrize("name", ["register.geojson", "register.gpkg", "register.shp"])
@pytest.mark.parametrize("crs", ["EPSG:3794", "EPSG:4326", "EPSG:3857"])
def test_every_usual_file_and_crs_is_imported(tmp_path, name, crs):
    register(crs).to_file(tmp_path / name)
    out = tmp_path / "out"
    report = build(str(tmp_path / name), out)
    assert written(out) == FILES
    assert report.municipalities == 13
    assert report.largest_area_change < 0.001
    towns = json.loads((out / "official-urban-municipalities.geojson").read_text())["features"]
    assert [f["properties"]["municipality_code"] for f in towns] == list(TOWNS)
    assert towns[4]["properties"]["name"] == "Ljubljana"
    lon, lat = towns[0]["geometry"]["coordinates"][0][0]
    assert 13 < lon < 17
    assert 45 < lat < 47


def test_an_invalid_ring_is_repaired_and_said(tmp_path):
    frame = register()
    bow = Polygon([(400_000, 100_000), (409_000, 109_000), (409_000, 100_000), (400_000, 109_000)])
    frame.loc[0, "geometry"] = bow
    frame.to_file(tmp_path / "register.gpkg")
    report = build(str(tmp_path / "register.gpkg"), tmp_path / "out")
    assert report.repaired == 1
    assert "repaired: 1" in str(report)
    assert gpd.read_file(tmp_path / "out" / "official-municipalities.geojson").is_valid.all()


def test_imported_layers_pass_the_check_of_a_start(tmp_path):
    register().to_file(tmp_path / "register.gpkg")
    build(str(tmp_path / "register.gpkg"), tmp_path / "out")
    said = [str(problem) for problem in check_layers(tmp_path / "out")]
    assert [line for line in said if "official" in line] == []


def no_crs(path):
    frame = register()
    gpd.GeoDataFrame(frame.drop(columns="geometry"), geometry=list(frame.geometry)).to_file(path)


def wrong_crs(path):
    register("EPSG:3857").set_crs("EPSG:3794", allow_override=True).to_file(path)


BROKEN = {
    "no key column": (lambda path: register(key="XX").to_file(path), "key column: expected one of"),
    "a missing town": (lambda path: register(drop="096").to_file(path), "found no Ptuj (096)"),
    "no CRS": (no_crs, "expected a coordinate system, found none"),
    "a wrong CRS": (wrong_crs, "the file names a wrong one"),
    "not a layer": (lambda path: path.write_bytes(b"nonsense"), "expected GeoJSON, GeoPackage"),
    "lines": (
        lambda path: register().set_geometry(register().boundary).to_file(path),
        "expected polygons, found none",
    ),
    "no file": (lambda path: None, "expected a file, found none"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_bad_source_is_one_clear_line_and_leaves_the_old_files(tmp_path, capsys, case):
    breaking, words = BROKEN[case]
    out = tmp_path / "out"
    out.mkdir()
    for name in FILES:
        (out / name).write_text("old")
    source = tmp_path / "register.gpkg"
    breaking(source)
    assert main([str(source), "--out", str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1
    assert {path.read_text() for path in out.iterdir()} == {"old"}
    assert written(out) == FILES


def test_an_address_is_downloaded(tmp_path):
    register().to_file(tmp_path / "register.geojson")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        assert build(f"{address}/register.geojson", tmp_path / "out").municipalities == 13
        with pytest.raises(BuildError, match="cannot be downloaded"):
            build(f"{address}/none.geojson", tmp_path / "out")
    finally:
        server.shutdown()
