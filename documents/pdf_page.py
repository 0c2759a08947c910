"""Pages of a PDF with real text: words, tables, bars and pictures in their places.

Lengths are points. Letters are Source Sans, as on the pages, embedded, so that č, š and ž are on
every machine and can be searched for.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Literal

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import Align, WrapMode, XPos, YPos
from PIL import Image

from content.page import Page
from documents import text_layout
from documents.arms_pictures import arms_picture
from documents.briefing_bars import Bars
from documents.briefing_tables import CELL_EDGE, INK, Table, ink_on, table_size
from documents.text_layout import Box
from webmap.tokens import COLOURS

ACCENT, GREY = COLOURS["accent"], COLOURS["body"]
RULE, STRIPE = COLOURS["rule-thin"], COLOURS["stripe"]
LEADING, BETWEEN = 1.3, 0.45
_FACE = text_layout.FONT
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
        self.pdf.set_auto_page_break(False)
        self.pdf.c_margin = 0
        self.pdf.add_font(_FACE, "", text_layout.font_file())
        self.pdf.add_font(_FACE, "B", text_layout.font_file(bold=True))
        self.pdf.set_lang(language)
        self.pdf.set_title(title)
        self.pdf.set_subject(subject)
        self.pdf.set_author(author)
        self.pdf.set_creator(author)
        self.pdf.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
        self.pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)

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
        self.pdf.cell(
            room or None,
            size * 1.2,
            written,
            align=Align.coerce(side),
            new_x=XPos.RIGHT,
            new_y=YPos.TOP,
        )

    def words(
        self,
        paragraphs: list[str],
        box: Box,
        sizes: tuple[float, ...],
        *,
        bold: bool = False,
        colour: str = INK,
        bullets: bool = False,
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
        self.pdf.rect(box.left, box.top, box.width, box.height, style="F")

    def disc(self, left: float, top: float, size: float, colour: str) -> None:
        """Fill a circle with a colour."""
        self.pdf.set_fill_color(*_rgb(colour))
        self.pdf.ellipse(left, top, size, size, style="F")

    def box(self, box: Box) -> None:
        """Draw the edge of a place, such as a box to tick."""
        self.pdf.set_draw_color(*_rgb(INK))
        self.pdf.set_line_width(0.7)
        self.pdf.rect(box.left, box.top, box.width, box.height, style="D")

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a thin line."""
        self.pdf.set_draw_color(*_rgb(RULE))
        self.pdf.set_line_width(0.6)
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

    def table(self, table: Table, box: Box) -> float:
        """Write a table in the largest type at which it fits; return where it ends."""
        height = box.height - (22 if table.key else 0)
        size, heights = table_size(table, box.width, height)
        y = box.top
        for n, (cells, high) in enumerate(zip(table.lines, heights, strict=True)):
            x = box.left
            for column, (words, share) in enumerate(zip(cells, table.shares, strict=True)):
                place = Box(x, y, box.width * share, high)
                self._cell(table, words, place, (n, column), size)
                x += place.width
            y += high
            self.rule(box.left, y, box.width)
        if table.key:
            key = Box(box.left, y + 5, box.width, 20)
            return self.words([table.key], key, (10.0, 9.0, 8.0, 7.0), colour=GREY)
        return y

    def _cell(self, table: Table, words: str, place: Box, at: tuple[int, int], size: float) -> None:
        row, column = at
        head = bool(table.heads) and row == 0
        ground = ACCENT if head else self._ground(table, row - bool(table.heads), column)
        self.rectangle(place, ground)
        side: Side = "L"
        if column in table.numeric:
            side = "C" if table.fills is not None else "R"
        room = place.width - 2 * CELL_EDGE
        bold = head or column == 0
        lines = text_layout.broken(words, size, room, bold=bold)
        y = place.top + (place.height - len(lines) * size * 1.25) / 2
        for line in lines:
            self.line(
                line,
                place.left + CELL_EDGE,
                y,
                size,
                bold=bold,
                side=side,
                room=room,
                colour=COLOURS["paper"] if head else ink_on(ground),
            )
            y += size * 1.25

    @staticmethod
    def _ground(table: Table, row: int, column: int) -> str:
        if table.fills is not None:
            return table.fills.get((row, column), COLOURS["paper"])
        return STRIPE if row % 2 else COLOURS["paper"]

    def bars(self, bars: Bars, box: Box, page: Page) -> None:
        """Draw a bar chart with its values; what it leaves out is said under it."""
        notes = [words[:1].upper() + words[1:] + "." for words in bars.notes]
        self.line(bars.name, box.left, box.top, 14, bold=True)
        area = box.below(26)
        if notes:
            size = 10.0
            tall = (
                sum(
                    len(text_layout.lines(words, size, box.width)) * LEADING + BETWEEN
                    for words in notes
                )
                * size
                + 4
            )
            self.words(notes, area.below(area.height - tall), (size,), colour=GREY)
            area = area.top_part(area.height - tall)
        if not bars.values:
            return
        step = min(area.height / len(bars.values), 100.0)
        size = min(14.0, step * 0.55)
        left = max(text_layout.width(name, size) for name in bars.names) + 8
        longest = (area.width - left - 90) / max(*bars.values, 1e-9)
        for n, (name, value) in enumerate(zip(bars.names, bars.values, strict=True)):
            y = area.top + n * step
            middle = y + (step - size * 1.2) / 2
            self.line(name, area.left, middle, size, side="R", room=left - 8)
            bar = Box(area.left + left, y + step * 0.15, max(value * longest, 0.5), step * 0.7)
            self.rectangle(bar, bars.colours[n])
            figure = page.text.number(value, bars.digits)
            self.line(figure, bar.left + bar.width + 6, middle, size)

    def link(self, address: str, box: Box, size: float = 9.0) -> None:
        """Write an address that can be followed; a long one breaks anywhere, and is smaller."""
        size = text_layout.address_size(address, (box.width, box.height), size, LEADING)
        self.pdf.set_font(_FACE, "", size)
        self.pdf.set_text_color(*_rgb(ACCENT))
        self.pdf.set_xy(box.left, box.top)
        self.pdf.multi_cell(
            box.width, size * LEADING, address, link=address, align=Align.L, wrapmode=WrapMode.CHAR
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
            self.foot(words, edge, of=f"/{last}")

    def foot(self, words: str, edge: float, *, of: str = "") -> None:
        """Write the source line and the number of the page at the bottom, and ``of`` how many."""
        self.rule(edge, self.height - 44, self.width - 2 * edge)
        room = Box(edge, self.height - 39, self.width - 2 * edge - 40, 30)
        self.words([words], room, (7.5, 7.0, 6.5, 6.0), colour=GREY)
        self.line(
            f"{self.pdf.page}{of}",
            self.width - edge - 40,
            self.height - 39,
            8,
            side="R",
            room=40,
            colour=GREY,
        )


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue
