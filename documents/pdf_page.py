"""Pages of a PDF with real text: words, tables, bars and pictures in their places.

Lengths are points. Letters are Source Sans, as on the pages, embedded, so that č, š and ž are on
every machine and can be searched for. What is written is tagged in its order (`pdf_tags`); lines,
grounds and what each page repeats are told to nobody.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Literal

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import Align, WrapMode, XPos, YPos
from fpdf.fonts import TTFFont
from PIL import Image

from content.page import Page
from documents import text_layout
from documents.arms_pictures import arms_picture
from documents.briefing_tables import INK
from documents.pdf_tags import Tag, Tags
from documents.text_layout import Box
from webmap.tokens import COLOURS

ACCENT, GREY, RULE = COLOURS["accent"], COLOURS["body"], COLOURS["rule-thin"]
LEADING, BETWEEN = 1.3, 0.45
_FACE = text_layout.FONT
_RULES = frozenset({"GDEF", "GPOS", "GSUB"})  # tables of a face
Side = Literal["L", "C", "R"]


class PdfPage:
    """A PDF that is being written.

    Parameters
    ----------
    size : (float, float)
        Width and height of every page.
    language : str
        Language of the words, ``sl-SI``.
    title, subject, author : str
        For the reader's title bar and for search.
    day : datetime.date
        When it says that it was made.
    """

    def __init__(
        self,
        size: tuple[float, float],
        language: str,
        title: str,
        subject: str,
        author: str,
        day: date,
    ) -> None:
        self.width, self.height = size
        self.pdf = FPDF(unit="pt", format=size)
        self.tags = Tags(self.pdf)
        self.pdf.set_auto_page_break(False)
        self.pdf.c_margin = 0
        self.pdf.add_font(_FACE, "", text_layout.font_file())
        self.pdf.add_font(_FACE, "B", text_layout.font_file(bold=True))
        self._leave_out_rules()
        self.pdf.set_lang(language)
        self.pdf.set_title(title)
        self.pdf.set_subject(subject)
        self.pdf.set_author(author)
        self.pdf.set_creator(author)
        self.pdf.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
        self.pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def _leave_out_rules(self) -> None:
        """Leave out the faces' rules of how letters go together, which no file of ours asks for.

        They are not written in any case, and to read them takes half as long as all else of a face.
        """
        for face in self.pdf.fonts.values():
            if isinstance(face, TTFFont):
                for table in _RULES.intersection(face.ttfont.keys()):
                    del face.ttfont[table]

    def output(self) -> bytes:
        """Write the file."""
        return bytes(self.pdf.output())

    def page(self, name: str = "") -> None:
        """Begin a page; a name puts it into the outline."""
        self.pdf.add_page()
        if name:
            self.pdf.start_section(name)

    def line(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        side: Side = "L",
        room: float = 0.0,
        tag: Tag = "P",
    ) -> None:
        """Write one line with its upper edge at ``y``; ``side`` is where it stands in ``room``.

        Without words nothing is written.
        """
        written = text_layout.plain(words).replace("\n", " ")
        if not written:
            return
        self.pdf.set_font(_FACE, "B" if bold else "", size)
        self.pdf.set_text_color(*_rgb(colour))
        self.pdf.set_xy(x, y)
        is_one_of_several = self.tags.is_in_mark
        with self.tags.mark(tag):
            self.pdf.cell(
                room or None,
                size * 1.2,
                written,
                align=Align.coerce(side),
                new_x=XPos.RIGHT,
                new_y=YPos.TOP,
            )
            if is_one_of_several:  # its last word and the next line's first are two
                self.pdf.cell(None, size * 1.2, " ")

    def words(
        self,
        paragraphs: list[str],
        box: Box,
        sizes: tuple[float, ...],
        *,
        bold: bool = False,
        colour: str = INK,
        bullets: bool = False,
        tag: Tag = "P",
    ) -> float:
        """Write paragraphs in the first size that fits; return where they end."""
        indent = 14.0 if bullets else 0.0
        size = text_layout.fit(
            paragraphs,
            (box.width - indent, box.height),
            sizes,
            bold=bold,
            leading=LEADING,
            between=BETWEEN,
        )
        y = box.top
        for words in paragraphs:
            with self.tags.mark(tag):
                if bullets:
                    self.line("•", box.left, y, size, colour=ACCENT)
                for line in text_layout.broken(words, size, box.width - indent, bold=bold):
                    self.line(line, box.left + indent, y, size, bold=bold, colour=colour)
                    y += size * LEADING
            y += size * BETWEEN
        return y

    def rectangle(self, box: Box, colour: str) -> None:
        """Fill a place with a colour."""
        self.pdf.set_fill_color(*_rgb(colour))
        with self.tags.mark("Artifact"):
            self.pdf.rect(box.left, box.top, box.width, box.height, style="F")

    def disc(self, left: float, top: float, size: float, colour: str) -> None:
        """Fill a circle with a colour."""
        self.pdf.set_fill_color(*_rgb(colour))
        with self.tags.mark("Artifact"):
            self.pdf.ellipse(left, top, size, size, style="F")

    def box(self, box: Box) -> None:
        """Draw the edge of a place, such as a box to tick."""
        self.pdf.set_draw_color(*_rgb(INK))
        self.pdf.set_line_width(0.7)
        with self.tags.mark("Artifact"):
            self.pdf.rect(box.left, box.top, box.width, box.height, style="D")

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a thin line."""
        self.pdf.set_draw_color(*_rgb(RULE))
        self.pdf.set_line_width(0.6)
        with self.tags.mark("Artifact"):
            self.pdf.line(x, y, x + width, y)

    def picture(self, content: bytes, box: Box, alt: str) -> None:
        """Put a picture into the middle of a box, as large as it fits, with its words."""
        place = box.holding(*Image.open(io.BytesIO(content)).size)
        self.pdf.image(
            io.BytesIO(content),
            place.left,
            place.top,
            place.width,
            place.height,
            alt_text=alt,
            title=alt,
        )

    def arms(self, page: Page, code: str, box: Box, pixels: int = 400) -> None:
        """Put a town's arms into a box; nothing where it has none."""
        found = page.assets.arms.get(code)
        drawing = found.drawable("full") if found is not None else None
        if drawing is None:
            return
        alt = page.text.say("Coat of arms: {town}", town=page.town_names[code])
        self.picture(arms_picture(drawing, pixels), box, alt)

    def link(self, address: str, box: Box, size: float = 9.0) -> None:
        """Write an address that can be followed; a long one breaks anywhere, and is smaller."""
        size = text_layout.address_size(address, (box.width, box.height), size, LEADING)
        self.pdf.set_font(_FACE, "", size)
        self.pdf.set_text_color(*_rgb(ACCENT))
        self.pdf.set_xy(box.left, box.top)
        high, left, by_sign = size * LEADING, Align.L, WrapMode.CHAR
        with self.tags.mark("P"):
            self.pdf.multi_cell(
                box.width, high, address, link=address, align=left, wrapmode=by_sign
            )

    def lead(self, address: str, box: Box) -> None:
        """Let a place lead to an address."""
        self.pdf.link(box.left, box.top, box.width, box.height, address)

    def foot_of_all(self, words: str, edge: float) -> None:
        """Write the source line and the number of each page of all, once all are there."""
        last = self.pdf.page
        for n in range(1, last + 1):
            self.pdf.page = n
            self.pdf.current_font_is_set_on_page = False  # it is another page's
            self.foot(words, edge, of=f"/{last}", tag="P" if n == last else "Artifact")

    def foot(self, words: str, edge: float, *, of: str = "", tag: Tag = "P") -> None:
        """Write the source line and the number of the page at the bottom, and ``of`` how many."""
        self.rule(edge, self.height - 44, self.width - 2 * edge)
        room = Box(edge, self.height - 39, self.width - 2 * edge - 40, 30)
        self.words([words], room, (7.5, 7.0, 6.5, 6.0), colour=GREY, tag=tag)
        self.line(
            f"{self.pdf.page}{of}",
            self.width - edge - 40,
            self.height - 39,
            8,
            side="R",
            room=40,
            colour=GREY,
            tag="Artifact",
        )


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue
