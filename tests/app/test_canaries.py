"""A canary in every text of every table: pages and files hold it as text."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html import unescape

import openpyxl
import pytest

from content import store
from documents.files import files
from tests import canaries
from tests.app.test_pages import html, run
from tests.pages import build_page
from zmos_data.model import Dataset

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
