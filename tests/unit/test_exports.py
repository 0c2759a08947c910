"""Every export, opened by another reader, holds exactly the rows and sums of the view."""

from __future__ import annotations

import csv
import gc
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import frictionless
import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
import xlsxwriter
from openpyxl.utils import get_column_letter

from content import file_names
from content.page import Page
from documents import exports
from documents.exports import FORMATS, Order, build
from documents.files import files, order_of
from geodata.exports import to_geojson
from tests.pages import build_page
from tests.tables import table
from zmos_data.collation import collation_key
from zmos_data.exports.delimited import csv as write_csv
from zmos_data.exports.delimited import csv_for_excel
from zmos_data.exports.documents import to_json
from zmos_data.exports.first_sheet import SheetHead
from zmos_data.exports.labelled import headings, readable
from zmos_data.exports.municipalities import municipality_totals
from zmos_data.exports.workbook import CELL_LIMIT, SheetWords, to_xlsx
from zmos_data.loading import load_dataset
from zmos_data.model import Dataset
from zmos_data.package import PACKAGE_FOLDER
from zmos_data.queries import filter_projects, projects_of_town, totals_by_municipality
from zmos_data.receipt import Verdict, check_receipt
from zmos_data.selection import Counting, Selection

DAY = date(2026, 11, 24)
AMOUNTS = ("total_eur", "eu_eur", "cofin_total_eur")
VIEWS = {
    "all": {},
    "filtered": {
        "themes": ("sustainable_mobility",),
        "periods": ("2014-2020",),
        "sort": "-total_eur",
    },
    "places": {"towns": ("061", "080"), "search": "kolesar"},
    "regions": {"cohesion_regions": ("SI03",), "counting": Counting.EACH},
    "empty": {"themes": ("energy_efficiency",), "periods": ("2021-2027",), "search": "žaba"},
    "town": {"municipality_code": "061", "sort": "name"},
}
EVIL = [
    "=1+1",
    "+386 1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "'=1",
    "a=1",
    " =1",
    'č;"š\nž',
]


@pytest.fixture(autouse=True)
def public(monkeypatch):
    """Give the dashboard an address that others can open."""
    monkeypatch.setenv("ZMOS_ADDRESS", "https://zmos.example")


@pytest.fixture(params=VIEWS)
def page(request, dataset: Dataset) -> Page:
    return build_page(dataset, "sl", **VIEWS[request.param])


def ordered(page: Page, code: str) -> Order:
    if page.selection.municipality_code:
        return order_of(replace(page, name="town"), "obcina", code, DAY)
    return order_of(page, "projekti", code, DAY)


def view(page: Page) -> pd.DataFrame:
    """Return the rows of the view, found in another way than the exports do."""
    code = page.selection.municipality_code
    rows = (
        projects_of_town(page.dataset, page.selection, code)
        if code
        else filter_projects(page.dataset, page.selection)
    )
    return rows


def assert_same_rows(found: pd.DataFrame, page: Page) -> None:
    """Hold the rows of an export against those of the view, cell by cell."""
    wanted = view(page).set_index("project_id")
    assert list(found.columns) == [f.name for f in exports.project_fields()]
    assert sorted(found["project_id"]) == sorted(wanted.index)
    found = found.set_index("project_id").loc[wanted.index]
    for column in wanted:
        a, b = found[column], wanted[column]
        assert (a.isna() == b.isna()).all(), column
        if b.dtype.kind in "fi" or str(b.dtype) == "Int64":
            assert np.allclose(a.dropna().astype(float), b.dropna().astype(float)), column
        else:
            assert a.dropna().tolist() == b.dropna().tolist(), column
    for column in AMOUNTS:
        sums = [rows[column].astype(float).sum() for rows in (found, wanted)]
        assert sums[0] == pytest.approx(sums[1])


