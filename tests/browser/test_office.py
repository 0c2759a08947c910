"""The files in real programs: every slide a page, every table numbers, every page drawn."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

from content import store
from content.sources import source_line
from documents import exports, town_pack
from documents.briefing import slides_of_view, with_closing
from documents.briefing_pdf import build_slides_pdf
from documents.briefing_pptx import build_pptx
from documents.confirmation_workbook import confirmation_workbook
from documents.files import order_of
from documents.town_pack_pdf import build_town_pdf
from documents.town_pack_pptx import build_town_pptx
from zmos_data.editing import answer_sheet
from zmos_data.editing.answer import read_answer
from zmos_data.editing.incoming import proposed, understood
from zmos_data.editing.reading import read_upload
from zmos_data.editing.sheets import layout
from zmos_data.editing.template import template
from zmos_data.selection import Measure, Selection

DAY = date(2026, 11, 24)
LINK = "https://dashboard.example/?obcina=061&lang=sl"
PATIENCE_S = 300
EDGE = 8  # pixels at 50 an inch, 4 mm: where most printers print nothing
FOOT = 42.0  # points that the source line takes at the bottom


def office(
    content: bytes, folder: Path, name: str, target: str, *options: str, made: str = ""
) -> Path:
    """Open a file with LibreOffice and save it as another kind; ``made``: the file looked for."""
    program = shutil.which("soffice")
    assert program, (
        "This test needs LibreOffice Impress and Calc: no program 'soffice' was found. "
        "On Debian: apt-get install -y libreoffice-impress libreoffice-calc"
    )
    source, out = folder / name, folder / "out"
    source.write_bytes(content)
    done = subprocess.run(
        [
            program,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *options,
            "--convert-to",
            target,
            "--outdir",
            str(out),
            str(source),
        ],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    path = out / (made or source.with_suffix(f".{target}").name)
    assert path.exists(), f"LibreOffice made no {path.name}: {done.stdout}\n{done.stderr}"
    return path


def converted(content: bytes, folder: Path) -> PdfReader:
    """Convert a presentation to PDF with LibreOffice."""
    return PdfReader(office(content, folder, "briefing.pptx", "pdf"))


@pytest.fixture(scope="module", params=["sl", "en"])
def opened(request, dataset, tmp_path_factory):
    chosen = Selection(measure=Measure.TOTAL, municipality_code="050", compared=("070", "061"))
    page = store.page(dataset, chosen, request.param)
    slides = with_closing(slides_of_view(page), LINK, DAY)
    content = build_pptx(slides, link=LINK, day=DAY)
    return slides, converted(content, tmp_path_factory.mktemp("office"))


def test_libreoffice_makes_a_page_of_each_slide(opened):
    slides, pdf = opened
    assert len(pdf.pages) == len(slides) == 11
    for slide, page in zip(slides, pdf.pages, strict=True):
        words = re.sub(r"\s+", " ", page.extract_text())
        assert re.sub(r"\s+", " ", slide.title) in words
        assert float(page.mediabox.width) / float(page.mediabox.height) == pytest.approx(
            16 / 9, abs=0.01
        )


@pytest.mark.parametrize("code", ["061", "070"])  # most projects, most sources
def test_the_pack_of_a_town_is_drawn_whole(dataset, tmp_path, code):
    page = store.page(dataset, Selection(municipality_code=code), "sl")
    pdf = converted(build_town_pptx(page, link=LINK, day=DAY), tmp_path)
    words = [re.sub(r"\s", "", found.extract_text()) for found in pdf.pages]
    made = town_pack.pack(page, LINK)
    for entry in made.entries:
        assert re.sub(r"\s", "", entry.name) in "".join(words), entry.name
    for n, found in enumerate(pdf.pages, 1):
        places: list[tuple[float, str]] = []

        def visit(words, cm, tm, font, size, places=places):
            if words.strip():
                places.append((tm[4] * cm[1] + tm[5] * cm[3] + cm[5], words.strip()))

        found.extract_text(visitor_text=visit)
        foot = re.sub(r"\s", "", source_line(page, DAY)) + f"{n}/{len(pdf.pages)}"
        low = [re.sub(r"\s", "", words) for y, words in places if y < FOOT]
        assert low, n
        assert not [words for words in low if words not in foot], n


def poppler(program: str, *options: str) -> str:
    """Run one of poppler's programs, which draw and read a PDF by themselves."""
    found = shutil.which(program)
    assert found, (
        f"This test needs poppler: no program {program!r} was found. "
        "On Debian: apt-get install -y poppler-utils"
    )
    done = subprocess.run([found, *options], capture_output=True, timeout=PATIENCE_S, check=True)
    assert done.stderr == b""
    return done.stdout.decode("utf-8", "replace")  # words of pictures are printed in UTF-16


