"""Bring the message catalogues up to date: ``python scripts/messages.py [--check]``.

Messages are written in English in the code. This script collects them, adds new ones to
both catalogues (English ones filled in), drops those no longer used, and names every message
that has no translation. ``--check`` changes nothing and fails where a run would.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zmos_data.languages import LANGUAGES  # noqa: E402  (the script runs from anywhere)

DATA: dict[str, Any] = {
    "Phrase": None,
    "Counted": (1, 2),
}  # what the data say of themselves, see zmos_data/phrase.py
SCREEN: dict[str, Any] = {"say": None, "count": (1, 2), "say_as": ((1, "c"), 2), **DATA}
FOLDERS = {
    **dict.fromkeys(("content", "documents", "api", "ui", "pages", "static_site"), SCREEN),
    "zmos_data": DATA,
}


def collect_messages() -> Catalog:
    """Read every message out of the code of the screen, and out of what the data say in words."""
    catalogue = Catalog(project="zmos-dashboard", charset="utf-8")
    for folder, keywords in FOLDERS.items():
        found = extract_from_dir(
            str(ROOT / folder), method_map=[("**.py", "python")], keywords=keywords
        )
        for file, _line, message, _comments, context in found:
            catalogue.add(message, locations=[(f"{folder}/{file}", 1)], context=context)
    return catalogue


def path_of(language: str) -> Path:
    """Return the catalogue's file."""
    return ROOT / "locale" / language / "LC_MESSAGES" / "messages.po"


def updated(language: str, template: Catalog) -> Catalog:
    """Return the language's catalogue with exactly the template's messages."""
    path = path_of(language)
    catalogue = Catalog(locale=language, charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# Words of the dashboard ({language}); see CONTRIBUTING.md."
    if language == "en":
        for message in catalogue:
            if message.id:
                message.string = message.id
    return catalogue


def untranslated(catalogue: Catalog) -> list[Message]:
    """Return the messages without a translation or with too few plural forms."""
    return [m for m in catalogue if m.id and not is_complete(m, catalogue.num_plurals)]


def is_complete(message: Message, forms: int) -> bool:
    """Tell whether a message is translated, in every plural form that it needs."""
    if message.pluralizable:
        strings = message.string or ()
        return len(strings) == forms and all(strings)
    return bool(message.string)


def written(catalogue: Catalog) -> bytes:
    """Write a catalogue as its file stands: sorted, without dates or line numbers."""
    buffer = BytesIO()
    write_po(
        buffer, catalogue, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True
    )
    lines = buffer.getvalue().decode().splitlines()
    kept = [
        x
        for x in lines
        if not x.startswith(
            (
                '"POT-Creation',
                '"PO-Revision',
                '"Generated-By',
                '"Last-Translator',
                '"Report-Msgid',
                '"Language-Team',
                '"Project-Id',
            )
        )
    ]
    return ("\n".join(kept) + "\n").encode()


def main(arguments: list[str]) -> int:
    """Update or check both catalogues; 1 where something is missing."""
    template = collect_messages()
    failures = 0
    for language in LANGUAGES:
        catalogue = updated(language, template)
        for message in untranslated(catalogue):
            print(f"{language}: not translated: {message.id!r}")
            failures += 1
        path, content = path_of(language), written(catalogue)
        if "--check" in arguments:
            if not path.exists() or path.read_bytes() != content:
                print(f"{language}: out of date; run: python scripts/messages.py")
                failures += 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
