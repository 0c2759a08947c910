"""Tables and bar charts on the pages of a PDF."""

from __future__ import annotations

from content.page import Page
from documents import text_layout
from documents.briefing_bars import Bars
from documents.briefing_tables import CELL_EDGE, Table, ink_on, table_size
from documents.pdf_page import ACCENT, BETWEEN, GREY, LEADING, PdfPage, Side
from documents.pdf_tags import Scope
from documents.text_layout import Box
from webmap.tokens import COLOURS

STRIPE = COLOURS["stripe"]


def write_table(pdf: PdfPage, table: Table, box: Box) -> float:
    """Write a table in the largest type at which it fits; return where it ends."""
    height = box.height - (22 if table.key else 0)
    size, heights = table_size(table, box.width, height)
    y = box.top
    with pdf.tags.group("Table"):
        for n, high in enumerate(heights):
            _row(pdf, table, n, Box(box.left, y, box.width, high), size)
            y += high
            pdf.rule(box.left, y, box.width)
    if table.key:
        key = Box(box.left, y + 5, box.width, 20)
        return pdf.words([table.key], key, (10.0, 9.0, 8.0, 7.0), colour=GREY)
    return y


def _row(pdf: PdfPage, table: Table, n: int, box: Box, size: float) -> None:
    """Write a row; the heads of the columns, and the first cell of each other row, are heads."""
    is_head, x = bool(table.heads) and n == 0, box.left
    with pdf.tags.group("TR"):
        for column, (words, share) in enumerate(zip(table.lines[n], table.shares, strict=True)):
            place = Box(x, box.top, box.width * share, box.height)
            scope: Scope = "Column" if is_head else "" if column else "Row"
            with pdf.tags.mark("TH" if scope else "TD", scope):
                _cell(pdf, table, words, place, (n, column), size)
            x += place.width


def _cell(
    pdf: PdfPage, table: Table, words: str, place: Box, at: tuple[int, int], size: float
) -> None:
    row, column = at
    head = bool(table.heads) and row == 0
    ground = ACCENT if head else _ground(table, row - bool(table.heads), column)
    pdf.rectangle(place, ground)
    side: Side = "L"
    if column in table.numeric:
        side = "C" if table.fills is not None else "R"
    room = place.width - 2 * CELL_EDGE
    bold = head or column == 0
    lines = text_layout.broken(words, size, room, bold=bold)
    y = place.top + (place.height - len(lines) * size * 1.25) / 2
    for line in lines:
        pdf.line(
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


def _ground(table: Table, row: int, column: int) -> str:
    if table.fills is not None:
        return table.fills.get((row, column), COLOURS["paper"])
    return STRIPE if row % 2 else COLOURS["paper"]


def draw_bars(pdf: PdfPage, bars: Bars, box: Box, page: Page) -> None:
    """Draw a bar chart with its values; what it leaves out is said under it."""
    notes = [words[:1].upper() + words[1:] + "." for words in bars.notes]
    pdf.line(bars.name, box.left, box.top, 14, bold=True)
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
        pdf.words(notes, area.below(area.height - tall), (size,), colour=GREY)
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
        bar = Box(area.left + left, y + step * 0.15, max(value * longest, 0.5), step * 0.7)
        pdf.rectangle(bar, bars.colours[n])
        with pdf.tags.mark("P"):
            pdf.line(name, area.left, middle, size, side="R", room=left - 8)
            figure = page.text.number(value, bars.digits)
            pdf.line(figure, bar.left + bar.width + 6, middle, size)
