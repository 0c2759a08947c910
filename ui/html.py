"""Fragments of HTML from templates that escape every value."""

from __future__ import annotations

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ui import streamlit_words
from ui.text import Text

_TEMPLATES = Environment(
    loader=PackageLoader("ui", "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
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
