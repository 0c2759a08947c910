"""The parts of a slide as a presentation program knows them: text, table, chart, picture."""

from __future__ import annotations

import io
from typing import Any

from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from content.page import Page
from documents import text_layout
from documents.arms_pictures import arms_picture
from documents.briefing_bars import Bars, bars_in_words
from documents.briefing_tables import CELL_EDGE, INK, Table, ink_on, table_size
from documents.text_layout import Box
from webmap.tokens import COLOURS

WIDTH = 13.333
# Of the file's theme: on every machine, or a face of the same widths. A presentation can carry our
# own, but PowerPoint alone would read it: LibreOffice 7.4 sets DejaVu in its place, which is wider.
FONT = "Arial"
_THEME_FONT = "+mn-lt"  # whatever the theme says, so that who likes another face sets it once
TITLES = (26.0, 18.0)  # of what a slide says: the smaller where two lines do not hold it
_POINTS = 72.0  # of an inch
_LEADING, _BETWEEN = 1.22, 0.45
ACCENT, _GREY = COLOURS["accent"], COLOURS["body"]
Look = tuple[str, str | None, bool, Any]  # ink, ground, bold, side


class PptxSlide:
    """One slide of a presentation that is being written.

    Parameters
    ----------
    deck : pptx.presentation.Presentation
        It is added to its end.
    language : str
        Language of every letter on it, ``sl-SI``.
    """

    def __init__(self, deck: Any, language: str) -> None:
        self.slide = deck.slides.add_slide(deck.slide_layouts[5])
        self.language = language

    def title(self, words: str) -> None:
        """Write the title into the slide's own place for it, one line or two."""
        self.slide.shapes.title.text = words
        self.move_title(Box(0.6, 0.3, WIDTH - 1.2, 0.95), TITLES)

    def move_title(self, box: Box, sizes: tuple[float, ...]) -> None:
        """Put the title elsewhere, in the first of the sizes that fits."""
        title = self.slide.shapes.title
        title.left, title.top, title.width, title.height = _emu(box)
        text_box = title.text_frame
        size = text_layout.fit([text_box.text], _room(box), sizes, bold=True, leading=_LEADING)
        _set_text_box(text_box, MSO_ANCHOR.MIDDLE)
        for paragraph in text_box.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
            for run in paragraph.runs:
                _set_run(run, size, INK, bold=True)

    def words(
        self,
        paragraphs: list[str],
        box: Box,
        sizes: tuple[float, ...],
        *,
        bullets: bool = False,
        tight: bool = False,
        bold: bool = False,
        colour: str = INK,
    ) -> float:
        """Write paragraphs in the first size that fits; return their height in inches.

        ``tight`` makes the box as high as its words.
        """
        room = _room(box, 0.35 if bullets else 0.0)
        size = text_layout.fit(
            paragraphs, room, sizes, bold=bold, leading=_LEADING, between=_BETWEEN
        )
        count = sum(len(text_layout.lines(words, size, room[0], bold=bold)) for words in paragraphs)
        height = (count * _LEADING + len(paragraphs) * _BETWEEN) * size / _POINTS
        shape = self.slide.shapes.add_textbox(*_emu(box.top_part(height) if tight else box))
        _set_text_box(shape.text_frame, MSO_ANCHOR.TOP)
        for n, words in enumerate(paragraphs):
            text_box = shape.text_frame
            paragraph = text_box.paragraphs[0] if n == 0 else text_box.add_paragraph()
            paragraph.space_after = Pt(size * _BETWEEN)
            if bullets:
                _set_bullet(paragraph)
            run = paragraph.add_run()
            run.text = words
            _set_run(run, size, colour, bold=bold)
        return height

    def link(self, address: str, box: Box) -> None:
        """Write an address that can be followed; a long one breaks anywhere, and is smaller."""
        shape = self.slide.shapes.add_textbox(*_emu(box))
        _set_text_box(shape.text_frame, MSO_ANCHOR.TOP)
        run = shape.text_frame.paragraphs[0].add_run()
        run.text = address
        _set_run(run, text_layout.address_size(address, _room(box), 14.0, _LEADING), ACCENT)
        run.hyperlink.address = address

    def picture(self, content: bytes, box: Box, alt: str) -> None:
        """Put a picture into the middle of a box, as large as it fits."""
        width, height = Image.open(io.BytesIO(content)).size
        place = _emu(box.holding(width, height))
        shape = self.slide.shapes.add_picture(io.BytesIO(content), *place)
        _describe(shape, alt)

    def arms(self, page: Page, code: str, box: Box, alt: str) -> None:
        """Put a town's arms into a box; nothing where it has none."""
        found = page.assets.arms.get(code)
        drawing = found.drawable("full") if found is not None else None
        if drawing is not None:
            self.picture(arms_picture(drawing, 400), box, alt)

    def table(self, table: Table, box: Box) -> None:
        """Write a native table in the largest type at which every cell fits."""
        if table.key:
            key = Box(box.left, box.top + box.height - 0.4, box.width, 0.4)
            self.words([table.key], key, (12.0, 11.0, 10.0, 9.0))
            box = box.top_part(box.height - 0.45)
        lines = table.lines
        size, points = table_size(table, *_room(box))
        heights = [height / _POINTS for height in points]
        shape = self.slide.shapes.add_table(
            len(lines), len(table.shares), *_emu(box.top_part(sum(heights)))
        )
        _describe(shape, table.name)
        native = shape.table
        native.first_row, native.horz_banding = bool(table.heads), table.fills is None
        native.first_col = False
        for n, share in enumerate(table.shares):
            native.columns[n].width = Inches(box.width * share)
        for y, (cells, height) in enumerate(zip(lines, heights, strict=True)):
            native.rows[y].height = Inches(height)
            for x, words in enumerate(cells):
                _set_cell(native.cell(y, x), words, size, _look(table, y, x))

    def bars(self, bars: Bars, box: Box) -> None:
        """Draw a native bar chart; what it leaves out is said under it."""
        if bars.notes:
            notes = [words[:1].upper() + words[1:] + "." for words in bars.notes]
            room = _room(box.top_part(1.2))
            size = text_layout.fit(
                notes, room, (14.0, 12.0, 11.0), leading=_LEADING, between=_BETWEEN
            )
            count = sum(len(text_layout.lines(words, size, room[0])) for words in notes)
            height = (count * _LEADING + len(notes) * _BETWEEN) * size / _POINTS + 0.05
            self.words(notes, box.below(box.height - height), (size,))
            box = box.top_part(box.height - height)
        if not bars.values:
            return
        data: Any = CategoryChartData(number_format="#,##0" + ("." + "0" * bars.digits).rstrip("."))  # type: ignore[no-untyped-call]
        data.categories = bars.names
        data.add_series(bars.name, bars.values)
        shape = self.slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_emu(box), data)
        _describe(shape, f"{bars.name}: {bars_in_words(bars)}")
        _set_chart(shape.chart, bars, self.language)

    def foot(self, words: str, number: str) -> None:
        """Write the source line and the number of the slide at the bottom."""
        self.words([words], Box(0.6, 6.97, WIDTH - 2.3, 0.42), (8.5, 8.0, 7.5, 7.0))
        self.words([number], Box(WIDTH - 1.45, 6.97, 0.9, 0.3), (10.0,))

    def note(self, words: str) -> None:
        """Write what the speaker sees."""
        if words:
            self.slide.notes_slide.notes_text_frame.text = words

    def say_language(self) -> None:
        """Mark every letter of slide and note with the language, for spelling and for voices."""
        trees = [self.slide._element]
        if self.slide.has_notes_slide:
            trees.append(self.slide.notes_slide._element)
        for tree in trees:
            for run in tree.iter(qn("a:r"), qn("a:fld")):
                run.get_or_add_rPr().set("lang", self.language)


