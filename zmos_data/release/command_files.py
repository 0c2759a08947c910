"""The commands on files of editors: template, check, preview, and the release of one."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Upload
from zmos_data.editing.proposal import Choices, Proposal
from zmos_data.editing.report import check_lines, preview_lines
from zmos_data.limits import MB, UPLOAD_BYTES
from zmos_data.loading import load_package
from zmos_data.package import Package, UnreadableError, read_file
from zmos_data.phrase import Phrase
from zmos_data.release.base import with_base
from zmos_data.release.command_store import UsageError, editor_of, tell
from zmos_data.release.model import NoStoreError, Release, ReleaseStore, StoreError
from zmos_data.release.store import open_store
from zmos_data.release.terminal import Terminal
from zmos_data.supply import supply
from zmos_data.tables import read_tables


class FileRefusedError(StoreError):
    """A file that cannot be released as it is."""


def template(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Write the workbook to be filled in."""
    from zmos_data.editing import template as workbook

    package = _present()[0]
    towns = tuple(asked.town or ())
    known = set(read_tables(package).frames["municipalities"]["municipality_code"])
    if unknown := [code for code in towns if code not in known]:
        raise UsageError(
            Phrase(
                "{option}: found {found}, expected one of {known}",
                option="--town",
                found=", ".join(unknown),
                known=", ".join(sorted(known)),
            )
        )
    file = _workbook(asked.out or workbook.file_name(package, terminal.language, towns))
    _write(file, workbook.template(package, terminal.language, towns))
    terminal.say(Phrase("Written: {file}.", file=file))


def check(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Say what was understood of a file and what is to be mended; mark it in a copy."""
    upload, _, proposal = _proposed(asked)
    for line in check_lines(proposal.findings, terminal.language):
        terminal.say(line)
    if proposal.findings:
        from zmos_data.editing.marked import marked

        ending = terminal.word(Phrase("check"))
        file = _workbook(asked.out or f"{Path(asked.file).stem}-{ending}")
        _write(file, marked(upload, proposal.findings, terminal.language))
        terminal.say(Phrase("The marked file: {file}.", file=file))
    _refuse_faults(proposal)


def _workbook(name: str) -> Path:
    """Return where a workbook is written: its name says what it is, whatever was asked for."""
    file = Path(name)
    return file if file.suffix.lower() == ".xlsx" else file.with_name(f"{file.name}.xlsx")


def preview(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Say what a file would make of the data."""
    _, _, proposal = _proposed(asked)
    for line in preview_lines(proposal, terminal.language):
        terminal.say(line)
    _refuse_faults(proposal)


def publish(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Release what a file makes of the data."""
    editor, store = editor_of(asked), open_store()
    _, current, proposal = _proposed(asked, store)
    _refuse_faults(proposal)
    if not proposal.is_releasable:
        for line in preview_lines(proposal, terminal.language):
            terminal.say(line)
        raise FileRefusedError(_why_not(proposal))
    for finding in proposal.findings:
        if finding.place == Place():  # of the file as a whole, such as that its base is not known
            terminal.say(finding.words)
    expected = None if current is None else current.number
    tell(store.publish(proposal.package, editor, asked.note, expected), terminal)


def _why_not(proposal: Proposal) -> Phrase:
    if proposal.asked:
        return Phrase("answer each question of the preview, with the option that stands below it")
    return Phrase("the file changes nothing, so there is nothing to release")


def _refuse_faults(proposal: Proposal) -> None:
    if faults := len(proposal.faults):
        raise FileRefusedError(
            Phrase("the file cannot be released as it is; places to put right: {n}", n=faults)
        )


def _present(store: ReleaseStore | None = None) -> tuple[Package, Release | None]:
    """Return the present data, and the release that they are; None before the first."""
    if store is not None and (current := store.current()) is not None:
        return store.package(current.number), current
    return supply().load().package, None


def _proposed(
    asked: argparse.Namespace, store: ReleaseStore | None = None
) -> tuple[Upload, Release | None, Proposal]:
    """Read a file and say what it would make of the present data."""
    upload, (package, current) = _upload(asked.file), _present(store)
    from zmos_data.editing.incoming import proposed, understood

    incoming = understood(upload, load_package(package, valid=True))
    said = (tuple(own or ()) for own in (asked.remove, asked.mine, asked.meant))
    choices = Choices(_same(asked), *said)
    draft, base = with_base(incoming.draft, package, store or _store())
    file = replace(incoming, draft=draft)
    return upload, current, proposed(package, file, base, choices)


def _store() -> ReleaseStore | None:
    try:
        return open_store()
    except NoStoreError:
        return None


def _same(asked: argparse.Namespace) -> dict[int, str]:
    """Read what a person says of projects that are asked about."""
    found = dict.fromkeys(asked.new or (), "")
    for said in asked.same or ():
        row, _, code = said.partition("=")
        if not row.isdigit() or not code:
            raise UsageError(
                Phrase(
                    "{option}: found {found}, expected a row and an id, such as {example}",
                    option="--same",
                    found=said,
                    example="12=096-01",
                )
            )
        found[int(row)] = code
    return found


def _upload(name: str) -> Upload:
    """Read a file of at most the size that an upload may have."""
    from zmos_data.editing.reading import read_upload

    try:
        return read_upload(Path(name).name, read_file(Path(name), UPLOAD_BYTES))
    except UnreadableError as error:
        raise FileRefusedError(
            Phrase(
                "{file}: {reason}; expected a workbook or a CSV of at most {limit} MB",
                file=name,
                reason=error.reason,
                limit=UPLOAD_BYTES // MB,
            )
        ) from None


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        words = Phrase(
            "{file} cannot be written; give another with {option}", file=file, option="--out"
        )
        raise FileRefusedError(words) from error