def heads_in_words(page: Page) -> dict[str, str]:
    """Return the head of each column in words, by its name."""
    shown = readable(exports.project_fields(), page.text.language)
    written = headings(shown, page.text.language)
    return {field.name: head for field, head in zip(shown, written, strict=True)}


def assert_same_words(found: pd.DataFrame, page: Page) -> None:
    """Hold the rows of an export in words against those of the view: order, amounts, names."""
    wanted = ordered(page, "csv").rows().reset_index(drop=True)
    titles = heads_in_words(page)
    assert sorted(found.columns) == sorted(titles.values())
    assert len(found) == len(wanted)
    for column in ("project_id", "municipality", "name_sl"):
        assert found[titles[column]].tolist() == wanted[column].tolist(), column
    for column in (*AMOUNTS, "start_year", "end_year"):
        a, b = found[titles[column]], wanted[column]
        assert (a.isna() == b.isna()).all(), column
        assert np.allclose(a.dropna().astype(float), b.dropna().astype(float)), column


def head_row(sheet, page: Page) -> int:
    """Return the row of the heads of the first sheet."""
    name = heads_in_words(page)["project_id"]
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == name)


def assert_on_screen_order(found: pd.DataFrame, page: Page) -> None:
    if not page.selection.sort:
        assert found["project_id"].tolist() == view(page)["project_id"].tolist()
    if page.selection.sort == "-total_eur":
        totals = found["total_eur"].astype(float)
        known = totals.dropna()
        assert known.is_monotonic_decreasing
        assert totals.iloc[len(known) :].isna().all()
    if page.selection.sort == "name":
        names = found["name_sl"].tolist()
        assert names == sorted(names, key=collation_key)


def test_csv(page: Page):
    content = build(ordered(page, "csv"), "csv")
    content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    found = pd.read_csv(
        BytesIO(content), dtype={"municipality_code": str}, keep_default_na=False, na_values=[""]
    )
    assert_same_rows(found, page)
    assert_on_screen_order(found, page)


def test_csv_for_slovenian_excel(page: Page):
    content = build(ordered(page, "csv_excel"), "csv_excel")
    assert content.startswith(b"\xef\xbb\xbf")
    found = pd.read_csv(
        BytesIO(content),
        sep=";",
        decimal=",",
        encoding="utf-8-sig",
        keep_default_na=False,
        na_values=[""],
    )
    assert_same_words(found, page)
    for row in csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"):
        assert "." not in row["Skupna vrednost (EUR)"]


def test_xlsx(page: Page):
    order = ordered(page, "xlsx")
    book = openpyxl.load_workbook(BytesIO(build(order, "xlsx")))
    data, codes, dictionary, sources, about = book.worksheets
    top = head_row(data, page)
    for sheet, hold, first in ((data, assert_same_words, top), (codes, assert_same_rows, 1)):
        rows = list(sheet.iter_rows(min_row=first, values_only=True))
        found = pd.DataFrame(rows[1:], columns=rows[0]).dropna(how="all")
        hold(found, page)
        assert sheet.freeze_panes == f"B{first + 1}"
        last = get_column_letter(len(rows[0]))
        empty = sheet is data and found.empty  # a sum needs a row, if an empty one
        assert sheet.auto_filter.ref == f"A{first}:{last}{first + len(found) + empty}"
    assert_on_screen_order(found, page)
    names = [f.name for f in exports.project_fields()]
    assert [row[0] for row in dictionary.iter_rows(min_row=2, values_only=True)] == names
    named = {row[0] for row in sources.iter_rows(min_row=2, values_only=True)}
    links = page.dataset.project_sources
    assert named == set(links["source_id"][links["project_id"].isin(view(page)["project_id"])])
    said = " ".join(str(cell) for row in about.iter_rows(values_only=True) for cell in row)
    for words in (order.origin().view, order.origin().link, order.id, page.dataset.version):
        assert words in said
    assert len(about._images) == 1


