"""Files of editors by command: template, check, preview and release."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from zmos_data.editing.patches import KEYS
from zmos_data.editing.sameness import same
from zmos_data.package import FOLDER_VARIABLE, Package, read_package
from zmos_data.release.__main__ import main
from zmos_data.release.model import DATABASE_VARIABLE
from zmos_data.release.store import open_store
from zmos_data.tables import read_tables

NOVEMBER = Path(__file__).resolve().parent.parent / "files" / "november"


def unpack(name: str, folder: Path) -> Path:
    with ZipFile(NOVEMBER / f"{name}.zip") as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an operator whose data are those from before the update."""
    folder = unpack("before", tmp_path / "root")
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def is_same_table(found: Package, wanted: Package, table: str) -> bool:
    """Tell whether two tables hold the same rows, whatever noughts a spreadsheet has dropped."""
    one, other = (read_tables(package).frames[table] for package in (found, wanted))
    keys = list(KEYS[table])
    one, other = one.sort_values(keys), other[one.columns].sort_values(keys)
    cells = zip(one.to_numpy().ravel(), other.to_numpy().ravel(), strict=True)
    return one.shape == other.shape and all(same(a, b) for a, b in cells)


def test_the_update_of_november_typed_into_the_template_comes_to_the_same_tables(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = NOVEMBER / "update.xlsx"  # written by LibreOffice 7.4 out of the template of `before`
    code, out, err = said(capsys, "check", file, "--out", tmp_path / "marked.xlsx")
    assert (code, err) == (0, "")
    assert out.startswith("Treba je popraviti: 0\n")
    code, out, _ = said(capsys, "preview", file, "--lang", "en")
    assert code == 0
    assert "New projects: 9\n" in out
    assert "Not in the file: 0\n" in out
    code, out, err = said(capsys, "publish", file, "--editor", "Ana Novak")
    assert (code, err) == (0, "")
    assert "izdaja 2" in out
    store = open_store()
    current = store.current()
    assert current is not None
    released = store.package(current.number)
    after = read_package(unpack("after", tmp_path / "after"))
    assert [table for table in KEYS if not is_same_table(released, after, table)] == []
    assert said(capsys, "publish", file, "--editor", "Ana Novak")[0] == 1  # nothing is left


def test_a_clerk_adds_a_project_with_the_template_alone(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ptuj.xlsx"
    assert said(capsys, "template", "--town", "096", "--out", file)[0] == 0
    book = openpyxl.load_workbook(file)
    add(
        book["Projekti"],
        {
            "Občina": "Ptuj",
            "Ime projekta": "Preskusni projekt: streha knjižnice",
            "Tema": "Energetska učinkovitost",
            "Programsko obdobje": "2021–2027",
        },
    )
    add(
        book["Zneski"],
        {
            "Projekt": "Preskusni projekt: streha knjižnice",
            "Znesek": "skupna vrednost",
            "EUR": "1,2 mio",
            "Natančnost": "zaokrožen",
        },
    )
    add(
        book["Viri"],
        {
            "Projekt": "Preskusni projekt: streha knjižnice",
            "Naslov": "Preskusna novica",
            "Spletni naslov": "https://example.org/streha",
        },
    )
    book.save(file)
    code, out, err = said(capsys, "publish", file, "--editor", "Ana Novak", "--note", "streha")
    assert (code, err) == (0, ""), out
    assert "1 nov projekt" in out
    store = open_store()
    current = store.current()
    assert current is not None
    projects = read_tables(store.package(current.number)).frames["projects"]
    row = projects[projects["name_sl"] == "Preskusni projekt: streha knjižnice"].iloc[0]
    assert row["total_eur"] == "1200000"
    assert row["project_id"].startswith("096-")


def add(sheet, cells: dict[str, str]) -> None:
    """Write a row below the last one that is filled, by its headings."""
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = (
        max(n for n in range(1, sheet.max_row + 1) if any(sheet.cell(n, c).value for c in (1, 2)))
        + 1
    )
    for heading, text in cells.items():
        sheet.cell(row, heads[heading]).value = text


def test_a_fault_is_said_marked_and_never_released(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "koper.xlsx"
    said(capsys, "template", "--town", "050", "--out", file)
    book = openpyxl.load_workbook(file)
    heads = {cell.value: cell.column for cell in book["Projekti"][1]}
    book["Projekti"].cell(2, heads["Tema"]).value = "Vesoljski promet"
    book.save(file)
    code, out, _ = said(capsys, "check", file)
    assert code == 1
    assert "Projekti, vrstica 2, stolpec" in out
    assert "»Vesoljski promet«" in out
    marked = openpyxl.load_workbook(tmp_path / "koper-pregled.xlsx")
    comment = marked["Projekti"].cell(2, heads["Tema"]).comment
    assert comment is not None
    assert "Vesoljski promet" in comment.text
    assert said(capsys, "publish", file, "--editor", "Ana")[0] == 1
    assert open_store().current() is None


def test_the_second_editor_keeps_what_the_first_has_released(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    said(capsys, "template", "--town", "096", "--out", first)
    shutil.copy(first, second)
    change(first, "Upravičenec", 2, "Prvi zavod")
    change(second, "Upravičenec", 2, "Drugi zavod")
    change(second, "Opomba", 3, "Druga opomba.")
    assert said(capsys, "publish", first, "--editor", "Ana")[0] == 0
    code, out, _ = said(capsys, "preview", second)
    assert code == 0
    assert "»Drugi zavod«" in out
    assert "»Prvi zavod«" in out
    assert said(capsys, "publish", second, "--editor", "Bor")[0] == 0
    store = open_store()
    current = store.current()
    assert current is not None
    projects = read_tables(store.package(current.number)).frames["projects"]
    of_ptuj = projects[projects["municipality_code"] == "096"]
    assert of_ptuj["beneficiary"].iloc[0] == "Prvi zavod"
    assert of_ptuj["note_sl"].iloc[1] == "Druga opomba."


def change(file: Path, heading: str, row: int, text: str) -> None:
    book = openpyxl.load_workbook(file)
    heads = {cell.value: cell.column for cell in book["Projekti"][1]}
    book["Projekti"].cell(row, heads[heading]).value = text
    book.save(file)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("check", "ni.xlsx"), "ni.xlsx"),
        (("template", "--town", "999"), "999"),
        (("publish", "--editor", "Ana"), "--folder"),
        (("preview", "x.csv", "--same", "5"), "12=096-01"),
    ],
)
def test_what_was_not_understood_is_said(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words, part
) -> None:
    (tmp_path / "x.csv").write_text("Ime projekta;Občina\nA;Ptuj\n", encoding="utf-8")
    code, _, err = said(capsys, *words)
    assert code in (1, 2)
    assert part in err
    assert "Traceback" not in err


def test_a_workbook_is_named_as_one_whatever_name_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "Ptuj.csv"
    code, out, _ = said(capsys, "template", "--town", "096", "--out", asked)
    assert code == 0
    assert f"{asked}.xlsx" in out
    assert not asked.exists()
    assert openpyxl.load_workbook(f"{asked}.xlsx").sheetnames
