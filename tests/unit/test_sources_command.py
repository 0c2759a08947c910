"""The command ``python -m zmos_data.sources``: what it says, and what it leaves on the disk."""

import json
from dataclasses import replace

import pytest

from tests import badly_behaved as bad
from tests import official_lists as lists
from tests.unit.test_sources_matching import of_project
from tests.unit.test_sources_operations import KOHESIO, NEW
from tests.unit.test_sources_population import FILES
from zmos_data.editing.proposal import propose
from zmos_data.editing.reading import read_upload
from zmos_data.editing.understanding import understand
from zmos_data.package import PACKAGE_FOLDER, read_package
from zmos_data.sources import __main__ as command
from zmos_data.sources.source import Address, sources
from zmos_data.tables import read_tables


@pytest.fixture
def run(capsys, tmp_path):
    """Run the command with a cache of its own."""

    def run(*arguments, expected: int = 0) -> str:
        code = command.main([*map(str, arguments), "--cache", str(tmp_path / "cache")])
        said = capsys.readouterr()
        assert code == expected, said.err
        assert bool(said.err) == bool(expected)
        return said.err or said.out

    return run


@pytest.fixture
def listed(tmp_path):
    rows = [NEW, of_project("096-02", eu="1,23"), of_project("050-01", name="Olimpijski bazen")]
    rows += [NEW | {"fund": "ESS+"}, NEW | {"beneficiary": "Občina Trzin", "place": "Trzin"}]
    file = tmp_path / "seznam.xlsx"
    file.write_bytes(lists.xlsx_file(lists.SLOVENIAN_2021, rows))
    return file


def test_the_list_of_sources(run):
    said = run("list", "--lang", "en")
    assert "managing-authority: List of operations (managing authority)" in said
    assert "none that is known for certain: give a file" in said
    assert "SI-pp14-20-latest.csv (not fetched)" in said


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "sl",
            [
                "Ujema se s projekti, ki jih imamo: 1",
                "vrstica 3, Ptuj: »SPOMINSKI PARK PTUJ« = 096-02 »Spominski park Ptuj« (ime 100",
                "prispevek EU: 1,23\u00a0EUR (drug podatek, zapisan kot razlika; v rabi ostane",
                "vrstica 4, Koper: »Olimpijski bazen«: imeni sta si samo podobni",
                "? 050-01 »Olimpijski bazen Koper",
                "Novo: 1",
                "skupni stroški operacije: 2.500.000,00\u00a0EUR (vpisano, prej ga ni bilo)",
                "vrstica 5: »Preskusni projekt B«: drug sklad (ESS+)",
                "V drugih občinah: 1",
                "Novi projekti: 1; spremenjeni projekti: 1",
            ],
        ),
        ("en", ["Matched with projects that we have: 1", "EUR\u00a01.23 (another figure, put on"]),
    ],
)
def test_the_report_of_an_import(run, listed, language, parts):
    said = run("import", "managing-authority", listed, "--lang", language)
    for part in parts:
        assert part in said


def test_what_a_person_decides_is_taken(run, listed):
    said = run("import", "managing-authority", listed, "--same", "4=050-01", "--new", "3")
    assert "Ujema se s projekti, ki jih imamo: 1" in said
    assert "Novo: 2" in said


def test_the_rows_are_written_as_json(run, listed, tmp_path):
    out = tmp_path / "rows.json"
    run("import", "managing-authority", listed, "--out", out, "--as-of", "2026-11-01")
    said = json.loads(out.read_text(encoding="utf-8"))
    assert [row["name_sl"] for row in said["sheets"]["projects"]] == ["Preskusni projekt B"]
    assert [row["use"] for row in said["sheets"]["amounts"]] == ["used", "used", "other"]
    assert {row["source_id"] for row in said["sheets"]["sources"]} == {
        "managing-authority-2026-11-01"
    }
    assert [finding["row"] for finding in said["findings"]] == [4]


def test_the_workbook_says_the_same_as_the_list(run, listed, tmp_path):
    out = tmp_path / "rows.xlsx"
    run("import", "managing-authority", listed, "--out", out, "--as-of", "2026-11-01")
    package = read_package(PACKAGE_FOLDER)
    frames = read_tables(package).frames
    upload = read_upload(out.name, out.read_bytes())
    assert upload.base == package.checksum
    proposal = propose(package, understand(upload, frames))
    assert not proposal.faults
    assert not proposal.vanished
    assert [code.rpartition("-")[0] for code in proposal.new] == ["050"]
    assert "096-02" in proposal.changed
    conflicts = read_tables(proposal.package).frames["conflicts"]
    assert len(conflicts) == len(frames["conflicts"]) + 1
    assert conflicts.iloc[-1]["value_other"] == "1.23"


def test_what_was_fetched_is_imported_with_where_it_is_from(run, monkeypatch, tmp_path):
    content = lists.csv_file(lists.KOHESIO, [KOHESIO], delimiter=",")
    with bad.badly_behaved() as server:
        server.answers["/list"] = bad.answers(200, content, ETag='"one"')
        address = Address("2021-2027", server.url("/list"), ("csv",), "2021-2027")
        other = replace(address, part="2014-2020")
        source = replace(sources()["kohesio"], addresses=(address, other))
        monkeypatch.setattr(command, "sources", lambda: {"kohesio": source})
        refused = run("fetch", "kohesio", "--part", "2021-2027", expected=1)
        assert "zasebni ali lokalni naslov 127.0.0.1" in refused
        said = run("fetch", "kohesio", "--part", "2021-2027", "--allow-private")
        assert said.startswith(f"kohesio 2021-2027: novo, {len(content)} B, sha256 ")
        out = tmp_path / "rows.json"
        assert "eno od 2021-2027, 2014-2020" in run("import", "kohesio", expected=1)
        missing = run("import", "kohesio", "--part", "2014-2020", expected=1)
        assert "najprej jo prenesite" in missing
        assert "Novo: 1" in run("import", "kohesio", "--part", "2021-2027", "--out", out)
        (row,) = json.loads(out.read_text(encoding="utf-8"))["sheets"]["sources"]
        assert row["url"] == server.url("/list")
        assert row["source_id"] == f"kohesio-2021-2027-{row['date_read']}"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (
            ["import", "kohesio", "missing.csv"],
            "pričakovano: datoteka z največ 100 MB",
        ),
        (["import", "kohesio", "."], "mapa"),
        (["fetch", "managing-authority"], "zanesljivo znanega ni: navedite datoteko"),
        (["fetch", "kohesio", "--part", "2007-2013"], "samo 2021-2027, 2014-2020"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run, arguments, found):
    said = run(*arguments, expected=1)
    assert found in said
    assert said.count("\n") == 1


def test_a_file_of_another_kind_is_not_written(run, listed, tmp_path):
    said = run("import", "managing-authority", listed, "--out", tmp_path / "x.doc", expected=1)
    assert "datoteka .xlsx, .json" in said
    assert not (tmp_path / "x.doc").exists()


def test_inhabitants(run, tmp_path):
    file = tmp_path / "tabela.json"
    file.write_bytes(FILES["json-stat 2"])
    said = run("import", "sistat-05C4003S", file)
    assert "Prebivalci na dan 2026-01-01, kot novejši podatek" in said
    assert "  Celje: 1011 (vpisano)" in said
    said = run("import", "sistat-05C4003S", file, "--per-inhabitant", "--day", "2025-07-01")
    assert "Prebivalci na dan 2025-07-01, podlaga za podatke na prebivalca" in said