PDFS = {
    "pack": (lambda page: build_town_pdf(page, link=LINK, day=DAY), 210 / 297),
    "slides": (lambda page: build_slides_pdf(slides_of_view(page), link=LINK, day=DAY), 16 / 9),
}


@pytest.fixture(scope="module", params=PDFS)
def printed(request, dataset, tmp_path_factory) -> tuple[Path, float]:
    """Return a PDF of a town, and the proportions of its pages."""
    page = store.page(dataset, Selection(municipality_code="061"), "sl")
    build, proportions = PDFS[request.param]
    path = tmp_path_factory.mktemp("printed") / "file.pdf"
    path.write_bytes(build(page))
    return path, proportions


def test_every_page_of_a_pdf_is_drawn_and_nothing_of_it_stands_in_its_margin(printed):
    path, proportions = printed
    poppler("pdftoppm", "-r", "50", "-png", str(path), str(path.with_name("page")))
    drawn = [Image.open(found).convert("L") for found in sorted(path.parent.glob("page-*.png"))]
    assert len(drawn) == len(PdfReader(path).pages)
    for page in drawn:
        assert page.width / page.height == pytest.approx(proportions, abs=0.01)
        ink = ImageChops.invert(page).getbbox()
        assert ink, "an empty page"
        left, top, right, bottom = ink
        assert min(left, top, page.width - right, page.height - bottom) >= EDGE, ink
        # From the head to the foot, and no page is a blot.
        assert bottom - top > 0.8 * page.height
        assert ImageStat.Stat(page).mean[0] > 180


def test_the_faces_of_a_pdf_are_ours_and_embedded(printed):
    _, _, *faces = poppler("pdffonts", str(printed[0])).splitlines()
    assert faces
    for face in faces:
        assert re.match(r"[A-Z]+\+SourceSans3(Bold)? ", face), face
        assert re.search(r" yes +yes +yes +\d+ +\d+$", face), face  # embedded, a part, readable


def test_another_reader_tells_headings_tables_and_words_in_their_order(printed):
    told = poppler("pdfinfo", "-struct-text", str(printed[0]))
    kinds = re.findall(r"^ *(H1|H2|P|Table|TR|TH|TD|Figure)\b", told, re.MULTILINE)
    assert kinds.count("H1") == 1
    assert kinds.index("H1") < kinds.index("H2") < kinds.index("Table")
    assert len(re.findall(r"/Scope /Column", told)) >= 4
    assert "Ljubljana" in told
    # What a line parts is two words.
    assert "Skupna vrednost pribl." in told or "Skupna vrednost (EUR)" in told


def test_native_tables_and_charts_are_drawn(opened):
    slides, pdf = opened
    for slide, page in zip(slides, pdf.pages, strict=True):
        if slide.kind in ("towns", "bars", "matrix"):
            words = page.extract_text()
            assert all(name in words for name in slide.page.town_names.values()), slide.kind


def test_no_word_runs_over_the_source_line_or_off_the_page(opened):
    slides, pdf = opened
    for slide, page in zip(slides, pdf.pages, strict=True):
        places: list[tuple[float, str]] = []

        def visit(words, cm, tm, font, size, places=places):
            if words.strip():
                places.append((tm[4] * cm[1] + tm[5] * cm[3] + cm[5], words.strip()))

        page.extract_text(visitor_text=visit)
        assert all(0 < y < float(page.mediabox.height) for y, _ in places), slide.title
        number = f"{slides.index(slide) + 1}/{len(slides)}"
        foot = re.sub(r"\s", "", source_line(slide.page, DAY)) + number
        low = [re.sub(r"\s", "", words) for y, words in places if y < FOOT]
        assert low, slide.title
        assert not [words for words in low if words not in foot], slide.title


# A CSV as a Slovenian spreadsheet opens it: semicolons, quotation marks, UTF-8, Slovenian.
SLOVENIAN_CSV = "--infilter=CSV:59,34,76,1,,1060"