@pytest.mark.parametrize("language", ["sl", "en"])
def test_xlsx_names_what_other_sources_say_of_its_projects_and_of_no_others(dataset, language):
    page = build_page(dataset, language, municipality_code="112", themes=("urban_environment",))
    order = ordered(page, "xlsx")
    about = openpyxl.load_workbook(BytesIO(build(order, "xlsx"))).worksheets[4]
    label = {"sl": "Razlika med viri", "en": "Conflict between sources"}[language]
    said = [
        str(value) for name, value in about.iter_rows(max_col=2, values_only=True) if name == label
    ]
    ids, rows = set(order.rows()["project_id"]), table("conflicts")
    own = rows[rows["project_id"].isin(ids)]
    assert len(said) == len(own) == 7
    titles = table("sources").set_index("source_id")["title"]
    for words, row in zip(said, own.itertuples(), strict=True):
        assert page.text.number(float(row.value_other)) in words
        assert titles[row.source_id] in words


def test_xlsx_cells_are_typed(dataset: Dataset):
    page = build_page(dataset)
    book = openpyxl.load_workbook(BytesIO(build(ordered(page, "xlsx"), "xlsx")))
    titles = heads_in_words(page)
    first, top = book.worksheets[0], head_row(book.worksheets[0], page)
    for column in first.iter_cols(min_row=top):
        if column[0].value in {titles[name] for name in AMOUNTS}:
            known = [cell for cell in column[1:] if cell.value is not None]
            assert known and {cell.data_type for cell in known} == {"n"}
            assert {cell.number_format for cell in known} == {"#,##0"}
    heads = [cell.value for cell in book.worksheets[1][1]]
    for row in (*first.iter_rows(min_row=top), *book.worksheets[1].iter_rows(min_row=2)):
        assert not any(cell.data_type == "f" for cell in row)
        assert not any(cell.hyperlink for cell in row)
    for row in book.worksheets[1].iter_rows(min_row=2):
        cells = dict(zip(heads, row, strict=True))
        for column in AMOUNTS:
            if cells[column].value is not None:
                assert cells[column].data_type == "n"
                assert cells[column].number_format == "#,##0.00"
        assert cells["municipality_code"].data_type == "s"


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_first_sheet_is_for_people(dataset: Dataset, language):
    page = build_page(dataset, language, periods=("2014-2020",))
    content = build(ordered(page, "xlsx"), "xlsx")
    written, shown = (
        openpyxl.load_workbook(BytesIO(content), data_only=values).worksheets[0]
        for values in (False, True)
    )
    top, rows, titles = head_row(shown, page), view(page), heads_in_words(page)
    heads = [cell.value for cell in shown[top]]
    assert heads[0] == titles[f"name_{language}"]
    assert str(shown.cell(top - 2, 1).value).endswith(f" {len(rows)}")
    for name in AMOUNTS:
        n = heads.index(titles[name]) + 1
        at = f"{get_column_letter(n)}{top + 1}:{get_column_letter(n)}{top + len(rows)}"
        total, known = written.cell(top - 2, n).value, written.cell(top - 1, n).value
        assert total == f'=IF(SUBTOTAL(102,{at})=0,"",SUBTOTAL(109,{at}))'
        assert known == f"=SUBTOTAL(102,{at})"
        assert shown.cell(top - 2, n).value == pytest.approx(rows[name].sum())
        assert shown.cell(top - 1, n).value == rows[name].notna().sum()
    over = " ".join(str(shown.cell(n, 1).value) for n in range(1, top - 2))
    for words in (page.dataset.version, page.text.day(DAY), str(len(rows))):
        assert words in over
    assert ("ni znan; ni ničla" if language == "sl" else "it is not zero") in over
    assert all(
        shown.cell(top, heads.index(titles[name]) + 1).alignment.horizontal == "right"
        for name in AMOUNTS
    )
    sheets = shown.parent.worksheets
    for sheet in (shown, *sheets[2:]):  # that of the codes has too many columns for a page
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    for sheet in sheets[2:]:
        for cell in (cell for row in sheet for cell in row[:2] if cell.value):
            lines = len(str(cell.value)) / sheet.column_dimensions[cell.column_letter].width
            assert sheet.row_dimensions[cell.row].height or lines <= 1, cell
            assert (sheet.row_dimensions[cell.row].height or 15) >= 15 * int(lines), cell
    assert [sheet.print_title_rows for sheet in sheets[1:]] == ["$1:$1"] * 3 + [None]
    assert shown.print_title_rows == f"${top}:${top}"
    assert shown.print_area.endswith(f"${top + len(rows)}")


