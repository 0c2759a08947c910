"""The sheet of paper on which a town confirms its rows: figures, questions, boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from content import amounts
from content.confirmations import official
from content.page import Page
from content.sources import source_line
from documents import confirmation_rows, text_layout
from documents.briefing import page_language, qr_code
from documents.briefing_tables import INK
from documents.confirmation_rows import SheetRow
from documents.pdf_page import ACCENT, GREY, LEADING, PdfPage
from documents.text_layout import Box
from documents.town_sheets import A4, EDGE
from zmos_data.amounts import AMOUNTS

_ROOM = A4[0] - 2 * EDGE
_BOTTOM = A4[1] - 52.0
_NAME, _BODY, _SMALL = 8.5, 7.5, 6.5
_SUM = 76.0  # width of the column of an amount
_BOX, _TICKS = 8.0, 15.0  # side of a box, and height of its line
_QR = 78.0
_MISSING, _STEP = (4, 10), 17.0  # lines for projects that are missing, at least and at most


def confirmation_sheet(page: Page, code: str, day: date, *, link: str, mail: str = "") -> bytes:
    """Write the sheet of a town.

    Parameters
    ----------
    page : Page
        Data and language; the filters of its view do not matter.
    code : str
        Code of the town.
    day : datetime.date
        Day that stands on it.
    link : str
        Address of the town's page, which is printed with its QR code.
    mail : str
        Address that the operator has set for reports; "" without one.

    Returns
    -------
    bytes
        The PDF file, A4; two pages, or more where the town has many projects.
    """
    text = page.text
    title = f"{confirmation_rows.title(text)}: {page.town_names[code]}"
    author = text.say("Urban municipalities of Slovenia")
    pdf = PdfPage(A4, page_language(page), title, title, author, day)
    sheet = _Sheet(pdf, page, code, day)
    pdf.page(title)
    sheet.y = _head(sheet, link, mail)
    asked = confirmation_rows.asked_of(page, code, day)
    sheet.write(_facts(page, code, asked.get("", ())))
    sheet.headings()
    for row in confirmation_rows.sheet_rows(page, code, day):
        sheet.write(_project(page, row))
    _missing(sheet)
    _signed(sheet)
    pdf.foot(source_line(page, day), EDGE)
    return pdf.output()


@dataclass(frozen=True)
class _Line:
    """A line of an entry, with the amounts that stand at its right."""

    words: str
    size: float
    bold: bool = False
    grey: bool = False
    amounts: tuple[str, ...] = ()


@dataclass
class _Sheet:
    """The pages that are being written, and where they are free."""

    pdf: PdfPage
    page: Page
    code: str
    day: date
    y: float = 0.0

    def room_for(self, height: float) -> None:
        """Begin a page where this one has no room for a height."""
        if self.y + height <= _BOTTOM:
            return
        self.pdf.foot(source_line(self.page, self.day), EDGE)
        self.pdf.page()
        words = f"{confirmation_rows.title(self.page.text)}: {self.page.town_names[self.code]}"
        self.pdf.line(words, EDGE, 36, 10, bold=True, tag="Artifact")
        self.y = 54.0

    def headings(self) -> None:
        """Name the columns of the projects."""
        text = self.page.text
        self.y += 4
        self.room_for(80)
        projects = text.say("Projects")
        self.pdf.line(projects, EDGE, self.y, 11, bold=True, colour=ACCENT, tag="H2")
        for n, column in enumerate(AMOUNTS):
            words = amounts.head(text, column)
            for k, line in enumerate(reversed(text_layout.lines(words, _SMALL, _SUM - 8))):
                y = self.y + 5 - k * _SMALL * 1.2
                self.pdf.line(line, _column(n), y, _SMALL, colour=GREY, side="R", room=_SUM)
        self.y += 17

    def write(self, lines: list[_Line]) -> None:
        """Write an entry with its boxes; it is never parted by the end of a page."""
        height = sum(line.size * LEADING for line in lines) + _TICKS + 6
        self.room_for(height)
        self.pdf.rule(EDGE, self.y, _ROOM)
        self.y += 3
        with self.pdf.tags.mark("P"):
            for line in lines:
                self._line(line)
        self._ticks()

    def _line(self, line: _Line) -> None:
        """Write a line of an entry with its amounts."""
        colour = GREY if line.grey else INK
        self.pdf.line(line.words, EDGE, self.y, line.size, bold=line.bold, colour=colour)
        for n, figure in enumerate(line.amounts):
            # An amount is never cut: a very long one stands smaller.
            size = _BODY * min(1.0, (_SUM - 8) / text_layout.width(figure, _BODY))
            self.pdf.line(figure, _column(n), self.y, size, side="R", room=_SUM)
        self.y += line.size * LEADING

    def _ticks(self) -> None:
        """Draw the boxes for right and wrong, and a line to write on."""
        text, x = self.page.text, EDGE
        for words in (text.say("Right"), text.say("Wrong; what is right:")):
            self.pdf.box(Box(x, self.y + 3, _BOX, _BOX))
            self.pdf.line(words, x + _BOX + 4, self.y + 2.5, _BODY)
            x += _BOX + 4 + text_layout.width(words, _BODY) + 12
        self.pdf.rule(x - 6, self.y + _TICKS - 3, EDGE + _ROOM - x + 6)
        self.y += _TICKS + 3


def _column(n: int) -> float:
    return EDGE + _ROOM - (len(AMOUNTS) - n) * _SUM


def _head(sheet: _Sheet, link: str, mail: str) -> float:
    """Write whose sheet it is, of which data, how it is answered, and the link of the page."""
    pdf, page, text = sheet.pdf, sheet.page, sheet.page.text
    pdf.arms(page, sheet.code, Box(EDGE, 36, 58, 72), 400)
    left, width = EDGE + 70, _ROOM - 70 - _QR - 12
    pdf.line(confirmation_rows.title(text), left, 38, 10, colour=GREY)
    name = official(text, page.rows.towns[sheet.code])
    sizes = (18.0, 16.0, 14.0, 12.0)
    y = pdf.words([name], Box(left, 51, width, 28), sizes, bold=True, tag="H1")
    stands = confirmation_rows.stands(text, page.dataset.version, sheet.day)
    pdf.line(stands, left, y - 2, 8.5)
    if link:
        pdf.link(link, Box(left, y + 12, width, 24), 7.5)
    if code := qr_code(link) if link else b"":
        place = Box(EDGE + _ROOM - _QR, 32, _QR, _QR)
        pdf.picture(code, place, text.say("QR code of the link"))
    how = [
        text.say(
            "Please tick for each row whether it is right. Where it is wrong, write what is right. "
            "Add projects that are missing at the end."
        ),
        confirmation_rows.send_to(page, mail),
    ]
    return pdf.words(how, Box(EDGE, 118, _ROOM, 60), (8.5, 8.0, 7.5)) + 4


def _facts(page: Page, code: str, asked: tuple[str, ...]) -> list[_Line]:
    text = page.text
    found = [_Line(text.say("Facts of the municipality"), 11, bold=True)]
    lines = confirmation_rows.town_lines(page, code)
    known = "; ".join(f"{label}: {value}" for label, value in lines)
    return found + _wrapped(known, _BODY, _ROOM) + _questions(page, asked)


def _project(page: Page, row: SheetRow) -> list[_Line]:
    """Break a project into lines; nothing of it is cut."""
    name = f"{row.theme.letter} · {row.name} ({row.id})"
    about, *others = _wrapped(
        confirmation_rows.about_project(row), _BODY, _ROOM - len(AMOUNTS) * _SUM - 8
    )
    more = [
        line
        for words in (row.more, page.text.say("Source: {source}", source=row.source))
        for line in _wrapped(words, _SMALL, _ROOM, grey=True)
        if words
    ]
    first = _Line(about.words, _BODY, amounts=row.amounts)
    names = [
        _Line(words, _NAME, bold=True)
        for words in text_layout.broken(name, _NAME, _ROOM, bold=True)
    ]
    return [*names, first, *others, *more, *_questions(page, row.questions)]


def _questions(page: Page, asked: tuple[str, ...]) -> list[_Line]:
    if not asked:
        return []
    words = page.text.say("Questions (in Slovenian): {words}", words=" ".join(asked))
    return _wrapped(words, _SMALL, _ROOM)


def _wrapped(words: str, size: float, room: float, *, grey: bool = False) -> list[_Line]:
    return [_Line(line, size, grey=grey) for line in text_layout.broken(words, size, room)]


def _missing(sheet: _Sheet) -> None:
    """Leave lines for the projects that are missing."""
    text, (least, most) = sheet.page.text, _MISSING
    sheet.room_for(54 + least * _STEP)
    room = _BOTTOM - sheet.y - 54
    words = text.say("Projects that are missing: name, and what you know of them")
    sheet.pdf.rule(EDGE, sheet.y, _ROOM)
    sheet.pdf.line(words, EDGE, sheet.y + 4, 9, bold=True, colour=ACCENT, tag="H2")
    sheet.y += 14
    for _ in range(min(most, int(room / _STEP))):
        sheet.y += _STEP
        sheet.pdf.box(Box(EDGE, sheet.y - _BOX - 1, _BOX, _BOX))
        sheet.pdf.rule(EDGE + _BOX + 6, sheet.y, _ROOM - _BOX - 6)


def _signed(sheet: _Sheet) -> None:
    """Leave room for the day; nobody's name is asked for, for none is kept."""
    sheet.room_for(30)
    words = sheet.page.text.say("Day of the answer:")
    sheet.pdf.line(words, EDGE, sheet.y + 12, 9)
    left = EDGE + text_layout.width(words, 9) + 8
    sheet.pdf.rule(left, sheet.y + 22, 140)
    sheet.y += 30
