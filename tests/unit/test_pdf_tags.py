"""The tags of the PDF files: all words stand in the tree, in their order, and what they are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from content import store
from documents.briefing import slides_of_view
from documents.briefing_pdf import build_slides_pdf
from documents.confirmation_sheet import confirmation_sheet
from documents.town_pack import pack
from documents.town_pack_pdf import build_town_pdf
from documents.town_sheets import build_towns_pdf
from zmos_data.selection import Selection

DAY = date(2026, 11, 28)
LINK = "https://dashboard.example/obcina?obcina=061&lang=sl"
FILES = {
    "pack": lambda page: build_town_pdf(page, link=LINK, day=DAY),
    "slides": lambda page: build_slides_pdf(slides_of_view(page), link=LINK, day=DAY),
    "towns": lambda page: build_towns_pdf(page, link=LINK, day=DAY),
    "confirmation": lambda page: confirmation_sheet(page, "061", DAY, link=LINK),
}


@pytest.fixture(scope="module", params=FILES)
def reader(request, dataset) -> PdfReader:
    page = store.page(dataset, Selection(municipality_code="061"), "sl")
    return PdfReader(io.BytesIO(FILES[request.param](page)))


def tree(reader: PdfReader) -> list[DictionaryObject]:
    """Return the elements under the document."""
    (document,) = (k.get_object() for k in reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert document["/S"] == "/Document"
    return [kid.get_object() for kid in document["/K"]]


def kinds(elements: list[DictionaryObject]) -> list[str]:
    return [str(element["/S"])[1:] for element in elements]


def marks_of_words(page: PageObject, reader: PdfReader) -> Iterator[int | str | None]:
    """Tell of everything that is written on a page in which mark it stands."""
    open_marks: list[int | str] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            open_marks.append(int(operands[1]["/MCID"]))
        elif operator == b"BMC":
            open_marks.append(str(operands[0]))
        elif operator == b"EMC":
            open_marks.pop()
        elif operator in (b"Tj", b"TJ"):
            yield open_marks[-1] if open_marks else None
    assert open_marks == []


def test_every_word_stands_in_the_tree_or_is_no_word_of_the_file(reader: PdfReader):
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for page in reader.pages:
        found = list(marks_of_words(page, reader))
        assert None not in found
        assert {mark for mark in found if isinstance(mark, str)} <= {"/Artifact"}
        assert len({mark for mark in found if isinstance(mark, int)}) > 1


def test_a_page_finds_each_of_its_marks_in_the_tree(reader: PdfReader):
    places = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    listed = dict(zip(places[::2], places[1::2], strict=True))
    assert sorted(listed) == list(listed)
    for page in reader.pages:
        elements = [found.get_object() for found in listed[page["/StructParents"]]]
        assert [list(element["/K"]) for element in elements] == [[n] for n in range(len(elements))]
        assert {element["/Pg"].get_object().indirect_reference for element in elements} == {
            page.indirect_reference
        }
        with_words = {mark for mark in marks_of_words(page, reader) if isinstance(mark, int)}
        named = dict(enumerate(kinds(elements)))
        assert with_words <= {n for n, kind in named.items() if kind != "Figure"}
        # A picture has none, and a cell may be empty.
        assert with_words >= {n for n, kind in named.items() if kind in ("H1", "H2", "P")}


def test_it_begins_with_its_one_first_heading(reader: PdfReader):
    found = kinds(tree(reader))
    assert "H1" in found
    before = list(takewhile(lambda kind: kind != "H1", found))
    assert not {"H2", "Table"} & set(before)


def test_a_table_is_one_of_rows_under_their_heads(reader: PdfReader):
    for table in (element for element in tree(reader) if element["/S"] == "/Table"):
        rows = [row.get_object() for row in table["/K"]]
        assert set(kinds(rows)) == {"TR"}
        cells = [[cell.get_object() for cell in row["/K"]] for row in rows]
        assert len({len(row) for row in cells}) == 1
        for row in cells:
            assert row[0]["/S"] == "/TH" and row[0]["/A"]["/Scope"] in ("/Row", "/Column")
            assert set(kinds(row[1:])) in ({"TD"}, {"TH"})


def test_the_projects_of_a_pack_are_rows_of_its_tables(dataset):
    page = store.page(dataset, Selection(municipality_code="061"), "sl")
    found = tree(PdfReader(io.BytesIO(FILES["pack"](page))))
    assert kinds(found).count("H1") == 1
    rows = [len(element["/K"]) - 1 for element in found if element["/S"] == "/Table"]
    assert sum(rows) == len(pack(page, LINK).entries)
    words = [str(element["/Alt"]) for element in found if element["/S"] == "/Figure"]
    assert words[0] == "Grb: Ljubljana" and "QR" in words[1] and "Ljubljana" in words[2]