def test_a_sum_of_no_known_amount_is_empty_and_never_nought(dataset: Dataset):
    page = build_page(dataset, "sl", **VIEWS["empty"])
    content = BytesIO(build(ordered(page, "xlsx"), "xlsx"))
    sheet = openpyxl.load_workbook(content, data_only=True).worksheets[0]
    top = head_row(sheet, page)
    heads = [cell.value for cell in sheet[top]]
    for name in AMOUNTS:
        assert not sheet.cell(top - 2, heads.index(heads_in_words(page)[name]) + 1).value


def test_json(page: Page):
    order = ordered(page, "json")
    document = json.loads(build(order, "json"))
    columns = [field["name"] for field in document["fields"]]
    found = pd.DataFrame(document["projects"], columns=columns)
    assert_same_rows(found, page)
    assert_on_screen_order(found, page)
    assert document["about"]["receipt"] == order.id
    assert document["about"]["figures"]["projects"] == len(found)
    assert document["about"]["qr_code"].startswith("data:image/png;base64,")
    assert check_receipt(page.dataset, document["about"]["link"]).verdict is Verdict.SAME


def test_parquet(page: Page):
    order = ordered(page, "parquet")
    table = pq.read_table(BytesIO(build(order, "parquet")))
    assert str(table.schema.field("total_eur").type) == "double"
    assert str(table.schema.field("start_year").type) == "int64"
    assert_same_rows(table.to_pandas(), page)
    about = json.loads(table.schema.metadata[b"zmos"])
    assert about["receipt"] == order.id
    assert check_receipt(page.dataset, about["link"]).verdict is Verdict.SAME


def totals_of(found: pd.DataFrame, page: Page) -> None:
    """Hold the towns of a map export against the view."""
    rows, selection = view(page), page.selection
    once = selection.counting is Counting.ONCE or bool(selection.municipality_code)
    if once:
        assert found["projects"].sum() == len(rows)
        for column in AMOUNTS:
            assert found[column].astype(float).sum() == pytest.approx(rows[column].sum())
            assert found[f"{column}_known"].sum() == rows[column].notna().sum()
    for column in AMOUNTS:
        unknown = found[found[f"{column}_known"] == 0]
        assert unknown[column].isna().all()


def test_a_town_without_a_boundary_has_its_figures_in_the_geojson():
    totals = pd.DataFrame({"municipality_code": ["061", "301"], "projects": [3, 4]})
    shape = {"type": "Point", "coordinates": [14.5, 46.05]}
    feature = {"properties": {"municipality_code": "061"}, "geometry": shape}
    found = json.loads(to_geojson([feature], totals, {}))["features"]
    assert [(one["id"], one["geometry"]) for one in found] == [("061", shape), ("301", None)]
    assert [one["properties"]["projects"] for one in found] == [3, 4]


def test_geojson(page: Page, tmp_path: Path):
    order = ordered(page, "geojson")
    content = build(order, "geojson")
    document = json.loads(content)
    assert document["type"] == "FeatureCollection"
    assert "crs" not in document
    assert document["zmos"]["receipt"] == order.id
    for feature in document["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        for polygon in getattr(shape, "geoms", [shape]):
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)
    found = pd.DataFrame([feature["properties"] for feature in document["features"]])
    totals_of(found, page)
    (tmp_path / "x.geojson").write_bytes(content)
    read = gpd.read_file(tmp_path / "x.geojson")
    assert read.crs.to_epsg() == 4326
    assert read.geometry.is_valid.all()
    assert read["municipality_code"].tolist() == found["municipality_code"].tolist()


