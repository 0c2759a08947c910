"""Reading: formats by their content, letters by what they spell, and true causes of faults."""

import json
import sqlite3

import pytest

from geodata.build import BuildError, build, main
from tests.archives import file_of, shapefile
from tests.registers import loaded, old_files, register

NAMES = "Šentjur Žužemberk Črna"


def with_names():
    frame = register()
    frame.loc[frame["OB_ID"] == 901, "OB_UIME"] = NAMES
    return frame


def imported_name(source, folder):
    build(str(source), folder)
    layer = loaded(folder, "municipalities").set_index("municipality_code")
    assert layer.loc["054", "name"] == "Krško"
    return layer.loc["901", "name"]


@pytest.mark.parametrize("written", ["cp1250", "utf-8", "iso-8859-2", "cp852"])
@pytest.mark.parametrize("declared", ["", "UTF-8", "ISO-8859-1", "1250", "nonsense"])
def test_names_of_a_shapefile_are_right_whatever_it_declares(tmp_path, written, declared):
    with_names().to_file(tmp_path / "obcine.shp", encoding=written)
    (tmp_path / "obcine.cpg").unlink()
    if declared:
        (tmp_path / "obcine.cpg").write_text(declared)
    assert imported_name(tmp_path / "obcine.shp", tmp_path / "out") == NAMES


@pytest.mark.parametrize("written", ["cp1250", "utf-8", "utf-8-sig", "utf-16"])
def test_names_of_a_geojson_are_right_in_any_usual_encoding(tmp_path, written):
    text = with_names().to_crs("EPSG:4326").to_json(drop_id=True, ensure_ascii=False)
    (tmp_path / "obcine.geojson").write_bytes(text.encode(written))
    assert imported_name(tmp_path / "obcine.geojson", tmp_path / "out") == NAMES


def topology(type_first=True):
    """Write a register as TopoJSON, an arc a ring."""
    arcs, shapes = [], []
    for row in register("EPSG:4326").itertuples():
        rings = [row.geometry.exterior, *row.geometry.interiors]
        numbers = range(len(arcs), len(arcs) + len(rings))
        arcs += [[list(corner) for corner in ring.coords] for ring in rings]
        shapes.append(
            {
                "type": "Polygon",
                "arcs": [[number] for number in numbers],
                "properties": {"OB_ID": row.OB_ID, "OB_UIME": row.OB_UIME},
            }
        )
    objects = {"obcine": {"type": "GeometryCollection", "geometries": shapes}}
    kind, rest = {"type": "Topology"}, {"arcs": arcs, "objects": objects}
    return json.dumps({**kind, **rest} if type_first else {**rest, **kind})


@pytest.mark.parametrize("name", ["obcine.topo.json", "obcine.topojson", "obcine"])
@pytest.mark.parametrize("type_first", [True, False])
def test_topojson_is_imported(tmp_path, name, type_first):
    (tmp_path / name).write_text(topology(type_first), encoding="utf-8")
    report = build(str(tmp_path / name), tmp_path / "out")
    assert report.municipalities == 15
    assert "(TopoJSON, layer obcine)" in report.source


@pytest.mark.parametrize("name", ["a.gpkg", "a.geojson", "a.fgb"])
def test_a_file_is_read_without_its_ending(tmp_path, name):
    (tmp_path / "občine").write_bytes(file_of(name))
    assert build(str(tmp_path / "občine"), tmp_path / "out").municipalities == 15


def test_tables_without_shapes_are_no_layers(tmp_path):
    source = tmp_path / "a.gpkg"
    source.write_bytes(file_of("a.gpkg"))
    with sqlite3.connect(source) as base:
        base.execute("create table layer_styles (id integer primary key, style text)")
        base.execute(
            "insert into gpkg_contents (table_name, data_type, identifier) "
            "values ('layer_styles', 'attributes', 'styles')"
        )
    base.close()
    assert build(str(source), tmp_path / "out").municipalities == 15


