"""The catalogues: complete, in step with the code, with the same names to fill in."""

import ast
import re

import pytest
from babel.messages.pofile import read_po

from scripts import messages

LANGUAGES = ("sl", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_code_is_translated(language):
    catalogue = messages.updated(language, messages.collect_messages())
    assert len(catalogue) > 80
    assert messages.untranslated(catalogue) == []


def test_the_catalogues_are_up_to_date():
    assert messages.main(["--check"]) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_names(language):
    with messages.path_of(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(re.findall(r"{\w+}", "".join(ids)))
        for string in strings:
            assert set(re.findall(r"{\w+}", string)) == wanted, message.id


def test_no_message_stands_inside_an_f_string():
    """The extractor does not look into f-strings, so such a message would stay English."""
    for folder, keywords in messages.FOLDERS.items():
        for path in sorted((messages.ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    calls = [n.func for n in ast.walk(node) if isinstance(n, ast.Call)]
                    names = {f.attr for f in calls if isinstance(f, ast.Attribute)}
                    names |= {f.id for f in calls if isinstance(f, ast.Name)} & set(messages.DATA)
                    assert not names & set(keywords), f"{path.name}:{node.lineno}"
