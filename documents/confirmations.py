"""The towns' sheets, and what they answered: ``python -m documents.confirmations``.

``sheet --town CODE --out FILE`` writes the sheet of a town: a PDF to print or an XLSX to answer
in, by the ending of FILE. ``read FILE`` says what an answered XLSX holds, and what has to be
mended in it; it changes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from content import store
from content.reports import reports_to
from content.share import public_address, town_address
from documents.confirmation_sheet import confirmation_sheet
from documents.confirmation_workbook import confirmation_workbook
from zmos_data import catalogue
from zmos_data.confirmations import Verdict
from zmos_data.editing.answer import read_answer
from zmos_data.editing.answer_rows import Answer
from zmos_data.editing.findings import Finding
from zmos_data.editing.reading import read_upload
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError, Dataset
from zmos_data.phrase import Phrase
from zmos_data.selection import Selection

_VERDICTS = {
    Verdict.RIGHT: Phrase("Right"),
    Verdict.WRONG: Phrase("Wrong"),
    Verdict.MISSING: Phrase("Missing"),
}


def main(arguments: list[str], say: Callable[[str], object] = sys.stdout.write) -> int:
    """Write a sheet or say what an answer holds; 1 where that is not possible."""
    asked = _parser().parse_args(arguments)
    try:
        dataset = store.dataset()
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    if asked.command == "read":
        return _read(dataset, asked.file, asked.language, say)
    return _sheet(dataset, asked.town, asked.out, asked.language)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m documents.confirmations", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sheet = commands.add_parser("sheet", help="write the sheet of a town")
    sheet.add_argument("--town", required=True, metavar="CODE", help="a town's three digits")
    sheet.add_argument("--out", required=True, type=Path, metavar="FILE", help=".pdf or .xlsx")
    read = commands.add_parser("read", help="say what an answered sheet holds")
    read.add_argument("file", type=Path, metavar="FILE", help="the answered XLSX")
    for command in (sheet, read):
        command.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    return parser


def _sheet(dataset: Dataset, code: str, out: Path, language: str) -> int:
    page = store.page(dataset, Selection(), language)
    if code not in page.town_names:
        known = ", ".join(page.town_names)
        print(f"--town: found {code!r}, expected one of {known}", file=sys.stderr)
        return 1
    day, mail = date.today(), reports_to()
    if out.suffix == ".xlsx":
        content = confirmation_workbook(page, code, day, mail=mail)
    elif out.suffix == ".pdf":
        link = town_address(page, code, public_address())
        content = confirmation_sheet(page, code, day, link=link, mail=mail)
    else:
        print(f"--out: found {out.name!r}, expected a .pdf or an .xlsx", file=sys.stderr)
        return 1
    return _write(out, content)


def _write(out: Path, content: bytes) -> int:
    try:
        out.write_bytes(content)
    except OSError as error:
        print(f"{out}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _read(dataset: Dataset, file: Path, language: str, say: Callable[[str], object]) -> int:
    try:
        content = file.read_bytes()
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 1
    answer = read_answer(read_upload(file.name, content), dataset)
    for line in told(answer, language):
        say(f"{line}\n")
    return 1 if answer.faults else 0


def told(answer: Answer, language: str) -> list[str]:
    """Write what an answer holds in lines: town, day, version, rows, findings."""
    head = [answer.town, answer.day.isoformat() if answer.day else "", answer.version]
    rows = [
        f"{catalogue.say_in(language, _VERDICTS[row.verdict])}: {row.project_id} {row.note}".strip()
        for row in answer.rows
    ]
    return [" ".join(filter(None, head)), *rows, *(_told(f, language) for f in answer.findings)]


def _told(finding: Finding, language: str) -> str:
    """Write a finding in a line: where, what stands there, what is said, and what to do."""
    place = f"{finding.place.letters}{finding.place.row or ''}"
    parts = [finding.words, finding.allowed, finding.advice]
    words = [catalogue.say_in(language, part) for part in parts if part]
    found = f"“{finding.found}”" if finding.found else ""
    mark = "!" if finding.is_fault else "·"
    return " ".join(filter(None, [mark, place, found, *words]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