def test_geopackage(page: Page, tmp_path: Path):
    order = ordered(page, "gpkg")
    path = tmp_path / "x.gpkg"
    path.write_bytes(build(order, "gpkg"))
    assert [name for name, _ in pyogrio.list_layers(path)] == ["municipalities", "receipt"]
    read = gpd.read_file(path, layer="municipalities")
    assert read.crs.to_epsg() == 4326
    totals_of(read, page)
    drawn = gpd.read_file(PACKAGE_FOLDER.parent / "geodata/boundaries/urban_municipalities.geojson")
    shapes = drawn.set_index("municipality_code").geometry
    for code, shape in zip(read["municipality_code"], read.geometry, strict=True):
        assert shape.equals(shapes[code])
    receipt = pyogrio.read_dataframe(path, layer="receipt").set_index("name")["value"]
    assert receipt["receipt"] == order.id
    assert check_receipt(page.dataset, receipt["link"]).verdict is Verdict.SAME


def test_the_towns_of_a_map_export_are_those_of_the_view(dataset: Dataset):
    everything = municipality_totals(dataset, Selection())
    whole = totals_by_municipality(dataset, Selection())
    assert everything["municipality_code"].tolist() == whole.index.tolist()
    assert everything["projects"].tolist() == whole["projects"].tolist()
    two = municipality_totals(dataset, Selection(towns=("061", "080")))
    assert two["municipality_code"].tolist() == ["061", "080"]
    energy = municipality_totals(dataset, Selection(themes=("energy_efficiency",)))
    empty = energy[energy["projects"] == 0]
    status = empty.set_index("municipality_code")["status"]
    assert status.pop("054") == "not_eligible"  # the theme has a strand in 2014-2020 alone
    assert set(status) == {"no_project"}
    own = dataset.projects[dataset.projects["theme_code"] == "energy_efficiency"]
    assert len(empty) == 12 - own["municipality_code"].nunique()


def test_package_validates_after_unpacking(dataset: Dataset, tmp_path: Path):
    page = build_page(dataset, "sl", themes=("sustainable_mobility",), municipality_code="061")
    order = ordered(page, "package")
    with zipfile.ZipFile(BytesIO(build(order, "package"))) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"), type="package")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type"])
    assert load_dataset(tmp_path).checksum == dataset.checksum
    about = json.loads((tmp_path / "receipt.json").read_text(encoding="utf-8"))
    assert about["figures"]["projects"] == len(dataset.projects)
    assert about["view"].startswith("Prikazano: 98 projektov v 12 mestnih občinah; ")
    assert urlsplit(about["link"]).path == "/"
    assert check_receipt(dataset, about["link"]).verdict is Verdict.SAME


def test_no_cell_of_the_package_can_become_a_formula():
    """The package is packed as it is, so its tables themselves must be harmless."""
    for path in sorted((PACKAGE_FOLDER / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not any(cell[:1] in "=+-@\t\r" for cell in row if cell), (path.name, row)


@pytest.fixture
def hostile(dataset: Dataset) -> Page:
    """Return a page whose projects have notes that want to be formulas."""
    projects = dataset.projects.head(len(EVIL)).copy()
    projects["note_sl"] = EVIL
    projects["name_sl"] = [f"Čšž đ {n}" for n in range(len(EVIL))]
    projects["total_eur"] = [-1.5, 1e11, 123456789012.55, *([None] * (len(EVIL) - 3))]
    links = dataset.project_municipalities
    kept = links[links["project_id"].isin(projects["project_id"])]
    return build_page(replace(dataset, projects=projects, project_municipalities=kept))


@pytest.mark.parametrize(
    ("writer", "delimiter", "marked"), [(write_csv, ",", 0), (csv_for_excel, ";", 8)]
)
def test_no_text_of_a_spreadsheets_csv_can_become_a_formula(
    hostile: Page, writer, delimiter, marked
):
    """A program is given the text of the tables as it is."""
    content = writer(hostile.dataset.projects, exports.project_fields())
    rows = list(
        csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True), delimiter=delimiter)
    )
    notes = [row["note_sl"] for row in rows]
    assert notes == [*(f"'{text}" for text in EVIL[:marked]), *EVIL[marked:]]
    assert [row["name_sl"] for row in rows] == [f"Čšž đ {n}" for n in range(len(EVIL))]


