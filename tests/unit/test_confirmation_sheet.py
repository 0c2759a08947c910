"""The sheet of paper on which a town confirms its rows."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from content import store
from documents.confirmation_rows import send_to, sheet_rows
from documents.confirmation_sheet import confirmation_sheet
from tests.words import plain
from zmos_data.selection import Selection

DAY = date(2026, 11, 28)
LINK = "https://mestne.example.si/obcina?obcina={code}&lang={language}"


def pages(dataset, code: str, language: str = "sl", **options: str) -> list[str]:
    page = store.page(dataset, Selection(), language)
    link = LINK.format(code=code, language=language)
    content = confirmation_sheet(page, code, DAY, link=link, **options)
    return [plain(p.extract_text()) for p in PdfReader(BytesIO(content)).pages]


def test_no_town_needs_more_than_two_pages(dataset):
    lengths = {
        code: len(pages(dataset, code)) for code in dataset.municipalities["municipality_code"]
    }
    assert set(lengths.values()) <= {1, 2}, lengths


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_project_stands_once_with_its_amounts_and_boxes(dataset, language):
    page = store.page(dataset, Selection(), language)
    text = re.sub(r"\s+", " ", " ".join(pages(dataset, "061", language)))
    rows = sheet_rows(page, "061", DAY)
    assert len(rows) == 12
    for row in rows:
        assert text.count(f"({row.id})") == 1
        assert all(plain(figure) in text for figure in row.amounts)
    right, wrong = {"sl": ("Prav", "Narobe; prav je:"), "en": ("Right", "Wrong; what is right:")}[
        language
    ]
    assert text.count(wrong) == len(rows) + 1
    assert text.count(f"{right} {wrong}") == len(rows) + 1


def test_it_says_whose_it_is_of_which_data_and_where_it_goes(dataset):
    (text, *_) = pages(dataset, "096", mail="podatki@example.si")
    assert "Mestna občina Ptuj" in text
    assert f"Izdaja podatkov {dataset.version}, 28. 11. 2026" in text
    assert LINK.format(code="096", language="sl") in text
    assert (
        "Odgovor pošljite: Združenju mestnih občin Slovenije, Mestni trg 1, 1000 Ljubljana, "
        "podatki@example.si." in re.sub(r"\s+", " ", text)
    )
    assert "Katerega leta je bila sprejeta trajnostna urbana strategija?" in text


def test_it_names_no_address_that_the_data_do_not_have(dataset):
    page = store.page(dataset, Selection(), "en")
    assert send_to(page, "") == (
        "Send the answer to the Association of Urban Municipalities of Slovenia, Mestni trg 1, "
        "1000 Ljubljana."
    )


def test_a_sheet_without_an_address_carries_no_link_and_no_code(dataset):
    page = store.page(dataset, Selection(), "sl")
    link = "https://zmos.example/obcina?obcina=096"
    with_link, without = (
        PdfReader(BytesIO(confirmation_sheet(page, "096", DAY, link=one))).pages[0]
        for one in (link, "")
    )
    assert link in with_link.extract_text()
    assert link not in without.extract_text()
    assert "zmos.example" not in without.extract_text()
    assert len(without.images) == len(with_link.images) - 1
