"""The projects of a town and their sources on the pages of its pack, as many as they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content import amounts
from documents import text_layout
from documents.pdf_page import ACCENT, GREY, LEADING, PdfPage
from documents.text_layout import Box
from documents.town_pack import Entry, Note, Pack, without_projects
from webmap.tokens import COLOURS
from zmos_data.amounts import AMOUNTS

A4 = (595.28, 841.89)
EDGE = 42.0
ROOM = A4[0] - 2 * EDGE
BOTTOM = A4[1] - 50.0
_TOP = 58.0  # of what stands on a page after its head
_NUMBER, _SUM, _STATE, _GAP = 21.0, 74.0, 56.0, 10.0
_NAME = ROOM - _NUMBER - len(AMOUNTS) * _SUM - _STATE - _GAP
_ABOUT = ROOM - _NUMBER - _STATE - _GAP  # of what is known of a project, under name and amounts
_BODY, _SMALL = 9.0, 7.6
_NOTES = (7.4, 7.2, 7.0)  # of the sources: the first at which the page holds them all


@dataclass
class Sheet:
    """Where the pages are free, and what stands at the head of each.

    Attributes
    ----------
    pdf : PdfPage
        The file.
    found : Pack
        What is written.
    y : float
        Where the page is free.
    """

    pdf: PdfPage
    found: Pack
    y: float = BOTTOM

    def next_page(self) -> None:
        """Begin a page with the name of the town, and the filters where any is on."""
        self.pdf.page()
        product = self.found.page.text.say("Urban municipalities of Slovenia")
        with self.pdf.tags.mark("Artifact"):  # the first page has said it
            self.pdf.line(self.found.name, EDGE, 29, 11, bold=True)
            self.pdf.line(product, EDGE, 30, 9, colour=GREY, side="R", room=ROOM)
            self.pdf.rectangle(Box(EDGE, 45, ROOM, 1.6), ACCENT)
            self.y = _TOP
            if self.found.filtered:
                box = Box(EDGE, self.y - 8, ROOM, 40)
                self.y = self.pdf.words([self.found.filtered], box, (8.5, 8.0), colour=GREY) + 4


def heading(pdf: PdfPage, words: str, left: float, y: float) -> float:
    """Write a heading; return where it ends."""
    pdf.line(words, left, y, 11.5, bold=True, colour=ACCENT, tag="H2")
    return y + 19


def write_projects(sheet: Sheet) -> None:
    """List every project from a new page on; the heads of the columns stand on each page."""
    pdf, found, text = sheet.pdf, sheet.found, sheet.found.page.text
    sheet.next_page()
    words = text.say("Projects")
    sheet.y = heading(pdf, words, EDGE, sheet.y)
    if not found.entries:
        box = Box(EDGE, sheet.y, ROOM, 40)
        sheet.y = pdf.words([f"{without_projects(found.page)}."], box, (10.0, 9.0))
        return
    rest = _fill(sheet, found.entries)
    while rest:
        sheet.next_page()
        continued = text.say("{heading} (continued)", heading=words)
        sheet.y = heading(pdf, continued, EDGE, sheet.y)
        rest = _fill(sheet, rest)
    _total(sheet)


def _fill(sheet: Sheet, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Write as many projects as the page has room for, one at least; return the rest."""
    with sheet.pdf.tags.group("Table"):
        _heads(sheet)
        for n, entry in enumerate(entries):
            lines = _lines(entry)
            if n and sheet.y + _height(lines) > BOTTOM:
                return entries[n:]
            with sheet.pdf.tags.group("TR"):
                _write(sheet, entry, lines)
    return ()


def _columns() -> list[float]:
    """Return the left edges of the amounts."""
    left = EDGE + _NUMBER + _NAME
    return [left + n * _SUM for n in range(len(AMOUNTS))]


