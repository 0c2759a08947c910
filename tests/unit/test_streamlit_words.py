"""Words in the place of Streamlit's own: in each language, safe in a page, sent before it."""

from __future__ import annotations

import json
import re

import pytest

from content.text import Text
from ui import first_page, streamlit_words

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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_is_in_the_language(language):
    page = first_page.first_page("", language).content.decode()
    text = Text(language)
    assert f'<html lang="{language}">' in page
    assert f"<title>{text.say('Urban municipalities of Slovenia')}</title>" in page
    assert f"<noscript><p>{text.say('This page needs JavaScript.')}</p></noscript>" in page
    assert streamlit_words.inline(text) in page
    for theirs in ("<title>Streamlit", "You need to enable JavaScript"):
        assert theirs not in page


@pytest.mark.parametrize("base", ["", "karta"])
def test_the_first_page_names_the_feed_of_releases(base, monkeypatch):
    monkeypatch.setattr(first_page, "base_path", lambda: f"/{base}" if base else "")
    (link,) = re.findall(r"<link rel=\"alternate\"[^>]*>", first_page.feed(Text("en")))
    assert 'type="application/atom+xml"' in link
    address = f"/{base}/api/v1/releases.atom?lang=en".replace("//", "/")
    assert f'href="{address}"' in link
    assert link in first_page.changes(Text("en"))["<title>Streamlit</title>"]


def test_the_rest_of_the_first_page_is_streamlits(caplog):
    page = first_page._first_page.__wrapped__("sl", "").content.decode()
    index = first_page.INDEX.read_text(encoding="utf-8")
    for needed in re.findall(r'<script type="module".*?</script>|<link .*?>', index, re.DOTALL):
        assert needed in page or 'rel="stylesheet"' in needed
    assert '<div id="root"></div>' in page
    assert not caplog.records


@pytest.mark.parametrize("pattern", first_page.changes(Text("sl")))
def test_another_first_page_of_streamlits_is_said_and_served(
    tmp_path, monkeypatch, caplog, pattern
):
    index = tmp_path / "index.html"
    whole = first_page.INDEX.read_text(encoding="utf-8")
    index.write_text(re.sub(pattern, "", whole, flags=re.DOTALL), encoding="utf-8")
    monkeypatch.setattr(first_page, "INDEX", index)
    page = first_page._first_page.__wrapped__("sl", "").content.decode()
    assert '<div id="root"></div>' in page
    (record,) = caplog.records
    assert pattern in record.getMessage()