def test_numbers_of_the_semicolon_csv_have_commas_and_no_exponent(hostile: Page):
    content = csv_for_excel(hostile.dataset.projects, exports.project_fields())
    rows = list(
        csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True), delimiter=";")
    )
    assert [row["total_eur"] for row in rows[:4]] == ["-1,5", "100000000000", "123456789012,55", ""]


def test_no_text_of_a_workbook_can_become_a_formula(hostile: Page):
    projects = hostile.dataset.projects.copy()
    projects.loc[projects.index[-1], "note_sl"] = "ž" * (CELL_LIMIT + 5)
    columns = [replace(field, title_sl="=0") for field in exports.project_fields()]
    words = SheetWords(
        "a",
        SheetHead("=6", ("=7",), "=8", "=9"),
        "b",
        "c",
        "d",
        "e",
        lambda field, code: f"={code}",
        ["=1"],
        [("=5",)],
        {"source_id": "=2"},
        [("=3", "=4")],
    )
    order = order_of(hostile, "projekti", "xlsx", DAY)
    content = to_xlsx(projects, columns, hostile.dataset.sources, order.origin(), words)
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert all("SUBTOTAL(" in cell.value for cell in formulas)
        assert len(formulas) == (1 + 2 * len(AMOUNTS) if sheet.title == "a" else 0)
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[1]
    place = [field.name for field in exports.project_fields()].index("note_sl") + 1
    column = [cell.value for (cell,) in sheet.iter_rows(min_col=place, max_col=place)]
    assert column[1:4] == EVIL[:3]
    assert len(column[-1]) == CELL_LIMIT


@pytest.mark.parametrize("is_on", [True, False])
def test_a_workbook_leaves_the_collection_of_garbage_as_it_found_it(dataset, monkeypatch, is_on):
    order, seen = order_of(build_page(dataset), "projekti", "xlsx", DAY), []
    close = xlsxwriter.Workbook.close
    monkeypatch.setattr(
        xlsxwriter.Workbook, "close", lambda book: (seen.append(gc.isenabled()), close(book))
    )
    (gc.enable if is_on else gc.disable)()
    try:
        build(order, "xlsx")
        assert seen == [False]
        assert gc.isenabled() == is_on
    finally:
        gc.enable()


def test_json_has_null_for_the_unknown_and_never_nan(dataset: Dataset):
    order = order_of(build_page(dataset), "projekti", "json", DAY)
    content = to_json(order.rows(), exports.project_fields(), order.origin())
    assert b"NaN" not in content
    document = json.loads(content)
    assert sum(row["total_eur"] is None for row in document["projects"]) == 14


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("code", FORMATS)
def test_every_format_is_built_in_both_languages(dataset: Dataset, code, language):
    page = build_page(dataset, language, periods=("2021-2027",))
    assert len(build(order_of(page, "projekti", code, DAY), code)) > 1000
    assert exports.label(page.text, code)


def test_a_link_that_is_too_long_for_a_qr_code_leaves_the_rest(dataset: Dataset):
    order = replace(order_of(build_page(dataset), "projekti", "xlsx", DAY), place="/" + "x" * 5000)
    about = openpyxl.load_workbook(BytesIO(build(order, "xlsx"))).worksheets[4]
    assert about._images == []
    assert json.loads(build(order, "json"))["about"]["qr_code"] is None


