"""What changed since an earlier release, as a slide of the meeting and in the briefing pack."""

import io
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from content import releases, store
from content.slides import shown_slides
from documents.briefing import slides_of_set, slides_of_view
from documents.briefing_pdf import build_slides_pdf
from documents.briefing_pptx import build_pptx
from tests.words import plain
from zmos_data.declared_slides import FILE
from zmos_data.selection import Selection

LINK, DAY = "https://dashboard.example/?od_izdaje=1&lang=en", date(2027, 1, 13)
SLIDE = """\
- id: changes
  kind: changes
  title: {sl: Od skupščine, en: Since the assembly}
  view: od_dne=2026-12-01
  note: {sl: Povejte, en: Say}
"""


@pytest.fixture
def deck(tmp_path, monkeypatch) -> Path:
    """Put a deck of one slide in the place of the shipped one."""
    monkeypatch.setattr("content.deck.package_folder", lambda: tmp_path)
    (tmp_path / FILE).write_text(SLIDE, encoding="utf-8")
    return tmp_path / FILE


def view(dataset, language="en", **selection):
    return store.page(dataset, Selection(**selection), language)


def test_the_slide_of_the_meeting_has_its_changes(dataset, deck, two_releases):
    shown, problems = shown_slides(view(dataset))
    assert problems == ()
    (slide,) = slides_of_set(shown)
    assert slide.kind == "title"  # the first slide of a file has the arms
    assert "1 new project" in slide.sentences[0]
    assert slide.sentences[1] == "Changes by town: Celje 4, Koper 2, Krško 1, Ljubljana 1."


def test_where_no_release_is_kept_the_slide_is_left_out_with_a_word(dataset, deck):
    shown, (problem,) = shown_slides(view(dataset))
    assert shown == ()
    assert (problem.row, problem.column) == (2, "kind")
    assert problem.found == "no earlier release is kept"
    assert view(dataset, "sl").text.say_phrase(problem.found) == "prejšnja izdaja ni shranjena"


def test_a_slide_may_name_releases_and_an_unknown_day_is_named(dataset, deck, two_releases):
    deck.write_text(SLIDE.replace("od_dne=2026-12-01", "od_dne=12.1.2027"), encoding="utf-8")
    _, (problem,) = shown_slides(view(dataset))
    assert problem.found == "od_dne=12.1.2027"
    deck.write_text(SLIDE.replace("od_dne=2026-12-01", "od_izdaje=1"), encoding="utf-8")
    assert len(shown_slides(view(dataset))[0]) == 1


def test_the_pack_of_a_view_that_compares_releases_has_their_sums(dataset, two_releases):
    slides = [s for s in slides_of_view(view(dataset, from_release=1)) if s.kind == "changes"]
    assert len(slides) == 1
    native = Presentation(io.BytesIO(build_pptx(slides, link=LINK, day=DAY)))
    (table,) = (shape.table for shape in native.slides[0].shapes if shape.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["Corrected amounts", "–", "+0.01", "–", "–"] in cells
    assert ["New projects", "+1", "+1,719,419.46", "–", "+316,240.81"] in cells
    pages = PdfReader(io.BytesIO(build_slides_pdf(slides, link=LINK, day=DAY))).pages
    words = plain(pages[0].extract_text())
    assert "8 changes in 4 towns since " in words and "+1,719,419.46" in words
    assert "All sums reconcile." in words


def test_the_pack_of_another_view_has_no_such_slide(dataset, two_releases):
    assert not [s for s in slides_of_view(view(dataset)) if s.kind == "changes"]
    releases.keep_in(None)
    try:
        assert not [s for s in slides_of_view(view(dataset, from_release=1)) if s.kind == "changes"]
    finally:
        releases.keep_in(lambda: two_releases)
