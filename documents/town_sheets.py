"""A sheet of paper a town: arms, facts, themes, amounts, projects; and a cover with the map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from content import (
    allocation,
    amounts,
    credits,
    labels,
    project_amounts,
    town,
    town_panel,
    view_description,
)
from content.page import Page
from content.share import link_title
from content.sources import source_line
from documents import map_pictures, text_layout
from documents.briefing import map_words, page_language, qr_code, towns_of
from documents.briefing_tables import facts_table, periods_table
from documents.export import say_step
from documents.pdf_figures import write_table
from documents.pdf_page import ACCENT, BETWEEN, GREY, LEADING, PdfPage
from documents.text_layout import Box
from zmos_data.amounts import AMOUNTS
from zmos_data.queries import projects_of_town
from zmos_data.rows import Project

A4 = (595.28, 841.89)
EDGE = 42.0
_ROOM = A4[0] - 2 * EDGE
_BOTTOM = A4[1] - 52.0
_NAME, _SMALL, _HEAD = 9.0, 7.5, 7.0
_HEADED = 18.0  # height of the heading over the projects
_SUM, _GAP = 86.0, 8.0  # width of the column of an amount, and the least room between two


def build_towns_pdf(page: Page, *, link: str, day: date) -> bytes:
    """Build a PDF with a cover and a page for each town of the view.

    Parameters
    ----------
    page : Page
        The view.
    link : str
        Address that the cover shows with its QR code; "" where it shows none.
    day : date
        Day that stands on the pages.

    Returns
    -------
    bytes
        The PDF file, A4.
    """
    text, codes = page.text, towns_of(page)
    title = text.say("Urban municipalities of Slovenia")
    pdf = PdfPage(A4, page_language(page), title, view_description.describe_view(page), title, day)
    say_step(text.say("Map"), 1, len(codes) + 1)
    _cover(pdf, page, link, day)
    for n, code in enumerate(codes, 2):
        say_step(page.town_names[code], n, len(codes) + 1)
        own = replace(page, selection=replace(page.selection, municipality_code=code))
        _sheet(pdf, own, code, day)
        pdf.foot(source_line(page, day), EDGE, tag="Artifact")  # the cover has told it
    return pdf.output()


def _cover(pdf: PdfPage, page: Page, link: str, day: date) -> None:
    text = page.text
    title = text.say("Urban municipalities of Slovenia")
    pdf.page(title)
    y = pdf.words([title], Box(EDGE, 70, _ROOM, 40), (26.0, 24.0, 22.0), bold=True, tag="H1")
    under = text.say("Integrated territorial investments in the twelve member towns of ZMOS")
    y = pdf.words([under], Box(EDGE, y, _ROOM, 40), (14.0, 13.0, 12.0), colour=GREY)
    y = pdf.words(
        [view_description.describe_view(page)], Box(EDGE, y + 6, _ROOM, 60), (12.0, 11.0, 10.0)
    )
    height, keys = _ROOM / 1200 * 760, map_pictures.larger(_ROOM / 72, 8.0)
    picture = map_pictures.map_picture(page, day, bare=True, dpi=200, height=760.0, keys=keys)
    pdf.picture(picture, Box(EDGE, y + 8, _ROOM, height), map_words(page))
    y = pdf.words([credits.coverage(page)], Box(EDGE, y + height + 20, _ROOM, 80), (10.0, 9.0))
    if link:
        _link(pdf, page, link, y + 10)
    pdf.foot(source_line(page, day), EDGE)


def _link(pdf: PdfPage, page: Page, link: str, y: float) -> None:
    """Write the link of the view, its QR code beside it."""
    square = Box(A4[0] - EDGE - 120, y, 120, 120)
    over = Box(EDGE, y, _ROOM - 140, 30)
    under = pdf.words([link_title(page)], over, (10.0, 9.0), bold=True)
    pdf.link(link, Box(EDGE, under, _ROOM - 140, 76))
    if code := qr_code(link):
        pdf.picture(code, square, page.text.say("QR code of the link"))


def _sheet(pdf: PdfPage, page: Page, code: str, day: date) -> None:
    """Write the page of one town, and as many more as its projects need."""
    text, row = page.text, page.rows.towns[code]
    pdf.page(row.name)
    pdf.arms(page, code, Box(EDGE, 40, 78, 92), 500)
    side = Box(EDGE + 92, 42, _ROOM - 92, 92)
    y = pdf.words([row.name], side.top_part(34), (24.0,), bold=True, tag="H1")
    y = pdf.words(
        [labels.official_name(text, row)],
        Box(side.left, y, side.width, 30),
        (10.0, 9.0, 8.0),
        colour=GREY,
    )
    pdf.words([town.sentence(page)], Box(side.left, y + 2, side.width, 40), (10.5, 9.5, 8.5))
    y = write_table(pdf, facts_table(page, code), Box(EDGE, 146, _ROOM, 110)) + 12
    y = _heading(pdf, text.say("Themes and amounts by period"), y)
    y = write_table(pdf, periods_table(page), Box(EDGE, y, _ROOM, 230)) + 12
    given = allocation.allocation(page)
    y = _heading(pdf, given.title, y)
    y = pdf.words([given.words], Box(EDGE, y, _ROOM, 60), (9.0, 8.5, 8.0)) + 6
    _projects(pdf, page, code, day, y)


def _heading(pdf: PdfPage, words: str, y: float) -> float:
    pdf.line(words, EDGE, y, 11.5, bold=True, colour=ACCENT, tag="H2")
    return y + 18


def _projects(pdf: PdfPage, page: Page, code: str, day: date, y: float) -> None:
    """List all of the town's projects of the view, on further pages where one has no room."""
    town_row = page.rows.towns[code]
    own = projects_of_town(page.dataset, page.selection, code)
    found = page.dataset.project_rows.at(own.index)
    words = town_panel.projects_heading(page, town_row, len(found)).words
    if not found:
        _heading(pdf, words, y)
        return
    entries = [_entry(page, project) for project in found]
    if y + _HEADED + entries[0].height > _BOTTOM:
        y = _next_page(pdf, page, day, town_row.name)
    y = _headed(pdf, page, words, y)
    for entry in entries:
        if y + entry.height > _BOTTOM:
            y = _next_page(pdf, page, day, town_row.name)
            continued = page.text.say("{heading} (continued)", heading=words)
            y = _headed(pdf, page, continued, y)
        with pdf.tags.mark("P"):
            _write(pdf, entry, y)
        y += entry.height


