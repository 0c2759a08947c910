"""Fragments of HTML from templates that escape every value."""

from __future__ import annotations

import re

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ui import streamlit_words
from ui.text import Text

# Word joiners keep 2014–2020 on one line. They stand in what a page shows and nowhere else: in a
# field, a link or a file they would hide the years from a search.
_SHOWN = re.compile(r"(<(?!textarea|script|style)[^<>]*>)([^<]+)")
_YEARS = re.compile(r"(?<=\b\d{4})–(?=\d{4}\b)")

_TEMPLATES = Environment(
    loader=PackageLoader("ui", "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


def fill(template: str, **values: object) -> str:
    """Fill a template of ``ui/templates`` for a page; values from data are escaped.

    Raises
    ------
    jinja2.UndefinedError
        If the template names a value that is not given.
    """
    return _SHOWN.sub(_whole_years, fill_file(template, **values))


def fill_file(template: str, **values: object) -> str:
    """Fill a template for a file; as `fill`, but nothing is added to the words."""
    return _TEMPLATES.get_template(template).render(**values)


def _whole_years(shown: re.Match[str]) -> str:
    """Let no range of years in a text between two tags break in two lines."""
    tag, words = shown.groups()
    return tag + (_YEARS.sub("\u2060–\u2060", words) if "–" in words else words)


def render(template: str, **values: object) -> None:
    """Draw a template on the page."""
    st.html(fill(template, **values))


def declare_language(text: Text) -> None:
    """Tell the browser the language of a page that has no board, whose script does so else."""
    st.html(f"<script>{streamlit_words.inline(text)}</script>", unsafe_allow_javascript=True)
