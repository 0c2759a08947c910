"""Words in the place of Streamlit's own: in each language, safe in a page, sent before it."""

from __future__ import annotations

import json
import re

import pytest

from content.text import Text
from ui import streamlit_words

LANGUAGES = ("sl", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_entry_has_a_name_of_its_own_and_words(language):
    found = streamlit_words.entries(Text(language))
    assert len({entry.name for entry in found}) == len(found)
    for entry in found:
        assert bool(entry.ours) == (entry.attribute != "hidden"), entry.name
        groups = re.compile(entry.theirs).groups
        assert groups == entry.ours.count("$"), entry.name


def test_no_word_of_streamlits_is_left_in_slovenian():
    for entry in streamlit_words.entries(Text("sl")):
        if entry.ours and entry.theirs not in (".*", ".+"):
            assert not re.fullmatch(entry.theirs, entry.ours.replace("$1", "1")), entry.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_carries_the_words(language):
    text = Text(language)
    written = streamlit_words.inline(text)
    call = re.search(r"zmosWords\.speak\(\.\.\.(.*)\);$", written)
    assert call
    code, rows = json.loads(call[1])
    assert code == language
    assert rows == [
        [e.selector, e.attribute, e.theirs, e.ours] for e in streamlit_words.entries(text)
    ]
    # Nothing may end the script or look like a tag to what cleans the page.
    assert not re.search(r"<[/!\w]", written)
    asked = f'document.documentElement.lang === "{language}" && {call[0][:-1]}'
    assert asked in streamlit_words.module(language).decode()