def _heads(sheet: Sheet) -> None:
    """Name the columns, and draw a line under them."""
    pdf, text = sheet.pdf, sheet.found.page.text
    state = _columns()[-1] + _SUM + _GAP
    named = [
        (EDGE + _NUMBER, _NAME - _GAP, text.say("Project; sources in brackets"), "L"),
        *(
            (left, _SUM - _GAP, amounts.head(text, c), "R")
            for left, c in zip(_columns(), AMOUNTS, strict=True)
        ),
        (state, _STATE, text.say("Confirmation"), "L"),
    ]
    broken = [text_layout.lines(words, _SMALL, width) for _, width, words, _ in named]
    most = max(map(len, broken))
    with pdf.tags.group("TR"):
        for (left, width, _, side), lines in zip(named, broken, strict=True):
            room = width + _GAP if side == "R" else width
            with pdf.tags.mark("TH", "Column"):
                for n, line in enumerate(lines):
                    y = sheet.y + (most - len(lines) + n) * _SMALL * 1.2
                    pdf.line(line, left, y, _SMALL, colour=GREY, side=side, room=room)  # type: ignore[arg-type]
    sheet.y += most * _SMALL * 1.2 + 4
    pdf.rectangle(Box(EDGE, sheet.y, ROOM, 0.9), COLOURS["rule-strong"])
    sheet.y += 5


def _lines(entry: Entry) -> tuple[list[str], list[str], list[str]]:
    """Break a project into the lines of its name, of what is known of it, and of its state."""
    about = (entry.known, entry.said)
    return (
        text_layout.broken(entry.name, _BODY, _NAME - _GAP, bold=True),
        [line for words in about if words for line in text_layout.broken(words, _SMALL, _ABOUT)],
        text_layout.broken(entry.state, _SMALL, _STATE),
    )


def _height(lines: tuple[list[str], list[str], list[str]]) -> float:
    name, about, state = lines
    own = len(name) * _BODY * LEADING + len(about) * _SMALL * LEADING
    return max(own, len(state) * _SMALL * LEADING) + 7


def _write(sheet: Sheet, entry: Entry, lines: tuple[list[str], list[str], list[str]]) -> None:
    """Write a project in its columns, with a thin line under it."""
    pdf, (name, about, state), y = sheet.pdf, lines, sheet.y
    with pdf.tags.mark("TH", "Row"):
        _write_number(pdf, entry, y)
        for line in name:
            pdf.line(line, EDGE + _NUMBER, y, _BODY, bold=True)
            y += _BODY * LEADING
        for line in about:
            pdf.line(line, EDGE + _NUMBER, y, _SMALL, colour=GREY)
            y += _SMALL * LEADING
    for left, words in zip(_columns(), entry.amounts, strict=True):
        with pdf.tags.mark("TD"):
            _figure(pdf, words, left, sheet.y)
    left = _columns()[-1] + _SUM + _GAP
    with pdf.tags.mark("TD"):
        for n, line in enumerate(state):
            pdf.line(line, left, sheet.y + 0.8 + n * _SMALL * LEADING, _SMALL, colour=GREY)
    sheet.y += _height(lines)
    pdf.rule(EDGE, sheet.y - 4, ROOM)


def _write_number(pdf: PdfPage, entry: Entry, y: float) -> None:
    """Write the number by which the map names a project, on a disc of its theme."""
    pdf.disc(EDGE, y - 0.5, 13, entry.theme.colour)
    number = str(entry.number)
    size = 8.0 if len(number) < 3 else 6.0
    ink = entry.theme.ink
    pdf.line(number, EDGE, y + 6 - size * 0.6, size, bold=True, colour=ink, side="C", room=13)


def _figure(pdf: PdfPage, words: str, left: float, y: float, *, bold: bool = False) -> None:
    """Write an amount at the right of its column; it is never cut: a long one stands smaller."""
    size = _BODY * min(1.0, (_SUM - 4) / text_layout.width(words, _BODY, bold=bold))
    pdf.line(words, left, y + (_BODY - size) * 0.8, size, bold=bold, side="R", room=_SUM)


