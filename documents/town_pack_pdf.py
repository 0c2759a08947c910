"""The pack of a town as a PDF: a page of what matters, then every project with its sources."""

from __future__ import annotations

from datetime import date

from content import allocation, town_themes
from content.page import Page
from content.sources import source_line
from content.theme_badge import ThemeBadge
from content.town_themes import PeriodCell
from documents import text_layout
from documents.briefing import page_language, qr_code
from documents.pdf_page import ACCENT, GREY, LEADING, PdfPage
from documents.text_layout import Box
from documents.town_map import town_picture
from documents.town_pack import Pack, of_town, pack, say_part
from documents.town_pack_table import (
    A4,
    BOTTOM,
    EDGE,
    ROOM,
    Sheet,
    heading,
    write_notes,
    write_projects,
)
from documents.town_sites import map_words, under_map
from webmap.tokens import COLOURS

_DPI = 220
_ARMS = Box(EDGE, 62, 96, 116)
_LEFT = _ARMS.left + _ARMS.width + 22
_GUTTER = 26.0
_COLUMN = (ROOM - _GUTTER) * 0.52  # of the themes; the map has the rest
_NUMBER = 24.0
_QR = 78.0
_BAR = (8.0, 96.0)  # height, and the length of the longest


def build_town_pdf(page: Page, *, link: str, day: date) -> bytes:
    """Build the pack of the page's town.

    Parameters
    ----------
    page : Page
        The view; its filters are kept to and written on the pack.
    link : str
        Address of the view. Where nobody else can open it, the pack has neither link nor QR code.
    day : date
        Day that stands on the pages.

    Returns
    -------
    bytes
        The PDF file, A4: two pages, and as many more as the projects need.
    """
    found = pack(of_town(page), link)
    product = page.text.say("Urban municipalities of Slovenia")
    pdf = PdfPage(
        A4, page_language(page), found.title, found.filtered or found.sentence, product, day
    )
    say_part(page.text, "first")
    pdf.page(found.name)
    _head(pdf, found, product, day)
    y = _lead(pdf, found)
    y = _numbers(pdf, found, y)
    y = max(_themes(pdf, found, y), _map(pdf, found, y))
    _rest(pdf, found, y)
    sheet = Sheet(pdf, found)
    say_part(page.text, "projects")
    write_projects(sheet)
    say_part(page.text, "sources")
    write_notes(sheet)
    pdf.foot_of_all(source_line(found.page, day), EDGE)
    return pdf.output()


def _head(pdf: PdfPage, found: Pack, product: str, day: date) -> None:
    """Write the bar of the product, the arms, and whose pack it is."""
    text = found.page.text
    pdf.line(product, EDGE, 30, 9, bold=True)
    pdf.line(text.day(day), EDGE, 30, 9, colour=GREY, side="R", room=ROOM)
    pdf.rectangle(Box(EDGE, 45, ROOM, 1.6), ACCENT)
    pdf.arms(found.page, found.page.town, _ARMS, 700)
    room = EDGE + ROOM - _LEFT - _code(pdf, found)
    name = Box(_LEFT, 60, room, 44)
    y = pdf.words([found.name], name, (34.0, 30.0, 26.0, 22.0), bold=True, tag="H1")
    y = pdf.words([found.official], Box(_LEFT, y - 14, room, 30), (11.5, 10.0), colour=GREY)
    y = pdf.words([found.facts], Box(_LEFT, y - 2, room, 30), (9.0, 8.5, 8.0), colour=GREY)
    if found.filtered:
        _filters(pdf, found.filtered, y + 2, room)


def _code(pdf: PdfPage, found: Pack) -> float:
    """Put the QR code of the view into the corner; return the width that it takes."""
    code = qr_code(found.link) if found.link else b""
    if not code:
        return 0.0
    place = Box(EDGE + ROOM - _QR, 58, _QR, _QR)
    pdf.picture(code, place, found.page.text.say("QR code of the link"))
    return _QR + 16


def _filters(pdf: PdfPage, words: str, y: float, room: float) -> None:
    """Write the filters on a ground of their own: who reads the figures must not miss them."""
    size = text_layout.fit([words], (room - 20, 40), (9.5, 9.0, 8.5, 8.0))
    lines = text_layout.broken(words, size, room - 20)
    box = Box(_LEFT, y, room, len(lines) * size * LEADING + 9)
    pdf.rectangle(box, COLOURS["warning-ground"])
    pdf.rectangle(Box(box.left, y, 3, box.height), COLOURS["warning"])
    pdf.words([words], Box(_LEFT + 12, y + 4, room - 20, box.height), (size,))


