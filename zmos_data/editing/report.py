"""What a check and a preview have found, in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zmos_data.catalogue import say_in
from zmos_data.cells import shortened
from zmos_data.editing.change_words import change_words, is_told
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.proposal import Proposal
from zmos_data.phrase import Phrase
from zmos_data.tables import read_tables

_SHOWN = 200  # changes and findings that anybody reads in a terminal


def place_in_words(place: Place) -> Phrase:
    """Say where in a file something stands."""
    if place.row is None:
        return Phrase("sheet {sheet}", sheet=place.sheet) if place.sheet else Phrase("the file")
    if place.column is None:
        return Phrase("{sheet}, row {row}", sheet=place.sheet, row=place.row)
    return Phrase(
        "{sheet}, row {row}, column {column}",
        sheet=place.sheet,
        row=place.row,
        column=f"{place.letters} ({place.heading})" if place.heading else place.letters,
    )


def finding_in_words(finding: Finding, language: str) -> str:
    """Write a finding in one line: where, what stands there, what is said, what to do."""
    allowed = Phrase("Allowed: {allowed}", allowed=finding.allowed) if finding.allowed else ""
    parts = [say_in(language, words) for words in (finding.words, allowed, finding.advice) if words]
    said = say_in(language, place_in_words(finding.place))
    if finding.found and finding.is_fault:
        found = Phrase("“{found}”", found=finding.found)
        said += f": {say_in(language, found)}"
    return f"{said}: {' '.join(map(_sentence, parts))}"


def _sentence(words: str) -> str:
    """Write words as a sentence of its own."""
    return f"{words[:1].upper()}{words[1:]}{'' if words[-1:] in '.?!…' else '.'}"


def check_lines(findings: Sequence[Finding], language: str) -> Iterator[str]:
    """Write what a check has found: first what is to be mended, then what was understood."""
    faults = [finding for finding in findings if finding.is_fault]
    notices = [finding for finding in findings if not finding.is_fault]
    for title, own in (
        (Phrase("To be put right: {n}", n=len(faults)), faults),
        (Phrase("Understood otherwise than written: {n}", n=len(notices)), notices),
    ):
        yield say_in(language, title)
        yield from (f"  {finding_in_words(finding, language)}" for finding in own[:_SHOWN])


def preview_lines(proposal: Proposal, language: str) -> Iterator[str]:
    """Write what a file would make of the data, and what a person has to decide."""

    def say(words: str) -> str:
        return say_in(language, words)

    frames = read_tables(proposal.package).frames
    names = dict(zip(frames["projects"]["project_id"], frames["projects"]["name_sl"], strict=True))
    for title, codes in (
        (Phrase("New projects: {n}", n=len(proposal.new)), proposal.new),
        (Phrase("Changed projects: {n}", n=len(proposal.changed)), proposal.changed),
        (Phrase("Not in the file: {n}", n=len(proposal.vanished)), proposal.vanished),
    ):
        yield say(title)
        yield from (f"  {code} {names.get(code, '')}".rstrip() for code in codes)
    words = change_words(proposal.package, language)
    kept = list(filter(is_told, proposal.changes))
    yield say(Phrase("Changed cells: {n}", n=len(kept)))
    yield from (f"  {words.change(change)}" for change in kept[:_SHOWN])
    for question in proposal.questions:
        yield say(_question(question.row, question.name))
        yield from (
            f"  {one.project_id} {one.name} ({one.likeness:.0f}): "
            f"--same {question.row}={one.project_id}"
            for one in question.alike
        )
        yield f"  --new {question.row}"
    for doubt in proposal.doubts:
        yield f"{say(place_in_words(doubt.place))}: {say(doubt.words)}"
        yield f"  --meant {doubt.name}"
    for clash in proposal.clashes:
        yield words.clash(clash)
        yield f"  --mine {clash.name}"


def _question(row: int, name: str) -> Phrase:
    return Phrase("Row {row}: is “{name}” one of these projects?", row=row, name=shortened(name))