def _next_page(pdf: PdfPage, page: Page, day: date, name: str) -> float:
    """End a page of a town and begin the next; return where it is free."""
    pdf.foot(source_line(page, day), EDGE, tag="Artifact")
    pdf.page()
    pdf.line(name, EDGE, 42, 14, bold=True, tag="Artifact")
    return 72.0


def _headed(pdf: PdfPage, page: Page, words: str, y: float) -> float:
    """Write the heading of the projects and the names of their amounts."""
    below = _heading(pdf, words, y)
    _heads(pdf, page, below - 3)
    return below


def _heads(pdf: PdfPage, page: Page, bottom: float) -> None:
    """Name the amounts over their columns, in lines that end at ``bottom``."""
    for column, left in _columns():
        words = text_layout.lines(amounts.head(page.text, column), _HEAD, _SUM - _GAP)
        for n, line in enumerate(words):
            y = bottom - (len(words) - n) * _HEAD * 1.2
            pdf.line(line, left, y, _HEAD, colour=GREY, side="R", room=_SUM)


def _columns() -> list[tuple[str, float]]:
    """Return the amounts with the left edges of their columns, which end at the right edge."""
    left = A4[0] - EDGE - len(AMOUNTS) * _SUM
    return [(column, left + n * _SUM) for n, column in enumerate(AMOUNTS)]


@dataclass(frozen=True)
class _Entry:
    """A project as it is written: lines of its name and of what is known, and its amounts."""

    name: list[str]
    facts: list[str]
    amounts: list[str]

    @property
    def height(self) -> float:
        lines = len(self.name) * _NAME + len(self.facts) * _SMALL
        return lines * LEADING + _NAME * BETWEEN


def _entry(page: Page, project: Project) -> _Entry:
    """Break a project into lines; nothing of it is cut."""
    written = town_panel.project_lines(page, project)
    name = f"{written.theme.letter} · {written.name}"
    facts = " · ".join(filter(None, (written.line, written.source.unconfirmed)))
    return _Entry(
        text_layout.broken(name, _NAME, _ROOM, bold=True),
        text_layout.broken(facts, _SMALL, _ROOM - len(AMOUNTS) * _SUM),
        [project_amounts.figure(page.text, project, column) for column in AMOUNTS],
    )


def _write(pdf: PdfPage, entry: _Entry, y: float) -> None:
    """Write a project: its name, and under it what is known of it with its amounts."""
    for line in entry.name:
        pdf.line(line, EDGE, y, _NAME, bold=True)
        y += _NAME * LEADING
    for (_, left), words in zip(_columns(), entry.amounts, strict=True):
        # An amount is never cut: a very long one stands smaller.
        size = _SMALL * min(1.0, (_SUM - _GAP) / text_layout.width(words, _SMALL))
        pdf.line(words, left, y, size, colour=GREY, side="R", room=_SUM)
    for line in entry.facts:
        pdf.line(line, EDGE, y, _SMALL, colour=GREY)
        y += _SMALL * LEADING
