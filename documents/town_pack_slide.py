"""A slide of a town's pack: what the slides of a briefing have, and bars, lines and notes."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from documents.briefing_parts import (
    PptxSlide,
    _colour,
    _describe,
    _emu,
    _set_run,
    _set_text_box,
)
from documents.briefing_tables import INK
from documents.pdf_page import ACCENT
from documents.text_layout import Box
from documents.town_pack import Note


class TownSlide(PptxSlide):
    """One slide of a town's pack; lengths are inches, sizes of type points."""

    def line(
        self,
        words: str,
        box: Box,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        is_centred: bool = False,
    ) -> None:
        """Write words into a place."""
        shape = self.slide.shapes.add_textbox(*_emu(box))
        _set_text_box(shape.text_frame, MSO_ANCHOR.TOP)
        paragraph = shape.text_frame.paragraphs[0]
        if is_centred:
            paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = words
        _set_run(run, size, colour, bold=bold)

    def rectangle(self, box: Box, colour: str, words: str = "") -> None:
        """Fill a place with a colour; the words say it to who cannot see it."""
        self._shape(MSO_SHAPE.RECTANGLE, box, colour, words)

    def badge(self, box: Box, letter: str, colour: str, ink: str, size: float) -> None:
        """Draw a letter on a disc."""
        disc = self._shape(MSO_SHAPE.OVAL, box, colour, "")
        text_box = disc.text_frame
        _set_text_box(text_box, MSO_ANCHOR.MIDDLE)
        text_box.word_wrap = False
        text_box.paragraphs[0].alignment = PP_ALIGN.CENTER
        run = text_box.paragraphs[0].add_run()
        run.text = letter
        _set_run(run, size, ink, bold=True)

    def _shape(self, kind: Any, box: Box, colour: str, words: str) -> Any:
        shape = self.slide.shapes.add_shape(kind, *_emu(box))
        shape.shadow.inherit = False
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(colour)
        shape.line.fill.background()
        _describe(shape, words)
        return shape

    def notes(self, notes: list[Note], box: Box, size: float) -> None:
        """Write sources with their numbers; a number leads to the source's address, if any."""
        shape = self.slide.shapes.add_textbox(*_emu(box))
        text_box = shape.text_frame
        _set_text_box(text_box, MSO_ANCHOR.TOP)
        for n, note in enumerate(notes):
            paragraph = text_box.paragraphs[0] if n == 0 else text_box.add_paragraph()
            paragraph.space_after = Pt(size * 0.25)
            number = paragraph.add_run()
            number.text = str(note.number)
            _set_run(number, size, ACCENT, bold=True)
            if note.url:
                number.hyperlink.address = note.url
            words = paragraph.add_run()
            words.text = f"  {note.words}"
            _set_run(words, size, INK)