def _lead(pdf: PdfPage, found: Pack) -> float:
    """Write the most important sentence large, or what the view holds where there is none."""
    top = _ARMS.top + _ARMS.height + 18
    sizes = (16.0, 15.0, 14.0, 13.0, 12.0)
    y = pdf.words([found.lead or found.sentence], Box(EDGE, top, ROOM, 60), sizes)
    if found.lead:
        y = pdf.words([found.sentence], Box(EDGE, y - 2, ROOM, 40), (10.0, 9.5, 9.0), colour=GREY)
    return y + 6


def _numbers(pdf: PdfPage, found: Pack, y: float) -> float:
    """Write the numbers side by side, each with what it stands on."""
    gap = 18.0
    width = (ROOM - gap * (len(found.numbers) - 1)) / len(found.numbers)
    sizes = tuple(float(size) for size in range(int(_NUMBER), 11, -1))
    size = min(
        text_layout.fit([n], (width, _NUMBER * 1.3), sizes, bold=True) for _, n, _ in found.numbers
    )
    for n, (label, figure, note) in enumerate(found.numbers):
        left = EDGE + n * (width + gap)
        pdf.rectangle(Box(left, y, width, 2), ACCENT)
        under = Box(left, y + 23 + size * 1.2, width, 24)
        with pdf.tags.mark("P"):
            pdf.line(label, left, y + 7, 9.5)
            pdf.line(figure, left, y + 19, size, bold=True)
            pdf.words([note], under, (8.5, 8.0), colour=GREY)
    return y + size * 1.2 + 52


def _themes(pdf: PdfPage, found: Pack, y: float) -> float:
    """Draw a bar a theme and period: its projects; beside it the total cost, or why it is empty."""
    text = found.page.text
    y = heading(pdf, text.say("Themes and periods"), EDGE, y)
    themes = town_themes.themes(found.page)
    for row in themes.rows:
        with pdf.tags.mark("P"):
            _badge(pdf, row.theme, EDGE, y)
            pdf.line(row.theme.label, EDGE + 18, y + 0.5, 9.5, bold=True)
        y += 16
        for period, cell in zip(themes.periods, row.cells, strict=True):
            with pdf.tags.mark("P"):
                y = _cell(pdf, period, cell, row.theme.colour, y)
        y += 5
    return y


def _badge(pdf: PdfPage, badge: ThemeBadge, left: float, top: float) -> None:
    """Draw a theme's letter on a disc of its colour."""
    pdf.disc(left, top, 13, badge.colour)
    pdf.line(badge.letter, left, top + 1.6, 8.5, bold=True, colour=badge.ink, side="C", room=13)


def _cell(pdf: PdfPage, period: str, cell: PeriodCell, colour: str, y: float) -> float:
    """Write a period of a theme in a line, with the total cost under it."""
    left = EDGE + 18
    pdf.line(period, left, y, 8.5, colour=GREY)
    left += 52
    room = EDGE + _COLUMN - left
    if cell.found is None:
        return pdf.words([cell.empty], Box(left, y, room, 24), (8.5, 8.0), colour=GREY)
    length = max(cell.found.bar.share * _BAR[1], 2.0)
    pdf.rectangle(Box(left, y + 1.2, length, _BAR[0]), colour)
    pdf.line(cell.found.projects.words, left + length + 6, y, 8.5, bold=True)
    label, figure, known = cell.found.amounts[0]
    words = f"{label}: {figure.words}" + (f" ({known})" if known else "")
    return pdf.words([words], Box(left, y + 11, room, 24), (8.0, 7.5), colour=GREY) + 1


def _map(pdf: PdfPage, found: Pack, y: float) -> float:
    """Put the map beside the themes, and under it of how many projects no site is known."""
    text = found.page.text
    left, width = EDGE + _COLUMN + _GUTTER, ROOM - _COLUMN - _GUTTER
    y = heading(pdf, text.say("Where the projects are"), left, y)
    size = (width / 72 * 100, 330.0)
    picture = town_picture(found, size, _DPI)
    height = size[1] * 0.72
    if not picture:
        return y
    pdf.picture(picture, Box(left, y, width, height), map_words(found))
    words = under_map(found)
    return pdf.words([words], Box(left, y + height + 4, width, 40), (8.0, 7.5), colour=GREY)


def _rest(pdf: PdfPage, found: Pack, y: float) -> None:
    """Write the allocation, what the town said of its rows, and where the view is."""
    text = found.page.text
    given = allocation.allocation(found.page)
    parts = [
        (given.title, given.words),
        (text.say("Confirmation of the municipality"), found.confirmed),
    ]
    y += 8
    for title, words in parts:
        y = heading(pdf, title, EDGE, y)
        y = pdf.words([words], Box(EDGE, y, ROOM, 46), (9.5, 9.0, 8.5, 8.0)) + 4
    if not found.link:
        pdf.words([found.unlinked], Box(EDGE, y, ROOM, BOTTOM - y), (8.5, 8.0), colour=GREY)
        return
    y = heading(pdf, text.say("This view as a link"), EDGE, y)
    pdf.link(found.link, Box(EDGE, y, ROOM, BOTTOM - y))
