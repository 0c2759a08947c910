"""Fragments of HTML from templates that escape every value."""

from __future__ import annotations

import re
from typing import Any

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ui import streamlit_words
from ui.text import Text

# Word joiners keep 2014–2020 on one line. They stand in the pages alone: in a file they would
# hide the years from a search, and some faces draw a box for them.
_YEARS = re.compile(r"(?<=\b\d{4})–(?=\d{4}\b)")


def whole_years(value: Any) -> Any:
    """Let no range of years break in two lines; what is HTML already stays as it is."""
    if not isinstance(value, str) or "–" not in value or hasattr(value, "__html__"):
        return value
    return _YEARS.sub("\u2060–\u2060", value)


_TEMPLATES = Environment(
    loader=PackageLoader("ui", "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=whole_years,
)
_TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


def fill(template: str, **values: object) -> str:
    """Fill a template of ``ui/templates``; values from data are escaped.

    Raises
    ------
    jinja2.UndefinedError
        If the template names a value that is not given.
    """
    return _TEMPLATES.get_template(template).render(**values)


def render(template: str, **values: object) -> None:
    """Draw a template on the page."""
    st.html(fill(template, **values))


def declare_language(text: Text) -> None:
    """Tell the browser the language of a page that has no board, whose script does so else."""
    st.html(f"<script>{streamlit_words.inline(text)}</script>", unsafe_allow_javascript=True)
