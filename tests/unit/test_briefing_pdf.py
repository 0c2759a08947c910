"""The PDFs, read again: Slovenian letters, figures, pages, language."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from content import store
from content.rounding import to_four_digits
from content.sources import source_line
from documents.briefing import slides_of_view, towns_of
from documents.briefing_pdf import build_slides_pdf
from documents.export import Step, heard_by
from documents.pdf_page import PdfPage
from documents.town_sheets import build_towns_pdf
from tests.pages import build_page
from tests.tables import projects
from tests.words import plain
from zmos_data.selection import Measure, Selection

DAY = date(2026, 11, 24)
LINK = "https://dashboard.example/?obcina=061&lang=sl"
LONG_LINK = f"https://dashboard.example/?isci={'%F0%9F%9A%B2' * 200}&lang=sl"


def view(dataset, language="sl", **chosen):
    return store.page(dataset, Selection(**chosen), language)


def read(content: bytes) -> tuple[PdfReader, list[str]]:
    reader = PdfReader(io.BytesIO(content))
    return reader, [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


@pytest.fixture(scope="module")
def sheets(dataset):
    return read(build_towns_pdf(view(dataset), link=LINK, day=DAY))


def sheet(pages: list[str], name: str) -> str:
    """Return what stands on the pages of a town."""
    return " ".join(page for page in pages[1:] if page.startswith(name))


def test_each_town_has_its_pages_of_a4_after_the_cover(sheets, dataset):
    reader, pages = sheets
    names = list(view(dataset).town_names.values())
    found = [next(name for name in names if page.startswith(name)) for page in pages[1:]]
    assert list(dict.fromkeys(found)) == names
    assert [entry.title for entry in reader.outline][1:] == names
    for page in reader.pages:
        assert float(page.mediabox.width) == pytest.approx(595.28, abs=0.1)
        assert float(page.mediabox.height) == pytest.approx(841.89, abs=0.1)


def test_slovenian_letters_can_be_searched(sheets):
    _, pages = sheets
    assert "Mestne občine Slovenije" in pages[0]
    assert f"Prikazano: {len(projects())} projektov v 12 mestnih občinah" in pages[0]
    krsko = sheet(pages, "Krško")
    assert "Mestna občina Krško" in krsko
    assert "Energetska učinkovitost" in krsko
    assert "Celje" in pages[1] and "Energetska učinkovitost" in pages[1]


def test_figures_are_those_of_the_data(sheets, dataset):
    _, pages = sheets
    page = view(dataset)
    koper = sheet(pages, "Koper")
    town = page.rows.towns["050"]
    assert page.text.number(town.population) in koper
    assert page.text.number(town.area_km2, 2) in koper
    rows = projects()
    assert f"{(rows['municipality_code'] == '050').sum()} projektov" in koper


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_project_stands_whole_on_the_pages_of_its_town(dataset, language):
    found = dataset.projects.copy()
    own = found["municipality_code"] == "061"
    found.loc[own, f"name_{language}"] += " https://example.org/" + "x" * 84 + ".html"
    changed = build_page(replace(dataset, projects=found), language, compared=("061",))
    content = build_towns_pdf(changed, link=LINK, day=DAY)
    words = re.sub(r"\s", "", "".join(read(content)[1]))
    names = found.loc[own, f"name_{language}"]
    assert len(names) > 8
    assert [name for name in names if re.sub(r"\s", "", name) not in words] == []
    assert "…" not in words


@pytest.mark.parametrize("sign", "\n\r\t\x0b\x1c\x1d\x1e\x85\u2028\x00")
def test_a_sign_without_a_face_in_a_name_breaks_no_sheet(dataset, sign):
    found = dataset.projects.copy()
    found["name_sl"] = "Kolesarska" + sign + "pot"
    found["name_en"] = found["name_sl"]
    changed = build_page(replace(dataset, projects=found), "sl", compared=("054",))
    _, pages = read(build_towns_pdf(changed, link=LINK, day=DAY))
    assert "Kolesarska pot" in sheet(pages, "Krško")


def test_a_file_without_a_link_has_neither_its_words_nor_a_code(dataset):
    page = view(dataset, "en", towns=("054",))
    for build, at in (
        (lambda link: build_towns_pdf(page, link=link, day=DAY), 0),
        (lambda link: build_slides_pdf(slides_of_view(page), link=link, day=DAY), -1),
    ):
        (with_link, words), (without, none) = (
            (PdfReader(io.BytesIO(content)).pages[at], read(content)[1][at])
            for content in (build(LINK), build(""))
        )
        assert "This view as a link" in words
        assert "This view as a link" not in none
        assert len(without.images) == len(with_link.images) - 1
        assert "/Annots" not in without


@pytest.mark.parametrize(
    "build",
    [
        lambda page, link: build_towns_pdf(page, link=link, day=DAY),
        lambda page, link: build_slides_pdf(slides_of_view(page), link=link, day=DAY),
    ],
)
def test_a_link_that_is_too_long_for_a_qr_code_stands_alone(dataset, build):
    page = view(dataset, "en", compared=("061",))
    short, without = (PdfReader(io.BytesIO(build(page, link))) for link in (LINK, LONG_LINK))
    assert len(without.pages) == len(short.pages)
    assert sum(len(p.images) for p in without.pages) == sum(len(p.images) for p in short.pages) - 1
    words = "".join(re.sub(r"\s", "", page.extract_text()) for page in without.pages)
    assert LONG_LINK in words


@pytest.mark.parametrize("link", [LINK, LONG_LINK])
def test_nothing_is_written_over_the_source_line(dataset, link):
    for language in ("sl", "en"):
        shown = view(dataset, language)
        content = build_towns_pdf(shown, link=link, day=DAY)
        for n, page in enumerate(PdfReader(io.BytesIO(content)).pages, 1):
            places: list[tuple[float, str]] = []

            def visit(words, cm, tm, font, size, places=places):
                if words.strip():
                    places.append((tm[5] * cm[3] + cm[5], re.sub(r"\s", "", words)))

            page.extract_text(visitor_text=visit)
            foot = re.sub(r"\s", "", source_line(shown, DAY)) + str(n)
            low = [words for y, words in places if y < 46]
            assert low, n
            assert not [words for words in low if words not in foot], (language, n)


@pytest.mark.parametrize(("language", "lang"), [("sl", "sl-SI"), ("en", "en-GB")])
def test_language_title_and_subject_are_set(dataset, language, lang):
    page = view(dataset, language, themes=("urban_environment",))
    for content in (
        build_towns_pdf(page, link=LINK, day=DAY),
        build_slides_pdf(slides_of_view(page), link=LINK, day=DAY),
    ):
        reader, _ = read(content)
        assert reader.trailer["/Root"]["/Lang"] == lang
        title = {"sl": "Mestne občine Slovenije", "en": "Urban municipalities of Slovenia"}
        assert reader.metadata.title == title[language]
        assert reader.metadata.subject.startswith({"sl": "Prikazano", "en": "Shown"}[language])


def test_slides_are_pages_with_real_text_and_their_sources(dataset):
    page = view(dataset, "en", measure=Measure.TOTAL, municipality_code="080")
    slides = slides_of_view(page)
    reader, pages = read(build_slides_pdf(slides, link=LINK, day=DAY))
    assert len(pages) == len(slides) + 1
    for words, slide in zip(pages, slides, strict=False):
        assert re.sub(r"\s+", " ", slide.title) in words
    assert all("Data of" in words for words in pages)
    assert "Murska Sobota" in pages[7]
    assert LINK in pages[-1].replace(" ", "")
    size = reader.pages[0].mediabox
    assert float(size.width) / float(size.height) == pytest.approx(16 / 9)


def test_the_figures_of_the_table_are_in_the_slides(dataset):
    page = view(dataset, "sl")
    _, pages = read(build_slides_pdf(slides_of_view(page), link=LINK, day=DAY))
    rows = projects()
    total = to_four_digits(rows[rows["municipality_code"] == "061"]["total_eur"].sum())
    assert f"pribl. {page.text.number(total)}" in plain(pages[2])
    assert "Slovenj Gradec" in pages[2] and "Krško" in pages[2]


def test_pictures_say_what_they_show(dataset):
    content = build_towns_pdf(view(dataset, "en", towns=("054",)), link=LINK, day=DAY)
    tree = PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]
    alts = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif hasattr(node, "get"):
            alts.extend([str(node["/Alt"])] if "/Alt" in node else [])
            if "/K" in node and not isinstance(node["/K"], int):
                walk(node["/K"])

    walk(tree)
    assert any("Coat of arms: Krško" in alt for alt in alts)
    own = (projects()["municipality_code"] == "054").sum()
    assert own > 1
    assert any(re.search(rf"Krško: {own} projects\b", alt) for alt in alts)


def test_the_towns_of_a_view_are_the_compared_or_filtered_ones_chosen_first(dataset):
    assert len(towns_of(view(dataset))) == 12
    assert towns_of(view(dataset, municipality_code="133"))[0] == "133"
    assert towns_of(view(dataset, compared=("070", "061"))) == ("070", "061")
    assert towns_of(view(dataset, towns=("011", "061"), municipality_code="061")) == ("061", "011")


def test_the_steps_are_told_page_by_page(dataset):
    told: list[Step] = []
    with heard_by(told.append):
        build_towns_pdf(view(dataset, "sl"), link=LINK, day=DAY)
    assert [(step.number, step.of) for step in told] == [(n, 13) for n in range(1, 14)]
    assert [told[0].words, told[1].words] == ["Zemljevid", "Celje"]


def test_every_face_of_a_file_is_that_of_the_pages_and_embedded(dataset, caplog):
    page = view(dataset)
    for build, about in ((build_slides_pdf, slides_of_view(page)), (build_towns_pdf, page)):
        reader = PdfReader(io.BytesIO(build(about, link=LINK, day=DAY)))
        faces = [
            font.get_object()
            for sheet in reader.pages
            for font in sheet["/Resources"]["/Font"].values()
        ]
        names = {str(face["/BaseFont"]).split("+")[-1] for face in faces}
        assert names == {"SourceSans3", "SourceSans3Bold"}
        for face in faces:
            (inner,) = face["/DescendantFonts"]
            assert "/FontFile2" in inner.get_object()["/FontDescriptor"]
    assert "missing the following glyphs" not in caplog.text


def test_of_a_face_nothing_is_read_that_no_file_of_ours_asks_for():
    faces = PdfPage((100, 100), "sl-SI", "", "", "", DAY).pdf.fonts.values()
    assert len(faces) == 2
    assert not [face for face in faces if {"GDEF", "GPOS", "GSUB"} & set(face.ttfont.keys())]
