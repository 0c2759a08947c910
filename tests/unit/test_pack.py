"""The briefing pack: what can be asked for, and that each file is what it says."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from pptx import Presentation

from content import store
from content.slides import shown_slides
from documents import briefing_pack, map_pictures
from zmos_data.declared_slides import FILE
from zmos_data.package import DESCRIPTOR, package_folder
from zmos_data.selection import Selection

DAY = date(2026, 11, 24)
LINK = "https://dashboard.example/?towns=054"
STARTS = {".pptx": b"PK\x03\x04", ".pdf": b"%PDF-", ".png": b"\x89PNG", ".svg": b"<?xml"}


def files(dataset, language="en"):
    page = store.page(dataset, Selection(towns=("054",)), language)
    return [*briefing_pack.exports(page, LINK, DAY).values()]


@pytest.mark.parametrize("n", range(8))
def test_each_file_is_what_it_says(dataset, n):
    export = files(dataset)[n]
    kind = export.name[export.name.rindex(".") :]
    assert export.build().startswith(STARTS[kind])
    assert re.fullmatch(r"zmos-[a-z-]+-2026-11-24\.[a-z]+", export.name)


def test_names_and_labels_are_all_different(dataset):
    for language in ("sl", "en"):
        found = files(dataset, language)
        assert len(found) == 8
        assert len({export.name for export in found}) == len({e.label for e in found}) == 8


def test_naming_the_files_makes_none(dataset, monkeypatch):
    def made(*_args, **_options):
        raise AssertionError("a file was made without being asked for")

    for name in ("_presentation", "_slides", "_sheets"):
        monkeypatch.setattr(briefing_pack, name, made)
    monkeypatch.setattr(map_pictures, "map_picture", made)
    assert len(files(dataset)) == 8


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_meeting_is_the_whole_set_with_its_notes(dataset, language):
    page = store.page(dataset, Selection(), language)
    shown, problems = shown_slides(page)
    assert problems == ()
    content = briefing_pack.exports(page, LINK, DAY)["meeting-pptx"].build()
    slides = list(Presentation(io.BytesIO(content)).slides)
    assert [slide.shapes.title.text for slide in slides] == [s.title for s in shown]
    for slide, own in zip(slides, shown, strict=False):
        assert own.note in slide.notes_slide.notes_text_frame.text
        words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert all(bullet in words for bullet in own.sentences), own.title


@pytest.fixture
def slides_file(tmp_path, monkeypatch):
    """Return where the slides of a package of one's own are read from."""
    (tmp_path / DESCRIPTOR).touch()
    monkeypatch.setattr("content.deck.package_folder", lambda: tmp_path)
    return tmp_path / FILE


def test_without_slides_there_are_no_files_of_the_meeting_and_it_is_said(dataset, slides_file):
    page = store.page(dataset, Selection(), "en")
    assert not {"meeting-pptx", "meeting-pdf"} & set(briefing_pack.exports(page, LINK, DAY))
    assert len(briefing_pack.exports(page, LINK, DAY)) == 6
    assert ["no files of it" in words for words in briefing_pack.meeting_notes(page)] == [True]


def test_a_folder_of_releases_has_the_shipped_slides_until_it_has_its_own(dataset, slides_file):
    page = store.page(dataset, Selection(), "en")
    (slides_file.parent / DESCRIPTOR).unlink()
    assert briefing_pack.meeting_notes(page) == []
    slides_file.write_text("- id: [\n", encoding="utf-8")
    assert briefing_pack.meeting_notes(page) != []


def test_slides_that_are_left_out_and_slides_of_before_are_spoken_of(dataset, slides_file):
    page = store.page(dataset, Selection(), "en")
    slides = (package_folder() / FILE).read_text(encoding="utf-8")
    slides_file.write_text(slides + "- id: [\n", encoding="utf-8")
    assert ["leave out" in words for words in briefing_pack.meeting_notes(page)] == [True]
    slides_file.write_text(slides, encoding="utf-8")
    assert briefing_pack.meeting_notes(page) == []
    slides_file.write_text(slides + "- id: [ \n", encoding="utf-8")
    assert ["slides of before" in words for words in briefing_pack.meeting_notes(page)] == [True]
    assert len(briefing_pack.exports(page, LINK, DAY)) == 8
