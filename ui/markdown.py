"""Texts for labels of Streamlit's own, which reads them as Markdown."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")  # every sign of ASCII that Markdown may mean


def plain(words: str) -> str:
    """Write words so that they show as they are: no link, no picture, no markup out of data."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
