"""What a town has answered on the sheet of the questions, which goes with the rows as notes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from zmos_data.cells import shortened
from zmos_data.editing import answer_sheet as sheet
from zmos_data.editing.answer_grid import AnswerBook, Cells, at
from zmos_data.editing.answer_written import shown, written
from zmos_data.editing.findings import Finding, Place
from zmos_data.phrase import Phrase

_BESIDE = Phrase("Write it beside Wrong, or into the room for missing projects; else delete it.")


def question_notes(book: AnswerBook, tags: Collection[str]) -> Iterator[tuple[str, str, Place]]:
    """Yield what is answered to the questions: tag of the row, note, and place.

    Parameters
    ----------
    book : AnswerBook
        The workbook that the town sent.
    tags : collection of str
        Tags of the rows that are answered for. A question about something else goes with the
        facts of the town.
    """
    for n, row in enumerate(book.questions, 1):
        tag = at(row, sheet.SEAL)
        if not tag.startswith(sheet.QUESTION):
            continue
        about = tag.removeprefix(sheet.QUESTION)
        question = sheet.read_printed(at(row, sheet.PRINTED))[sheet.ASKED - 1 : sheet.ASKED]
        asked = shown(question[0][1]) if question else ""
        for cell in written(row, (), first=1):
            if cell.found:
                note = f"{asked} {cell.found}".strip()
                place = Place(book.questions_name, n, cell.column)
                yield about if about in tags else sheet.FACTS, note, place


def strays(book: AnswerBook) -> Iterator[Finding]:
    """Yield a fault for what stands where nothing is answered, so that none of it is lost."""
    for n, row in enumerate(book.rows, 1):
        tag = at(row, sheet.TAG)
        if tag in ("", sheet.TOWN, sheet.VERSION, sheet.DAY):
            room = (sheet.NAME + 1,) if tag == sheet.DAY else ()
            yield from _strays(book.name, n, row, room, sheet.NAME)
    for n, row in enumerate(book.questions, 1):
        if not at(row, sheet.SEAL).startswith(sheet.QUESTION):
            yield from _strays(book.questions_name, n, row, (), 1)
    for name in book.others:
        yield _stray(Place(name), "", Phrase("The sheet is not one of the answer: it is not read."))


def _strays(name: str, n: int, row: Cells, room: tuple[int, ...], first: int) -> Iterator[Finding]:
    for cell in written(row, room, first):
        if cell.found:
            place = Place(name, n, cell.column)
            yield _stray(place, cell.found, Phrase("What stands here is not taken over."))


def _stray(place: Place, found: str, words: str) -> Finding:
    allowed = Phrase("answers in the room for them")
    return Finding(place, shortened(found), words, allowed, _BESIDE, is_fault=True)
