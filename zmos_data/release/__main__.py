"""Releases of the data from a terminal: ``python -m zmos_data.release COMMAND``.

It prints Slovenian, or English with ``--lang en``, and exits with 0 where it did what was
asked, 1 where that was refused, and 2 where it was not understood or there is no store.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError
from zmos_data.phrase import Phrase
from zmos_data.release import command_files, command_store
from zmos_data.release.command_store import UsageError
from zmos_data.release.model import NoStoreError, StoreError, SupersededError
from zmos_data.release.terminal import Terminal

Command = Callable[[argparse.Namespace, Terminal], None]
DECISIONS = "[--same {row}={id}] [--new {row}] [--remove {id}] [--mine {change}] [--meant {change}]"
USAGE = (
    (
        "template [--town {code}] [--out {file}]",
        Phrase("write the workbook to be filled in, of all towns or of some"),
    ),
    (
        "check {file} [--out {file}]",
        Phrase("say what was understood of a file and what is to be put right; mark it in a copy"),
    ),
    (f"preview {{file}} {DECISIONS}", Phrase("say what a file would change")),
    (
        f"publish {{file}} --editor {{name}} [--note {{text}}] {DECISIONS}",
        Phrase("release what a file changes"),
    ),
    (
        "publish --folder {folder} --editor {name} [--note {text}] [--since {release}]",
        Phrase("release the data package of a folder; refused if there was a release since"),
    ),
    ("list", Phrase("show all releases")),
    (
        "rollback {release} --editor {name} [--note {text}]",
        Phrase("release the content of an earlier release again"),
    ),
    ("audit", Phrase("show who released what, and when")),
)
VALUES = {
    "file": Phrase("file"),
    "code": Phrase("code"),
    "row": Phrase("row"),
    "id": Phrase("id"),
    "change": Phrase("change"),
    "folder": Phrase("folder"),
    "name": Phrase("name"),
    "text": Phrase("text"),
    "release": Phrase("release"),
}


class _Parser(argparse.ArgumentParser):
    """Leaves it to us to say what was not understood: argparse speaks English."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(Phrase("the command was not understood"))


def parser() -> argparse.ArgumentParser:
    """Return what reads a command."""
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, default="sl")
    signed = _Parser(add_help=False)
    signed.add_argument("--editor")
    signed.add_argument("--note", default="")
    whole = _Parser(add_help=False, allow_abbrev=False)
    commands = whole.add_subparsers(required=True, parser_class=_Parser)

    def add(name: str, run: Command, *parents: _Parser) -> argparse.ArgumentParser:
        command = commands.add_parser(name, parents=[common, *parents], add_help=False)
        command.set_defaults(run=run)
        return command

    decided = _Parser(add_help=False)
    decided.add_argument("--same", action="append")
    decided.add_argument("--new", action="append", type=int)
    decided.add_argument("--remove", action="append")
    decided.add_argument("--mine", action="append")
    decided.add_argument("--meant", action="append")
    template = add("template", command_files.template)
    template.add_argument("--town", action="append")
    template.add_argument("--out")
    for name, run in (("check", command_files.check), ("preview", command_files.preview)):
        looked = add(name, run, decided)
        looked.add_argument("file")
        looked.add_argument("--out")
    publish = add("publish", _publish, signed, decided)
    publish.add_argument("file", nargs="?")
    publish.add_argument("--folder")
    publish.add_argument("--since", type=int)
    add("list", command_store.list_releases)
    add("rollback", command_store.roll_back, signed).add_argument("number", type=int)
    add("audit", command_store.audit)
    return whole


def _publish(asked: argparse.Namespace, terminal: Terminal) -> None:
    """Release a file of an editor, or the package of a folder."""
    if bool(asked.file) == bool(asked.folder):
        raise UsageError(Phrase("name a file, or a folder with {option}", option="--folder"))
    (command_files if asked.file else command_store).publish(asked, terminal)


def main(arguments: list[str]) -> int:
    """Carry a command out; see the head of the module."""
    terminal = Terminal(_language(arguments))
    if not arguments or {"-h", "--help"} & {*arguments}:
        print(_usage(terminal))
        return 0 if arguments else 2
    try:
        asked = parser().parse_args(arguments)
        asked.run(asked, terminal)
        sys.stdout.flush()
    except UsageError as error:
        terminal.complain(error.words)
        print(_usage(terminal), file=sys.stderr)
        return 2
    except DataError as error:
        terminal.list_problems(error.problems)
        return 1
    except StoreError as error:
        return _refuse(error, terminal)
    except BrokenPipeError:
        # Whoever reads has seen enough; the interpreter would say so once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _usage(terminal: Terminal) -> str:
    """Write how the commands are called, and what each does."""
    named = {name: terminal.word(word).upper() for name, word in VALUES.items()}
    lines = [f"  {how.format(**named)}\n      {terminal.word(what)}" for how, what in USAGE]
    return "\n".join(["python -m zmos_data.release … [--lang sl|en]", *lines])


def _language(arguments: list[str]) -> str:
    """Return the language that is asked for, also where the command is not understood."""
    asked = [*arguments, ""]
    following = [asked[n + 1] for n, word in enumerate(arguments) if word == "--lang"]
    joined = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    return next((word for word in (*following, *joined) if word in LANGUAGES), "sl")


def _refuse(error: StoreError, terminal: Terminal) -> int:
    terminal.complain(error.words)
    if isinstance(error, SupersededError) and error.current is not None:
        terminal.complain(terminal.changes(error.current))
    if error.__cause__ is not None:
        terminal.complain(str(error.__cause__).strip())
    return 2 if isinstance(error, NoStoreError) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