def _total(sheet: Sheet) -> None:
    """Write the sums under the projects, each with what it stands on."""
    pdf, found = sheet.pdf, sheet.found
    broken = [text_layout.broken(known, _SMALL, _SUM - 4) for _, known in found.sums]
    height = _BODY * LEADING + max(map(len, broken)) * _SMALL * LEADING + 8
    if sheet.y + height > BOTTOM:
        sheet.next_page()
    with pdf.tags.mark("P"):
        pdf.line(found.page.text.say("Together"), EDGE + _NUMBER, sheet.y, _BODY, bold=True)
        for left, (figure, _), known in zip(_columns(), found.sums, broken, strict=True):
            _figure(pdf, figure, left, sheet.y, bold=True)
            for n, line in enumerate(known):
                y = sheet.y + _BODY * LEADING + n * _SMALL * LEADING
                pdf.line(line, left, y, _SMALL, colour=GREY, side="R", room=_SUM)
    sheet.y += height


def write_notes(sheet: Sheet) -> None:
    """Write the sources in two columns under the projects, on further pages where they go on."""
    pdf, found = sheet.pdf, sheet.found
    if not found.notes:
        return
    sheet.y += 6
    if sheet.y + 80 > BOTTOM:
        sheet.next_page()
    words = found.page.text.say("Sources")
    sheet.y = heading(pdf, words, EDGE, sheet.y)
    rest = _fitted(found.notes, BOTTOM - sheet.y)
    while rest:
        rest = _two_columns(sheet, rest)
        if rest:
            sheet.next_page()
            continued = found.page.text.say("{heading} (continued)", heading=words)
            sheet.y = heading(pdf, continued, EDGE, sheet.y)


_HALF = (ROOM - 20) / 2


@dataclass(frozen=True)
class _Broken:
    """A source in lines of a size."""

    note: Note
    lines: list[str]
    size: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * 1.22 + 1.6


def _fitted(notes: Sequence[Note], room: float) -> list[_Broken]:
    """Break the sources in the first size at which all have room; in the largest if none holds."""
    sizes = [
        [_Broken(n, text_layout.broken(n.words, size, _HALF - 18), size) for n in notes]
        for size in _NOTES
    ]
    return next((broken for broken in sizes if _split(broken, room)), sizes[0])


def _tall(notes: Iterable[_Broken]) -> float:
    return sum(note.height for note in notes)


def _two_columns(sheet: Sheet, notes: list[_Broken]) -> list[_Broken]:
    """Write as many notes as a page has room for, in two columns of one height; return the rest."""
    room = BOTTOM - sheet.y
    here = notes
    while here and not _split(here, room):
        here = here[:-1]
    cut = _split(here, room)
    for n, column in enumerate((here[:cut], here[cut:])):
        y = sheet.y
        for note in column:
            y = _write_note(sheet.pdf, note, EDGE + n * (_HALF + 20), y)
    sheet.y += _tall(here[:cut]) + 4
    return notes[len(here) :]


def _split(notes: list[_Broken], room: float) -> int:
    """Return after how many notes the second column begins; 0 where two columns are too few."""
    whole = _tall(notes)
    cut = next((n for n in range(1, len(notes) + 1) if _tall(notes[:n]) >= whole / 2), len(notes))
    return cut if _tall(notes[:cut]) <= room else 0


def _write_note(pdf: PdfPage, broken: _Broken, left: float, y: float) -> float:
    """Write a note beside its number; where it has an address, it leads there."""
    top, size, note = y, broken.size, broken.note
    with pdf.tags.mark("P"):
        pdf.line(str(note.number), left, y, size, colour=GREY, side="R", room=13)
        for line in broken.lines:
            pdf.line(line, left + 18, y, size)
            y += size * 1.22
    if note.url:
        pdf.lead(note.url, Box(left + 18, top, _HALF - 18, y - top))
    return y + 1.6
