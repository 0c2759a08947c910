"""The presentation in a real office program: every slide a page, every word on its page."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from ui import cache
from ui.briefing import slides_of_view, with_closing
from ui.briefing_pptx import build_pptx
from ui.sources import source_line
from zmos_data.selection import Measure, Selection

DAY = date(2026, 11, 24)
LINK = "https://dashboard.example/?obcina=061&lang=sl"
PATIENCE_S = 300
FOOT = 42.0  # points that the source line takes at the bottom


def converted(content: bytes, folder: Path) -> PdfReader:
    """Convert a presentation to PDF with LibreOffice."""
    program = shutil.which("soffice")
    assert program, (
        "This test needs LibreOffice Impress: no program 'soffice' was found. "
        "On Debian: apt-get install -y libreoffice-impress"
    )
    source = folder / "briefing.pptx"
    source.write_bytes(content)
    done = subprocess.run(
        [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    target = folder / "briefing.pdf"
    assert target.exists(), f"LibreOffice made no PDF: {done.stdout}\n{done.stderr}"
    return PdfReader(target)


@pytest.fixture(scope="module", params=["sl", "en"])
def opened(request, dataset, tmp_path_factory):
    chosen = Selection(measure=Measure.TOTAL, municipality_code="050", compared=("070", "061"))
    page = cache.page(dataset, chosen, request.param)
    slides = with_closing(slides_of_view(page), DAY)
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
