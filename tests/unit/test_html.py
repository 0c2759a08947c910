"""Templates: what they do to every value."""

from __future__ import annotations

import pytest
from jinja2.utils import markupsafe

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


def test_what_is_no_text_or_html_already_stays_as_it_is():
    ready = markupsafe.Markup("<i>2016–2021</i>")
    assert html.whole_years(ready) is ready
    assert html.whole_years(2016) == 2016