@pytest.fixture(params=["csv_excel", "xlsx"])
def table(request, dataset, tmp_path) -> list[dict[str, Cell]]:
    """Return the rows of a Slovenian export as LibreOffice has understood them, by their heads."""
    order = order_of(store.page(dataset, Selection(), "sl"), "projekti", request.param, DAY)
    options = (SLOVENIAN_CSV,) if request.param == "csv_excel" else ()
    name = f"projekti.{exports.FORMATS[request.param].ending}"
    made = office(exports.build(order, request.param), tmp_path, name, "xlsx", *options)
    sheet = openpyxl.load_workbook(made).worksheets[0]
    top = next(c.row for r in sheet.iter_rows() for c in r if c.value == "Oznaka projekta")
    heads, *rows = sheet.iter_rows(min_row=top)
    return [dict(zip([cell.value for cell in heads], row, strict=True)) for row in rows]


def test_a_spreadsheet_understands_numbers_and_letters(table, dataset):
    projects = dataset.projects
    assert [row["Oznaka projekta"].value for row in table] == projects["project_id"].tolist()
    assert [row["Ime projekta"].value for row in table] == projects["name_sl"].tolist()
    for head, column in (("Skupna vrednost (EUR)", "total_eur"), ("Začetek", "start_year")):
        known = [row[head] for row in table if row[head].value is not None]
        assert {cell.data_type for cell in known} == {"n"}
        assert [cell.value for cell in known] == pytest.approx(
            projects[column].dropna().astype(float).tolist()
        )
    words = {str(cell.value) for row in table for cell in row.values()}
    assert {"zaključen", "Ljubljana", "Krško", "začetek del", "visoka"} <= words
    assert not words & {"under_construction", "works", "high", "urban_environment"}


def test_an_answer_that_libreoffice_saved_is_read(dataset, tmp_path):
    """Who answers opens the sheet in an office program, fills it in and saves it."""
    page = store.page(dataset, Selection(), "sl")
    book = openpyxl.load_workbook(BytesIO(confirmation_workbook(page, "096", DAY)))
    sheet = book.worksheets[0]
    lines = {sheet.cell(n, answer_sheet.TAG).value: n for n in range(1, sheet.max_row + 1)}
    sheet.cell(lines[answer_sheet.DAY], answer_sheet.NAME + 1).value = DAY
    sheet.cell(lines["096-01"], answer_sheet.VERDICT).value = "Prav"
    sheet.cell(lines["096-02"], answer_sheet.VERDICT).value = "Narobe"
    sheet.cell(lines["096-02"], answer_sheet.NOTE).value = "Znesek je 1.207.343,10 EUR."
    sheet.cell(lines[answer_sheet.MISSING], answer_sheet.NAME).value = "Prenova kina"
    filled = BytesIO()
    book.save(filled)
    saved = office(filled.getvalue(), tmp_path, "answer.xlsx", "xlsx").read_bytes()
    assert saved != filled.getvalue()
    answer = read_answer(read_upload("odgovor.xlsx", saved), dataset, today=DAY)
    assert answer.findings == ()
    assert (answer.town, answer.day) == ("096", DAY)
    assert [(row.project_id, row.verdict, row.note) for row in answer.rows] == [
        ("096-01", "right", ""),
        ("096-02", "wrong", "Znesek je 1.207.343,10 EUR."),
        ("", "missing", "Prenova kina"),
    ]
    kept = openpyxl.load_workbook(BytesIO(saved)).worksheets[0]
    assert kept.protection.sheet
    assert len(kept.data_validations.dataValidation) >= 1


# Every sheet as CSV, UTF-8, as shown on screen: semicolons and Slovenian, commas and American.
SAVED_CSV = (
    "csv:Text - txt - csv (StarCalc):{sign},34,76,1,,{locale},false,true,false,false,false,-1"
)


@pytest.mark.parametrize(("sign", "locale"), [(59, 1060), (44, 1033)])
def test_sheets_of_the_template_saved_as_csv_change_nothing(tmp_path, dataset, sign, locale):
    present = dataset.package
    target = SAVED_CSV.format(sign=sign, locale=locale)
    office(template(present, "sl"), tmp_path, "predloga.xlsx", target, made="predloga-Kako.csv")
    for sheet in layout().sheets.values():
        name = f"predloga-{sheet.title.sl}.csv"
        upload = read_upload(name, (tmp_path / "out" / name).read_bytes())
        proposal = proposed(present, understood(upload, dataset))
        assert (proposal.faults, proposal.questions, proposal.changes) == ((), (), ()), name
