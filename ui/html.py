"""Fragments of HTML for pages, out of ``ui/templates``; every value is escaped."""

from __future__ import annotations

import streamlit as st

from content.markup import Templates
from content.text import Text
from ui import streamlit_words

fill = Templates("ui").fill_for_page


def render(template: str, **values: object) -> None:
    """Draw a template on the page, outside the boards."""
    st.html(fill(template, **values))


def declare_language(text: Text) -> None:
    """Tell the browser the language of a page that has no board, whose script does so else."""
    st.html(f"<script>{streamlit_words.inline(text)}</script>", unsafe_allow_javascript=True)
