"""Official lists: ``python -m zmos_data.sources list|fetch|import``, see docs/official-lists.md.

Nothing is fetched unless it is asked for, and nothing is released: an import writes what a list
would add, for the same check, preview and release as any other change.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from zmos_data.catalogue import say_in
from zmos_data.editing.proposal import Proposal, propose
from zmos_data.languages import LANGUAGES
from zmos_data.limits import MB
from zmos_data.package import Package, UnreadableError, package_folder, read_file, read_package
from zmos_data.phrase import Phrase
from zmos_data.sources.cache import About, Cache, cache_folder
from zmos_data.sources.download import Limits
from zmos_data.sources.errors import SourceError
from zmos_data.sources.fetching import fetch
from zmos_data.sources.importing import Given, Imported, import_operations, import_population
from zmos_data.sources.matching import Decisions
from zmos_data.sources.output import written
from zmos_data.sources.provenance import provenance_of
from zmos_data.sources.report import report
from zmos_data.sources.source import Address, Source, sources
from zmos_data.sources.targets import Policy, is_any
from zmos_data.tables import read_tables

_PERIODS = ("2014-2020", "2021-2027")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 1 where a source cannot be fetched or read, said in one line."""
    said = _parser().parse_args(arguments)
    try:
        for line in said.run(said):
            print(line)
    except SourceError as error:
        print(say_in(said.lang, error.words), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever reads has seen enough; the interpreter would say so once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m zmos_data.sources", description=__doc__)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("list", help="which sources there are, and what is in the cache")
    one.set_defaults(run=_list)
    two = commands.add_parser("fetch", help="fetch a source into the cache")
    two.set_defaults(run=_fetch)
    two.add_argument("--allow-private", action="store_true", help="also from one's own network")
    three = commands.add_parser("import", help="say what a list adds, and write it")
    three.set_defaults(run=_import)
    for command in (two, three):
        command.add_argument("source", choices=sorted(sources()))
        command.add_argument("--part", default="", help="one of its addresses, such as 2021-2027")
    for command in (one, two, three):
        command.add_argument("--cache", type=Path, default=cache_folder(), metavar="FOLDER")
        command.add_argument("--lang", choices=LANGUAGES, default="sl")
    _add_import(three)
    return parser


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", nargs="?", type=Path, help="the list; the cache unless named")
    command.add_argument("--data", type=Path, default=package_folder(), metavar="FOLDER")
    command.add_argument("--out", type=Path, metavar="FILE", help=".xlsx or .json")
    command.add_argument("--same", action="append", default=[], type=_same, metavar="ROW=ID")
    command.add_argument("--new", action="append", default=[], type=int, metavar="ROW")
    command.add_argument("--period", choices=_PERIODS, default="", help="of the whole list")
    command.add_argument("--url", default="", help="where the file is from")
    for name, what in (
        ("published", "day of its publication"),
        ("as-of", "day of its figures"),
        ("read", "day on which it was looked at; today unless told"),
        ("day", "of inhabitants: 2026-01-01"),
    ):
        command.add_argument(f"--{name}", type=_day, default="", metavar="DAY", help=what)
    command.add_argument("--per-inhabitant", action="store_true", help="figures stand on them")
    command.add_argument("--replace", action="store_true", help="other inhabitants of that day")


def _same(text: str) -> tuple[int, str]:
    row, _, code = text.partition("=")
    return int(row), code


def _day(text: str) -> str:
    """Read a day; argparse also asks this of the empty text that stands for none."""
    return date.fromisoformat(text).isoformat() if text else ""


def _list(said: argparse.Namespace) -> Iterator[str]:
    cache = Cache(said.cache)
    for source in sources().values():
        yield f"{source.code}: {source.title.of(said.lang)} ({source.publisher})"
        yield f"  {source.about.of(said.lang)}"
        yield f"  {source.page}" + (f" ({source.licence})" if source.licence else "")
        for address in source.addresses:
            kept = cache.load(source.code, address.part)
            there = (
                Phrase(
                    "fetched {when}, {size} bytes", when=kept.about.fetched, size=kept.about.size
                )
                if kept
                else Phrase("not fetched")
            )
            yield f"  {address.part}: {address.url} ({say_in(said.lang, there)})"
        if not source.addresses:
            yield f"  {say_in(said.lang, _NO_ADDRESS)}"


_NO_ADDRESS = Phrase("none that is known for certain: give a file")


def _fetch(said: argparse.Namespace) -> Iterator[str]:
    source = sources()[said.source]
    policy = Policy(is_any) if said.allow_private else Policy()
    for address in _addresses(source, said.part):
        kept, is_new = fetch(source, address, Cache(said.cache), policy)
        what = Phrase("new") if is_new else Phrase("unchanged")
        about = kept.about
        words = f"{say_in(said.lang, what)}, {about.size} B, sha256 {about.sha256}"
        yield f"{source.code} {address.part}: {words}"


def _addresses(source: Source, part: str) -> list[Address]:
    found = [one for one in source.addresses if part in ("", one.part)]
    if not found:
        there = ", ".join(one.part for one in source.addresses)
        raise SourceError(
            f"{source.code} {part}".strip(),
            Phrase("an address"),
            _NO_ADDRESS if not there else Phrase("only {parts}", parts=there),
            Phrase("name a file in the command {command}, or a part", command="import"),
        )
    return found


def _import(said: argparse.Namespace) -> Iterator[str]:
    package = read_package(said.data)
    found = _imported(said, sources()[said.source], package)
    frames = read_tables(package).frames
    yield report(found, frames, said.lang)
    proposal = propose(package, found.draft)
    yield ""
    yield from _outcome(proposal, said.lang)
    if said.out:
        _save(said.out, written(found, package, proposal, said.out.suffix, said.lang))
        yield say_in(said.lang, Phrase("Written: {file}", file=said.out))


def _imported(said: argparse.Namespace, source: Source, package: Package) -> Imported:
    given, about = _given(said, source)
    days = {"published": said.published, "as_of": said.as_of}
    read = said.read or ("" if about else datetime.now(UTC).date().isoformat())
    provenance = provenance_of(source, url=said.url, read=read, about=about, **days)
    if source.holds == "population":
        options = {"is_base": said.per_inhabitant, "replaces": said.replace}
        return import_population(source, given, package, provenance, said.day, **options)
    decisions = Decisions(dict(said.same), frozenset(said.new))
    return import_operations(source, given, package, provenance, decisions)


def _given(said: argparse.Namespace, source: Source) -> tuple[Given, About | None]:
    """Return the file that is named, or the one in the cache."""
    periods = {one.part: one.period for one in source.addresses}
    period = said.period or periods.get(said.part, "")
    if said.file:
        most = Limits().size
        try:
            return Given(said.file.name, read_file(said.file, most), period), None
        except UnreadableError as error:
            expected = Phrase("a file of at most {limit} MB", limit=most // MB)
            advice = Phrase("check its name, and whether it may be read")
            raise SourceError(str(said.file), expected, error.reason, advice) from None
    addresses = _addresses(source, said.part)
    if len(addresses) > 1:
        parts = ", ".join(one.part for one in addresses)
        expected, advice = (
            Phrase("one of {parts}", parts=parts),
            Phrase("name it with {option}", option="--part"),
        )
        raise SourceError(source.code, expected, Phrase("none"), advice)
    kept = Cache(said.cache).load(source.code, addresses[0].part)
    if kept is None:
        advice = Phrase("fetch it first, or name a file in the command")
        raise SourceError(source.code, Phrase("a file in the cache"), Phrase("none"), advice)
    name = f"{source.code}-{kept.about.part}.{kept.about.format}"
    return Given(name, kept.content, period or addresses[0].period), kept.about


def _outcome(proposal: Proposal, language: str) -> Iterator[str]:
    """Say what the data would be like, and what would have to be mended first."""
    counts = {"new": len(proposal.new), "changed": len(proposal.changed)}
    said = Phrase(
        "Projects that would be new: {new}; changed: {changed}; cells: {cells}",
        **counts,
        cells=len(proposal.changes),
    )
    yield say_in(language, said)
    for one in proposal.faults:
        place = f"{one.place.sheet} {one.place.row or ''}".strip()
        parts = (say_in(language, part) for part in (one.words, one.allowed, one.advice) if part)
        yield f"  {place}: {one.found}: {'; '.join(parts)}"


def _save(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError:
        expected, advice = Phrase("a file that can be written"), Phrase("name another one")
        raise SourceError(str(file), expected, Phrase("none"), advice) from None


if __name__ == "__main__":
    sys.exit(main())
