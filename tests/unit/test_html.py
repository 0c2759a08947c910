"""Templates: what they do to what they show."""

from __future__ import annotations

import pytest

from content import markup
from tests.words import JOINER
from ui import html

WHOLE = f"2016{JOINER}–{JOINER}2021"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2016–2021", WHOLE),
        ("od 2016–2021; 2014–2020.", f"od {WHOLE}; 2014{JOINER}–{JOINER}2020."),
        ("Lent–Tabor, 12–15, 12016–2021", "Lent–Tabor, 12–15, 12016–2021"),
        ("<b>2016–2021</b>", f"&lt;b&gt;{WHOLE}&lt;/b&gt;"),
    ],
)  # fmt: skip
def test_a_range_of_years_never_breaks(words, shown):
    assert f">{shown}<" in html.fill("note.html", lang="sl", words=words)


def test_a_field_an_attribute_and_a_file_keep_the_years_as_they_are():
    names = ("lang", "cite", "alone", "plain_label", "plain", "done", "copy", "bibtex", "report",
             "report_words", "draft", "draft_label")  # fmt: skip
    page = html.fill("citation.html", **dict.fromkeys(names, "ITI 2016–2021"))
    assert f"<h2>ITI {WHOLE}</h2>" in page
    assert ">ITI 2016–2021</textarea>" in page
    assert 'href="ITI 2016–2021"' in page
    assert JOINER not in markup.Templates("ui").fill("note.html", lang="sl", words="2016–2021")
