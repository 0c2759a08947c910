"""A sheet that a town has filled in, read: what it confirms, and what is wrong with the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zmos_data.cells import shortened
from zmos_data.confirmations import TOWN as FACTS_ID
from zmos_data.confirmations import Verdict, project_digests, town_digest
from zmos_data.editing import answer_sheet as sheet
from zmos_data.editing.answer_day import day_of_answer, read_day
from zmos_data.editing.answer_grid import (
    ASK_ANEW,
    AnswerBook,
    Cells,
    UnfitError,
    answer_book,
    at,
)
from zmos_data.editing.answer_questions import question_notes, strays
from zmos_data.editing.answer_rows import Answer, AnswerRow
from zmos_data.editing.answer_written import written
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.grid import Upload
from zmos_data.model import Dataset
from zmos_data.phrase import Phrase

_NOTE = 2_000  # characters
_FIRST = date(2026, 1, 1)  # before it there were no sheets
_DIGITS = frozenset("0123456789abcdef")
_SAID = {
    **dict.fromkeys(("prav", "pravilno", "drži", "da", "right", "yes"), Verdict.RIGHT),
    **dict.fromkeys(("narobe", "napačno", "ne drži", "ne", "wrong", "no"), Verdict.WRONG),
}


def read_answer(
    upload: Upload,
    dataset: Dataset,
    *,
    towns: Collection[str] = (),
    today: date | None = None,
) -> Answer:
    """Read what a town has answered; whatever the file holds, nothing is raised.

    Parameters
    ----------
    upload : Upload
        The file as it was read.
    dataset : Dataset
        The present data.
    towns : collection of str
        Codes of the towns whose answer is expected; () for all.
    today : datetime.date, optional
        Day of the reading; today unless told. An answer may not be of a later day.
    """
    try:
        book = answer_book(upload)
    except UnfitError as error:
        return Answer(findings=(error.finding,))
    read = _Reading(dataset, book, tuple(towns), today or date.today())
    read.findings += [finding for finding in upload.findings if finding.is_fault]
    return read.answer()


@dataclass
class _Reading:
    """Reads the rows of the sheet, and what is answered to the questions."""

    dataset: Dataset
    book: AnswerBook
    expected: tuple[str, ...]
    today: date

    def __post_init__(self) -> None:
        self.findings: list[Finding] = []
        self.name, self.rows = self.book.name, self.book.rows
        self.tagged = {at(row, sheet.TAG): n for n, row in enumerate(self.rows, 1)}

    def answer(self) -> Answer:
        """Read town, version, day and rows."""
        town, version = self._head(sheet.TOWN), self._head(sheet.VERSION)
        if not self._is_right_town(town):
            return Answer(town, None, version, (), tuple(self.findings))
        self._check_seal(town, version)
        self._tell_version(town, version)
        day = self._day()
        rows = tuple(self._rows(town))
        self.findings += strays(self.book)
        if not rows and not any(finding.is_fault for finding in self.findings):
            self._fault(
                Place(self.name),
                "",
                Phrase("No row is answered."),
                Phrase("Right or Wrong in at least one row"),
                Phrase("Ask the town to choose an answer for its rows."),
            )
        return Answer(town, day, version, rows, tuple(self.findings))

    def _head(self, tag: str) -> str:
        return at(self.rows[self.tagged[tag] - 1], sheet.DIGEST) if tag in self.tagged else ""

    def _fault(self, place: Place, found: str, words: str, allowed: str, advice: str) -> None:
        self.findings.append(Finding(place, shortened(found), words, allowed, advice, True))

    def _notice(self, place: Place, found: str, words: str) -> None:
        self.findings.append(Finding(place, shortened(found), words))

    def _is_right_town(self, code: str) -> bool:
        towns = self.dataset.municipalities
        names = dict(zip(towns["municipality_code"], towns["name"], strict=True))
        allowed = [names[town] for town in self.expected or names if town in names]
        if code in names and (not self.expected or code in self.expected):
            return True
        self._fault(
            Place(self.name),
            names.get(code, code),
            Phrase("The answer is of another town."),
            Phrase("one of: {values}", values=", ".join(allowed)),
            Phrase("Choose the file of the right town."),
        )
        return False

    def _answered(self) -> Iterator[tuple[int, str, str]]:
        """Return line, tag and digest of the rows that a town answers for, missing ones apart."""
        heads = (sheet.TOWN, sheet.VERSION, sheet.DAY, sheet.MISSING, "")
        for n, row in enumerate(self.rows, 1):
            if (tag := at(row, sheet.TAG)) not in heads:
                yield n, tag, at(row, sheet.DIGEST)

    def _check_seal(self, town: str, version: str) -> None:
        """Tell whether what stands hidden on the sheet is what was written there."""
        rows = [
            (tag, digest, at(self.rows[n - 1], sheet.PRINTED))
            for n, tag, digest in self._answered()
        ]
        sound = all(len(digest) == 16 and set(digest) <= _DIGITS for _, digest, _ in rows)
        sealed = self._cell(sheet.VERSION, sheet.SEAL)
        if sound and sealed == sheet.seal(town, version, rows):
            return
        self._fault(
            Place(self.name),
            "",
            Phrase("What stands hidden on the sheet was changed: it cannot be told what is meant."),
            Phrase("the hidden columns as they were sent"),
            ASK_ANEW,
        )

    def _cell(self, tag: str, column: int) -> str:
        return at(self.rows[self.tagged[tag] - 1], column) if tag in self.tagged else ""

    def _tell_version(self, town: str, version: str) -> None:
        """Say that the sheet is of an earlier version, and how many of its rows changed since."""
        if version == self.dataset.version:
            return
        now = self._digests(town)
        changed = sum(now.get(tag, "") != digest for _, tag, digest in self._answered())
        self._notice(
            Place(self.name, self.tagged.get(sheet.VERSION)),
            version,
            Phrase(
                "The answer was given for release {version}; the data are of release {present}. "
                "Rows that changed since: {changed}.",
                version=version,
                present=self.dataset.version,
                changed=changed,
            ),
        )

    def _digests(self, town: str) -> dict[str, str]:
        """Return the digests of the town's rows as they are now, by tag."""
        projects = self.dataset.projects
        own = projects.loc[projects["municipality_code"] == town, "project_id"].tolist()
        found = project_digests(self.dataset, own)
        return {**found, sheet.FACTS: town_digest(self.dataset, town)}

    def _day(self) -> date | None:
        """Read the day of the answer; nobody answers before the day that the sheet is of."""
        place = Place(self.name, self.tagged.get(sheet.DAY), sheet.NAME + 1)
        first = read_day(self._head(sheet.DAY)) or _FIRST
        found = day_of_answer(place, self._cell(sheet.DAY, sheet.NAME + 1), first, self.today)
        if isinstance(found, date):
            return found
        self.findings.append(found)
        return None

    def _rows(self, town: str) -> Iterator[AnswerRow]:
        known = self._digests(town)
        asked = self._asked()
        seen: set[str] = set()
        for n, row in enumerate(self.rows, 1):
            tag = at(row, sheet.TAG)
            if tag == sheet.MISSING:
                yield from self._missing(n, row)
                continue
            if tag in ("", sheet.TOWN, sheet.VERSION, sheet.DAY):
                continue
            over = self._overwritten(n, row)
            verdict = self._verdict(n, row, is_changed=bool(over))
            note = self._note(n, row, [*over, *(words for words, _ in asked.get(tag, ()))])
            if verdict is None:
                self._tell_unanswered(n, asked.get(tag, ()))
            elif tag not in known:
                self._notice(
                    Place(self.name, n, sheet.NAME),
                    at(row, sheet.NAME),
                    Phrase("The project is no longer among those of the town; left out."),
                )
            elif tag not in seen:
                seen.add(tag)
                project = FACTS_ID if tag == sheet.FACTS else tag
                yield AnswerRow(project, verdict, at(row, sheet.DIGEST), note)

    def _asked(self) -> dict[str, list[tuple[str, Place]]]:
        """Return what is answered to the questions, by the tag of the row that it goes with."""
        found: dict[str, list[tuple[str, Place]]] = {}
        for tag, note, place in question_notes(self.book, {tag for _, tag, _ in self._answered()}):
            found.setdefault(tag, []).append((note, place))
        return found

    def _tell_unanswered(self, n: int, asked: Sequence[tuple[str, Place]]) -> None:
        """Say that an answer to a question has no row to go with."""
        for words, place in asked:
            self._fault(
                place,
                words,
                Phrase("The question is answered, but the row that it is about is not."),
                Phrase("Right or Wrong in row {n} of the sheet “{sheet}”", n=n, sheet=self.name),
                Phrase("Choose it there: the answer to the question becomes the note of the row."),
            )

    def _overwritten(self, n: int, row: Cells) -> list[str]:
        """Say which printed cells of a row were changed, and return what they hold, as notes."""
        found = list(written(row, (sheet.VERDICT, sheet.NOTE)))
        self.findings += [cell.finding(self.name, n) for cell in found]
        return [cell.note for cell in found]

    def _note(self, n: int, row: Cells, more: Sequence[str]) -> str:
        note = "; ".join(filter(None, (at(row, sheet.NOTE), *more)))
        if len(note) > _NOTE:
            self._fault(
                Place(self.name, n, sheet.NOTE),
                note,
                Phrase("The note is too long."),
                Phrase("at most {limit} characters", limit=_NOTE),
                Phrase("Shorten it."),
            )
        return note

    def _verdict(self, n: int, row: Cells, *, is_changed: bool) -> Verdict | None:
        """Read the answer of a row; one of which a printed cell was changed is wrong."""
        found, note = at(row, sheet.VERDICT), at(row, sheet.NOTE)
        verdict = _SAID.get(found.casefold().rstrip("."))
        place = Place(self.name, n, sheet.VERDICT)
        if is_changed and (verdict is not None or not found):
            return Verdict.WRONG
        if verdict is None and (found or note):
            self._fault(
                place,
                found or note,
                Phrase("There is no such answer.")
                if found
                else Phrase("There is a note without an answer."),
                Phrase("Right, Wrong or an empty cell"),
                Phrase("Choose from the list in the cell."),
            )
        if verdict is Verdict.WRONG and not note:
            self._notice(
                Place(self.name, n, sheet.NOTE),
                "",
                Phrase("The row is wrong, but it is not said what is right."),
            )
        return verdict

    def _missing(self, n: int, row: Cells) -> Iterator[AnswerRow]:
        name = at(row, sheet.NAME)
        room = (sheet.NAME, sheet.NOTE)
        note = self._note(n, row, [cell.note for cell in written(row, room)])
        if note and not name:
            self._fault(
                Place(self.name, n, sheet.NAME),
                note,
                Phrase("A missing project has no name."),
                Phrase("the name of the missing project"),
                Phrase("Write it into the column of the names."),
            )
        elif name:
            yield AnswerRow("", Verdict.MISSING, "", f"{name}: {note}" if note else name)