def _room(box: Box, less: float = 0.0) -> tuple[float, float]:
    """Return a place in points as it is counted on: the face of the office is wider than ours."""
    return (box.width - less) * _POINTS * text_layout.OFFICE, box.height * _POINTS


def _emu(box: Box) -> tuple[int, int, int, int]:
    """Write a place in inches as the file does."""
    return (Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height))


def _describe(shape: Any, words: str) -> None:
    """Say what a picture, table or chart shows to who cannot see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def _set_text_box(text_box: Any, anchor: Any) -> None:
    text_box.word_wrap, text_box.vertical_anchor = True, anchor
    text_box.margin_left = text_box.margin_right = text_box.margin_top = text_box.margin_bottom = 0


def _colour(value: str) -> RGBColor:
    red, green, blue = (int(value[n : n + 2], 16) for n in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def _set_run(run: Any, size: float, colour: str, *, bold: bool = False) -> None:
    run.font.name, run.font.size, run.font.bold = _THEME_FONT, Pt(size), bold
    run.font.color.rgb = _colour(colour)


def _set_bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Inches(0.35)))
    properties.set("indent", str(-Inches(0.35)))
    etree.SubElement(properties, qn("a:buChar")).set("char", "•")


def _look(table: Table, y: int, x: int) -> Look:
    """Return ink, ground, weight and side of a cell; the ground is None where it is plain."""
    side = PP_ALIGN.LEFT
    if x in table.numeric:
        side = PP_ALIGN.CENTER if table.fills is not None else PP_ALIGN.RIGHT
    if table.heads and y == 0:
        return COLOURS["paper"], ACCENT, True, side
    bold = x == 0
    if table.fills is None:
        return INK, None, bold, side
    ground = table.fills.get((y - bool(table.heads), x), COLOURS["paper"])
    return ink_on(ground), ground, bold, side


def _set_cell(cell: Any, words: str, size: float, look: Look) -> None:
    ink, ground, bold, side = look
    cell.margin_left = cell.margin_right = Pt(CELL_EDGE)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if ground:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _colour(ground)
    text_box = cell.text_frame
    for n, line in enumerate(words.split("\n")):
        paragraph = text_box.paragraphs[0] if n == 0 else text_box.add_paragraph()
        paragraph.alignment = side
        run = paragraph.add_run()
        run.text = line
        _set_run(run, size, ink, bold=bold)


def _set_chart(chart: Any, bars: Bars, language: str) -> None:
    """Give a chart the briefing's look; its numbers stay in the workbook inside the file."""
    chart.has_legend, chart.has_title = False, True
    text_box = chart.chart_title.text_frame
    text_box.text = bars.name
    run = text_box.paragraphs[0].runs[0]
    _set_run(run, 16, INK, bold=True)
    run._r.get_or_add_rPr().set("lang", language)
    chart.font.size, chart.font.name = Pt(14), _THEME_FONT
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories, plot.has_data_labels = 45, False, True
    labels = plot.data_labels
    labels.number_format = "#,##0" + ("." + "0" * bars.digits if bars.digits else "")
    labels.number_format_is_linked, labels.position = False, XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = Pt(14)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = _colour(COLOURS["land-edge"])
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    chart.value_axis.minimum_scale = 0
    for n, colour in enumerate(bars.colours):
        fill = plot.series[0].points[n].format.fill
        fill.solid()
        fill.fore_color.rgb = _colour(colour)
    space = chart._chartSpace
    element = etree.Element(qn("c:lang"))
    element.set("val", language)
    space.insert(1 if space.find(qn("c:date1904")) is not None else 0, element)
