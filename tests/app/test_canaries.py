"""A canary in every text of every table: pages and files hold it as text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from html import unescape
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from pypdf import PdfReader

from content import store
from documents.files import files
from tests import canaries
from tests.app.test_pages import html, run
from tests.pages import build_page
from zmos_data.loading import load_package
from zmos_data.model import Dataset
from zmos_data.package import read_package

PAGES = {
    "dashboard.py": {"obcina": "061"},
    "pages/teme.py": {},
    "pages/projekti.py": {},
    "pages/projekt.py": {"projekt": "061-01"},
    "pages/obcina.py": {"obcina": "080"},
    "pages/primerjava.py": {"primerjaj": "061,070"},
    "pages/podatki.py": {},
    "pages/predstavitev.py": {},
    "pages/o_zdruzenju.py": {},
}


@pytest.fixture(scope="module")
def evil(dataset: Dataset) -> Dataset:
    return canaries.with_canaries(dataset)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_every_text_as_text(monkeypatch, evil: Dataset, page: str):
    monkeypatch.setattr(store, "dataset", lambda: evil)
    app = run(page, **PAGES[page], lang="sl")
    assert not app.exception
    body = html(app)
    assert canaries.SIGN in unescape(body)
    for raw in canaries.RAW:
        assert raw not in body
    tags = re.findall(r"<[a-zA-Z][^>]*>", body)
    assert not [
        tag for tag in tags if re.search(r"\son\w+=", re.sub(r"'[^']*'|\"[^\"]*\"", "", tag))
    ]


ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|SubmitForm)\b")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("map", "slides-pdf"),
        ("map", "towns-pdf"),
        ("map", "meeting-pdf"),
        ("town", "town-pdf"),
        ("data", "confirmation-pdf"),
    ],
)
def test_a_pdf_holds_texts_and_nothing_that_acts(evil: Dataset, name: str, code: str):
    page = replace(build_page(evil, "sl", municipality_code="061"), name=name)
    content = files(page, "", date(2026, 11, 29))[code].build()
    reader = PdfReader(io.BytesIO(content))
    said = re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in reader.pages))
    assert canaries.SIGN in said
    assert ACTIVE.findall(content) == []
    for sheet in reader.pages:
        for note in sheet.get("/Annots") or ():
            address = str(note.get_object().get("/A", {}).get("/URI", "https:"))
            assert address.startswith(("https:", "http:")), address


def test_a_drawing_holds_texts_and_nothing_that_acts(evil: Dataset):
    content = files(build_page(evil, "sl"), "", date(2026, 11, 29))["map-svg"].build()
    drawn = [*ET.fromstring(content).iter()]
    names = {tag.tag.rpartition("}")[2] for tag in drawn}
    assert names.isdisjoint({"script", "foreignObject", "a", "animate", "set"})
    attributes = [(name.rpartition("}")[2], value) for tag in drawn for name, value in tag.items()]
    assert not [name for name, _ in attributes if name.startswith("on")]
    leads = [value for name, value in attributes if name == "href"]
    assert all(value.startswith(("#", "data:image/")) for value in leads)


@pytest.mark.parametrize("code", ["confirmation-xlsx", "template"])
def test_a_workbook_for_towns_holds_texts_and_no_formula(tmp_path, dataset: Dataset, code: str):
    package = canaries.package_with_canaries(tmp_path / "package", dataset)
    evil = load_package(read_package(package))
    page = replace(build_page(evil, "sl", municipality_code="061"), name="data")
    content = files(page, "", date(2026, 11, 29))[code].build()
    cells = [c for s in openpyxl.load_workbook(io.BytesIO(content)) for r in s for c in r]
    held = [cell for cell in cells if canaries.SIGN in str(cell.value)]
    assert held
    assert {cell.data_type for cell in held} == {"s"}


@pytest.mark.parametrize("code", ["xlsx", "html", "pptx", "geojson", "json"])
def test_a_file_holds_every_text_as_text(evil: Dataset, code: str):
    page = build_page(evil, "sl")
    content = files(page, "", date(2026, 11, 29))[code].build()
    if code == "xlsx":
        cells = [c for s in openpyxl.load_workbook(io.BytesIO(content)) for r in s for c in r]
        assert any(canaries.SIGN in str(cell.value) for cell in cells)
        assert {cell.data_type for cell in cells if canaries.SIGN in str(cell.value)} == {"s"}
        return
    if code == "pptx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".xml"))
    text = content.decode()
    assert canaries.SIGN in unescape(text) or canaries.SIGN in text.replace('\\"', '"')
    if code in ("html", "pptx"):
        for raw in canaries.RAW:
            assert raw not in text