@pytest.mark.parametrize(
    ("language", "name", "chosen", "said"),
    [
        ("sl", "town", {"municipality_code": "096"}, "ptuj"),
        ("en", "map", {"municipality_code": "096"}, "all-municipalities"),
        ("sl", "map", {}, "vse-obcine"),
        (
            "sl",
            "projects",
            {"themes": ("sustainable_mobility",), "periods": ("2014-2020",)},
            "trajnostna-mobilnost-2014-2020",
        ),
        ("sl", "comparison", {"compared": ("061", "112")}, "ljubljana-slovenj-gradec"),
        ("sl", "map", {"search": '../Čolnik "x"'}, "colnik-x"),
        ("sl", "map", {"search": "🚲"}, "vse-obcine"),
        ("en", "map", {"total_min": 1e6}, "from-eur-1-000-000"),
        (
            "sl",
            "map",
            {"themes": ("sustainable_mobility", "urban_environment", "energy_efficiency")},
            "trajnostna-mobilnost-urbano-okolje-in-drugo",
        ),
    ],
)
def test_a_file_name_says_the_view_in_words_and_the_day(
    dataset: Dataset, language, name, chosen, said
):
    page = replace(build_page(dataset, language, **chosen), name=name)
    assert file_names.file_name(page, DAY, "xlsx") == f"zmos-{said}-2026-11-24.xlsx"


def test_a_file_name_is_short_plain_and_tells_the_files_of_a_view_apart(dataset: Dataset):
    long = {"search": "ž" * 200, "towns": ("061", "112"), "themes": ("energy_efficiency",)}
    for chosen in ({}, long):
        page = replace(build_page(dataset, "sl", **chosen), name="projects")
        names = [export.name for export in files(page, "projekti", DAY).values()]
        assert len(set(names)) == len(names) == len(FORMATS) + 9
        for name in names:
            assert re.fullmatch(r"zmos(-[a-z0-9]+)+-2026-11-24(-[a-z0-9]+)*\.[a-z]+", name), name
            assert len(name) <= 80


@pytest.mark.parametrize("site", ["", "http://127.0.0.1:8501", "localhost", "zmos.example"])
def test_no_file_of_rows_carries_a_link_that_nobody_else_can_open(
    dataset: Dataset, monkeypatch, site: str
):
    monkeypatch.setenv("ZMOS_ADDRESS", site)
    page = build_page(dataset, "en", towns=("054",))
    for code in ("json", "geojson"):
        document = json.loads(build(order_of(page, "projekti", code, DAY), code))
        about = document["about" if code == "json" else "zmos"]
        assert (about["link"], about["qr_code"]) == (None, None)
        assert about["place"].startswith("/projekti?mesta=054&lang=en&potrdilo=")
        assert check_receipt(dataset, about["place"]).verdict is Verdict.SAME
    book = openpyxl.load_workbook(BytesIO(build(order_of(page, "projekti", "xlsx", DAY), "xlsx")))
    said = [str(cell) for row in book.worksheets[-1].iter_rows(values_only=True) for cell in row]
    assert about["place"] in said
    assert "http://" not in " ".join(said).replace("https://creativecommons", "")
    assert book.worksheets[-1]._images == []


def test_the_file_of_a_town_counts_every_project_that_lies_in_it(dataset: Dataset):
    links = dataset.project_municipalities
    (own,) = links[links["project_id"] == "011-01"].to_dict("records")
    more = pd.DataFrame([own | {"municipality_code": "112", "is_lead": False}])
    several = pd.concat([links, more], ignore_index=True)
    data = replace(dataset, project_municipalities=several, checksum="also in 112")
    (row,) = municipality_totals(data, Selection(municipality_code="112"), of_town=True).to_dict(
        "records"
    )
    assert row["projects"] == (links["municipality_code"] == "112").sum() + 1