def half(name):
    content = file_of(name)
    return content[: len(content) // 2]


EXPECTED = "format: expected GeoJSON, GeoPackage, Shapefile, TopoJSON or FlatGeobuf, found "
CONTENTS = {
    "nonsense": (b"nonsense", f"{EXPECTED}text that begins with 'nonsense'; save it as GeoPackage"),
    "a table": (b"OB_ID,IME\n61,x", f"{EXPECTED}text that begins with 'OB_ID,IME 61,x'"),
    "bytes": (bytes(range(256)), f"{EXPECTED}something else"),
    "a page": (b"<!DOCTYPE html><p>Prijava", f"{EXPECTED}a web page; open the address in a"),
    "a page, later": (b"\xef\xbb\xbf\n <HTML>", f"{EXPECTED}a web page"),
    "a PDF": (b"%PDF-1.7", f"{EXPECTED}a PDF; get the file of shapes"),
    "a RAR": (b"Rar!\x1a\x07\x00", f"{EXPECTED}a RAR archive; unpack it"),
    "a 7z": (b"7z\xbc\xaf\x27\x1c", f"{EXPECTED}a 7z archive; unpack it"),
    "a tar": (b"a" * 257 + b"ustar\0" + b"\0" * 250, f"{EXPECTED}a tar archive; unpack it"),
    "a pointer": (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS keeps; get the file"),
    "KML": (b'<?xml version="1.0"?><kml>', f"{EXPECTED}KML; save it as GeoPackage"),
    "GML": (
        b'<?xml version="1.0"?><wfs:FeatureCollection xmlns:gml="http://www.opengis.net/gml">',
        "found GML, as web services (WFS) answer; ask for outputFormat=application/json",
    ),
    "another database": (b"SQLite format 3\0" + b"\0" * 100, "a database that is no GeoPackage"),
    "half a GeoPackage": (half("a.gpkg"), "GeoPackage: expected a whole file, found one that is"),
    "half a FlatGeobuf": (half("a.fgb"), "FlatGeobuf: expected a whole file, found one that is"),
    "half a GeoJSON": (half("a.geojson"), "JSON: expected a whole file, found one that is damaged"),
    "half a TopoJSON": (b'{"type":"Topology","arcs":[[', "found one that is damaged or cut off"),
    "a message": (b'{"error":{"code":400}}', "expected a FeatureCollection, found one without a"),
    "a list": (b"[1, 2]", "expected a FeatureCollection, found a list"),
    "no rows": (b'{"type":"FeatureCollection","features":[]}', "expected polygons, found no rows"),
}


@pytest.mark.parametrize("case", CONTENTS)
def test_what_is_no_register_is_called_by_its_name(tmp_path, capfd, case):
    content, words = CONTENTS[case]
    source, out = tmp_path / "obcine.geojson", old_files(tmp_path / "out")
    source.write_bytes(content)
    assert main([str(source), "--out", str(out)]) == 1
    said = capfd.readouterr().err
    assert said.startswith("geodata.build: obcine.geojson")
    assert words in said
    assert said.count("\n") == 1
    assert {path.read_text() for path in out.iterdir()} == {"old"}


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        (".shx", None, "expected its .shx and .dbf beside the .shp, found no .shx"),
        (".dbf", None, "expected its .shx and .dbf beside the .shp, found no .dbf"),
        (".prj", None, "found none (x from 37"),
        (".prj", b"nonsense", "say which it is: they fit --crs 3794"),
        (".shp", shapefile()["obcine.shp"][:-500], "found one that is damaged or cut off"),
    ],
)
def test_a_shapefile_without_a_part_says_which(tmp_path, name, change, words):
    for file, content in shapefile().items():
        (tmp_path / file).write_bytes(content)
    if change is None:
        (tmp_path / f"obcine{name}").unlink()
    else:
        (tmp_path / f"obcine{name}").write_bytes(change)
    with pytest.raises(BuildError) as refused:
        build(str(tmp_path / "obcine.shp"), tmp_path / "out")
    assert words in str(refused.value)


def test_a_part_of_a_shapefile_is_no_source(tmp_path):
    for file, content in shapefile().items():
        (tmp_path / file).write_bytes(content)
    with pytest.raises(BuildError, match=r"a part of a Shapefile \(.dbf\); name the .shp"):
        build(str(tmp_path / "obcine.dbf"), tmp_path / "out")


def test_a_layer_of_too_many_rows_is_not_read(tmp_path, monkeypatch):
    (tmp_path / "a.gpkg").write_bytes(file_of("a.gpkg"))
    monkeypatch.setattr("geodata.register.reading.FEATURES", 10)
    with pytest.raises(BuildError, match="at most 10 rows, found 15 rows; take the file of the"):
        build(str(tmp_path / "a.gpkg"), tmp_path / "out")
