"""Archives by their content: whatever ending and depth, and none that means harm."""

import gzip

import pytest

from geodata.build import BuildError, build, main
from geodata.register import limits
from geodata.register.archive import datasets
from tests.archives import (
    file_of,
    locked,
    packed_strangely,
    shapefile,
    with_link,
    write_zip,
    zipped,
)
from tests.registers import old_files


def put(folder, path, prefix="", rename=str):
    return write_zip(
        folder / path, {prefix + rename(name): content for name, content in shapefile().items()}
    )


def nested(folder, depth):
    content = zipped(folder, shapefile())
    for _ in range(depth - 1):
        content = zipped(folder, {"RPE/RPE_OB.ZIP": content})
    return folder / "inner"


def table_spelt_otherwise(name):
    return "OBCINE.SHP" if name.endswith(".shp") else name


SOUND = {
    "small letters": lambda folder: put(folder, "rpe_ob.zip"),
    "capitals": lambda folder: put(folder, "RPE_OB.ZIP"),
    "mixed": lambda folder: put(folder, "rpe.Zip"),
    "no ending": lambda folder: put(folder, "download"),
    "another ending": lambda folder: put(folder, "download.aspx"),
    "a folder": lambda folder: put(folder, "a.zip", prefix="RPE/občine/"),
    "folders of Windows": lambda folder: put(folder, "a.zip", prefix="RPE\\"),
    "members in capitals": lambda folder: put(folder, "a.zip", rename=str.upper),
    "a table spelt otherwise": lambda folder: put(folder, "a.zip", rename=table_spelt_otherwise),
    "a zip in a zip": lambda folder: nested(folder, 2),
    "a zip in a zip in a zip": lambda folder: nested(folder, 3),
    "what a Mac adds": lambda folder: write_zip(
        folder / "a.zip",
        {**shapefile(), "__MACOSX/._obcine.shp": b"\0", ".DS_Store": b"\0", "beri.txt": b"x"},
    ),
    "a GeoPackage": lambda folder: write_zip(
        folder / "a.zip", {"občine 2021.gpkg": file_of("a.gpkg")}
    ),
    "a GeoJSON without its ending": lambda folder: write_zip(
        folder / "a.zip", {"obcine": file_of("a.geojson")}
    ),
}


@pytest.mark.parametrize("case", SOUND)
def test_an_archive_is_opened_by_its_content(tmp_path, case):
    report = build(str(SOUND[case](tmp_path)), tmp_path / "out")
    assert report.municipalities == 15


def test_a_gzip_is_opened_by_its_content(tmp_path):
    (tmp_path / "obcine.geojson.gz").write_bytes(gzip.compress(file_of("a.geojson")))
    assert build(str(tmp_path / "obcine.geojson.gz"), tmp_path / "out").municipalities == 15


def test_two_files_in_an_archive_are_two_layers(tmp_path):
    source = str(
        write_zip(tmp_path / "a.zip", {**shapefile(), "regije.gpkg": file_of("regije.gpkg")})
    )
    with pytest.raises(BuildError, match=r"found obcine \(areas\), regije \(areas\); choose"):
        build(source, tmp_path / "out")
    assert build(source, tmp_path / "out", layer="obcine").municipalities == 15


def damaged(folder):
    path = put(folder, "a.zip")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)
    return path


def cut(folder):
    path = put(folder, "a.zip")
    path.write_bytes(path.read_bytes()[:-1000])
    return path


def changed(folder, change):
    path = put(folder, "a.zip")
    path.write_bytes(change(path.read_bytes()))
    return path


def leading_out(folder, name):
    return write_zip(folder / "a.zip", {**shapefile(), name: b"harm"})


def cut_gzip(folder):
    (folder / "a.gz").write_bytes(gzip.compress(file_of("a.geojson"))[:-200])
    return folder / "a.gz"


OUT = "expected files within it, found one that leads out of it"
UNSOUND = {
    "a path upwards": (lambda folder: leading_out(folder, "../../harm.txt"), OUT),
    "a path upwards of Windows": (lambda folder: leading_out(folder, "..\\harm.txt"), OUT),
    "a path from the root": (lambda folder: leading_out(folder, "/tmp/harm.txt"), OUT),
    "a drive": (lambda folder: leading_out(folder, "C:\\harm.txt"), OUT),
    "a link": (lambda folder: with_link(folder / "a.zip"), OUT),
    "four in one another": (lambda folder: nested(folder, 4), "at most 3 archives in one another"),
    "damaged": (damaged, "expected a whole one, found one that is damaged or cut off"),
    "cut off": (cut, "found one that is damaged or cut off; get the file anew"),
    "a gzip cut off": (cut_gzip, "found one that is damaged or cut off; get the file anew"),
    "locked": (lambda folder: changed(folder, locked), "found a locked one; unpack it"),
    "packed strangely": (
        lambda folder: changed(folder, packed_strangely),
        "expected a usual zip, found a way",
    ),
    "nothing of use": (
        lambda folder: write_zip(folder / "a.zip", {"a.pdf": b"%PDF", "b.txt": b"b"}),
        "TopoJSON or FlatGeobuf, found a.pdf, b.txt; take the archive that holds",
    ),
    "empty": (lambda folder: write_zip(folder / "a.zip", {}), "found none; take the archive"),
    "no index of the shapes": (
        lambda folder: write_zip(
            folder / "a.zip",
            {name: x for name, x in shapefile().items() if not name.endswith(".shx")},
        ),
        "Shapefile: expected its .shx and .dbf beside the .shp, found no .shx",
    ),
    "too long a name": (
        lambda folder: write_zip(folder / "a.zip", {"a" * 300: b"a"}),
        "a name that is too long",
    ),
}


@pytest.mark.parametrize("case", UNSOUND)
def test_an_unsound_archive_is_one_line_and_writes_nothing(tmp_path, capfd, case):
    making, words = UNSOUND[case]
    inside = tmp_path / "deep" / "folder"
    inside.mkdir(parents=True)
    source, out = making(inside), old_files(inside / "out")
    assert main([str(source), "--out", str(out)]) == 1
    said = capfd.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert {path.read_text() for path in out.iterdir()} == {"old"}
    assert not list(tmp_path.rglob("harm*"))


def test_an_archive_that_declares_too_much_is_not_unpacked(tmp_path, monkeypatch):
    bomb = write_zip(tmp_path / "a.zip", {"a.geojson": b"\0" * 2_000_000})
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1_000_000)
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    with pytest.raises(BuildError, match="at most 1 MB when unpacked, found more"):
        datasets(bomb, unpacked)
    assert not [path for path in unpacked.rglob("*") if path.is_file()]


def test_an_archive_that_lies_about_its_size_is_stopped(tmp_path, monkeypatch):
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"\0" * 5_000_000))
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1_000_000)
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    with pytest.raises(BuildError, match="at most 1 MB when unpacked, found more"):
        datasets(tmp_path / "a.gz", unpacked)
    assert sum(path.stat().st_size for path in unpacked.rglob("*") if path.is_file()) < 2_000_000


def test_the_limit_counts_for_all_archives_in_one_together(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MEMBERS", 5)
    inner = zipped(tmp_path, {f"{n}.txt": b"" for n in range(3)})
    write_zip(tmp_path / "a.zip", {"b.zip": inner, "c.zip": inner})
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    with pytest.raises(BuildError, match="at most 5 files, found more"):
        datasets(tmp_path / "a.zip", unpacked)
