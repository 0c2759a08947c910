"""The editors' part of the page of the data: its steps, who is signed in, what a check says."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from content.text import Text
from zmos_data import actions, limits
from zmos_data.collation import collation_key
from zmos_data.editing.findings import Finding, Place
from zmos_data.editors import Editor, Editors

STEPS = ("template", "check", "preview", "release")


def fold(text: Text, *, is_open: bool) -> dict[str, Any]:
    """Write what opens the part, and what it is for (pure)."""
    return {
        "title": text.say("Editing"),
        "words": text.say(
            "Towns and the association keep the data in a workbook: download the template, "
            "check the filled file, look at what would change, release it."
        ),
        "label": text.say("Edit the data"),
        "open": is_open,
        "go": actions.write(actions.ShowEditing()),
    }


def step(text: Text, name: str) -> dict[str, str]:
    """Return the title of a step with its number, and what is done in it (pure)."""
    titles = {
        "template": (
            text.say("Template"),
            text.say(
                "A workbook with the present data, drop-down lists and hints. "
                "That of one town has its rows alone, and the questions to it."
            ),
        ),
        "check": (
            text.say("Check"),
            text.say(
                "The filled template, or a table of projects as XLSX or CSV. The file stays in "
                "this visit alone and is not kept."
            ),
        ),
        "preview": (
            text.say("Preview"),
            text.say("What would change. Nobody sees it before it is released."),
        ),
        "release": (
            text.say("Release"),
            text.say(
                "What is released, everybody sees within seconds. Each release stays on record."
            ),
        ),
    }
    title, words = titles[name]
    return {"title": f"{STEPS.index(name) + 1}. {title}", "words": words}


def signed_in(text: Text, editor: Editor, editors: Editors) -> str:
    """Say who is signed in and what they may (pure)."""
    who = text.say("You are signed in as {email}.", email=editor.email)
    if editor.has_all:
        own = text.say("You may change the data of all towns.")
    else:
        names = ", ".join(
            sorted((editors.names.get(code, code) for code in editor.towns), key=collation_key)
        )
        own = text.say("You may change the data of: {towns}.", towns=names)
    release = (
        text.say("You may release.")
        if editor.may_release
        else text.say("You may prepare changes; somebody else releases them.")
    )
    return f"{who} {own} {release}"


def not_set_up(text: Text) -> str:
    """Say that nobody signs in here, and how a file is released then (pure)."""
    return text.say(
        "Template, check and preview are open to everybody. Nobody signs in on this site: whoever "
        "runs it releases a file by the command “{command}”.",
        command="python -m zmos_data.release publish",
    )


def outcome(text: Text, name: str, findings: Sequence[Finding]) -> str:
    """Say in one sentence how a check has ended (pure)."""
    faults = sum(finding.is_fault for finding in findings)
    if not faults:
        return text.say("{name}: everything was understood.", name=name)
    return text.count(
        "{name}: {n} place is to be fixed. Nothing can be released before.",
        "{name}: {n} places are to be fixed. Nothing can be released before.",
        faults,
        name=name,
    )


def faults(text: Text, findings: Sequence[Finding]) -> dict[str, Any]:
    """Write what is to be mended as a table, no more of it than anybody reads (pure)."""
    found = [finding for finding in findings if finding.is_fault]
    return {
        "caption": text.say("What is to be fixed"),
        "heads": [
            text.say("Sheet"),
            text.say("Row"),
            text.say("Column"),
            text.say("What stands there"),
            text.say("Fault, or the rule that it breaks"),
            text.say("What is allowed"),
            text.say("How to fix it"),
        ],
        "rows": [
            [
                *_place(text, f.place),
                text.say_phrase(f.found),
                *(_sentence(text.say_phrase(words)) for words in (f.words, f.allowed, f.advice)),
            ]
            for f in found[: limits.PROBLEMS]
        ],
        "more": _more(text, len(found)),
    }


def _sentence(words: str) -> str:
    """Begin with a capital what the data say in the middle of a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def understood(text: Text, findings: Sequence[Finding]) -> dict[str, Any] | None:
    """Write what was understood otherwise than it stands there, the same things once (pure).

    Returns
    -------
    dict or None
        None where everything was taken as it stands.
    """
    notices = [finding for finding in findings if not finding.is_fault]
    if not notices:
        return None
    said = [(text.say_phrase(f.found), text.say_phrase(f.words)) for f in notices]
    times = Counter(said)
    first = {words: f.place for words, f in reversed(list(zip(said, notices, strict=True)))}
    return {
        "fold": text.count(
            "{n} note on how the file was understood",
            "{n} notes on how the file was understood",
            len(notices),
        ),
        "open": any(finding.asks_to_check for finding in notices),
        "heads": [
            text.say("What stands there"),
            text.say("How it was understood"),
            text.say("Times"),
            text.say("First place"),
        ],
        "rows": [
            [*words, text.number(n), place(text, first[words])]
            for words, n in list(times.items())[: limits.PROBLEMS]
        ],
        "more": _more(text, len(times)),
    }


def _more(text: Text, n: int) -> str:
    if n <= limits.PROBLEMS:
        return ""
    return text.say("These are the first {n}.", n=text.number(limits.PROBLEMS))


def _place(text: Text, found: Place) -> list[str]:
    """Write a place as sheet, row and column."""
    column = " ".join(part for part in (found.letters, found.heading) if part)
    return [
        found.sheet or text.say("whole file"),
        "" if found.row is None else str(found.row),
        column,
    ]


def place(text: Text, found: Place) -> str:
    """Write a place in one go: Projekti, C7 (pure)."""
    sheet, row, _ = _place(text, found)
    cell = f"{found.letters}{row}"
    return f"{sheet}, {cell}" if cell else sheet


def template_name(town: str, version: str) -> str:
    """Name the file of a template (pure)."""
    of = f"-{_in_a_name(town)}" if town else ""
    return f"zmos-predloga{of}-{version}.xlsx"


def marked_name(name: str) -> str:
    """Name the file that comes back with its places marked (pure)."""
    return f"{PurePosixPath(name).stem[:80] or 'zmos'}-oznake.xlsx"


def _in_a_name(town: str) -> str:
    """Write a town's name for the name of a file: small letters, no others than those of ASCII."""
    plain = unicodedata.normalize("NFKD", town).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", "-")
